"""How far chance may have moved a number, and whether two numbers differ beyond it."""

from sendwell.apps.outcomes.models import Observation
from sendwell.apps.outcomes.queries.series import Point
from sendwell.domain.measures import Chance, Measure
from sendwell.domain.statistics import USUAL, Estimate, difference, proportion, rate


def interval(measure: Measure, point: Point | Observation, confidence: float = USUAL) -> Estimate[float] | None:
    """The number with its interval; None where its counts are not known or chance is not how it moves."""
    events, people, scale = point.numerator, point.denominator, measure.unit.scale
    if events is None or not people or scale is None or point.value is None or events < 0:
        return None
    if measure.chance is Chance.EVENTS:
        return rate(events, people, multiplier=scale, confidence=confidence)
    if measure.chance is Chance.PROPORTION and events <= people:
        return proportion(events, people, multiplier=scale, confidence=confidence)
    return None


def moved_by(measure: Measure, before: Point, after: Point, confidence: float = USUAL) -> Estimate[float] | None:
    """How far a number moved, with its interval; None where one of the two has none."""
    first, last = interval(measure, before, confidence), interval(measure, after, confidence)
    return difference(last, first) if first and last else None
