"""Many series at once, in long form: a million points in one call."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sendwell.domain.measures.measure import Polarity
from sendwell.domain.statistics.estimate import BoolArray, Column, FloatArray
from sendwell.domain.statistics.spc.limits import Rows
from sendwell.domain.statistics.spc.points import Points, assured, judge, refuse_series


@dataclass(frozen=True)
class SpcLong:
    """Every point judged, in the rows that were given (see `Points`), and for each series what the whole says.

    `series` holds each series once; `latest_row` its last row in time; `latest_point_type` and `assurance` the codes of
    `PointType` and `Assurance`.
    """

    points: Points
    series: NDArray[Any]
    latest_row: Rows
    latest_point_type: NDArray[np.int8]
    assurance: NDArray[np.int8]


def spc_long(
    series: ArrayLike,
    values: Column,
    *,
    improvement: Polarity | ArrayLike,
    order: ArrayLike | None = None,
    target: ArrayLike | None = None,
    rebase: ArrayLike | None = None,
    fix_after: ArrayLike | None = None,
    screen_outliers: bool = False,
) -> SpcLong:
    """The XmR chart of each series, from columns of equal length: which series, and the value (None, nan: no reading).

    `order` says when (dates or numbers; without it the rows of a series are in time order). `rebase` is True on rows
    that start a new segment. `improvement` (in a column, the sign of a `Polarity`), `target` (nan: none) and
    `fix_after` are one for all, or a column whose entry on a series' last row counts. Otherwise as `spc`. Raises
    ValueError where columns differ in length or a series has a date twice.
    """
    column, ids = np.array(values, dtype=np.float64), np.asarray(series)
    refuse_series(column, fix_after)
    if column.shape != ids.shape or column.ndim != 1:
        raise ValueError(f"The columns differ in length: {ids.shape} series and {column.shape} values.")
    rows = _rows_in_order(ids, None if order is None else np.asarray(order))
    ids = ids[rows]
    begins = np.ones(len(ids), dtype=np.bool_)
    begins[1:] = ids[1:] != ids[:-1]
    firsts = np.flatnonzero(begins)
    lengths = np.diff(firsts, append=len(ids))
    lasts = firsts + lengths - 1

    def along(given: ArrayLike, dtype: Any) -> NDArray[Any]:
        """What a series' last row says, for each series; or the one given for all."""
        full = np.asarray(given, dtype=dtype)
        return np.full(len(firsts), full) if full.ndim == 0 else full[rows][lasts]

    better = along(improvement.sign if isinstance(improvement, Polarity) else improvement, np.int8)
    rebased = np.zeros(len(ids), dtype=np.bool_) if rebase is None else np.asarray(rebase, dtype=np.bool_)[rows]
    reached = np.cumsum(rebased)
    points = judge(
        column[rows],
        reached - np.repeat(reached[firsts] - rebased[firsts], lengths),
        np.flatnonzero(begins | rebased),
        np.repeat(better, lengths),
        None if fix_after is None else np.repeat(along(fix_after, np.int64), lengths),
        screen_outliers,
    )
    goal: FloatArray = along(np.nan if target is None else target, np.float64)
    return SpcLong(
        points if isinstance(rows, slice) else points.taken(_inverse(rows)),
        ids[firsts],
        lasts if isinstance(rows, slice) else rows[lasts],
        points.point_type[lasts],
        assured(goal, better, points.lower[lasts], points.upper[lasts]),
    )


def _rows_in_order(ids: NDArray[Any], order: NDArray[Any] | None) -> Rows | slice:
    """The rows, series by series and each in time order; all of them as they are, where they lie so already."""
    same = ids[1:] == ids[:-1]
    starts = ids[np.flatnonzero(np.concatenate([[True], ~same]))] if len(ids) else ids
    together = len(np.unique(starts)) == len(starts)
    if together and (order is None or bool((order[1:] > order[:-1])[same].all())):
        return slice(None)
    codes = np.unique(ids, return_inverse=True)[1]
    if order is None:
        return np.argsort(codes, kind="stable")
    rows = np.lexsort((order, codes))
    _refuse_twice(codes[rows], order[rows])
    return rows


def _refuse_twice(codes: NDArray[Any], order: NDArray[Any]) -> None:
    twice: BoolArray = (codes[1:] == codes[:-1]) & (order[1:] == order[:-1])
    if twice.any():
        raise ValueError(f"A series has more than one value for {order[:-1][twice][0]}; it has one value a date.")


def _inverse(rows: Rows) -> Rows:
    inverse = np.empty_like(rows)
    inverse[rows] = np.arange(len(rows))
    return inverse
