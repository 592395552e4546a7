"""The authority among those that it is compared with, the best first."""

from dataclasses import dataclass

from sendwell.apps.outcomes.intervals import interval
from sendwell.apps.outcomes.models import Observation
from sendwell.apps.outcomes.places import Home
from sendwell.apps.outcomes.queries.measure_page import MeasurePage
from sendwell.apps.outcomes.queries.series import Point
from sendwell.domain.measures import Level, Measure, Polarity
from sendwell.domain.places import ENGLAND


@dataclass(frozen=True, slots=True)
class Ranked:
    """A place with its number and, where its counts are known, the 95% interval."""

    name: str
    value: float
    lower: float | None
    upper: float | None
    own: bool


@dataclass(frozen=True, slots=True)
class Ranking:
    """Places in one period, the best first (the highest, where neither way is better), and England's number."""

    period: str
    places: tuple[Ranked, ...]
    england: float | None

    @property
    def own_place(self) -> int:
        """Which in the ranking the authority is, from 1."""
        return next(at for at, one in enumerate(self.places, 1) if one.own)


def ranking(page: MeasurePage) -> Ranking | None:
    """The authority among those that it is compared with; None where none of them has a number."""
    if page.compared is None:
        return None
    series = page.compared.series
    for point in reversed(series.with_values):
        there = page.peers.get((series.measure, series.group, point.period.code), {})
        places = [row for place, row in there.items() if place in page.home.compared_with and row.value is not None]
        if places:
            own = _ranked(page.measure, page.home, point, page.home.authority, own=True)
            all_places = [own, *(_ranked(page.measure, page.home, row, row.place) for row in places)]
            ordered = sorted(all_places, key=lambda one: one.value, reverse=page.measure.polarity is not Polarity.LOW)
            england = there.get(ENGLAND)
            return Ranking(point.period.words, tuple(ordered), england.value if england else None)
    return None


def _ranked(measure: Measure, home: Home, row: Point | Observation, place: str, own: bool = False) -> Ranked:
    found = interval(measure, row)
    assert row.value is not None
    lower, upper = (found.lower, found.upper) if found else (None, None)
    return Ranked(home.name(Level.AUTHORITY, place), row.value, lower, upper, own)
