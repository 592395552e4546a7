"""Keeps a hidden cell from being worked out: finds another table that the same shown cells would fit.

A cell that could be 0 in one such table and the threshold in another is safe between the two, for anything between is
possible as well. The cheapest change that leads from the true table to each is a linear programme; whatever it changes
must be hidden too. It always has an answer: at worst all totals above the cell change with it.

Source: Kelly, Golden and Assad, Cell suppression: disclosure protection for sensitive tabular data (1992); Fischetti
and Salazar-González, Models and algorithms for optimizing cell suppression in tabular data with linear constraints
(2000).
"""

import numpy as np
from numpy.typing import NDArray

from sendwell.domain.statistics.estimate import FloatArray
from sendwell.domain.statistics.suppression.table import Table

NOUGHT_COSTS = 9.0  # a nought says much and hides little: as dear as a count of 500
HEIGHT_COSTS = 4.0  # for each dimension in which the cell is a total
MOVED = 1e-6
GOOD_ENOUGH = 0.2  # of the cheapest move in whole counts, which may take long to find


class Guard:
    """The hidden cells of one table, and how far each is known to be able to move.

    `fixed` are cells that can't be hidden any more: everybody knows them.
    """

    def __init__(
        self, table: Table, hidden: NDArray[np.bool_], threshold: int, *, fixed: NDArray[np.bool_] | None = None
    ) -> None:
        from scipy.sparse import hstack

        self.hidden = hidden.copy()
        self._values = table.values
        self._threshold = float(threshold)
        self._fixed = np.flatnonzero(fixed) if fixed is not None else np.zeros(0, dtype=np.intp)
        self._least, self._most = table.values.copy(), table.values.copy()
        self._counts_whole = bool((table.values == np.round(table.values)).all())
        worth = np.where(table.values > 0, np.log2(1 + table.values), NOUGHT_COSTS)
        self._cost = worth * HEIGHT_COSTS**table.height
        self._sums = hstack([table.sums, -table.sums]).tocsr()

    def protect(self, cell: int) -> None:
        """Hide what it takes for the cell to be able to be 0 and to be the threshold. Raises ValueError where cells
        that are fixed forbid it.
        """
        if self._most[cell] < self._threshold:
            self._open(cell, self._threshold - self._values[cell])
        if self._least[cell] > 0:
            self._open(cell, -self._values[cell])

    def _open(self, cell: int, change: float) -> None:
        """Hide the cells of the cheapest move that changes the cell by so much."""
        move = self._cheapest(cell, change)
        self.hidden |= np.abs(move) > MOVED
        np.minimum(self._least, self._values + move, out=self._least)
        np.maximum(self._most, self._values + move, out=self._most)

    def _cheapest(self, cell: int, change: float) -> FloatArray:
        """The change of every cell that keeps all totals right and nothing below nought, and hides the least."""
        number = len(self._values)
        cost = np.where(self.hidden, 0, self._cost)
        bounds = np.zeros((2 * number, 2))  # what each cell gains, then what it loses
        bounds[:number, 1] = np.inf
        bounds[number:, 1] = self._values
        bounds[self._fixed] = bounds[number + self._fixed] = 0
        bounds[cell] = max(change, 0)
        bounds[number + cell] = max(-change, 0)
        move = self._solved(cost, bounds, whole=False)
        if self._counts_whole and not np.allclose(move, np.round(move), rtol=0, atol=MOVED):
            move = self._solved(cost, bounds, whole=True)  # else whoever knows that counts are whole could narrow it
        return move

    def _solved(self, cost: FloatArray, bounds: FloatArray, *, whole: bool) -> FloatArray:
        """The answer of the programme: gains less losses."""
        from scipy.optimize import linprog

        number, totals = len(self._values), self._sums.shape[0]
        found = linprog(
            np.concatenate([cost, cost]),
            A_eq=self._sums if totals else None,
            b_eq=np.zeros(totals) if totals else None,
            bounds=bounds,
            method="highs",
            integrality=np.full(2 * number, int(whole)),
            options={"mip_rel_gap": GOOD_ENOUGH},
        )
        if found.x is None:
            raise ValueError(f"No safe table was found: {found.message}")
        move: FloatArray = found.x[:number] - found.x[number:]
        return move
