"""Every reading of the caseload: how many stand where and what is due, what is still possible, and one case."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

import numpy as np
from django.db.models import Count, Q, QuerySet

from sendwell.apps.casework.models import OPEN_STAGES, Case, CaseEvent, CaseLoad, CaseOpened, Stage
from sendwell.apps.casework.possible import Hope, Outlook, outlook
from sendwell.apps.partnership.models import Area
from sendwell.domain.clocks import Clock, Event, State, TimeLimit, clocks_of, limit_named
from sendwell.domain.clocks.events import event_words
from sendwell.domain.clocks.many import ClockColumns, EventColumns, many

LIMITS = {
    Stage.UNDECIDED: ("decide_whether_to_assess", "final_plan"),
    Stage.ASSESSING: ("final_plan",),
    Stage.PLAN: ("first_review", "later_review", "review_decision"),
}
"""The limits of each stage of which a return tells both the start and the end. Others would seem late for ever."""
MOST_LISTED = 50  # cases of one group
LATEST_OPENED = 20


@dataclass(frozen=True, slots=True)
class DueLine:
    """How many cases have one limit overdue, due this week (until Sunday), and due next week."""

    limit: TimeLimit
    overdue: int
    this_week: int
    next_week: int


@dataclass(frozen=True, slots=True)
class Caseload:
    """Where the cases stand and what is due. `gone` are open cases that the last extract no longer holds."""

    stages: tuple[tuple[Stage, int], ...]
    due: tuple[DueLine, ...]
    gone: int
    last_load: CaseLoad | None
    ends_on: date  # Sunday of this week

    @property
    def open(self) -> int:
        """Cases that are open."""
        return sum(number for stage, number in self.stages if stage in OPEN_STAGES)


@dataclass(frozen=True, slots=True)
class Group:
    """Cases with the same next step by the same day, with as many as are listed."""

    hope: Hope
    step: str
    by: date
    supposing: tuple[str, ...]
    number: int
    listed: tuple[Outlook, ...]


@dataclass(frozen=True, slots=True)
class AtRisk:
    """Open requests in groups. `undated` are those of which the day of receipt is not known."""

    groups: tuple[Group, ...]
    undated: int

    @property
    def number(self) -> int:
        """Open requests whose clocks run."""
        return sum(group.number for group in self.groups)

    @property
    def kept(self) -> int:
        """Those of which week 20 can still be kept."""
        return sum(group.number for group in self.groups if group.hope is Hope.KEPT)


@dataclass(frozen=True, slots=True)
class CasePage:
    """One case: what is still possible, its clocks (what runs first), what happened, and who opened it."""

    case: Case
    outlook: Outlook | None
    clocks: tuple[Clock, ...]
    events: tuple[Event, ...]
    opened: tuple[CaseOpened, ...]

    @property
    def said(self) -> list[tuple[date, str]]:
        """Each day with what happened on it, in words."""
        return [(event.on, event_words()[event.kind]) for event in self.events]


def loads_of(area: Area) -> QuerySet[CaseLoad]:
    """The loads of an area, the latest first."""
    return area.case_loads.select_related("given_by").order_by("-given_at", "-pk")


def caseload(area: Area, today: date) -> Caseload:
    """Where the cases of an area stand, and what is due. Three queries, and one pass of the clocks over all cases."""
    known = area.cases.aggregate(
        gone=Count("pk", filter=Q(gone_in__isnull=False, stage__in=OPEN_STAGES)),
        **{stage.value: Count("pk", filter=Q(gone_in__isnull=True, stage=stage)) for stage in Stage},
    )
    sunday = today + timedelta(days=6 - today.weekday())
    return Caseload(
        stages=tuple((stage, known[stage.value]) for stage in Stage),
        due=tuple(_due(area, today, sunday)),
        gone=known["gone"],
        last_load=loads_of(area).first(),
        ends_on=sunday,
    )


def at_risk(seen: QuerySet[Case], today: date, most: int = MOST_LISTED) -> AtRisk:
    """Open requests among the cases that somebody sees, by what is still possible and by when; then what is lost.
    At `most` so many of each group are listed.

    Two queries; 5,000 open requests take about half a second.
    """
    cases = _open_requests(seen)
    events = _events(seen, (Stage.UNDECIDED, Stage.ASSESSING))
    found = [outlook(cases[pk], told, today) for some in events.values() for pk, told in some.items()]
    known = sorted((one for one in found if one), key=_urgency)
    groups = tuple(_group(list(some), most) for _, some in groupby(known, key=_group_key))
    return AtRisk(groups, undated=len(cases) - len(known))


def case_page(case: Case, today: date) -> CasePage:
    """All that is shown of one case."""
    events = sorted((row.as_event() for row in case.events.all()), key=lambda event: event.on)
    advised = any(event.kind == "advice_requested" for event in events)
    limits = [limit_named(key) for key in (*LIMITS.get(Stage(case.stage), ()), *(("advice",) if advised else ()))]
    clocks = clocks_of(events, today, limits=limits)
    return CasePage(
        case=case,
        outlook=outlook(case, events, today) if case.stage in (Stage.UNDECIDED, Stage.ASSESSING) else None,
        clocks=tuple(sorted(clocks, key=lambda clock: clock.state not in (State.OVERDUE, State.RUNNING))),
        events=tuple(events),
        opened=tuple(case.opened.select_related("person")[:LATEST_OPENED]),
    )


def _open_requests(seen: QuerySet[Case]) -> dict[int, Case]:
    found = seen.filter(stage__in=(Stage.UNDECIDED, Stage.ASSESSING), gone_in__isnull=True)
    return {case.pk: case for case in found}


def _events(seen: QuerySet[Case], stages: Iterable[Stage]) -> dict[Stage, dict[int, list[Event]]]:
    """The events of the cases at some stages, by stage and case."""
    found: dict[Stage, dict[int, list[Event]]] = {stage: defaultdict(list) for stage in stages}
    chosen = seen.filter(gone_in__isnull=True, stage__in=found).values("pk")
    rows = CaseEvent.objects.filter(case__in=chosen)
    for pk, stage, kind, on, about in rows.values_list("case_id", "case__stage", "kind", "on", "about"):
        found[Stage(stage)][pk].append(Event(on, kind, about=about))
    return found


def _due(area: Area, today: date, sunday: date) -> list[DueLine]:
    by_stage = _events(Case.objects.filter(area=area), OPEN_STAGES)
    counts: dict[str, Counter[str]] = {key: Counter() for keys in LIMITS.values() for key in keys}
    for stage, keys in LIMITS.items():
        cases = by_stage[stage].values()
        for clocks in many(EventColumns.of(cases), today, limits=[limit_named(key) for key in keys]):
            counts[clocks.limit.key] += _counted(clocks, today, sunday)
    return [
        DueLine(limit_named(key), found["overdue"], found["this_week"], found["next_week"])
        for key, found in counts.items()
    ]


def _counted(clocks: ClockColumns, today: date, sunday: date) -> Counter[str]:
    running = clocks.state == State.RUNNING
    this, following = np.datetime64(sunday), np.datetime64(sunday + timedelta(days=7))
    return Counter(
        overdue=int((clocks.state == State.OVERDUE).sum()),
        this_week=int((running & (clocks.due <= this)).sum()),
        next_week=int((running & (clocks.due > this) & (clocks.due <= following)).sum()),
    )


def _urgency(one: Outlook) -> tuple[Hope, date, str, date, int]:
    by = one.by if one.hope is Hope.KEPT else date.min
    return one.hope, by, one.step if one.hope is Hope.KEPT else "", one.goal, one.case.pk


def _group_key(one: Outlook) -> tuple[Hope, date, str, tuple[str, ...]]:
    if one.hope is Hope.KEPT:
        return one.hope, one.by, one.step, one.supposing
    return one.hope, date.min, "", ()


def _group(some: Sequence[Outlook], most: int) -> Group:
    first = some[0]
    return Group(first.hope, first.step, first.by, first.supposing, len(some), tuple(some[:most]))
