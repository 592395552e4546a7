"""Rules by which values of one measure are set side by side: change, rank, quartile band, mean of the neighbours.

Source of all of them: Department for Education, Local Authority Interactive Tool, its code and data dictionary.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from statistics import quantiles

from sendwell.domain.measures.measure import Measure, Polarity
from sendwell.domain.measures.observation import Observation
from sendwell.domain.measures.periods import period


class Band(StrEnum):
    """Which quarter of all places a value is in: A is the best, D the worst. Only these two are coloured."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


@dataclass(frozen=True, slots=True)
class NeighboursMean:
    """The mean of those statistical neighbours that have a value: of how many, out of how many."""

    value: float
    counted: int
    neighbours: int


def change_from_previous(measure: Measure, earlier: Observation, later: Observation) -> float | None:
    """How much the value changed, in its unit; None unless both values exist and their periods follow each other.

    Values on the two sides of a break in the series are not compared either. Raises ValueError for observations that
    are not of one measure, place and group.
    """
    if _what(earlier) != _what(later) or later.measure != measure.key:
        raise ValueError("A change is between two observations of one measure, place and group.")
    if earlier.value is None or later.value is None or not follow_each_other(measure, earlier, later):
        return None
    return later.value - earlier.value


def follow_each_other(measure: Measure, earlier: Observation, later: Observation) -> bool:
    """True if the later period comes at once after the earlier, and the series does not break between them."""
    if earlier.period_kind is not later.period_kind:
        return False
    if period(earlier.period_kind, earlier.period).next != period(later.period_kind, later.period):
        return False
    return all(later.period != broken.period for broken in measure.breaks)


def ranks(values: Mapping[str, float | None], polarity: Polarity) -> dict[str, int]:
    """The rank of each place that has a value: 1 is the best, or the highest where no way is better. Ties share it.

    >>> ranks({"a": 50.0, "b": 40.0, "c": 50.0, "d": None}, Polarity.HIGH)
    {'a': 1, 'c': 1, 'b': 3}
    """
    known = {place: value for place, value in values.items() if value is not None}
    order = sorted(known, key=lambda place: known[place], reverse=polarity is not Polarity.LOW)
    first: dict[float, int] = {}
    for position, place in enumerate(order, start=1):
        first.setdefault(known[place], position)
    return {place: first[known[place]] for place in order}


def quartile_bands(values: Mapping[str, float | None], polarity: Polarity) -> dict[str, Band]:
    """The band of each place that has a value; none where no way is better, or for fewer than two values.

    Quartiles are those of linear interpolation over the places that have a value. A value on the edge of two quarters
    is in the lower one, whichever way is better: where low is better A is at most the first quartile, where high is
    better D is.
    """
    known = {place: value for place, value in values.items() if value is not None}
    if polarity is Polarity.NONE or len(known) < 2:
        return {}
    edges = quantiles(known.values(), n=4, method="inclusive")
    bands = list(Band) if polarity is Polarity.LOW else list(reversed(Band))
    return {place: bands[sum(value > edge for edge in edges)] for place, value in known.items()}


def neighbours_mean(values: Mapping[str, float | None], neighbours: Collection[str]) -> NeighboursMean | None:
    """The simple mean of the neighbours that have a value; None if none has.

    That places weigh the same, however large, is from general knowledge and was not verified.
    """
    known = [value for place in neighbours if (value := values.get(place)) is not None]
    return NeighboursMean(sum(known) / len(known), len(known), len(neighbours)) if known else None


def _what(one: Observation) -> tuple[str, str, str, str]:
    return one.measure, one.level, one.place, one.group
