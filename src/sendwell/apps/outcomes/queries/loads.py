"""What the pages of loads ask: the loads themselves, what a file would bring, and what one has moved."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from sendwell.apps.outcomes.measures import measures_of
from sendwell.apps.outcomes.models import DataLoad, DataLoadState, Observation
from sendwell.apps.outcomes.places import Home
from sendwell.apps.outcomes.reading import Share, share_of
from sendwell.domain.measures import Measure, PeriodKind, group_name, period
from sendwell.domain.returns.open_data import Kind, Loaded


@dataclass(frozen=True, slots=True)
class Brought:
    """One measure of a file: how many figures it brings, for which periods and places."""

    name: str
    figures: int
    periods: str
    places: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would bring if it were loaded."""

    share: Share
    measures: list[Brought]
    reference: str


@dataclass(frozen=True, slots=True)
class MovedRow:
    """A figure that a later file corrected."""

    measure: str
    place: str
    group: str
    period: str
    before: str
    now: str


def loads_seen_by(area: object) -> QuerySet[DataLoad]:
    """The area's own loads, and those of published figures by whomever; the latest first."""
    published = Q(shared=True, state__in=(DataLoadState.LOADED, DataLoadState.UNDONE))
    return DataLoad.objects.filter(Q(area=area) | published).select_related("area", "given_by").order_by("-pk")


def preview_of(found: Loaded, home: Home) -> Preview:
    """What a file would bring."""
    measures = measures_of(home.area)
    return Preview(share_of(found, home.area), _brought(found, measures), _reference(found))


def moved_rows(rows: Iterable[Observation], home: Home) -> list[MovedRow]:
    """Corrected figures in words: what each was, and what it is now."""
    measures = measures_of(home.area)
    return [_moved(row, measures.get(row.measure), home) for row in rows]


def _brought(found: Loaded, measures: dict[str, Measure]) -> list[Brought]:
    if not found.observations.num_rows:
        return []
    keys = found.observations.column("measure").to_pylist()
    periods, places = found.observations.column("period").to_pylist(), found.observations.column("place").to_pylist()
    counts = Counter(keys)
    return [
        Brought(
            measures[key].name if key in measures else key,
            number,
            _from_to({when for name, when in zip(keys, periods, strict=True) if name == key}),
            len({place for name, place in zip(keys, places, strict=True) if name == key}),
        )
        for key, number in counts.items()
    ]


def _from_to(periods: set[str]) -> str:
    first, last = min(periods), max(periods)
    return first if first == last else f"{first} to {last}"


def _reference(found: Loaded) -> str:
    """What a file says of places, in words; empty where it says nothing of them."""
    if found.table is None or found.kind is Kind.OBSERVATIONS:
        return ""
    return f"{found.table.num_rows:,} rows of {found.kind.value}"


def _moved(row: Observation, measure: Measure | None, home: Home) -> MovedRow:
    now = getattr(row, "now", None)
    return MovedRow(
        measure.name if measure else row.measure,
        home.name(row.level, row.place),
        group_name(row.group),
        period(PeriodKind(row.period_kind), row.period).words,
        _shown(measure, row.value, row.symbol),
        _shown(measure, now, getattr(row, "now_symbol", "")),
    )


def _shown(measure: Measure | None, value: float | None, symbol: str) -> str:
    if value is None:
        return symbol or "nothing"
    return measure.shown(value) if measure else f"{value:g}"
