"""Funnel plots: which of many places, large and small, stand out from the whole by more than chance."""

from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sendwell.domain.statistics.counts import CountLimits
from sendwell.domain.statistics.estimate import STRICT, USUAL, Column, FloatArray, refuse_rows, z_score

HALVINGS = 80  # of an interval, until nothing is left of it


class Significance(StrEnum):
    """Where a place lies in the funnel; the number is the probability of being so far out by chance, on one side."""

    HIGH_99_8 = "High (0.001)"
    HIGH_95 = "High (0.025)"
    NONE = "Not significant"
    LOW_95 = "Low (0.025)"
    LOW_99_8 = "Low (0.001)"

    @property
    def means(self) -> str:
        """The sentence to show."""
        return _MEANS[self]


_MEANS = {
    Significance.HIGH_99_8: "Higher than the whole, beyond the outer (99.8%) line of the funnel.",
    Significance.HIGH_95: "Higher than the whole, between the inner (95%) and the outer (99.8%) line of the funnel.",
    Significance.NONE: "Within the funnel: the difference from the whole is no more than chance may explain.",
    Significance.LOW_95: "Lower than the whole, between the inner (95%) and the outer (99.8%) line of the funnel.",
    Significance.LOW_99_8: "Lower than the whole, beyond the outer (99.8%) line of the funnel.",
}


def funnel_of_proportions(share: float, population: Column, confidence: float) -> tuple[FloatArray, FloatArray]:
    """The funnel's lower and upper line at each size of `population` about the overall `share`; all as shares of 1.

    A place on a line has a Wilson interval that just touches the whole. Source: Spiegelhalter, Funnel plots for
    comparing institutional performance (2005).
    """
    reach = z_score(confidence) * np.sqrt(share * (1 - share) / np.asarray(population, dtype=np.float64))
    return np.maximum(share - reach, 0), np.minimum(share + reach, 1)


def funnel_of_ratios(expected: Column, confidence: float) -> tuple[FloatArray, FloatArray]:
    """The funnel's lower and upper line about a ratio of 1 at each number of `expected` events.

    A place on a line has observed events whose limit (exact below 10, Byar's from 10) just touches the expected.
    """
    sought = np.asarray(expected, dtype=np.float64)
    refuse_rows(sought <= 0, "Expected events must be above 0.")
    limits = CountLimits(confidence)
    return _observed(sought, limits, upper=True) / sought, _observed(sought, limits, upper=False) / sought


def significance_of_proportions(numerator: Column, denominator: Column, share: float | None = None) -> NDArray[np.str_]:
    """Where each place lies in the funnel about the overall `share` (otherwise that of all places): `Significance`."""
    events, people = (np.asarray(column, dtype=np.float64) for column in (numerator, denominator))
    refuse_rows(people <= 0, "A denominator must be above 0.")
    whole = float(np.nansum(events) / np.nansum(people)) if share is None else share
    return _words(*(_beyond(events / people, *funnel_of_proportions(whole, people, at)) for at in (STRICT, USUAL)))


def significance_of_ratios(observed: Column, expected: Column) -> NDArray[np.str_]:
    """Where each place's ratio of observed to expected events lies in the funnel about 1: words of `Significance`."""
    counts, sought = (np.asarray(column, dtype=np.float64) for column in (observed, expected))
    found = []
    for at in (STRICT, USUAL):
        lower, upper = CountLimits(at).around(counts)
        found.append((lower > sought).astype(np.int8) - (upper < sought).astype(np.int8))
    return _words(*found)


def _observed(expected: FloatArray, limits: CountLimits, *, upper: bool) -> FloatArray:
    """The observed events whose upper (lower) limit is the expected: found by halving, for limits rise with counts."""
    low, high = np.zeros_like(expected), 4 * expected + 40
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        too_few = limits.around(middle)[int(upper)] < expected
        low, high = np.where(too_few, middle, low), np.where(too_few, high, middle)
    return low


def _beyond(value: FloatArray, lower: FloatArray, upper: FloatArray) -> NDArray[np.int8]:
    """1 above the upper line, -1 below the lower one, else 0."""
    return (value > upper).astype(np.int8) - (value < lower).astype(np.int8)


def _words(strict: ArrayLike, usual: ArrayLike) -> NDArray[np.str_]:
    out, inner = np.asarray(strict), np.asarray(usual)
    return np.select(
        [out > 0, out < 0, inner > 0, inner < 0],
        [
            member.value
            for member in (Significance.HIGH_99_8, Significance.LOW_99_8, Significance.HIGH_95, Significance.LOW_95)
        ],
        Significance.NONE.value,
    )
