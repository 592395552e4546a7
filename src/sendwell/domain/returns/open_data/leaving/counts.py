"""The counts of children that a figure tells: those that it gives, and those that can be taken from it."""

from sendwell.domain.measures import Chance, Measure, Observation, Unit
from sendwell.domain.statistics.suppression.table import Cell

COUNTED, REST, ALL = "counted", "rest", "all"  # who counts, who does not, and both together


def counts_of(figure: Observation, measure: Measure) -> dict[str, Cell]:
    """The counts in a figure, by what they count; none where it tells of no number of children.

    Where a figure has a sign, each count that its measure has has that sign. Sums that are no counts (scores, money)
    are left out.
    """
    above, below = figure.numerator, figure.denominator
    if figure.value is None:
        return dict.fromkeys(_known(measure), figure.symbol)
    if measure.unit is Unit.COUNT:
        return _not_below_nought(figure.value if above is None else above, None)
    if measure.chance is Chance.PROPORTION and above is not None and below is not None and 0 <= above <= below:
        return {COUNTED: above, REST: below - above, ALL: below}
    return _not_below_nought(None if measure.chance is Chance.NONE else above, below)


def _known(measure: Measure) -> tuple[str, ...]:
    if measure.unit is Unit.COUNT:
        return (COUNTED,)
    return (COUNTED, REST, ALL) if measure.chance is Chance.PROPORTION else (COUNTED, ALL)


def _not_below_nought(counted: float | None, of: float | None) -> dict[str, Cell]:
    given = {COUNTED: counted, ALL: of}
    return {part: count for part, count in given.items() if count is not None and count >= 0}
