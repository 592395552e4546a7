"""The criteria of an area: each change makes a version, and audits keep the one that they were begun with."""

import uuid
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from typing import TypedDict, Unpack

from django.db.models import Max

from sendwell.apps.audits.models import CriteriaVersion
from sendwell.apps.audits.permissions import may_run_audits
from sendwell.apps.audits.queries.criteria import content_of, criteria_in_force
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Area, Person
from sendwell.domain.plan_quality import Criteria, Criterion, GradingRule

CHANGED = "Somebody changed the criteria while you were editing. Look at version {}, then enter your change again."
OUR_OWN = "The area’s own criterion."


class CriterionFields(TypedDict):
    """What a person says of a criterion."""

    section: str
    asks: str
    good: str
    agency: str
    law: bool
    source: str


@command
def criteria_now(*, by: Person) -> CriteriaVersion:
    """The version in force in the area of `by`; where there is none, Sendwell's own criteria become the first."""
    now = criteria_in_force(by.area)
    return now if now.pk else _write(by.area, now.criteria, now.rule, "As they come with Sendwell.", by)


@command
def save_criterion(*, key: str, version: int, why: str, by: Person, **said: Unpack[CriterionFields]) -> CriteriaVersion:
    """Change a criterion, or add one where `key` is empty, on top of the `version` that was seen.

    Raises PermissionDenied or Refused.
    """
    now = _held(version, by)
    source = said["source"].strip() or OUR_OWN
    said["source"] = source
    new = Criterion(key=key or f"own_{uuid.uuid4().hex[:8]}", **said)
    if not key:
        return _write(by.area, (*now.criteria, new), now.rule, why, by)
    old = _criterion(now.criteria, key)
    kept = replace(new, unverified=old.unverified if old.source == source else "")
    if kept == old:
        return now
    return _write(by.area, tuple(kept if one.key == key else one for one in now.criteria), now.rule, why, by)


@command
def remove_criterion(*, key: str, version: int, why: str, by: Person) -> CriteriaVersion:
    """Ask a question no more. Audits already begun still ask it. Raises PermissionDenied or Refused."""
    now = _held(version, by)
    _criterion(now.criteria, key)
    left = tuple(one for one in now.criteria if one.key != key)
    if not left:
        raise Refused("An audit needs at least one criterion. Add another before you leave this one out.")
    return _write(by.area, left, now.rule, why, by)


@command
def save_rule(*, least: Mapping[str, float], version: int, why: str, by: Person) -> CriteriaVersion:
    """Set from what share of the points each grade is given, by its key. Raises PermissionDenied or Refused."""
    now = _held(version, by)
    grades = tuple(replace(grade, least=float(least.get(grade.key, grade.least))) for grade in now.rule.grades)
    if any(better.least <= worse.least for better, worse in pairwise(grades)):
        raise Refused("Each grade needs a larger share than the one below it. Correct the shares.")
    if grades == now.rule.grades:
        return now
    return _write(by.area, now.criteria, replace(now.rule, grades=grades), why, by)


def _held(version: int, by: Person) -> CriteriaVersion:
    """The version in force, held until the end of the transaction. Raises Refused unless it is the one seen."""
    require(may_run_audits(by))
    Area.objects.select_for_update().get(pk=by.area_id)
    now = criteria_now(by=by)
    if now.number != version:
        raise Refused(CHANGED.format(now.number))
    return now


def _criterion(criteria: Criteria, key: str) -> Criterion:
    found = next((one for one in criteria if one.key == key), None)
    if found is None:
        raise Refused("This criterion is not asked any more. Add it anew if it should be.")
    return found


def _write(area: Area, criteria: Criteria, rule: GradingRule, why: str, by: Person) -> CriteriaVersion:
    number = (area.criteria_versions.aggregate(latest=Max("number"))["latest"] or 0) + 1
    return CriteriaVersion.objects.create(
        area=area, number=number, content=content_of(criteria, rule), why=why.strip(), made_by=by
    )
