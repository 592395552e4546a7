"""Excel trackers: the values of the cells as last worked out, their fills, and merged cells written out."""

import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl.cell.read_only import EMPTY_CELL
from openpyxl.utils.cell import range_boundaries

from sendwell.domain.problems import Problem
from sendwell.domain.tracker.files.colours import fill_colour, theme_colours
from sendwell.domain.tracker.files.excel_parts import Parts, SheetFacts
from sendwell.domain.tracker.files.limits import MOST_COLUMNS, MOST_ROWS
from sendwell.domain.tracker.grid import EMPTY, Cell, Grid, Row, Sheet, UnreadableTracker

_MOST_MERGED = 200_000  # cells written out


def open_excel(content: bytes, name: str) -> Grid:
    """Every visible sheet of the workbook. Raises UnreadableTracker where it is damaged or unsafe to unpack."""
    # Damaged workbooks fail in many ways within the library; to the person each is the same file to save again.
    try:
        parts = Parts(content, name)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
            return _grid(book, parts)
    except UnreadableTracker:
        raise
    except Exception as error:
        what = "The workbook is damaged or cut short."
        raise UnreadableTracker(Problem(name, what, "Open it in Excel, save it again, and give that.")) from error


def _grid(book: Any, parts: Parts) -> Grid:
    notes, sheets = parts.notes(), []
    theme = theme_colours(book.loaded_theme)
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            notes.append(f"The sheet “{sheet.title}” is hidden and was left out.")
            continue
        facts = parts.sheet_facts(sheet._worksheet_path)
        rows = _Rows(sheet, theme, book._fills).read()
        if not rows:
            notes.append(f"The sheet “{sheet.title}” is empty.")
            continue
        if rows[-1].number > MOST_ROWS:
            notes.append(f"Only the first {MOST_ROWS:,} rows of the sheet “{sheet.title}” were read.")
            rows = rows[:-1]
        if facts.coloured_by_rules:
            notes.append(
                f"Colours that Excel’s rules (conditional formatting) give on the sheet “{sheet.title}” can’t be seen; "
                "colours filled in by hand can."
            )
        sheets.append(Sheet(sheet.title, _written_out(rows, facts), without_result=facts.without_result))
    return Grid(tuple(sheets), tuple(notes))


class _Rows:
    """Reads the rows of one sheet that hold words."""

    def __init__(self, sheet: Any, theme: tuple[str, ...], fills: Any) -> None:
        self._sheet, self._theme, self._fills = sheet, theme, fills
        self._colours: dict[int, str | None] = {}

    def read(self) -> list[Row]:
        """The rows that hold words, in order; one more than the most, where there are more."""
        self._sheet.reset_dimensions()  # what a sheet says of its own size is often wrong
        rows = self._sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS)
        return [row for row in map(self._row, range(1, MOST_ROWS + 2), rows) if row is not None]

    def _row(self, number: int, cells: tuple[Any, ...]) -> Row | None:
        read = list(map(self._cell, cells))
        while read and read[-1] is EMPTY:  # the reader gives every row as many cells as are asked for
            read.pop()
        return Row(number, tuple(read)) if any(cell.text for cell in read) else None

    def _cell(self, cell: Any) -> Cell:
        if cell is EMPTY_CELL:
            return EMPTY
        fill = self._colour(cell)
        if cell.value is None:
            return Cell(fill=fill) if fill else EMPTY
        day = _day(cell.value)
        return Cell(_words(cell, day), fill, day)

    def _colour(self, cell: Any) -> str | None:
        style = getattr(cell, "_style_id", None)
        if not style:
            return None
        if style not in self._colours:
            self._colours[style] = fill_colour(cell.fill, self._theme)
        return self._colours[style]


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


def _words(cell: Any, day: date | None) -> str:
    value = cell.value
    if day is not None:
        return f"{day:%d/%m/%Y}"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, (float, int, Decimal)):
        return _number(float(value), str(cell.number_format or ""))
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return str(value).strip()


def _number(value: float, number_format: str) -> str:
    """A number as the sheet shows it, so that action 1.10 does not become 1.1."""
    if number_format.endswith("%"):
        return f"{value:.0%}"
    if number_format.startswith("0.") and set(number_format[2:]) == {"0"}:
        return f"{value:.{len(number_format) - 2}f}"
    return str(int(value)) if value.is_integer() else f"{value:.10g}"


def _written_out(rows: list[Row], facts: SheetFacts) -> tuple[Row, ...]:
    """The rows with the words of each merged range in every cell of it."""
    by_number = {row.number: list(row.cells) for row in rows}
    first: dict[tuple[int, int], Cell] = {}
    for left, top, right, bottom in _ranges(facts):
        if top not in by_number or left > len(by_number[top]):
            continue
        source = by_number[top][left - 1]
        first[top, left] = Cell(source.text, source.fill, source.day, (top, left))
        for number in range(top, bottom + 1):
            cells = by_number.get(number)
            if cells is not None:
                cells.extend([EMPTY] * (right - len(cells)))
                cells[left - 1 : right] = [first[top, left]] * (right - left + 1)
    return tuple(Row(number, tuple(cells)) for number, cells in by_number.items())


def _ranges(facts: SheetFacts) -> Iterator[tuple[int, int, int, int]]:
    left_over = _MOST_MERGED
    for merged in facts.merged:
        left, top, right, bottom = (int(edge or 1) for edge in range_boundaries(merged))
        right, bottom = min(right, MOST_COLUMNS), min(bottom, MOST_ROWS)
        left_over -= (right - left + 1) * (bottom - top + 1)
        if left_over < 0:
            return
        yield left, top, right, bottom
