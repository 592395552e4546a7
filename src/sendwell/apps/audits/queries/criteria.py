"""The criteria of an area as they stand, and how they came to stand so."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sendwell.apps.audits.models import CriteriaVersion
from sendwell.apps.partnership.models import Area
from sendwell.domain.plan_quality import Criteria, GradingRule, default_criteria, default_rule, section_names
from sendwell.domain.plan_quality.criteria import as_rows, differences
from sendwell.domain.plan_quality.grading import as_row


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version, and what it changed."""

    version: CriteriaVersion
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CriteriaPage:
    """Criteria by section with the rule; `version` is None while the area has not taken them up yet."""

    sections: tuple[tuple[str, str, Criteria], ...]
    rule: GradingRule
    version: CriteriaVersion | None
    is_latest: bool
    lines: tuple[VersionLine, ...]


def criteria_in_force(area: Area) -> CriteriaVersion:
    """The latest version of an area; Sendwell's own, not kept yet, while it has none."""
    latest = area.criteria_versions.order_by("-number").first()
    return latest or CriteriaVersion(area=area, number=1, content=content_of(default_criteria(), default_rule()))


def content_of(criteria: Criteria, rule: GradingRule) -> dict[str, Any]:
    """Criteria and rule as a version keeps them."""
    return {"criteria": as_rows(criteria), "rule": as_row(rule)}


def criteria_page(area: Area, asked: str) -> CriteriaPage:
    """The criteria of the version with the number `asked`; of the latest where there is none such. One query."""
    versions = list(area.criteria_versions.select_related("made_by").order_by("number"))
    latest = versions[-1] if versions else None
    found = next((one for one in versions if str(one.number) == asked), latest)
    criteria, rule = (found.criteria, found.rule) if found else (default_criteria(), default_rule())
    lines = [VersionLine(new, _changes(old, new)) for old, new in pairwise(versions)]
    lines = [*([VersionLine(versions[0], ())] if versions else []), *lines]
    return CriteriaPage(
        sections=tuple(
            (key, name, tuple(one for one in criteria if one.section == key)) for key, name in section_names().items()
        ),
        rule=rule,
        version=found,
        is_latest=found == latest,
        lines=tuple(lines[::-1]),
    )


def _changes(old: CriteriaVersion, new: CriteriaVersion) -> tuple[str, ...]:
    found = differences(old.criteria, new.criteria)
    return tuple(found if old.rule == new.rule else [*found, "The rule of the grades changed."])
