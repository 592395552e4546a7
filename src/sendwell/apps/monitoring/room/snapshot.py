"""What a visit room holds, gathered as at the end of a day: lines of enquiry, and each priority with its claims."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sendwell.apps.monitoring.models import EvidenceAsked, Judgement, Visit
from sendwell.apps.monitoring.queries import asked_of, judgements_of, lines_of
from sendwell.apps.monitoring.room.claims import claims_of_actions, updates_by_action
from sendwell.apps.monitoring.room.evidence import Shelf
from sendwell.apps.monitoring.room.figures import Figures, figures_of
from sendwell.apps.partnership.models import Area
from sendwell.apps.programme.models import Finding
from sendwell.apps.programme.queries import plan_at
from sendwell.apps.programme.state import PlanState, PriorityState
from sendwell.domain.frameworks import framework_named

FORM = 1  # of what is written below: a room sealed in one form is read in that form for ever
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Gathered:
    """The snapshot, and where the files of its evidence are kept."""

    content: Json
    shelf: Shelf


def gather(visit: Visit, as_at: date) -> Gathered:
    """Everything that the room of a visit holds. The number of queries does not grow with the plan.

    Updates, evidence and verifications after `as_at` are left out; titles, dates and figures are those of today.
    """
    area, shelf = visit.plan.programme.area, Shelf(as_at)
    state = plan_at(visit.plan, as_at)
    figures, judged = figures_of(area, state), _judged(area, visit, as_at)
    updates = updates_by_action(visit.plan, as_at)
    priorities = [
        _priority(one, visit, judged, [*claims_of_actions(one, updates, shelf), *_figures(one, figures, shelf)])
        for one in state.priorities
    ]
    content = {
        **_head(visit, state),
        "lines": list(_lines(area, visit, shelf, as_at)),
        "priorities": priorities,
        "evidence": shelf.rows,
    }
    return Gathered(content, shelf)


def _head(visit: Visit, state: PlanState) -> Json:
    inspection = visit.plan.programme.inspection
    return {
        "form": FORM,
        "area": visit.plan.programme.area.name,
        "visit": str(visit),
        "kind": visit.what.name,
        "by": visit.what.by,
        "purpose": visit.purpose,
        "as_at": state.today.isoformat(),
        "plan": visit.plan.title,
        "report": str(inspection.report),
    }


def _lines(area: Area, visit: Visit, shelf: Shelf, as_at: date) -> Iterator[Json]:
    asked = list(asked_of(area).filter(visit=visit).select_related("evidence__verified_by", "evidence__update__by"))
    for line in lines_of(area).filter(visit=visit):
        yield {
            "wording": line.wording,
            "priority": line.priority.number if line.priority else None,
            "heard": line.heard,
            "asked": [_asked(one, shelf, as_at) for one in asked if one.line_id == line.pk],
        }
    if loose := [one for one in asked if one.line_id is None]:
        besides = [_asked(one, shelf, as_at) for one in loose]
        yield {"wording": "Besides", "priority": None, "heard": "", "asked": besides}


def _asked(one: EvidenceAsked, shelf: Shelf, as_at: date) -> Json:
    given = one.given_on is not None and one.given_on <= as_at
    return {
        "wording": one.wording,
        "of": str(one.asked_of or ""),
        "due_on": _day(one.due_on),
        "late": not given and one.due_on is not None and one.due_on < as_at,
        "given_on": _day(one.given_on) if given else "",
        "where": one.where if given else "",
        "evidence": shelf.given(one) if given else [],
    }


def _priority(one: PriorityState, visit: Visit, judged: dict[int, list[Json]], claims: list[Json]) -> Json:
    framework = framework_named(visit.plan.programme.inspection.framework)
    row = one.priority
    return {
        "number": row.number,
        "title": row.title,
        "called": framework.findings.get(row.kind, "Set by the area itself"),
        "outcome": row.outcome,
        "accountable": str(row.accountable or ""),
        "due_on": _day(row.due_on),
        "said": [_said(finding) for finding in one.findings],
        "judged": judged.get(row.pk, []),
        "claims": claims,
    }


def _said(finding: Finding) -> Json:
    statement = finding.statement
    return {"words": statement.words, "paper": str(statement.document), "page": statement.page}


def _judged(area: Area, visit: Visit, as_at: date) -> dict[int, list[Json]]:
    found: dict[int, list[Json]] = {}
    rows = judgements_of(area).filter(visit__plan=visit.plan_id, visit__held_on__lte=as_at)
    for row in rows:
        found.setdefault(row.priority_id, []).append(_judgement(row))
    return found


def _judgement(row: Judgement) -> Json:
    said = row.said
    return {"visit": str(row.visit), "words": said.words, "falls_short": said.falls_short, "reason": row.words}


def _figures(one: PriorityState, figures: Figures, shelf: Shelf) -> Iterator[Json]:
    for figure in figures.of(one):
        yield {
            "kind": "figure",
            "about": figure.about,
            "words": figure.words,
            "reasons": list(figure.reasons),
            "on": "",
            "by": "",
            "evidence": shelf.numbers(figure.load) if figure.load else [],
        }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
