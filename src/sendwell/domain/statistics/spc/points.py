"""Every point of one series or of many, judged: the work that `spc` and `spc_long` share."""

from dataclasses import dataclass, fields
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from sendwell.domain.statistics.estimate import BoolArray, FloatArray
from sendwell.domain.statistics.spc.limits import Lines, Rows, lines
from sendwell.domain.statistics.spc.rules import Placed, Signs, side_of, special_causes
from sendwell.domain.statistics.spc.words import Assurance, PointType

SHORTEST_FIRM_SEGMENT = 13  # with fewer points the limits are provisional
FEWEST_TO_FIX = 12


@dataclass(frozen=True)
class Points:
    """Columns with an entry a point. Lines are in the unit of the values, not clipped, and nan where there are none.

    `segment`: rebases reached so far, from 0. `side`: 1 above, 0 on, -1 below the mean (0 without a reading too).
    `special_cause` and `point_type`: codes of the enums of those names. `short_segment`: limits are provisional.
    """

    values: FloatArray
    segment: NDArray[np.int64]
    in_baseline: BoolArray
    mean: FloatArray
    lower: FloatArray
    upper: FloatArray
    side: Signs
    outside_limits: BoolArray
    close_to_limits: BoolArray
    special_cause: Signs
    point_type: Signs
    short_segment: BoolArray

    def columns(self) -> dict[str, NDArray[Any]]:
        """The columns by name, as for a data frame."""
        return {field.name: getattr(self, field.name) for field in fields(Points)}

    def taken(self, rows: Any) -> Self:
        """The same with the given rows only, in the order given."""
        return type(self)(**{name: column[rows] for name, column in self.columns().items()})


def judge(
    values: FloatArray, segment: NDArray[np.int64], starts: Rows, better: Signs, fix_after: Any, screen_outliers: bool
) -> Points:
    """Judge the points of segments that lie one after the other and begin at the rows `starts`.

    `better` holds 1, -1 or 0 for each point; `fix_after` how many points of its segment make the baseline (None: all).
    """
    lengths = np.diff(starts, append=len(values))
    position = np.arange(len(values)) - np.repeat(starts, lengths)
    baseline = ~np.isnan(values)
    if fix_after is not None:
        baseline &= position < fix_after
    found = lines(values, baseline, starts, screen_outliers)
    mean, lower, upper = (np.repeat(line, lengths) for line in _drawn(found))
    outside = (values > upper) | (values < lower)
    close = (values > np.repeat(found.mean + found.close_reach, lengths)) | (
        values < np.repeat(found.mean - found.close_reach, lengths)
    )
    close &= ~outside
    side = side_of(values, mean)
    cause = special_causes(values, Placed(side, outside, close, position))
    short = np.repeat(lengths < SHORTEST_FIRM_SEGMENT, lengths)
    return Points(
        values, segment, baseline, mean, lower, upper, side, outside, close, cause, _types(cause, better), short
    )


def assured(target: FloatArray, better: NDArray[np.int8], lower: FloatArray, upper: FloatArray) -> NDArray[np.int8]:
    """The code of `Assurance` for each target against the limits that hold now; strictly beyond a limit counts.

    Without limits nothing is beyond them, as in the field's own package.
    """
    above, below = target > upper, target < lower
    codes = np.select(
        [(better == 0) | np.isnan(target), above, below],
        [Assurance.NOT_JUDGED, better * Assurance.CONSISTENT_FAIL, better * Assurance.CONSISTENT_PASS],
        Assurance.INCONSISTENT,
    )
    return codes.astype(np.int8)


def refuse_series(values: FloatArray, fix_after: Any) -> None:
    """Raise ValueError for values that are infinite and for baselines that are too short."""
    if np.isinf(values).any():
        raise ValueError("A value is infinite; leave it missing (nan) if there is no reading.")
    if fix_after is not None and np.min(fix_after) < FEWEST_TO_FIX:
        raise ValueError(f"A fixed baseline needs at least {FEWEST_TO_FIX} points.")


def _drawn(found: Lines) -> tuple[FloatArray, FloatArray, FloatArray]:
    return found.mean, found.mean - found.reach, found.mean + found.reach


def _types(cause: Signs, better: Signs) -> Signs:
    """Up is an improvement where higher is better, and the other way about."""
    up = np.sign(cause)
    return np.where(better == 0, up * np.int8(PointType.NEUTRAL_HIGH), up * better).astype(np.int8)
