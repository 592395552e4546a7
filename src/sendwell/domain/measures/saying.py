"""What a careful analyst would say of a series: the number first, then whether it is more than chance."""

from dataclasses import dataclass

from sendwell.domain.measures.measure import Measure, Unit
from sendwell.domain.statistics.spc import PointType, SpecialCause

FEWEST_TO_JUDGE = 7  # a run or a trend needs seven points; fewer can't tell a change from chance


@dataclass(frozen=True, slots=True)
class Said:
    """What is known of a series when the sentence is made. `cause` and `variation` are those of its last number.

    `provisional`: its limits rest on fewer than 13 points.
    """

    measure: Measure
    value: float | None
    period: str
    points: int
    variation: PointType = PointType.COMMON_CAUSE
    cause: SpecialCause = SpecialCause.COMMON_CAUSE
    provisional: bool = False


def sentence(said: Said) -> str:
    """The sentence of a series.

    Source: NHS England, Making Data Count: say whether it varies as expected before saying anything else.
    """
    if said.value is None:
        return "No number is loaded yet."
    number = f"{said.measure.shown(said.value)} in {said.period}"
    if said.points < FEWEST_TO_JUDGE:
        numbers = "1 number is" if said.points == 1 else f"{said.points} numbers are"
        return f"{number}. {numbers} too few to tell a change from chance: that takes {FEWEST_TO_JUDGE}."
    words = f"{number}: {_judged(said)}"
    return f"{words} The limits are provisional: they rest on {said.points} numbers." if said.provisional else words


def change_words(measure: Measure, change: float) -> str:
    """How far a value moved, in its unit: "up 2.1 percentage points"."""
    if abs(change) < 10**-measure.decimals / 2:
        return "no change"
    return f"{'up' if change > 0 else 'down'} {distance_words(measure, change)}"


def distance_words(measure: Measure, distance: float) -> str:
    """How far two values lie apart, in their unit: "2.1 percentage points"."""
    amount = measure.shown(abs(distance))
    if measure.unit is not Unit.PERCENT:
        return amount
    number = amount.removesuffix("%")
    return f"{number} percentage point{'' if float(number) == 1 else 's'}"


def _judged(said: Said) -> str:
    match said.variation:
        case PointType.COMMON_CAUSE:
            return "within expected variation, so no evidence yet of change."
        case PointType.IMPROVEMENT:
            return f"better than chance alone explains. {said.cause.means}"
        case PointType.CONCERN:
            return f"worse than chance alone explains. {said.cause.means}"
        case PointType.NEUTRAL_HIGH:
            return f"higher than chance alone explains; neither way is better. {said.cause.means}"
        case _:
            return f"lower than chance alone explains; neither way is better. {said.cause.means}"
