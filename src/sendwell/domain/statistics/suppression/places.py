"""Schools by group, with totals: many thousands of rows hidden by simple rules that are safe by construction.

Rows are hidden whole: if a place has a small count, all its groups are hidden and its total is kept. What is hidden in
an area is then a full rectangle with known margins, and how far one cell of it can move is known without searching:
from max(0, row + column - rectangle) to min(row, column). Further rows, smallest first, are hidden until that reaches
from 0 to the threshold for each small count; where all rows do not suffice, the area's group totals are hidden too.

Source for the range: Fréchet's bounds for the cells of a table with fixed margins.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sendwell.domain.statistics.estimate import BoolArray
from sendwell.domain.statistics.suppression.table import THRESHOLD

Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class SuppressedPlaces:
    """What to hide: of each place by group, of its total, and of each area by group and in all (`areas` in order)."""

    cells: BoolArray
    place_totals: BoolArray
    areas: NDArray[Any]
    area_groups: BoolArray
    area_totals: BoolArray


def suppress_places(counts: ArrayLike, areas: ArrayLike, *, threshold: int = THRESHOLD) -> SuppressedPlaces:
    """Hide counts from 1 to `threshold` - 1 in a table of places (rows) by groups, and what would give them away.

    `counts` has a row for each place and a column for each group, which together are all; `areas` says in which area
    each place lies. Totals of places, of groups in an area and of areas are taken to be shown too, and no larger table
    is. The promise is that of `suppress`, at the cost of hiding more; with more levels or dimensions use that. Raises
    ValueError for counts that are not whole or below 0, and for fewer than two groups.
    """
    table = np.asarray(counts)
    if table.ndim != 2 or table.shape[1] < 2:
        raise ValueError("The table needs a row for each place and at least two groups.")
    whole = table.astype(np.int64)
    if (whole != table).any() or (whole < 0).any():
        raise ValueError("Counts must be whole and not below 0.")
    names, area = np.unique(np.asarray(areas), return_inverse=True)
    hiding = _Hiding(whole, area, len(names), threshold)
    while hiding.hide_more():
        pass
    return SuppressedPlaces(
        np.repeat(hiding.rows[:, np.newaxis], whole.shape[1], axis=1),
        hiding.totals,
        names,
        np.repeat(hiding.columns[:, np.newaxis], whole.shape[1], axis=1),
        hiding.wholes,
    )


class _Hiding:
    """What is hidden: whole `rows` of places and their `totals`, all group totals (`columns`) and `wholes` of areas."""

    def __init__(self, counts: Counts, area: Counts, areas: int, threshold: int) -> None:
        self._counts, self._area, self._areas, self._threshold = counts, area, areas, threshold
        self._small = self._is_small(counts)
        self._sums = counts.sum(axis=1)
        by_group = self._by_area(counts)
        self.totals = self._is_small(self._sums)
        self.rows = self._small.any(axis=1) | self.totals
        self.wholes = self._is_small(by_group.sum(axis=1))
        self.columns = self._is_small(by_group).any(axis=1) | self.wholes

    def hide_more(self) -> bool:
        """Hide one more thing in each area that is not safe yet; False where all are."""
        totals, groups = self._guard_totals(), self._guard_groups()
        return totals or groups

    def _guard_totals(self) -> bool:
        """A hidden total of a place needs another beside it, and together at least the threshold."""
        number = self._by_area(self.totals[:, np.newaxis])[:, 0]
        together = self._by_area((self._sums * self.totals)[:, np.newaxis])[:, 0]
        bare: BoolArray = ~self.wholes & ((number == 1) | ((number > 0) & (together < self._threshold)))
        more = self._smallest(bare, ~self.totals & (self._sums > 0), np.zeros_like(self.rows))
        self.totals[more] = True
        self.wholes |= bare & ~self._touched(more)
        return bool(bare.any())

    def _guard_groups(self) -> bool:
        """A small count needs a rectangle of hidden rows in which it can move far enough, or hidden group totals."""
        self.rows |= self.totals
        self.columns |= self.wholes
        exposed = self._exposed_groups()
        wanting: BoolArray = np.any(exposed, axis=1)
        partners: BoolArray = np.any((self._counts > 0) & exposed[self._area], axis=1)
        more = self._smallest(wanting, ~self.rows & (self._sums > 0), ~partners)
        self.rows[more] = True
        self.columns |= wanting & ~self._touched(more)
        return bool(wanting.any())

    def _exposed_groups(self) -> BoolArray:
        """The groups of each area in which some small count cannot move from 0 to the threshold."""
        hidden = self._counts * self.rows[:, np.newaxis]
        column = self._by_area(hidden)
        rectangle = column.sum(axis=1)
        reach = self._sums[:, np.newaxis] + column[self._area] - rectangle[self._area][:, np.newaxis]
        tight = (reach > 0) & ~self.totals[:, np.newaxis]
        low = column[self._area] < self._threshold
        exposed = self._small & (tight | low) & ~self.columns[self._area][:, np.newaxis]
        return self._by_area(exposed) > 0

    def _smallest(self, wanting: BoolArray, free: BoolArray, later: BoolArray) -> NDArray[np.intp]:
        """One free place of each area that wants one: the one with the smallest total, those marked `later` last."""
        places = np.flatnonzero(wanting[self._area] & free)
        ranked = places[np.lexsort((self._sums[places], later[places], self._area[places]))]
        first: NDArray[np.intp] = ranked[np.diff(self._area[ranked], prepend=-1) != 0]
        return first

    def _touched(self, places: NDArray[np.intp]) -> BoolArray:
        """Which areas the places lie in."""
        touched = np.zeros(self._areas, dtype=np.bool_)
        touched[self._area[places]] = True
        return touched

    def _by_area(self, columns: NDArray[Any]) -> Counts:
        """The sums of each area."""
        sums: Counts = np.zeros((self._areas, columns.shape[1]), dtype=np.int64)
        np.add.at(sums, self._area, columns)
        return sums

    def _is_small(self, counts: Counts) -> BoolArray:
        small: BoolArray = (counts > 0) & (counts < self._threshold)
        return small
