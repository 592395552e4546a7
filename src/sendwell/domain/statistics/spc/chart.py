"""One series as an XmR chart."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sendwell.domain.measures.measure import Polarity
from sendwell.domain.statistics.estimate import Column, FloatArray
from sendwell.domain.statistics.spc.points import Points, assured, judge, refuse_series
from sendwell.domain.statistics.spc.words import Assurance, PointType, SpecialCause


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch between rebases: its lines (nan: none), and how many of its points are of each type."""

    number: int
    points: int
    mean: float
    lower: float
    upper: float
    counts: dict[PointType, int]
    latest: PointType


@dataclass(frozen=True)
class SpcChart:
    """A series, judged point by point (see `Points`), in the order of its dates, and what the whole says.

    `dates` is empty where none were given.
    """

    dates: tuple[date, ...]
    points: Points
    improvement: Polarity
    target: float | None
    assurance: Assurance

    @property
    def special_causes(self) -> tuple[SpecialCause, ...]:
        """The rule shown for each point."""
        return tuple(map(SpecialCause, self.points.special_cause.tolist()))

    @property
    def point_types(self) -> tuple[PointType, ...]:
        """What each point means. A point without a reading is of common cause: nothing can be said of it."""
        return tuple(map(PointType, self.points.point_type.tolist()))

    @property
    def latest_point_type(self) -> PointType:
        """What the last point means, even if it has no reading."""
        return self.point_types[-1]

    @property
    def variation(self) -> PointType:
        """What the last point that has a reading means."""
        readings = np.flatnonzero(~np.isnan(self.points.values))
        return self.point_types[int(readings[-1])] if len(readings) else PointType.COMMON_CAUSE

    @property
    def provisional(self) -> bool:
        """True where a segment has fewer than 13 points."""
        return bool(self.points.short_segment.any())

    @property
    def segments(self) -> tuple[Segment, ...]:
        """A summary of each stretch between rebases."""
        numbers = np.unique(self.points.segment)
        return tuple(_summary(self.points.taken(self.points.segment == number)) for number in numbers)


def spc(
    values: Column,
    *,
    improvement: Polarity,
    dates: Sequence[date] | None = None,
    target: float | None = None,
    rebase_at: Sequence[date] | Sequence[int] = (),
    fix_after: int | None = None,
    screen_outliers: bool = False,
) -> SpcChart:
    """The XmR chart of `values` in time order (None and nan: no reading), as NHS England's Making Data Count draws it.

    With `dates` (any order, none twice) the points are put in their order and `rebase_at` names dates; without, it
    names positions from 0. A new segment starts at the first point on or after each. `fix_after` takes the mean and
    limits from that many first points of each segment (at least 12). `screen_outliers` leaves extreme moving ranges
    out of the limits. `target` is in the unit of the values. Raises ValueError where there is no value, a date twice,
    or a baseline too short.

    >>> chart = spc([52, 55, 50, 54, 51, 53, 56, 57, 58, 59, 60, 61, 62], improvement=Polarity.HIGH, target=70)
    >>> chart.variation.name, chart.assurance.name
    ('IMPROVEMENT', 'CONSISTENT_FAIL')
    >>> chart.special_causes[-1].means
    'Above the upper limit: higher than expected variation explains.'
    """
    series = np.array(values, dtype=np.float64)
    if series.ndim != 1 or not len(series):
        raise ValueError("A chart needs a series with at least one value.")
    refuse_series(series, fix_after)
    when: NDArray[Any] = np.arange(len(series)) if dates is None else _days(dates, len(series))
    order = np.argsort(when, kind="stable")
    rebases = np.unique(np.asarray(rebase_at, dtype=when.dtype))
    segment = np.searchsorted(rebases, when[order], side="right").astype(np.int64)
    starts = np.flatnonzero(np.diff(segment, prepend=-1))
    better = np.full(len(series), improvement.sign, dtype=np.int8)
    points = judge(series[order], segment, starts, better, fix_after, screen_outliers)
    return SpcChart(
        tuple(dates[place] for place in order) if dates is not None else (),
        points,
        improvement,
        target,
        _assurance(points, improvement, target),
    )


def _days(dates: Sequence[date], number: int) -> NDArray[Any]:
    """The dates as days, if there is one for each value and none twice."""
    days = np.array(dates, dtype="datetime64[D]")
    if len(days) != number:
        raise ValueError(f"There are {number} values and {len(days)} dates; each value needs one.")
    unique, times = np.unique(days, return_counts=True)
    if (times > 1).any():
        raise ValueError(f"There is more than one value for {unique[times > 1][0]}; a series has one value a date.")
    return days


def _assurance(points: Points, improvement: Polarity, target: float | None) -> Assurance:
    goal: FloatArray = np.array([np.nan if target is None else target])
    better = np.array([improvement.sign], dtype=np.int8)
    return Assurance(int(assured(goal, better, points.lower[-1:], points.upper[-1:])[0]))


def _summary(points: Points) -> Segment:
    counts = {kind: int((points.point_type == kind).sum()) for kind in PointType}
    return Segment(
        int(points.segment[0]),
        len(points.values),
        float(points.mean[0]),
        float(points.lower[0]),
        float(points.upper[0]),
        counts,
        PointType(int(points.point_type[-1])),
    )
