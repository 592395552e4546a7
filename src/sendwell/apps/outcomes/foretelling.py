"""Where a series leads: when its target would be met at this rate, and how well such a line has served so far."""

from dataclasses import dataclass

from sendwell.apps.mechanisms.words import counted
from sendwell.apps.outcomes.judging import Judged
from sendwell.domain.measures import Measure, Polarity
from sendwell.domain.measures.saying import distance_words
from sendwell.domain.statistics import Outlook, TooFewReadings, Trajectory, trajectory

LATEST = 12  # numbers that the line is drawn through: what was done long before says little of what comes


@dataclass(frozen=True, slots=True)
class Foretold:
    """A prediction in words, and the back-test that says how far to trust it."""

    words: str
    back_test: str


def foretold(found: Judged) -> Foretold | None:
    """Whether the target will be met at this rate, and when; None without a target or a better direction."""
    if found.target is None or found.measure.polarity is Polarity.NONE:
        return None
    points = found.series.with_values[-LATEST:]
    try:
        line = trajectory(
            [point.value for point in points],
            [point.ends_on for point in points],
            target=found.target.value,
            improvement=found.measure.polarity,
        )
    except TooFewReadings as too_few:
        return Foretold(str(too_few), "")
    return Foretold(_words(line), _back_test(line, found.measure))


def _words(line: Trajectory) -> str:
    if line.outlook is not Outlook.ON_COURSE or line.expected is None:
        return line.outlook.means
    words = f"If it goes on as it did of late, it will be met in about {line.expected:%B %Y}"
    if line.earliest and line.latest:
        return f"{words}: between {line.earliest:%B %Y} and {line.latest:%B %Y} (95% prediction interval)."
    if line.earliest:
        return f"{words}: at the earliest in {line.earliest:%B %Y}, and perhaps never (95% prediction interval)."
    return f"{words}."


def _back_test(line: Trajectory, measure: Measure) -> str:
    test = line.back_test
    better = "better than" if test.better_than_no_change else "no better than"
    off, without = (distance_words(measure, one) for one in (test.error, test.error_without_change))
    return (
        f"Drawn through the numbers before it, the line foretold {test.within} of the last "
        f"{counted(test.predictions, 'number')} within its interval. It was {off} off on average, "
        f"{better} saying “as last time” ({without} off)."
    )
