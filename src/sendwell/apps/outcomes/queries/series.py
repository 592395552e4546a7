"""Numbers in time: every series of an area's authority, and what other places had at the same moment."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet

from sendwell.apps.outcomes.models import Observation, QueryDecision, Verdict
from sendwell.apps.outcomes.places import Home
from sendwell.apps.partnership.models import Area
from sendwell.domain.measures import Level, PeriodKind, Symbol
from sendwell.domain.measures.periods import Period, period

FIELDS = ("measure", "place", "group", "period_kind", "period", "level", "ends_on", "value", "numerator", "denominator",
          "symbol", "area_id")  # fmt: skip
OWN_LEVELS = (Level.NATIONAL, Level.REGIONAL, Level.AUTHORITY)


@dataclass(frozen=True, slots=True)
class Point:
    """One number of a series. Without a value, `symbol` says why; `note` is what an analyst wrote beside it."""

    period: Period
    ends_on: date
    value: float | None
    numerator: float | None
    denominator: float | None
    symbol: Symbol
    note: str = ""


@dataclass(frozen=True)
class Series:
    """One measure of one place and group, in periods of one kind, in order of time."""

    measure: str
    level: str
    place: str
    group: str
    kind: PeriodKind
    points: tuple[Point, ...]

    @cached_property
    def with_values(self) -> tuple[Point, ...]:
        """The points that have a number."""
        return tuple(point for point in self.points if point.value is not None)

    @property
    def latest(self) -> Point | None:
        """The last point that has a number."""
        return self.with_values[-1] if self.with_values else None

    @property
    def before(self) -> Point | None:
        """The point of the period before the latest; None where that period has no number."""
        if len(self.with_values) < 2 or self.with_values[-2].period.next != self.with_values[-1].period:
            return None
        return self.with_values[-2]

    def at(self, code: str) -> Point | None:
        """The point of a period."""
        return next((point for point in self.points if point.period.code == code), None)


SeriesKey = tuple[str, str, str, PeriodKind]  # measure, place, group, kind of period


def observations_for(seen_by: Area, /, **which: Any) -> QuerySet[Observation]:
    """The numbers that an area may see: what is published, and its own. Those that were replaced are left out."""
    seen = Q(area__isnull=True) | Q(area=seen_by)
    return Observation.objects.filter(seen, replaced_by__isnull=True, **which)


def own_series(home: Home, **which: Any) -> dict[SeriesKey, Series]:
    """Every series of the area's authority. Two queries."""
    rows = observations_for(home.area, place=home.authority, level=Level.AUTHORITY, **which)
    return as_series(home.area, rows)


def as_series(area: Area, rows: QuerySet[Observation]) -> dict[SeriesKey, Series]:
    """Observations put in order of time, as the area's analyst has decided them: hidden ones have no number.

    Where a figure is both published and the area's own, the published one counts.
    """
    verdicts = verdicts_of(area)
    found: dict[SeriesKey, dict[str, Point]] = defaultdict(dict)
    levels: dict[str, str] = {}
    for row in rows.values_list(*FIELDS):
        measure, place, group, kind, code, level = row[:6]
        key = (measure, place, group, PeriodKind(kind))
        levels[place] = level
        if code not in found[key] or row[-1] is None:
            found[key][code] = _point(row, verdicts.get((measure, place, group, code)))
    return {key: _series(key, levels[key[1]], points.values()) for key, points in found.items()}


def peers_at(home: Home, wanted: Iterable[tuple[str, str, str]]) -> dict[tuple[str, str, str], dict[str, Observation]]:
    """What England, the region and the places compared with had, for each measure, group and period in `wanted`.

    By measure, group and period, then by place. One query.
    """
    asked = set(wanted)
    places = [place for place in home.places if place != home.authority]
    rows = observations_for(
        home.area,
        place__in=places,
        level__in=OWN_LEVELS,
        measure__in={measure for measure, _, _ in asked},
        group__in={group for _, group, _ in asked},
        period__in={code for _, _, code in asked},
        value__isnull=False,
    )
    found: dict[tuple[str, str, str], dict[str, Observation]] = defaultdict(dict)
    for row in rows:
        if (row.measure, row.group, row.period) in asked:
            found[row.measure, row.group, row.period][row.place] = row
    return found


def _series(key: SeriesKey, level: str, points: Iterable[Point]) -> Series:
    measure, place, group, kind = key
    return Series(measure, level, place, group, kind, tuple(sorted(points, key=lambda point: point.ends_on)))


def _point(row: Any, verdict: QueryDecision | None) -> Point:
    _, _, _, kind, code, _, ends_on, value, numerator, denominator, symbol, _ = row
    hidden = verdict is not None and verdict.verdict == Verdict.HIDE
    return Point(
        period=period(PeriodKind(kind), code),
        ends_on=ends_on,
        value=None if hidden else value,
        numerator=None if hidden else numerator,
        denominator=None if hidden else denominator,
        symbol=Symbol.NOT_AVAILABLE if hidden else Symbol(symbol),
        note=verdict.note if verdict else "",
    )


def verdicts_of(area: Area) -> Mapping[tuple[str, str, str, str], QueryDecision]:
    """What the area’s analyst decided last of each doubtful figure, by measure, place, group and period. One query."""
    rows = QueryDecision.objects.filter(area=area).select_related("doubt").order_by("at", "pk")
    return {(r.doubt.measure, r.doubt.place, r.doubt.group, r.doubt.period): r for r in rows}
