"""A tracker out, as Excel, in the shape in which it came: the same columns and headings in the same order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from itertools import groupby
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from sendwell.domain.tracker.fields import Field
from sendwell.domain.tracker.grid import EMPTY, Cell
from sendwell.domain.tracker.model import Tracker
from sendwell.domain.tracker.rows import cell_words
from sendwell.domain.tracker.shape import Shape

Written = str | date | None
_FILLS = {"blue": "9DC3E6", "green": "A9D18E", "amber": "FFC000", "red": "FF7C80"}
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LONGEST = 32_767  # characters that Excel keeps in a cell
_HEADING_FILL, _SECTION_FILL = "1D70B8", "D9E2EC"
_WRAPPED = Alignment(wrap_text=True, vertical="top")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row to write: the priority that it stands under, its values, and the sheet, where there are several."""

    priority: str
    values: Mapping[Field, Written]
    sheet: str = ""
    cells: tuple[Cell, ...] = ()  # as they stood, for the columns that `values` says nothing of


def write_like(tracker: Tracker, changes: Mapping[str, Mapping[Field, Written]]) -> bytes:
    """`tracker` as an Excel workbook in its own shape; `changes` gives, by key of the row, what is different now.

    No cell starts a formula: such words get an apostrophe before them, which reading takes away again.
    """
    entries: list[Entry] = []
    for row in tracker.rows:
        first, *more = row.lines
        entries.append(Entry(row.priority, changes.get(row.key, {}), row.sheet, first.cells))
        entries.extend(Entry(row.priority, {}, row.sheet, _only_new(line.cells)) for line in more)
    return write_entries(tracker.shape, entries)


def write_entries(shape: Shape, entries: Iterable[Entry]) -> bytes:
    """`entries` in order, as an Excel workbook in `shape`, a sheet for each that they name."""
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for name, group in groupby(entries, key=lambda entry: entry.sheet or shape.sheet):
        _write_sheet(book.create_sheet(_sheet_name(name)), shape, group)
    if not book.worksheets:
        _write_sheet(book.create_sheet(_sheet_name(shape.sheet)), shape, ())
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def safe(words: str) -> str:
    """Words that no spreadsheet takes for a formula.

    >>> safe("=1+1"), safe("- met with parents"), safe("On track")
    ("'=1+1", "'- met with parents", 'On track')
    """
    words = ILLEGAL_CHARACTERS_RE.sub("", words).strip()[:_LONGEST]
    return f"'{words}"[:_LONGEST] if words.startswith(_STARTS_A_FORMULA) else words


def _write_sheet(sheet: Any, shape: Shape, entries: Iterable[Entry]) -> None:
    for line in shape.above:
        sheet.append([safe(words) for words in line])
    top = len(shape.above) + 1
    _write_header(sheet, shape, top)
    row, priority = top + len(shape.header), None
    for entry in entries:
        if shape.sections and entry.priority != priority:
            priority = entry.priority
            _write_section(sheet, shape, row, priority)
            row += 1
        _write_entry(sheet, shape, row, entry)
        row += 1
    for column, field in enumerate(shape.fields, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = 40 if field in _WIDE else 18


_WIDE = (Field.ACTION, Field.DIFFERENCE, Field.UPDATE, Field.NEXT_STEP, Field.MEASURE, Field.EVIDENCE)


def _write_header(sheet: Any, shape: Shape, top: int) -> None:
    for number, line in enumerate(shape.header, start=top):
        for column, words in enumerate(line, start=1):
            cell = sheet.cell(number, column, safe(words) or None)
            cell.font, cell.alignment = Font(bold=True, color="FFFFFF"), _WRAPPED
            cell.fill = PatternFill("solid", fgColor=_HEADING_FILL)
    if len(shape.header) == 2:
        _merge_header(sheet, shape.header, top)
    sheet.freeze_panes = sheet.cell(top + len(shape.header), 1)


def _merge_header(sheet: Any, header: Sequence[Sequence[str]], top: int) -> None:
    upper, lower = header
    columns = range(len(upper))
    for words, group in groupby(columns, key=lambda at: upper[at]):
        spanned = list(group)
        if words and len(spanned) > 1 and any(lower[at] != words for at in spanned):
            sheet.merge_cells(start_row=top, end_row=top, start_column=spanned[0] + 1, end_column=spanned[-1] + 1)
        elif words and all(lower[at] in ("", words) for at in spanned):
            for at in spanned:
                sheet.merge_cells(start_row=top, end_row=top + 1, start_column=at + 1, end_column=at + 1)


def _write_section(sheet: Any, shape: Shape, row: int, priority: str) -> None:
    sheet.cell(row, 1, safe(priority))
    for column in range(1, len(shape.labels) + 1):
        sheet.cell(row, column).fill = PatternFill("solid", fgColor=_SECTION_FILL)
    sheet.cell(row, 1).font = Font(bold=True)
    if len(shape.labels) > 1:
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(shape.labels))


def _write_entry(sheet: Any, shape: Shape, row: int, entry: Entry) -> None:
    for column, field in enumerate(shape.fields):
        if field and field in entry.values:
            _write_value(sheet, shape, (row, column + 1), field, entry.values[field])
        elif column < len(entry.cells) and entry.cells[column] != EMPTY:
            _copy(sheet, (row, column + 1), field, entry.cells[column])


def _write_value(sheet: Any, shape: Shape, place: tuple[int, int], field: Field | None, value: Written) -> None:
    cell = sheet.cell(*place)
    if field in _WIDE:
        cell.alignment = _WRAPPED
    if field is Field.RATING and isinstance(value, str) and value in _FILLS:
        cell.fill = PatternFill("solid", fgColor=_FILLS[value])
        value = {"colour": None, "letter": value[0].upper()}.get(shape.ratings, value.title())
    _set(cell, value)


def _set(cell: Any, value: Written) -> None:
    if isinstance(value, date):
        cell.value, cell.number_format = value, "dd/mm/yyyy"
    elif value:
        cell.value = safe(value) or None


def _copy(sheet: Any, place: tuple[int, int], field: Field | None, source: Cell) -> None:
    cell = sheet.cell(*place)
    _set(cell, source.day or cell_words(source))
    if field in _WIDE:
        cell.alignment = _WRAPPED
    if source.fill:
        cell.fill = PatternFill("solid", fgColor=source.fill)


def _only_new(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """A further row of an action without the words that its merged cells repeat."""
    return tuple(Cell() if cell.merged_at else cell for cell in cells)


def _sheet_name(name: str) -> str:
    return "".join(" " if letter in "[]:*?/\\" else letter for letter in name)[:31].strip(" '") or "Tracker"
