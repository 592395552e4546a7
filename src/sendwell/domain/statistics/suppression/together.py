"""Editions of one table, one after another: what a new one must hide so that subtracting it from others gives nothing.

Whoever keeps every edition knows each cell that any of them showed, and is taken to know which counts were corrected
between them and which were not. So all editions are one table: a count that stayed the same is one cell of it, a count
that was corrected is two. What has left once can't be hidden any more. The same proof as of a single table (`Guard`)
then says what more must be hidden of the new edition; as a rule what was hidden stays hidden.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from sendwell.domain.measures.observation import Symbol
from sendwell.domain.statistics.estimate import BoolArray
from sendwell.domain.statistics.suppression.guard import Guard
from sendwell.domain.statistics.suppression.table import THRESHOLD, Cell, Key, Table, Totals, completed, height, sums_of

Count: TypeAlias = tuple[Key, float | None, int]  # a cell, its number or none, and where that is apart: the edition
Row: TypeAlias = frozenset[tuple[int, float]]  # the cells of one sum, each with its sign
SECRET = (Symbol.SUPPRESSED, Symbol.LOW)


@dataclass(frozen=True, slots=True)
class Edition:
    """A table as it was held when an edition of it left, hidden cells with their numbers, and which of them it showed.

    `cells` and `totals` are as `suppress` takes them. `untold` cells are what parts lack of their total: nobody counted
    them, so they are shown by none and need no protection.
    """

    cells: Mapping[Key, Cell]
    totals: Totals
    showed: Set[Key]
    untold: Set[Key] = frozenset()


def hidden_beside(
    now: Edition, before: Sequence[Edition], *, threshold: int = THRESHOLD, most: int | None = None
) -> frozenset[Key]:
    """What of the cells that `now` would show must be hidden because of the editions that left `before` it.

    `now` shows what `suppress` would show of it. The promise is that of `suppress`, for the small counts of every
    edition and to whoever knows them all. Raises ValueError where no choice is safe, where there are more than `most`
    cells to prove it of, or where the counts that stayed contradict those that were corrected: then the new edition
    must show nothing of the table.
    """
    together = _Together(now, before, apart=False)
    if together.is_as_before:
        return frozenset()
    if most is not None and len(together.place) > most:
        raise ValueError("There are too many cells to prove that they are safe.")
    try:
        table = together.table()
    except ValueError:  # what has no number in any edition can't have stayed the same in all
        together = _Together(now, before, apart=True)
        table = together.table()
    return together.hidden(table, threshold)


class _Together:
    """All editions as one table. `apart`: what has no number in any edition may be another in each."""

    def __init__(self, now: Edition, before: Sequence[Edition], *, apart: bool) -> None:
        editions = [*before, now]
        counts = [_counts(editions, at, apart) for at in range(len(editions))]
        self.place: dict[Count, int] = {}
        for count in (count for of in counts for count in of.values()):
            self.place.setdefault(count, len(self.place))
        rows = [_rows(edition, of, self.place) for edition, of in zip(editions, counts, strict=True)]
        left = zip(before, counts, strict=False)
        self._totals, self._rows = now.totals, set[Row]().union(*rows)
        self._now = {key: self.place[count] for key, count in counts[-1].items() if key in now.showed}
        self._public = self._marked(of[key] for one, of in left for key in one.showed if key in of)
        self._shown = self._marked(counts[-1][key] for key in self._now)
        self._secret = self._marked(_secret(editions, counts))
        more = len(self.place) > len(counts[-1]) or self._rows > rows[-1]
        self.is_as_before = not more and not (self._public & ~self._shown).any()

    def table(self) -> Table:
        """Raises ValueError where it can't add up."""
        from scipy.sparse import csr_array

        where = [(at, *cell) for at, row in enumerate(sorted(self._rows, key=sorted)) for cell in sorted(row)]
        at, column, sign = zip(*where, strict=True) if where else ((), (), ())
        sums = csr_array((sign, (at, column)), shape=(len(self._rows), len(self.place)), dtype=np.float64)
        keys = tuple(key for key, *_ in self.place)
        known = np.array([number is not None for _, number, _ in self.place], dtype=np.bool_)
        values = np.array([number or 0 for _, number, _ in self.place], dtype=np.float64)
        heights = np.array([height(key, self._totals) for key in keys], dtype=np.int64)
        return Table(keys, completed(values, known, sums, keys), known, heights, sums)

    def hidden(self, table: Table, threshold: int) -> frozenset[Key]:
        """What the new edition would show and must not. Raises ValueError where no choice is safe."""
        guard = Guard(table, ~self._public & ~self._shown, threshold, fixed=self._public)
        low = ~table.known | ((table.values > 0) & (table.values < threshold))
        for number in np.flatnonzero(self._secret & low & ~self._public).tolist():
            guard.protect(number)
        return frozenset(key for key, place in self._now.items() if guard.hidden[place])

    def _marked(self, counts: Iterable[Count]) -> BoolArray:
        marked = np.zeros(len(self.place), dtype=np.bool_)
        marked[[self.place[count] for count in counts]] = True
        return marked


def _counts(editions: Sequence[Edition], at: int, apart: bool) -> dict[Key, Count]:
    """What stands in each cell of an edition. Where it has no number, that of the edition before it, or else after it,
    is thought to stand there still.
    """
    nearest = [*reversed(editions[: at + 1]), *editions[at + 1 :]]
    found: dict[Key, Count] = {}
    for key, cell in editions[at].cells.items():
        if cell is not Symbol.NOT_APPLICABLE:
            numbers = (one.cells.get(key, Symbol.NONE) for one in nearest)
            number = next((number for number in numbers if not isinstance(number, Symbol)), None)
            found[key] = key, number, at if apart and number is None else 0
    return found


def _secret(editions: Sequence[Edition], counts: Sequence[Mapping[Key, Count]]) -> Iterator[Count]:
    """The cells that somebody counted, and those that have no number because it is hidden."""
    for edition, of in zip(editions, counts, strict=True):
        for key, count in of.items():
            if key not in edition.untold and (count[1] is not None or edition.cells[key] in SECRET):
                yield count


def _rows(edition: Edition, counts: Mapping[Key, Count], place: Mapping[Count, int]) -> set[Row]:
    """Which cells of all editions together each total of one edition is the sum of."""
    found = sums_of({key: place[count] for key, count in counts.items()}, edition.totals, len(place)).tocsr()
    ends = zip(found.indptr, found.indptr[1:], strict=False)
    return {frozenset(zip(found.indices[a:b].tolist(), found.data[a:b].tolist(), strict=True)) for a, b in ends}
