"""Proportions: how many of how many, with Wilson's interval."""

from collections.abc import Sequence
from typing import overload

import numpy as np

from sendwell.domain.statistics.blocks import estimate_in_blocks
from sendwell.domain.statistics.estimate import (
    USUAL,
    AnyEstimate,
    Column,
    Estimate,
    FloatArray,
    refuse_rows,
    z_score,
)


@overload
def proportion(
    numerator: float, denominator: float, *, confidence: float = USUAL, multiplier: float = 1
) -> Estimate[float]: ...
@overload
def proportion(
    numerator: Column, denominator: Column | float, *, confidence: float = USUAL, multiplier: float = 1
) -> Estimate[FloatArray]: ...
def proportion(
    numerator: Column | float, denominator: Column | float, *, confidence: float = USUAL, multiplier: float = 1
) -> AnyEstimate:
    """`numerator` out of `denominator`, as a share of 1 or times `multiplier` (100: per cent), with Wilson's interval.

    Numbers, or columns of them; a missing count (nan, None) makes its row missing. Raises ValueError unless
    0 <= numerator <= denominator and denominator > 0: leave a row without a denominator missing.
    Source: Wilson, Probable inference, the law of succession, and statistical inference (1927); no continuity
    correction.

    >>> proportion(517, 1389, multiplier=100)
    Estimate(value=37.221022318214544, lower=34.71739732564, upper=39.79513618979863)
    """
    z = z_score(confidence)

    def wilson(columns: Sequence[FloatArray], into: Estimate[FloatArray], first: int) -> None:
        events, people = columns
        share, reach = np.divide(events, people, out=into.value), into.upper
        np.subtract(1, share, out=reach)
        reach *= events
        if not (people.min() > 0 and reach.min() >= 0):
            _refuse_impossible(events, people, first)
        reach += z * z / 4
        np.sqrt(reach, out=reach)
        reach *= z
        middle, scale = events + z * z / 2, people + z * z
        np.divide(multiplier, scale, out=scale)
        np.subtract(middle, reach, out=into.lower)
        reach += middle
        for limit in (into.lower, into.upper):
            limit *= scale
        if multiplier != 1:
            share *= multiplier

    return estimate_in_blocks(wilson, numerator, denominator)


def proportion_of_group(
    numerators: Column, denominators: Column, *, confidence: float = USUAL, multiplier: float = 1
) -> Estimate[float]:
    """The proportion of several places or groups taken together: counts are summed first. See `proportion`."""
    events, people = (float(np.sum(np.asarray(column, dtype=np.float64))) for column in (numerators, denominators))
    return proportion(events, people, confidence=confidence, multiplier=multiplier)


def _refuse_impossible(events: FloatArray, people: FloatArray, first: int) -> None:
    """Raise ValueError for rows that no count can have; missing ones pass."""
    refuse_rows(people <= 0, "A denominator must be above 0; leave a row without one missing.", first)
    refuse_rows(events < 0, "A numerator cannot be below 0.", first)
    refuse_rows(events > people, "A numerator cannot be above its denominator.", first)
