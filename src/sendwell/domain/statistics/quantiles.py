"""Places in tenths, fifths or quarters by a value."""

import numpy as np

from sendwell.domain.statistics.estimate import Column, FloatArray


def quantiles(values: Column, number: int, *, first_is_highest: bool = True) -> FloatArray:
    """The quantile of each value, 1 to `number`, where 1 holds the highest values (or the lowest); nan for missing.

    Ties share the lowest rank, so all go into one quantile. With fewer values than quantiles there is none (nan).

    >>> quantiles([7, 3, 9, 1], 2).tolist()
    [1.0, 2.0, 1.0, 2.0]
    """
    column = np.asarray(values, dtype=np.float64)
    sought = -column if first_is_highest else column
    known = np.sort(sought[~np.isnan(sought)])
    if len(known) < number:
        return np.full(len(column), np.nan)
    rank = np.searchsorted(known, sought, side="left") + 1
    place = number + 1 - np.ceil((len(known) + 1 - rank) / (len(known) / number))
    return np.where(np.isnan(column), np.nan, np.maximum(place, 1))
