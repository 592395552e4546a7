"""A tracker's cells as a plain grid, whatever kind of file they came in."""

from dataclasses import dataclass
from datetime import date

from sendwell.domain.problems import Problem


class UnreadableTracker(Exception):
    """The tracker cannot be read; `problem` says where, what, and how to mend it."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its words, its fill as "RRGGBB" where it has a colour, and its day where the file holds a date.

    `merged_at` is the row and column (both from 1) of the merged range that it is part of; every cell of the range
    has the same words.
    """

    text: str = ""
    fill: str | None = None
    day: date | None = None
    merged_at: tuple[int, int] | None = None


EMPTY = Cell()


@dataclass(frozen=True, slots=True)
class Row:
    """One row with its number (from 1) as the person sees it in the file."""

    number: int
    cells: tuple[Cell, ...]

    def at(self, column: int) -> Cell:
        """The cell of `column` (from 0); an empty one beyond the end of the row."""
        return self.cells[column] if column < len(self.cells) else EMPTY

    def words(self) -> list[str]:
        """The different words in the row, from left to right."""
        return list(dict.fromkeys(cell.text for cell in self.cells if cell.text))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook or table of a paper; `heading` is what stands above a table in a Word file."""

    name: str
    rows: tuple[Row, ...]
    heading: str = ""
    without_result: tuple[str, ...] = ()  # cells ("D5") with a formula of which the file keeps no result


@dataclass(frozen=True, slots=True)
class Grid:
    """Every sheet of a tracker that may be read, and in words what was left out of the file."""

    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...] = ()


def column_letters(column: int) -> str:
    """The letters by which a spreadsheet names `column` (from 0).

    >>> column_letters(0), column_letters(27)
    ('A', 'AB')
    """
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
