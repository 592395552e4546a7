"""Which plans could be drawn for an audit, how likely each is, and why."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from django.db.models import QuerySet

from sendwell.apps.audits.models import Method, State
from sendwell.apps.casework.models import Case, CaseEvent, Stage
from sendwell.apps.casework.permissions import cases_seen_by
from sendwell.apps.outcomes.places import home_of
from sendwell.apps.partnership.models import Area, OrganisationKind, Person
from sendwell.apps.partnership.queries import organisations_of
from sendwell.domain.clocks import Event, limit_named
from sendwell.domain.clocks import State as Clock
from sendwell.domain.clocks.many import EventColumns, many
from sendwell.domain.measures import Level
from sendwell.domain.plan_quality import Drawable, Factor, PlanFacts, risks_of
from sendwell.domain.plan_quality.risk import weight_of

NOT_AGAIN_FOR = timedelta(days=365)
LATE = (("final_plan", Clock.MISSED),)
OVERDUE = (("first_review", Clock.OVERDUE), ("later_review", Clock.OVERDUE))


@dataclass(frozen=True, slots=True)
class FramePlan:
    """A plan that could be drawn, with the risk factors that hold for it."""

    case_id: int
    drawable: Drawable
    risks: tuple[Factor, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """The plans that could be drawn; `left_out` are being audited or were in the last year."""

    plans: tuple[FramePlan, ...]
    left_out: int


def frame_of(person: Person, method: str, strata: str, today: date) -> Frame:
    """The plans that `person` sees and could be drawn. Some queries, and one pass of the clocks over all of them."""
    area, seen = person.area, cases_seen_by(person).filter(stage=Stage.PLAN, gone_in__isnull=True)
    cases = list(seen.order_by("key"))
    lately = set(
        area.plan_audits.exclude(state=State.CLOSED, closed_on__lt=today - NOT_AGAIN_FOR).values_list(
            "case_id", flat=True
        )
    )
    free = [case for case in cases if case.pk not in lately]
    risks = _risks(seen, free, own_names(area), today) if method == Method.RISK else [()] * len(free)
    return Frame(
        plans=tuple(
            FramePlan(case.pk, Drawable(case.key, weight_of(found), getattr(case, strata) if strata else ""), found)
            for case, found in zip(free, risks, strict=True)
        ),
        left_out=len(cases) - len(free),
    )


def own_names(area: Area) -> frozenset[str]:
    """The names under which an extract may know the area's own authority, in small letters."""
    home = home_of(area)
    known = home.name(Level.AUTHORITY, home.authority)
    councils = organisations_of(area).filter(kind=OrganisationKind.COUNCIL).values_list("name", flat=True)
    return frozenset(name.casefold() for name in (area.name, home.authority, known, *councils) if name)


def _risks(seen: QuerySet[Case], cases: Sequence[Case], own: frozenset[str], today: date) -> list[tuple[Factor, ...]]:
    events: dict[int, list[Event]] = defaultdict(list)
    rows = CaseEvent.objects.filter(case__in=seen)
    for pk, kind, on, about in rows.values_list("case_id", "kind", "on", "about"):
        events[pk].append(Event(on, kind, about=about))
    told = [events[case.pk] for case in cases]
    columns = EventColumns.of(told)
    late, overdue = (_standing(columns, limits, today) for limits in (LATE, OVERDUE))
    return [
        risks_of(_facts(case, told[number], own, number in late, number in overdue), today)
        for number, case in enumerate(cases)
    ]


def _facts(case: Case, events: Sequence[Event], own: frozenset[str], late: bool, review_overdue: bool) -> PlanFacts:
    first: dict[str, date] = {}
    for event in sorted(events, key=lambda event: event.on):
        first.setdefault(event.kind, event.on)
    outside = case.placed_in.casefold() not in own if case.placed_in else None
    return PlanFacts(first, case.setting, case.need, late, review_overdue, case.mediated or case.appealed, outside)


def _standing(columns: EventColumns, limits: Sequence[tuple[str, Clock]], today: date) -> set[int]:
    """The numbers of the cases in which one of the limits stands so."""
    found: set[int] = set()
    for key, state in limits:
        for clocks in many(columns, today, limits=[limit_named(key)]):
            found |= set(np.asarray(clocks.case)[clocks.state == state].tolist())
    return found
