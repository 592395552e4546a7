"""A page of answers in tables: what it says first, the tables, and what is missing with how to bring it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sendwell.domain.measures import Symbol
from sendwell.domain.statistics import proportion, suppress, suppress_share

UNKNOWN = "Not known"
BESIDE = "Beside all"  # heads the column that says how a share stands beside that of all
MOST_BESIDE, MOST_LETTERS = 3, 38  # columns, and letters of all their headings, that fit beside each other on a phone
Counts = tuple[int, int]  # so many, of all
Cell = str | int | None  # None: hidden, because it is of few


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the first cell of each row says what the row is of; `note` stands under it."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""

    @property
    def stacks(self) -> bool:
        """True where its rows are too wide for a phone, so that each becomes a card there."""
        return len(self.headings) > MOST_BESIDE or sum(map(len, self.headings)) > MOST_LETTERS

    @property
    def labelled(self) -> list[tuple[Cell, list[tuple[str, Cell, bool]]]]:
        """Each row as its first cell, and the others with their headings and whether they are words."""
        return [
            (row[0], [(head, cell, head == BESIDE) for head, cell in zip(self.headings[1:], row[1:], strict=True)])
            for row in self.rows
        ]

    @property
    def titled(self) -> list[tuple[str, bool]]:
        """The headings, each with whether words stand under it rather than numbers."""
        return [(head, head in (self.headings[0], BESIDE)) for head in self.headings]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page. `missing` says what no extract told, so that it can't be shown; `source` who says so."""

    title: str
    answer: str
    tables: tuple[Table, ...] = ()
    missing: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """So many of a group, as far as may be shown: what is hidden is None. `words` say how the share stands beside that
    of all, as far as chance allows to tell.
    """

    group: str
    count: int | None
    of: int | None
    share: float | None
    words: str

    @property
    def percent(self) -> str | None:
        """The share in words."""
        return None if self.share is None else f"{self.share:.1f}%"


def lines_of(groups: Mapping[str, Counts]) -> list[Line]:
    """The groups, the largest first, with no small number shown, nor one that others would give away."""
    groups = {group: counts for group, counts in groups.items() if counts[1]}
    whole = total(groups.values())
    cells: dict[tuple[str, ...], float | Symbol] = {}
    for group, (count, of) in (*groups.items(), ("", whole)):
        cells |= {(group, "these"): count, (group, "others"): of - count, (group, "all"): of}
    shown = suppress(cells, [dict.fromkeys(groups, ""), {"these": "all", "others": "all"}]).shown
    lines = [
        _line(group, counts, shown[group, "these"], shown[group, "all"], whole) for group, counts in groups.items()
    ]
    return sorted(lines, key=lambda line: (line.group == UNKNOWN, -groups[line.group][1], line.group))


def share_of(count: int, of: int) -> float | None:
    """A share as a percentage, where it is not of few."""
    cells: dict[tuple[str, ...], float | Symbol] = {("these",): count, ("others",): of - count, ("all",): of}
    table = suppress(cells, [{"these": "all", "others": "all"}]).shown
    found = suppress_share(100 * count / of, table[("these",)], table[("all",)])
    return None if isinstance(found, Symbol) else found


def total(counts: Iterable[Counts]) -> Counts:
    """The sum of counts."""
    pairs = list(counts)
    return sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs)


def _line(group: str, counts: Counts, count: float | Symbol, of: float | Symbol, whole: Counts) -> Line:
    share = suppress_share(100 * counts[0] / counts[1], count, of)
    value = None if isinstance(share, Symbol) else share
    return Line(
        group,
        None if isinstance(count, Symbol) else counts[0],
        None if isinstance(of, Symbol) else counts[1],
        value,
        "few, so not shown" if value is None else _beside(counts, whole),
    )


def _beside(counts: Counts, whole: Counts) -> str:
    """How a share stands beside that of all, by its 95% interval."""
    estimate = proportion(*counts, multiplier=100)
    of_all = 100 * whole[0] / whole[1]
    if estimate.upper < of_all:
        return "lower than all by more than chance explains"
    if estimate.lower > of_all:
        return "higher than all by more than chance explains"
    return "as all, as far as chance allows to tell"
