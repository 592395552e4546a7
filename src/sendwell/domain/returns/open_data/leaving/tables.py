"""Figures of one measure as a table of counts with totals, and which of its cells must be hidden.

Its dimensions are the places, the SEN groups, each family of groups that breaks them down, the periods where there are
months beside years, and who counts beside who does not. Whoever knows the totals can subtract, so all of them are one
table; `statistics.suppress` proves that it is safe.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from sendwell.domain.measures import Level, Measure, Observation, Period, Symbol, period
from sendwell.domain.returns.open_data.leaving.counts import ALL, COUNTED, REST, counts_of
from sendwell.domain.returns.open_data.leaving.earlier import Earlier
from sendwell.domain.statistics import suppress
from sendwell.domain.statistics.suppression import Edition, hidden_beside
from sendwell.domain.statistics.suppression.table import THRESHOLD, Cell, Key

WHOLE = "all"
NEAR = 1e-6
MOST_CELLS = 2_000  # of a table that is proved safe; of a larger one with a small number only totals leave
_SEND = ("sen_support", "ehc_plan")
_SEN = {"no_sen": WHOLE, "any_sen": WHOLE}
Totals = dict[str, str]


@dataclass(frozen=True, slots=True)
class HiddenCells:
    """The figures, by their place in the sequence, that hide a small count, those that would give one away, and those
    that would beside an earlier edition.
    """

    small: frozenset[int]
    beside: frozenset[int]
    before: frozenset[int] = frozenset()


def hidden_cells(figures: Sequence[Observation], measure: Measure, before: Sequence[Earlier] = ()) -> HiddenCells:
    """Which figures of one measure must be hidden, places and groups and periods taken together, and whatever was held
    of them when an edition left `before`.

    Where the parts of a total are more than it, or the table is too large to be proved safe, nothing but the largest
    totals leaves as soon as one count is small; and nothing at all where it can't be proved beside what left before.
    """
    earlier = [edition for edition in before if edition]
    told = [one.figure for edition in earlier for one in edition]
    families = sorted({family for figure in (*figures, *told) for family in _families(figure.group)})
    table = _Table(figures, measure, families)
    found = table.proved() if table.has_small else HiddenCells(frozenset(), frozenset())
    tables = [_Table([one.figure for one in edition], measure, families) for edition in earlier]
    if not any(each.has_small for each in (table, *tables)):
        return found
    shown = [{at for at, one in enumerate(edition) if one.shown} for edition in earlier]
    return table.beside(found, [each.edition(of) for each, of in zip(tables, shown, strict=True)])


class _Table:
    """The cells of the figures, each under its code in every dimension; `owner` is the figure that a cell is of,
    `untold` are the cells of no figure: what the parts of a total lack of it.
    """

    def __init__(self, figures: Sequence[Observation], measure: Measure, families: Sequence[str]) -> None:
        self.cells: dict[Key, Cell] = {}
        self.owner: dict[Key, int] = {}
        times = {(figure.period_kind, figure.period): period(figure.period_kind, figure.period) for figure in figures}
        for number, figure in enumerate(figures):
            for part, cell in counts_of(figure, measure).items():
                key = (*_place_and_groups(figure, families), f"{figure.period_kind} {figure.period}", part)
                self.cells[key], self.owner[key] = cell, number
        self.untold: set[Key] = set()
        groups = [dict.fromkeys({key[axis] for key in self.cells} - {WHOLE}, WHOLE) for axis in _axes(families)]
        parts = {COUNTED: ALL, REST: ALL} if any(key[-1] == REST for key in self.cells) else {}
        self.totals: list[Totals] = [_places(figures), self._sen(), *groups, _containing(times.values()), parts]
        self.adds_up = True
        for axis in range(len(self.totals) - 1):
            self._complete(axis, is_time=axis == len(self.totals) - 2)

    @property
    def has_small(self) -> bool:
        return any(_is_small(cell) for key, cell in self.cells.items() if key in self.owner)

    def proved(self) -> HiddenCells:
        """As few as keep every small count from being worked out; all but totals where that can't be proved."""
        if not self.adds_up or len(self.cells) > MOST_CELLS:
            return self.all_but_totals()
        try:
            found = suppress(self.cells | dict.fromkeys(self.untold, Symbol.NOT_AVAILABLE), self.totals)
        except ValueError:  # it does not add up, so nothing can be proved of it
            return self.all_but_totals()
        return self._of_figures(found.primary, found.secondary)

    def edition(self, shown: Set[int]) -> Edition:
        """The table beside others, where the figures `shown` are seen, by their place in the sequence."""
        told = {key for key, number in self.owner.items() if number in shown}
        numbers = {key for key in told if not isinstance(self.cells[key], Symbol)}
        return Edition(self.cells, self.totals, numbers, self.untold)

    def beside(self, found: HiddenCells, before: Sequence[Edition]) -> HiddenCells:
        """With what must be hidden because of the editions that left before; everything where that can't be proved."""
        seen = set(self.owner.values()) - found.small - found.beside
        try:
            more = hidden_beside(self.edition(seen), before, most=MOST_CELLS)
            return replace(found, before=frozenset(self.owner[key] for key in more))
        except ValueError:
            return replace(found, before=frozenset(seen))

    def all_but_totals(self) -> HiddenCells:
        """Everything that is part of a total, and what is small itself."""
        small = {key for key in self.owner if _is_small(self.cells[key])}
        parts = {key for key in self.cells if any(code in up for code, up in zip(key[:-1], self.totals, strict=False))}
        return self._of_figures(small, parts - small)

    def _of_figures(self, small: Set[Key], beside: Set[Key]) -> HiddenCells:
        first = frozenset(self.owner[key] for key in small if key in self.owner)
        return HiddenCells(first, frozenset(self.owner[key] for key in beside if key in self.owner) - first)

    def _sen(self) -> Totals:
        """SEN support and EHC plans are some of those with SEN, where a figure tells of these together."""
        together = any(key[1] == "any_sen" for key in self.cells)
        if together:
            for key in [key for key in self.cells if key[1] in _SEND]:
                self._put_together((key[0], "any_sen", *key[2:]))
        above = "any_sen" if together else WHOLE
        return {**_SEN, "sen_support": above, "ehc_plan": above}

    def _put_together(self, key: Key) -> None:
        if key not in self.cells:
            parts = [self.cells.get((key[0], group, *key[2:]), Symbol.NOT_AVAILABLE) for group in _SEND]
            numbers = [part for part in parts if not isinstance(part, Symbol)]
            self.cells[key] = sum(numbers) if len(numbers) == len(parts) else Symbol.NOT_AVAILABLE
            self.untold.add(key)

    def _complete(self, axis: int, *, is_time: bool) -> None:
        """Where the parts are fewer than their total, add what is missing as a cell that nobody knows."""
        upward = self.totals[axis]
        for total, parts in self._parts(axis).items():
            counts = [self.cells[key] for key in (total, *parts)]
            whole, *told = [0 if isinstance(count, Symbol) else count for count in counts]
            if any(isinstance(count, Symbol) for count in counts) or abs(sum(told) - whole) <= NEAR * (1 + whole):
                continue
            if sum(told) < whole:
                missing = f"{total[axis]}, not told"
                upward[missing] = total[axis]
                key = (*total[:axis], missing, *total[axis + 1 :])
                self.cells[key] = whole - sum(told)
                self.untold.add(key)
            elif is_time:  # children counted on a day, who are no part of those counted in a year
                upward.clear()
                return
            else:
                self.adds_up = False

    def _parts(self, axis: int) -> Mapping[Key, list[Key]]:
        """The cells of each total along a dimension."""
        found: dict[Key, list[Key]] = {}
        for key in self.cells:
            if key[axis] in self.totals[axis]:
                total = (*key[:axis], self.totals[axis][key[axis]], *key[axis + 1 :])
                if total in self.cells:
                    found.setdefault(total, []).append(key)
        return found


def _axes(families: Sequence[str]) -> range:
    return range(2, 2 + len(families))


def _families(group: str) -> list[str]:
    return [part.partition(":")[0] for part in group.split("+") if not _is_sen(part)]


def _is_sen(part: str) -> bool:
    return part in (WHOLE, "no_sen", "any_sen", "sen_support", "ehc_plan")


def _place_and_groups(figure: Observation, families: Sequence[str]) -> tuple[str, ...]:
    parts = figure.group.split("+")
    sen = next((part for part in parts if _is_sen(part)), WHOLE)
    others = {part.partition(":")[0]: part for part in parts if not _is_sen(part)}
    return f"{figure.level} {figure.place}", sen, *(others.get(family, WHOLE) for family in families)


def _places(figures: Sequence[Observation]) -> Totals:
    """Localities are parts of their authority."""
    authorities = {f"{figure.level} {figure.place}" for figure in figures if figure.level is Level.AUTHORITY}
    localities = {f"{figure.level} {figure.place}" for figure in figures if figure.level is Level.LOCALITY}
    return dict.fromkeys(localities, authorities.pop()) if len(authorities) == 1 else {}


def _containing(periods: Iterable[Period]) -> Totals:
    """Each period with the shortest other that it lies within: a month with its quarter, a quarter with its year."""
    found: Totals = {}
    known = sorted(set(periods), key=lambda one: one.ends - one.begins)
    for at, one in enumerate(known):
        around = (other for other in known[at + 1 :] if other.begins <= one.begins and one.ends <= other.ends)
        longer = next((other for other in around if other.kind != one.kind), None)
        if longer:
            found[f"{one.kind} {one.code}"] = f"{longer.kind} {longer.code}"
    return found


def _is_small(cell: Cell) -> bool:
    return cell in (Symbol.SUPPRESSED, Symbol.LOW) if isinstance(cell, Symbol) else 0 < cell < THRESHOLD
