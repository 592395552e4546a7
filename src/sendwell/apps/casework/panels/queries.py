"""What a panel needs: the requests that wait, those that were decided, and whether like is decided alike."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import Exists, Max, Min, OuterRef, Q, QuerySet

from sendwell.apps.casework.models import Case, CaseEvent, Stage
from sendwell.apps.casework.panels.models import Panel, PanelDecision
from sendwell.apps.casework.permissions import cases_seen_by
from sendwell.apps.partnership.models import Area, Person
from sendwell.domain.clocks import Event, clocks_of, limit_named
from sendwell.domain.measures.observation import PeriodKind
from sendwell.domain.measures.periods import Period, period_of
from sendwell.domain.statistics import STRICT, funnel_of_proportions

LIMIT = "decide_whether_to_assess"
MONTHS = 24
FEWEST = 10  # decisions of a month that are shown as a share
SMALL = 5  # agreed or refused: fewer are not shown, nor what gives them away


@dataclass(frozen=True, slots=True)
class Waiting:
    """A request that waits for a decision: the day it came, and the last day on which the decision is in time."""

    case: Case
    received: date | None
    due: date | None
    late: bool


@dataclass(frozen=True, slots=True)
class Month:
    """The decisions of a month, or of a quarter where months have too few: how many, the share agreed (None where
    few), its limits, and whether it lies outside.
    """

    month: Period
    of: int
    share: float | None
    lower: float
    upper: float

    @property
    def is_outside(self) -> bool:
        """True if the month differs by more than chance explains."""
        return self.share is not None and not self.lower <= self.share <= self.upper


@dataclass(frozen=True, slots=True)
class Consistency:
    """The share agreed by month, with that of all months together (None without decisions enough).

    By quarter, where fewer than half of the months could be shown.
    """

    months: tuple[Month, ...]
    whole: float | None
    by_quarter: bool = False

    @property
    def outside(self) -> list[Month]:
        """The months that stand out."""
        return [month for month in self.months if month.is_outside]

    @property
    def shown(self) -> list[Month]:
        """The months whose share is shown."""
        return [month for month in self.months if month.share is not None]


def waiting_for(person: Person, today: date) -> list[Waiting]:
    """The requests that somebody sees, that wait and that no panel has decided, the most urgent first. One query."""
    decided = PanelDecision.objects.filter(case=OuterRef("pk"))
    cases = cases_seen_by(person).filter(stage=Stage.UNDECIDED, gone_in__isnull=True).exclude(Exists(decided))
    received = Max("events__on", filter=Q(events__kind="request_received"))
    found = [_waiting(case, case.came_on, today) for case in cases.annotate(came_on=received)]
    return sorted(found, key=lambda one: (one.due or date.max, one.case.pk))


def one_waiting(case: Case, today: date) -> Waiting:
    """One request, as `waiting_for` has it. One query."""
    came = case.events.filter(kind="request_received").aggregate(came=Max("on"))["came"]
    return _waiting(case, came, today)


def panels_of(area: Area) -> QuerySet[Panel]:
    """The panels of an area, the latest first."""
    return Panel.objects.filter(area=area).order_by("-held_on", "-pk")


def decisions_of(panel: Panel, person: Person) -> list[PanelDecision]:
    """What a panel decided of the requests that somebody sees, in order. One query."""
    seen = panel.decisions.filter(case__in=cases_seen_by(person).values("pk"))
    return list(seen.select_related("case", "by", "edition").order_by("pk"))


def consistency(area: Area, today: date) -> Consistency:
    """The share of requests agreed by month of decision, or by quarter, as the extracts tell it. One query.

    A month with fewer than ten decisions, or with fewer than five either way, is counted and not shown.
    """
    since = today - timedelta(days=31 * MONTHS)
    rows = (
        CaseEvent.objects.filter(case__area=area, kind__in=("agreed_to_assess", "refused_to_assess"))
        .values_list("case")
        .annotate(first=Min("on"), agreed=Max("on", filter=Q(kind="agreed_to_assess")))
        .filter(first__gte=since, first__lte=today)
    )
    decided = [(first, agreed is not None) for _, first, agreed in rows]
    if len(decided) < FEWEST:
        return Consistency((), None)
    by_month = _by(PeriodKind.MONTH, decided)
    return by_month if 2 * len(by_month.shown) >= len(by_month.months) else _by(PeriodKind.QUARTER, decided)


def _by(kind: PeriodKind, decided: Sequence[tuple[date, bool]]) -> Consistency:
    whole = sum(agreed for _, agreed in decided) / len(decided)
    of = Counter(period_of(kind, on).place for on, _ in decided)
    agreed = Counter(period_of(kind, on).place for on, is_agreed in decided if is_agreed)
    months = [_month(Period(kind, place), agreed[place], of[place], whole) for place in sorted(of)]
    return Consistency(tuple(_none_alone(months)), 100 * whole, kind is PeriodKind.QUARTER)


def _none_alone(months: list[Month]) -> list[Month]:
    """Where one month alone is hidden, the smallest other with it: else the whole would give it away."""
    shown = [month for month in months if month.share is not None]
    if len(months) - len(shown) != 1 or not shown:
        return months
    smallest = min(shown, key=lambda month: month.of)
    return [replace(month, share=None) if month is smallest else month for month in months]


def _month(month: Period, agreed: int, of: int, whole: float) -> Month:
    lower, upper = (float(limit[0]) * 100 for limit in funnel_of_proportions(whole, [of], STRICT))
    few = of < FEWEST or 0 < agreed < SMALL or 0 < of - agreed < SMALL
    return Month(month, of, None if few else 100 * agreed / of, lower, upper)


def _waiting(case: Case, received: date | None, today: date) -> Waiting:
    clocks = clocks_of([Event(received, "request_received")], today, limits=[limit_named(LIMIT)]) if received else []
    due = clocks[0].due if clocks and isinstance(clocks[0].due, date) else None
    return Waiting(case, received, due, bool(due and due < today))
