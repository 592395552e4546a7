"""A file once opened: its headings, a few rows to look at, and the SQL that reads the rest."""

from dataclasses import dataclass

from sendwell.domain.problems import Problem

Row = tuple[str, ...]

LARGEST_UNPACKED = 8_000_000_000  # bytes, of one table
MOST_COLUMNS = 2_000
MOST_FIGURES = 25_000_000  # of one file: they are held in memory, 50 bytes each
LOOKED_AT = 2_000  # rows, to tell figures from words
MEMORY = "2GB"  # of DuckDB; what is more goes to the disk


class Unreadable(Exception):
    """The file gives no table. `problems` say why, and what to do."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*map(str, problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Opened:
    """A table of texts: `relation` is SQL that gives columns c0, c1, ... in the order of `headings`.

    `first_row` is the number, in the file, of the first row of data; where rows were left away, the last column of the
    relation, c{len(headings)}, holds each row's number instead, and `numbered` is true.
    """

    name: str
    headings: tuple[str, ...]
    relation: str
    first_row: int = 2
    numbered: bool = False
    sample: tuple[Row, ...] = ()
    notes: tuple[str, ...] = ()

    def texts(self, at: int) -> list[str]:
        """The texts of a column in the rows that were looked at."""
        return [row[at] for row in self.sample if at < len(row)]

    def where(self, row: int | None = None, column: str = "") -> str:
        """The place of a problem, in words: file, row, column."""
        parts = [self.name, f"row {row:,}" if row is not None else "", f"column {column}" if column else ""]
        return ", ".join(part for part in parts if part)
