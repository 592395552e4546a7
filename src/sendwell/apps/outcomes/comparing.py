"""One place beside others: England, the region, the places compared with, and children with SEND beside all."""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean

from sendwell.apps.outcomes.intervals import interval
from sendwell.apps.outcomes.judging import Judged
from sendwell.apps.outcomes.models import Observation
from sendwell.apps.outcomes.places import Home
from sendwell.apps.outcomes.queries.series import Point, Series
from sendwell.domain.measures import Level, Measure, group_name
from sendwell.domain.measures.saying import change_words
from sendwell.domain.places import ENGLAND
from sendwell.domain.statistics import Comparison, compare, excess, excess_in_words

Peers = Mapping[tuple[str, str, str], Mapping[str, Observation]]
AGO = 3  # how many of the latest periods are tried, until England has a number for one


@dataclass(frozen=True, slots=True)
class Against:
    """The authority's number beside another in one period. `comparison` says whether they differ beyond chance."""

    name: str
    value: str
    comparison: Comparison
    period: str

    @property
    def words(self) -> str:
        """In one word or two: "worse", "similar"; "no interval" where chance can't be judged."""
        return "can’t be judged" if self.comparison is Comparison.NOT_COMPARED else str(self.comparison)


def against(judged: Judged, home: Home, peers: Peers) -> list[Against]:
    """The latest number that England has one for, beside England, the region and the average of those compared with."""
    series = judged.series
    for point in reversed(series.with_values[-AGO:]):
        there = peers.get((series.measure, series.group, point.period.code), {})
        there = {place: row for place, row in there.items() if row.period_kind == series.kind}
        if there:
            return [_beside(judged.measure, point, name, value) for name, value in _benchmarks(home, there)]
    return []


def gap(judged: Judged, everyone: Series | None) -> str:
    """How far the group that is shown stands from all children, in words; empty where that can't be said."""
    latest = judged.latest
    if latest is None or everyone is None or everyone is judged.series:
        return ""
    other = everyone.at(latest.period.code)
    if other is None or other.value is None or latest.value is None:
        return ""
    moved = change_words(judged.measure, latest.value - other.value)
    words = moved.replace("up ", "").replace("down ", "")
    way = "above" if moved.startswith("up") else "below"
    whom = group_name(judged.series.group)
    return f"{whom}: {words} {way} all children" if words != "no change" else f"{whom}: as all children"


def excess_words(found: Judged, peers: Peers) -> str:
    """How many more or fewer are counted than at England's rate, with the interval; empty where that can't be said."""
    series, measure = found.series, found.measure
    for point in reversed(series.with_values[-AGO:]):
        england = peers.get((series.measure, series.group, point.period.code), {}).get(ENGLAND)
        estimate, scale = interval(measure, point), measure.unit.scale
        if england is None or england.value is None or england.period_kind != series.kind:
            continue
        if estimate is None or scale is None or point.denominator is None:
            return ""
        more = excess(estimate, england.value, point.denominator, multiplier=scale)
        low, high = sorted((more.lower, more.upper))
        return (
            f"{measure.shown(estimate.value)} against {measure.shown(england.value)} in England is "
            f"{excess_in_words(more.value)} than at England’s rate (95% interval: {excess_in_words(low)} to "
            f"{excess_in_words(high)}). Counted: {measure.numerator}, {point.period.words}."
        )
    return ""


def _benchmarks(home: Home, there: Mapping[str, Observation]) -> list[tuple[str, float]]:
    found = [
        (home.name(level, place), row.value)
        for level, place in ((Level.NATIONAL, ENGLAND), (Level.REGIONAL, home.region))
        if (row := there.get(place)) and row.value is not None
    ]
    compared = [row.value for place in home.compared_with if (row := there.get(place)) and row.value is not None]
    return [*found, (f"{home.comparison} ({len(compared)})", fmean(compared))] if compared else found


def _beside(measure: Measure, point: Point, name: str, benchmark: float) -> Against:
    estimate = interval(measure, point)
    found = compare(estimate, benchmark, measure.polarity) if estimate else Comparison.NOT_COMPARED
    return Against(name, measure.shown(benchmark), found, point.period.words)
