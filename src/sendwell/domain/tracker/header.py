"""Where the headings of a tracker stand: one row or two, below whatever title the sheet has."""

from collections.abc import Sequence
from dataclasses import dataclass

from sendwell.domain.tracker.colour_ratings import read_rating
from sendwell.domain.tracker.fields import LONGEST_HEADING, Field, fields_of_heading
from sendwell.domain.tracker.grid import Cell, Row, Sheet, column_letters
from sendwell.domain.tracker.when import read_when

_LOOKED_AT = 40  # rows
_FEWEST_FIELDS = 2
_SURE = 0.55  # how surely a heading must mean a field to count


@dataclass(frozen=True, slots=True)
class Header:
    """The headings of one sheet: the rows that hold them, a label for each column, and where the actions begin."""

    rows: tuple[Row, ...]
    labels: tuple[str, ...]  # each one once; "" for a column without a heading
    first_data: int  # index into the sheet's rows
    fields: frozenset[Field]

    def printed(self) -> tuple[tuple[str, ...], ...]:
        """The words of the heading rows as they stand."""
        return tuple(tuple(row.at(column).text for column in range(len(self.labels))) for row in self.rows)

    def is_repeated_by(self, row: Row) -> bool:
        """Whether a row below only repeats the headings, as on each page of a long table."""
        return any(row.words() == one.words() for one in self.rows)


def find_header(sheet: Sheet) -> Header | None:
    """The headings of `sheet`, or None where no row has at least two that a tracker of actions would have."""
    best: Header | None = None
    for at in range(min(_LOOKED_AT, len(sheet.rows))):
        for header in (_header(sheet.rows, at, 1), _header(sheet.rows, at, 2)):
            if header and (best is None or len(header.fields) > len(best.fields)):
                best = header
    return best if best and len(best.fields) >= _FEWEST_FIELDS else None


def _header(rows: Sequence[Row], at: int, height: int) -> Header | None:
    chosen = tuple(rows[at : at + height])
    if len(chosen) < height or not all(map(_could_be_headings, chosen)):
        return None
    if height == 2 and not _second_goes_under_first(*chosen):
        return None
    joined = [_joined(chosen, column) for column in range(max(len(row.cells) for row in chosen))]
    fields = {field for words in joined for field, sure in fields_of_heading(words).items() if sure >= _SURE}
    return Header(chosen, _each_once(joined), at + height, frozenset(fields))


def _could_be_headings(row: Row) -> bool:
    """Headings are short words: no dates, and at most one word that is a rating (a key above the table has them)."""
    words = row.words()
    if len(words) < 2 or any(len(text) > LONGEST_HEADING for text in words):
        return False
    return not any(cell.day or read_when(cell.text).exact for cell in row.cells if cell.text)


def _second_goes_under_first(first: Row, second: Row) -> bool:
    """Whether `second` parts the headings of `first` further, as "Start" and "End" under "Timescale"."""
    under = [(first.at(column), cell) for column, cell in enumerate(second.cells) if cell.text]
    if any(read_rating(Cell(cell.text)).rating for _, cell in under):  # headings often have a colour
        return False
    spread = [above for above, below in under if above.merged_at and above.text != below.text]
    unheaded = [below for above, below in under if not above.text]
    whole = [above for column, above in enumerate(first.cells) if above.text and _goes_down(above, second, column)]
    return bool(spread or unheaded) and bool(whole)


def _goes_down(above: Cell, second: Row, column: int) -> bool:
    below = second.at(column)
    return not below.text or below == above


def _joined(rows: Sequence[Row], column: int) -> str:
    parts = [_folded(row.at(column).text) for row in rows]
    if len(rows) == 2 and parts[1] and not parts[0]:
        parts[0] = _heading_to_the_left(rows, column)
    return " – ".join(dict.fromkeys(part for part in parts if part))


def _heading_to_the_left(rows: Sequence[Row], column: int) -> str:
    """The heading that spans this column too, in a file that keeps no merged cells (CSV)."""
    while column >= 0 and not rows[0].at(column).text:
        if not rows[1].at(column).text:
            return ""
        column -= 1
    spans = column >= 0 and rows[1].at(column).text
    return _folded(rows[0].at(column).text) if spans else ""


def _each_once(labels: Sequence[str]) -> tuple[str, ...]:
    used: dict[str, int] = {}
    found = []
    for label in labels:
        used[label] = used.get(label, 0) + 1
        found.append(label if not label or used[label] == 1 else f"{label} ({used[label]})")
    return tuple(found)


def label_of(header: Header, column: int) -> str:
    """The heading of a column, or "Column D" where it has none."""
    return header.labels[column] or f"Column {column_letters(column)}"


def _folded(words: str) -> str:
    return " ".join(words.split())
