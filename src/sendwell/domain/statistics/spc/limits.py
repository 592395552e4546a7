"""The centre line and the process limits of many segments at once.

A segment is a stretch of one series between rebases. Segments lie one after the other in one column of values; `starts`
holds the row at which each begins. Sums are kept in the widest floats that the machine has and corrected once, so that
a value exactly on a line is found to be on it.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sendwell.domain.statistics.estimate import BoolArray, FloatArray

LIMIT_PER_MOVING_RANGE = 2.66  # 3 / d2, where d2 = 1.128 for ranges of two points
CLOSE_PER_MOVING_RANGE = 2 * (LIMIT_PER_MOVING_RANGE / 3)
EXTREME_PER_MOVING_RANGE = 3.267  # D4 of ranges of two points

Rows = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Lines:
    """For each segment: the mean, and how far from it the process limits and the "close to" lines lie (nan: none)."""

    mean: FloatArray
    reach: FloatArray
    close_reach: FloatArray


def lines(values: FloatArray, baseline: BoolArray, starts: Rows, screen_outliers: bool) -> Lines:
    """The lines of each segment from those of its `values` that are in the `baseline`.

    Moving ranges are between neighbours that both count; gaps are not bridged. With `screen_outliers`, ranges of 3.267
    times their mean or more are left out of the mean range, once.
    Source: Wheeler, Understanding Variation (1993); NHS England, Making Data Count.
    """
    lengths = np.diff(starts, append=len(values))
    ranges = np.empty_like(values)
    ranges[:1] = 0
    np.abs(np.diff(values), out=ranges[1:])
    counts = baseline.copy()
    counts[1:] &= baseline[:-1]
    counts[starts] = False
    mean_range = means(ranges, counts, starts, lengths)
    if screen_outliers:
        counts &= ranges < np.repeat(EXTREME_PER_MOVING_RANGE * mean_range, lengths)
        mean_range = means(ranges, counts, starts, lengths)
    mean = means(values, baseline, starts, lengths)
    return Lines(mean, LIMIT_PER_MOVING_RANGE * mean_range, CLOSE_PER_MOVING_RANGE * mean_range)


def means(values: FloatArray, counts: BoolArray, starts: Rows, lengths: Rows) -> FloatArray:
    """The mean of each segment's values that count; nan where none does."""
    if not len(starts):
        return np.empty(0)
    number = np.add.reduceat(counts, starts, dtype=np.int64)
    kept = np.where(counts, values, 0).astype(np.longdouble)
    with np.errstate(invalid="ignore", divide="ignore"):
        rough = np.add.reduceat(kept, starts) / number
        kept -= np.repeat(rough, lengths)
        kept[~counts] = 0
        return (rough + np.add.reduceat(kept, starts) / number).astype(np.float64)
