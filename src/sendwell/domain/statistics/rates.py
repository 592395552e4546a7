"""Rates: events for so many people, where one person may have several."""

from collections.abc import Sequence
from typing import overload

import numpy as np

from sendwell.domain.statistics.blocks import estimate_in_blocks
from sendwell.domain.statistics.counts import CountLimits
from sendwell.domain.statistics.estimate import (
    USUAL,
    AnyEstimate,
    Column,
    Estimate,
    FloatArray,
    refuse_rows,
)


@overload
def rate(count: float, denominator: float, *, confidence: float = USUAL, multiplier: float = 1) -> Estimate[float]: ...
@overload
def rate(
    count: Column, denominator: Column | float, *, confidence: float = USUAL, multiplier: float = 1
) -> Estimate[FloatArray]: ...
def rate(
    count: Column | float, denominator: Column | float, *, confidence: float = USUAL, multiplier: float = 1
) -> AnyEstimate:
    """`count` events over `denominator`, times `multiplier` (100_000: for 100,000 people), with an interval.

    Numbers, or columns of them; a missing count (nan, None) makes its row missing. Raises ValueError unless count >= 0
    and denominator > 0. Chance moves the count; the denominator is taken as known. Source: see `counts.CountLimits`.

    >>> rate(1, 980, multiplier=1000)
    Estimate(value=1.0204081632653061, lower=0.025834497943152956, upper=5.685350398917243)
    """
    limits = CountLimits(confidence)

    def poisson(columns: Sequence[FloatArray], into: Estimate[FloatArray], first: int) -> None:
        counts, people = columns
        if not (people.min() > 0 and counts.min() >= 0):
            refuse_rows(people <= 0, "A denominator must be above 0; leave a row without one missing.", first)
            refuse_rows(counts < 0, "A count cannot be below 0.", first)
        limits.fill(counts, into.lower, into.upper)
        scale = multiplier / people
        np.multiply(counts, scale, out=into.value)
        for limit in (into.lower, into.upper):
            limit *= scale

    return estimate_in_blocks(poisson, count, denominator)
