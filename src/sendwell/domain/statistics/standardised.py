"""Rates that allow for differences of age (or of other bands): directly and indirectly standardised.

The last axis of every table is the band; axes before it are places, and give a column of estimates. A missing count is
nought: a band in which nothing was recorded.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike

from sendwell.domain.statistics.counts import FIRST_APPROXIMATED, CountLimits
from sendwell.domain.statistics.estimate import USUAL, AnyEstimate, FloatArray, estimate_of, refuse_rows

FEWEST_EVENTS = FIRST_APPROXIMATED  # a standardised rate of fewer says nothing


def directly_standardised_rate(
    count: ArrayLike,
    population: ArrayLike,
    standard_population: ArrayLike,
    *,
    confidence: float = USUAL,
    multiplier: float = 100_000,
) -> AnyEstimate:
    """The rate that a place would have if its people were spread over the bands as the standard population is.

    nan with fewer than 10 events. Raises ValueError unless every population is above 0 and no count is below 0.
    Source: Dobson, Kuulasmaa, Eberle and Scherer, Confidence intervals for weighted sums of Poisson parameters (1991),
    on Byar's limits of the total count.
    """
    return directly_standardised_rate_of_repeated_events(
        {1: count}, population, standard_population, confidence=confidence, multiplier=multiplier
    )


def directly_standardised_rate_of_repeated_events(
    people: Mapping[int, ArrayLike],
    population: ArrayLike,
    standard_population: ArrayLike,
    *,
    confidence: float = USUAL,
    multiplier: float = 100_000,
) -> AnyEstimate:
    """The same where one person has several events: `people` by how many events each had, then by band.

    The events of one person are not independent: the variance is that of the people with f events times f squared,
    added over f. Otherwise as `directly_standardised_rate`.
    """
    everybody, standard = _known(population), _known(standard_population)
    weight = standard / standard.sum(axis=-1, keepdims=True) / everybody
    counts = {events: _noughts(given) for events, given in people.items()}
    total = np.asarray(sum(events * number.sum(axis=-1) for events, number in counts.items()))
    value = np.asarray(sum(events * (weight * number).sum(axis=-1) for events, number in counts.items()))
    variance = sum(events**2 * (weight**2 * number).sum(axis=-1) for events, number in counts.items())
    lower, upper = CountLimits(confidence).around(total)
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = np.sqrt(variance / total)
    enough = np.where(total < FEWEST_EVENTS, np.nan, multiplier)
    return estimate_of(
        *(enough * part for part in (value, value + spread * (lower - total), value + spread * (upper - total)))
    )


def standardised_ratio(
    count: ArrayLike,
    population: ArrayLike,
    reference_count: ArrayLike,
    reference_population: ArrayLike,
    *,
    confidence: float = USUAL,
    multiplier: float = 1,
) -> AnyEstimate:
    """Events observed over those that the reference's rates would give, times `multiplier` (100: per cent).

    Limits are those of the observed count. Missing counts and populations of the place are nought. Raises ValueError
    unless every reference population is above 0.
    """
    observed = np.asarray(_noughts(count).sum(axis=-1))
    expected = (_noughts(population) * _noughts(reference_count) / _known(reference_population)).sum(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        return estimate_of(
            *(part / expected * multiplier for part in (observed, *CountLimits(confidence).around(observed)))
        )


def indirectly_standardised_rate(
    count: ArrayLike,
    population: ArrayLike,
    reference_count: ArrayLike,
    reference_population: ArrayLike,
    *,
    confidence: float = USUAL,
    multiplier: float = 100_000,
) -> AnyEstimate:
    """The standardised ratio times the crude rate of the reference. See `standardised_ratio`."""
    crude = _noughts(reference_count).sum() / _known(reference_population).sum()
    return standardised_ratio(
        count,
        population,
        reference_count,
        reference_population,
        confidence=confidence,
        multiplier=float(crude * multiplier),
    )


def _noughts(given: ArrayLike) -> FloatArray:
    """The table with nought where it has nothing."""
    table = np.nan_to_num(np.asarray(given, dtype=np.float64), nan=0.0)
    refuse_rows(table.reshape(-1) < 0, "A count cannot be below 0.")
    return table


def _known(given: ArrayLike) -> FloatArray:
    """The table, if it is above nought everywhere."""
    table = np.asarray(given, dtype=np.float64)
    refuse_rows(~(table.reshape(-1) > 0), "A population must be known and above 0 in every band.")
    return table
