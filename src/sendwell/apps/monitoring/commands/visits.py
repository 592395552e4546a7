"""Visits are planned, changed, and written up once they have been."""

from collections.abc import Iterable
from datetime import date
from typing import TypedDict, Unpack

from sendwell.apps.mechanisms.editing import Seen, hold
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.monitoring.models import Visit
from sendwell.apps.monitoring.permissions import may_run_visits
from sendwell.apps.partnership.models import Person
from sendwell.apps.partnership.permissions import refuse_another_area
from sendwell.apps.programme.commands import key_dates
from sendwell.apps.programme.commands.plans import record_stage
from sendwell.apps.programme.models import Plan
from sendwell.domain.frameworks import framework_named, plan_kind


class VisitFields(TypedDict):
    """What is known of a visit when it is planned."""

    kind: str
    held_on: date
    until: date | None
    purpose: str


@command
def plan_visit(*, plan: Plan, by: Person, **said: Unpack[VisitFields]) -> Visit:
    """Keep a visit to a plan in sight, with its day among the key dates. One that has been can be recorded too.

    Raises PermissionDenied, or Refused: for a kind that the framework does not have, for a day before the report that
    it looks back on, or for one that ends before it begins.
    """
    require(may_run_visits(by) and plan.programme.area_id == by.area_id)
    visit = Visit(plan=plan, **said)
    _check(visit)
    visit.key_date = key_dates.add_key_date(**_date_of(visit), by=by)
    visit.save()
    return visit


@command
def change_visit(*, visit: Visit, by: Person, seen: Seen | None = None, **said: Unpack[VisitFields]) -> Visit:
    """Change what is known of a visit; its key date moves with it. Raises as `plan_visit`."""
    found = _held(visit, by, seen)
    if said["kind"] != found.kind and found.judgements.exists():
        raise Refused("It has judged priorities in the words of its kind, so its kind stays.", field="kind")
    for name, value in said.items():
        setattr(found, name, value)
    _check(found)
    if found.key_date:
        key_dates.change_key_date(key_date=found.key_date, **_date_of(found), by=by)
    found.save()
    return found


@command
def write_up(
    *,
    visit: Visit,
    people: Iterable[Person],
    visitors: str,
    feedback: str,
    today: date,
    by: Person,
    seen: Seen | None = None,
) -> Visit:
    """Write down who was at a visit and what was said. The stage of the plan that it is, is reached with it.

    Raises PermissionDenied, or Refused for a visit that is still to come.
    """
    found = _held(visit, by, seen)
    refuse_before(found, today)
    chosen = list(people)
    refuse_another_area(by, *chosen)
    found.visitors, found.feedback = visitors, feedback
    found.save()
    found.people.set(chosen)
    _reach_stage(found, by)
    return found


@command
def remove_visit(*, visit: Visit, by: Person) -> None:
    """Take away a visit that was planned and did not come about, with its key date.

    Raises PermissionDenied, or Refused once something was written down, judged, shown or started because of it.
    """
    found = _held(visit, by, None)
    kept = found.judgements.exists() or found.actions.exists() or found.rooms.exists()
    if found.feedback or found.visitors or kept:
        raise Refused("Something came of this visit already, so it stays.")
    key_date = found.key_date
    found.delete()
    if key_date:
        key_dates.remove_key_date(key_date=key_date, by=by)


def refuse_before(visit: Visit, today: date) -> None:
    """Raise Refused where a visit is still to come."""
    if not visit.is_over(today):
        raise Refused(f"The visit is on {visit.when}. Write down what came of it once it has been.")


def _held(visit: Visit, by: Person, seen: Seen | None) -> Visit:
    require(may_run_visits(by) and visit.plan.programme.area_id == by.area_id)
    return hold(visit, seen)


def _check(visit: Visit) -> None:
    inspection = visit.plan.programme.inspection
    if visit.kind not in {kind.key for kind in framework_named(inspection.framework).visits}:
        raise Refused("Choose a kind of visit that the framework has.", field="kind")
    if visit.until and visit.until < visit.held_on:
        raise Refused(
            f"It ends on {visit.until:%-d %B %Y}, before it begins on {visit.held_on:%-d %B %Y}.", field="until"
        )
    known = [day for day in (inspection.received_on, inspection.published_on) if day]
    if known and visit.held_on < min(known):
        raise Refused(
            f"{visit.held_on:%-d %B %Y} is before the report that a visit looks back on, of {min(known):%-d %B %Y}. "
            "Check the day and the year.",
            field="held_on",
        )


def _date_of(visit: Visit) -> key_dates.DateFields:
    return {"what": f"{visit.what.name} with {visit.what.by}", "on": visit.held_on, "until": visit.until}


def _reach_stage(visit: Visit, by: Person) -> None:
    """Record the stage once for the day; a stage that is reached only once keeps the first day recorded for it."""
    key = visit.what.stage_of(visit.plan.kind)
    stage = next((one for one in plan_kind(visit.plan.kind).stages if one.key == key and one.recorded), None)
    if stage is None:
        return
    same = {"on": visit.held_on} if stage.repeats else {}
    if not visit.plan.stages_reached.filter(stage=key, **same).exists():
        record_stage(plan=visit.plan, stage=key, on=visit.held_on, note=visit.what.name, by=by)
