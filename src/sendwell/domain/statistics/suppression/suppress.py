"""Which cells to hide: the small ones, and as few others as keep anybody from working them out."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from sendwell.domain.measures.observation import Symbol
from sendwell.domain.statistics.suppression.guard import Guard
from sendwell.domain.statistics.suppression.table import THRESHOLD, Cell, Key, Totals, table_of


@dataclass(frozen=True, slots=True)
class SuppressedTable:
    """What may be shown of a table: each cell's count or its symbol; which are hidden because they are small, and which
    only because the small ones could be worked out from them.
    """

    shown: dict[Key, Cell]
    primary: frozenset[Key]
    secondary: frozenset[Key]


def suppress(cells: Mapping[Key, Cell], totals: Totals, *, threshold: int = THRESHOLD) -> SuppressedTable:
    """Hide counts from 1 to `threshold` - 1, and what would give them away.

    `cells` are counts by a code in each dimension; `totals` says for each dimension which code is the total of a code,
    in as many steps as there are (school to authority to England). Nought is shown. Symbols stay; one that hides a
    count (c, low) is kept as safe as a small count. Raises ValueError where totals are not the sums of their parts:
    suppress first, round after.

    The promise: whoever knows the shown counts, how the table adds up and that no count is below nought cannot rule out
    any number from 0 to `threshold` for any cell hidden for being small. Other hidden cells are not determined either.

    >>> cells = {("A", "ehc"): 3, ("A", "other"): 40, ("A", "all"): 43, ("B", "ehc"): 9, ("B", "other"): 50,
    ...     ("B", "all"): 59, ("area", "ehc"): 12, ("area", "other"): 90, ("area", "all"): 102}
    >>> table = suppress(cells, [{"A": "area", "B": "area"}, {"ehc": "all", "other": "all"}])
    >>> sorted(table.primary), sorted(table.secondary)
    ([('A', 'ehc')], [('A', 'other'), ('B', 'ehc'), ('B', 'other')])
    """
    table = table_of(cells, totals)
    small = table.known & (table.values > 0) & (table.values < threshold)
    secret = np.array([cells[key] in (Symbol.SUPPRESSED, Symbol.LOW) for key in table.keys], dtype=np.bool_)
    guard = Guard(table, small | ~table.known, threshold)
    for number in np.flatnonzero(small | secret).tolist():
        guard.protect(number)
    hidden = {key for key, is_hidden in zip(table.keys, guard.hidden, strict=True) if is_hidden}
    primary = frozenset(key for key, is_small in zip(table.keys, small, strict=True) if is_small)
    secondary = frozenset(key for key in hidden - primary if not isinstance(cells[key], Symbol))
    shown = {key: Symbol.SUPPRESSED if key in primary | secondary else cell for key, cell in cells.items()}
    return SuppressedTable(shown, primary, secondary)
