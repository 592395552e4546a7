"""The gap between two groups, such as children with SEND and those without: how much, or how many times.

The two groups must be separate. Children with SEND are part of all children: compare them with the others, or with a
benchmark that is taken as known (`benchmark.compare`), but not here with a total that holds them.
"""

from typing import overload

import numpy as np

from sendwell.domain.statistics.estimate import (
    USUAL,
    AnyEstimate,
    Column,
    Estimate,
    FloatArray,
    estimate_of,
    refuse_rows,
)
from sendwell.domain.statistics.proportions import proportion


@overload
def difference(first: Estimate[float], second: Estimate[float]) -> Estimate[float]: ...
@overload
def difference(first: AnyEstimate, second: AnyEstimate) -> AnyEstimate: ...
def difference(first: AnyEstimate, second: AnyEstimate) -> AnyEstimate:
    """`first` less `second`, two independent estimates in one unit at one level of confidence, with an interval.

    Source: Zou and Donner, Construction of confidence limits about effect measures (2008): each side's reach is the
    root of the sum of the squares of the reaches of the two estimates. With Wilson's limits this is method 10 of
    Newcombe, Interval estimation for the difference between independent proportions (1998).
    """
    gap = np.subtract(first.value, second.value)
    down = np.hypot(np.subtract(first.value, first.lower), np.subtract(second.upper, second.value))
    up = np.hypot(np.subtract(first.upper, first.value), np.subtract(second.value, second.lower))
    return estimate_of(gap, gap - down, gap + up)


@overload
def ratio(first: Estimate[float], second: Estimate[float]) -> Estimate[float]: ...
@overload
def ratio(first: AnyEstimate, second: AnyEstimate) -> AnyEstimate: ...
def ratio(first: AnyEstimate, second: AnyEstimate) -> AnyEstimate:
    """How many times `second` is `first`: two independent estimates, none below 0, at one level of confidence.

    Infinite where the second may be nought. Source: Donner and Zou, Closed-form confidence intervals for functions of
    the normal mean and standard deviation (2012), with its lower limit in a form that does not divide by nought.
    """
    a, a_low, a_high = (np.asarray(number) for number in (first.value, first.lower, first.upper))
    b, b_low, b_high = (np.asarray(number) for number in (second.value, second.lower, second.upper))
    with np.errstate(divide="ignore", invalid="ignore"):
        least, most = a_low * (2 * a - a_low), a_high * (2 * a - a_high)
        below, above = b_high * (2 * b - b_high), b_low * (2 * b - b_low)
        down = a * b + np.sqrt(np.maximum((a * b) ** 2 - least * below, 0))
        up = a * b + np.sqrt(np.maximum((a * b) ** 2 - most * above, 0))
        unknown = 0 * (a + b)  # nan where either is missing
        lower = np.where(a_low > 0, least / down, unknown)
        upper = np.where(b_low > 0, up / above, np.inf + unknown)
        return estimate_of(a / b, lower, upper)


@overload
def difference_of_proportions(
    numerator: float, denominator: float, other: float, of_other: float, *, confidence: float = USUAL
) -> Estimate[float]: ...
@overload
def difference_of_proportions(
    numerator: Column, denominator: Column, other: Column, of_other: Column, *, confidence: float = USUAL
) -> Estimate[FloatArray]: ...
def difference_of_proportions(
    numerator: Column | float,
    denominator: Column | float,
    other: Column | float,
    of_other: Column | float,
    *,
    confidence: float = USUAL,
) -> AnyEstimate:
    """The first proportion less the other, as a share of 1. Source: Newcombe (1998), method 10; see `difference`.

    >>> gap = difference_of_proportions(56, 70, 48, 80)
    >>> round(gap.value, 4), round(gap.lower, 4), round(gap.upper, 4)
    (0.2, 0.0524, 0.3339)
    """
    first = proportion(numerator, denominator, confidence=confidence)  # type: ignore[arg-type]
    second = proportion(other, of_other, confidence=confidence)  # type: ignore[arg-type]
    return difference(first, second)


@overload
def ratio_of_rates(
    count: float, denominator: float, other: float, of_other: float, *, confidence: float = USUAL
) -> Estimate[float]: ...
@overload
def ratio_of_rates(
    count: Column, denominator: Column, other: Column, of_other: Column, *, confidence: float = USUAL
) -> Estimate[FloatArray]: ...
def ratio_of_rates(
    count: Column | float,
    denominator: Column | float,
    other: Column | float,
    of_other: Column | float,
    *,
    confidence: float = USUAL,
) -> AnyEstimate:
    """How many times the other rate the first is. Infinite where the other has no events; nan where neither has.

    Source: given their sum, the first count is binomial (Przyborowski and Wilenski, Homogeneity of results in testing
    samples from Poisson series, 1940); Wilson's limits of that share, turned back into a ratio, serve small counts and
    nought too.

    >>> gap = ratio_of_rates(30, 1000, 20, 2000)
    >>> round(gap.value, 4), round(gap.lower, 4), round(gap.upper, 4)
    (3.0, 1.7162, 5.2442)
    """
    events, others, people, of_others = (
        np.asarray(column, dtype=np.float64) for column in (count, other, denominator, of_other)
    )
    refuse_rows(np.atleast_1d((people <= 0) | (of_others <= 0)), "A denominator must be above 0.")
    refuse_rows(np.atleast_1d((events < 0) | (others < 0)), "A count cannot be below 0.")
    both = events + others
    share = proportion(events, np.where(both > 0, both, np.nan), confidence=confidence)
    with np.errstate(divide="ignore", invalid="ignore"):
        value, lower, upper = (
            np.asarray(part / (1 - part) * of_others / people)
            for part in map(np.asarray, (share.value, share.lower, share.upper))
        )
    return estimate_of(value, lower, np.where((others == 0) & (events > 0), np.inf, upper))
