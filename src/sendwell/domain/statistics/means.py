"""The mean of a few values, with Student's interval."""

import numpy as np

from sendwell.domain.statistics.estimate import USUAL, Column, Estimate, tail


def mean(values: Column, *, confidence: float = USUAL) -> Estimate[float]:
    """The mean of `values`, in their unit. One missing value makes all missing; a single value has no limits.

    Source: Student, The probable error of a mean (1908). Raises ValueError for no values.

    >>> mean([3, 4, 5, 4])
    Estimate(value=4.0, lower=2.700771736374889, upper=5.2992282636251105)
    """
    column = np.asarray(values, dtype=np.float64)
    if not column.size:
        raise ValueError("A mean needs at least one value.")
    probability = 1 - tail(confidence)
    centre = float(column.mean())
    if column.size == 1:
        return Estimate(centre, np.nan, np.nan)
    from scipy.special import stdtrit  # a third of a second to import, and rarely needed

    reach = float(stdtrit(column.size - 1, probability) * column.std(ddof=1) / np.sqrt(column.size))
    return Estimate(centre, centre - reach, centre + reach)
