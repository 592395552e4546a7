"""At this rate the target will be met in …: a straight line through the readings, and how far it can be trusted.

A line is a description of the past carried forward. It knows of no plan and no ceiling, it takes the readings' errors
as independent, and the back-test says how well the same line would have served so far.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from math import sqrt

import numpy as np

from sendwell.domain.measures.measure import Polarity
from sendwell.domain.statistics.estimate import USUAL, BoolArray, Column, Estimate, FloatArray, tail

FEWEST_READINGS = 6
FEWEST_TO_FIT = 4  # in the back-test, so that a line has two readings to spare
HORIZON = timedelta(days=3653)  # ten years: beyond it "will be met" says nothing


class TooFewReadings(ValueError):
    """There are too few readings to say where a line leads; the message is a sentence to show."""


class Outlook(StrEnum):
    """Where the line leads."""

    MET = "met"
    ON_COURSE = "on course"
    NOT_AT_THIS_RATE = "not at this rate"

    @property
    def means(self) -> str:
        """The sentence to show."""
        return _OUTLOOK[self]


_OUTLOOK = {
    Outlook.MET: "The latest reading meets the target.",
    Outlook.ON_COURSE: "At this rate the target will be met.",
    Outlook.NOT_AT_THIS_RATE: "At this rate the target will not be met within ten years.",
}


@dataclass(frozen=True, slots=True)
class BackTest:
    """How the same line, drawn at each past reading, foretold the next one.

    `within`: how many of the `predictions` the interval held. `error` and `error_without_change`: how far off the line
    was on average, and how far off "as last time" would have been, in the unit of the values.
    """

    predictions: int
    within: int
    error: float
    error_without_change: float

    @property
    def better_than_no_change(self) -> bool:
        """True where the line foretold better than the last reading alone."""
        return self.error < self.error_without_change


@dataclass(frozen=True, slots=True)
class Line:
    """A fitted line: the value at `origin`, the change a day, and what chance does to a reading."""

    origin: date
    level: float
    slope: float
    spread: float
    readings: int
    middle: float
    width: float
    reach: float

    @property
    def is_beyond_chance(self) -> bool:
        """True where the slope's own interval does not hold nought: the readings do rise or fall."""
        return abs(self.slope) > self.reach * self.spread / sqrt(self.width)

    def at(self, day: date) -> Estimate[float]:
        """What a reading on `day` would be, with its prediction interval."""
        days = np.array([(day - self.origin).days], dtype=np.float64)
        return Estimate(*(float(part[0]) for part in self.along(days)))

    def along(self, days: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
        """The same at many days after the origin: value, lower, upper."""
        value = self.level + self.slope * days
        out = self.reach * self.spread * np.sqrt(1 + 1 / self.readings + (days - self.middle) ** 2 / self.width)
        return value, value - out, value + out


@dataclass(frozen=True, slots=True)
class Trajectory:
    """Where the readings lead: when the line meets the target, and the first and last day that it may be so.

    `expected` is None where the line does not meet it within ten years of the last reading; `earliest` and `latest` are
    when the better and the worse end of the prediction interval meet it, None likewise.
    """

    outlook: Outlook
    expected: date | None
    earliest: date | None
    latest: date | None
    line: Line
    back_test: BackTest

    @property
    def means(self) -> str:
        """The answer, how sure it is, and what the back-test makes of it: sentences to show."""
        if self.expected is None or self.outlook is not Outlook.ON_COURSE:
            return self.outlook.means
        first = self.earliest or self.expected
        last = f"{self.latest:%B %Y}" if self.latest else "not within ten years"
        said = [
            f"At this rate the target will be met in {self.expected:%B %Y} "
            f"(at the earliest {first:%B %Y}, at the latest {last})."
        ]
        if not self.line.is_beyond_chance:
            said.append("So far the readings have moved no more than chance may move them.")
        if not self.back_test.better_than_no_change:
            said.append("Until now “as last time” has foretold the next reading better than this line.")
        return " ".join(said)


def trajectory(
    values: Column, dates: Sequence[date], *, target: float, improvement: Polarity, confidence: float = USUAL
) -> Trajectory:
    """Where `values` on `dates` (in order; None and nan: no reading) lead, and when they meet `target`.

    The line is by least squares, its prediction interval by Student's t; the day of meeting is where line and interval
    cross the target (inverse prediction). Raises TooFewReadings with fewer than six readings, ValueError where no way
    is better. Source: Draper and Smith, Applied Regression Analysis (1998).
    """
    if improvement is Polarity.NONE:
        raise ValueError("A target can be met only where higher or lower is better.")
    days, seen, origin = _readings(values, dates)
    line = _fit(days, seen, origin, confidence)
    back_test = _back_test(days, seen, origin, confidence)
    ahead = np.arange(days[-1] + 1, days[-1] + HORIZON.days + 1)
    value, lower, upper = line.along(ahead)
    better, worse = (upper, lower) if improvement is Polarity.HIGH else (lower, upper)

    def first(path: FloatArray) -> date | None:
        """The first day ahead on which `path` meets the target."""
        meets: BoolArray = improvement.sign * path >= improvement.sign * target
        return origin + timedelta(days=int(ahead[meets.argmax()])) if meets.any() else None

    if improvement.sign * seen[-1] >= improvement.sign * target:
        outlook = Outlook.MET
    else:
        outlook = Outlook.ON_COURSE if first(value) else Outlook.NOT_AT_THIS_RATE
    return Trajectory(outlook, first(value), first(better), first(worse), line, back_test)


def _readings(values: Column, dates: Sequence[date]) -> tuple[FloatArray, FloatArray, date]:
    """Days since the first date, and values, where there is a reading."""
    column = np.asarray(values, dtype=np.float64)
    if len(column) != len(dates):
        raise ValueError(f"There are {len(column)} values and {len(dates)} dates; each value needs one.")
    known = ~np.isnan(column)
    if known.sum() < FEWEST_READINGS:
        raise TooFewReadings(f"A trajectory needs at least {FEWEST_READINGS} readings; there are {int(known.sum())}.")
    days = np.array([(day - dates[0]).days for day in dates], dtype=np.float64)[known]
    if (np.diff(days) <= 0).any():
        raise ValueError("The dates must be in order, none twice.")
    return days, column[known], dates[0]


def _fit(days: FloatArray, values: FloatArray, origin: date, confidence: float) -> Line:
    """The line of least squares."""
    from scipy.special import stdtrit  # a third of a second to import, and rarely needed

    middle, mean = float(days.mean()), float(values.mean())
    width = float(((days - middle) ** 2).sum())
    slope = float(((days - middle) * (values - mean)).sum()) / width
    level = mean - slope * middle
    left = values - level - slope * days
    free = len(days) - 2
    spread = float(np.sqrt((left**2).sum() / free))
    return Line(origin, level, slope, spread, len(days), middle, width, float(stdtrit(free, 1 - tail(confidence))))


def _back_test(days: FloatArray, values: FloatArray, origin: date, confidence: float) -> BackTest:
    """Each reading that has enough before it, foretold from those before it."""
    within, errors, naive = 0, [], []
    for number in range(FEWEST_TO_FIT, len(days)):
        line = _fit(days[:number], values[:number], origin, confidence)
        value, lower, upper = (float(part[0]) for part in line.along(days[number : number + 1]))
        within += int(lower <= values[number] <= upper)
        errors.append(abs(values[number] - value))
        naive.append(abs(values[number] - values[number - 1]))
    return BackTest(len(errors), within, float(np.mean(errors)), float(np.mean(naive)))
