"""A table of counts with totals in any number of dimensions: its cells, and which of them add up to which."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from sendwell.domain.measures.observation import Symbol
from sendwell.domain.statistics.estimate import FloatArray

THRESHOLD = 5  # counts from 1 to 4 are hidden; source: Sendwell's own default, which each publication may change
NEAR = 1e-6

Key: TypeAlias = tuple[str, ...]  # a code in each dimension
Cell: TypeAlias = float | Symbol
Totals: TypeAlias = Sequence[Mapping[str, str]]  # for each dimension, which code is the total of a code


@dataclass(frozen=True, slots=True)
class Table:
    """The cells that count something, in one order: `values` (a feasible one where the cell has a symbol), whether each
    is `known`, in how many dimensions it is a total (`height`), and a row of `sums` for each total: its parts less
    itself, which is nought.
    """

    keys: tuple[Key, ...]
    values: FloatArray
    known: NDArray[np.bool_]
    height: NDArray[np.int64]
    sums: Any  # scipy.sparse.csr_array: scipy has no types


def table_of(cells: Mapping[Key, Cell], totals: Totals) -> Table:
    """The table of `cells`. Raises ValueError where a cell is no count, or a total is not the sum of its parts.

    Cells that are not applicable count nothing and are left out. A missing part counts as nought.
    """
    counted = {key: cell for key, cell in cells.items() if cell is not Symbol.NOT_APPLICABLE}
    _refuse_cells(counted, totals)
    place = {key: number for number, key in enumerate(counted)}
    sums = sums_of(place, totals, len(place))
    known = np.array([not isinstance(cell, Symbol) for cell in counted.values()], dtype=np.bool_)
    values = np.array([0 if isinstance(cell, Symbol) else cell for cell in counted.values()], dtype=np.float64)
    heights = np.array([height(key, totals) for key in counted], dtype=np.int64)
    return Table(tuple(counted), completed(values, known, sums, tuple(counted)), known, heights, sums)


def _refuse_cells(cells: Mapping[Key, Cell], totals: Totals) -> None:
    for key, cell in cells.items():
        if len(key) != len(totals):
            raise ValueError(f"{key} has {len(key)} codes; the table has {len(totals)} dimensions.")
        if cell is Symbol.NONE or (not isinstance(cell, Symbol) and not 0 <= cell < np.inf):
            raise ValueError(f"{key}: a cell must be a count, or a symbol that says why there is none.")


def sums_of(place: Mapping[Key, int], totals: Totals, columns: int) -> Any:
    """One row for each total that the table has beside at least one of its parts, as wide as `columns`."""
    from scipy.sparse import csr_array

    parts: dict[tuple[int, int], list[int]] = defaultdict(list)
    for key, number in place.items():
        for axis, upward in enumerate(totals):
            if key[axis] in upward:
                total = (*key[:axis], upward[key[axis]], *key[axis + 1 :])
                if total in place:
                    parts[axis, place[total]].append(number)
    rows = [row for row, members in enumerate(parts.values()) for _ in range(len(members) + 1)]
    where = [cell for (_, total), members in parts.items() for cell in (total, *members)]
    signs = [sign for members in parts.values() for sign in (-1.0, *(1.0 for _ in members))]
    return csr_array((signs, (rows, where)), shape=(len(parts), columns))


def height(key: Key, totals: Totals) -> int:
    """How many dimensions of the key are at a total."""
    return sum(code in upward.values() for code, upward in zip(key, totals, strict=True))


def completed(values: FloatArray, known: NDArray[np.bool_], sums: Any, keys: tuple[Key, ...]) -> FloatArray:
    """The values, with counts that would add up where none is known. Raises ValueError where a total is not the sum of
    its parts.
    """
    from scipy.optimize import linprog

    left = -(sums @ values)
    if not known.all():
        fit = linprog(np.ones((~known).sum()), A_eq=sums[:, ~known], b_eq=left, method="highs")
        if fit.x is not None and fit.status == 0:
            values = values.copy()
            values[~known] = np.maximum(fit.x, 0)
            left = -(sums @ values)
    wrong = np.flatnonzero(np.abs(left) > NEAR * (1 + np.abs(values).max(initial=0)))
    if len(wrong):
        row = sums[[wrong[0]], :].tocoo()
        total = keys[int(row.coords[1][row.data < 0][0])]
        raise ValueError(f"The total {total} is not the sum of its parts ({len(wrong)} such totals).")
    return values
