"""The special-cause rules, over all points of all segments at once.

A missing reading has no side, no step and no limit, so it breaks whatever would run across it: a trend or a run needs
seven readings in a row, and two in three needs three. Nobody saw what lay in the gap, and a change should not be
claimed on it. Source: NHS England, Making Data Count.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sendwell.domain.statistics.estimate import BoolArray, FloatArray
from sendwell.domain.statistics.spc.limits import Rows
from sendwell.domain.statistics.spc.words import SpecialCause

Signs = NDArray[np.int8]  # 1, 0 or -1 for each point; codes of the enums in `words`

RUN = 7
FEW = 3
CLOSE_OF_FEW = 2


@dataclass(frozen=True, slots=True)
class Placed:
    """Where each point lies: side of the mean (1 above, -1 below), beyond a limit, close to one, place in segment."""

    side: Signs
    outside: BoolArray
    close: BoolArray
    position: Rows


def special_causes(values: FloatArray, placed: Placed) -> Signs:
    """The code of `SpecialCause` for each point: the first rule that holds."""
    cause = np.zeros(len(values), dtype=np.int8)
    for kind, direction in (
        (SpecialCause.RUN_ABOVE_MEAN, _runs(placed)),
        (SpecialCause.TWO_IN_THREE_HIGH, _two_in_three(placed)),
        (SpecialCause.RISING_TREND, _trends(values, placed.position)),
        (SpecialCause.ABOVE_UPPER_LIMIT, placed.side * placed.outside),
    ):
        np.copyto(cause, direction * np.int8(kind), where=direction != 0)
    return cause


def _runs(placed: Placed) -> Signs:
    """Seven neighbours strictly on one side of the mean: all seven are marked."""
    together = np.abs(_window_sum(placed.side, RUN)) == RUN
    together &= placed.position >= RUN - 1
    return placed.side * _spread_back(together, RUN)


def _two_in_three(placed: Placed) -> Signs:
    """Among three neighbours on one side, at least two close to the limit: only those close are marked."""
    found = np.abs(_window_sum(placed.side, FEW)) == FEW
    found &= _window_sum(placed.close.view(np.int8), FEW) >= CLOSE_OF_FEW
    found &= placed.position >= FEW - 1
    return placed.side * (_spread_back(found, FEW) & placed.close)


def _trends(values: FloatArray, position: Rows) -> Signs:
    """Seven points, each strictly higher (lower) than the one before; where two trends meet, the later direction."""
    step = np.zeros(len(values), dtype=np.int8)
    step[1:] = _sign(values[1:], values[:-1])
    step[position == 0] = 0
    sums = _window_sum(step, RUN - 1)
    up = _spread_back(sums == RUN - 1, RUN)
    down = _spread_back(sums == 1 - RUN, RUN)
    direction = up.view(np.int8) - down.view(np.int8)
    both = np.flatnonzero(up & down)
    direction[both] = step[both + 1]
    return direction


def _sign(first: FloatArray, second: FloatArray) -> Signs:
    """1 where `first` is higher, -1 where it is lower, 0 where they are equal or one is missing."""
    higher = (first > second).view(np.int8)
    higher -= (first < second).view(np.int8)
    return higher


def side_of(values: FloatArray, mean: FloatArray) -> Signs:
    """1 above the mean, -1 below it, 0 on it or without a reading."""
    return _sign(values, mean)


def _window_sum(signs: Signs, width: int) -> Signs:
    """For each point the sum of it and the `width` - 1 points before it; before the first all are 0."""
    total = signs.copy()
    for back in range(1, width):
        total[back:] += signs[:-back]
    return total


def _spread_back(ends: BoolArray, width: int) -> BoolArray:
    """True for each point of every window of `width` points that ends where `ends` is True."""
    part = ends.copy()
    for back in range(1, width):
        part[:-back] |= ends[back:]
    return part
