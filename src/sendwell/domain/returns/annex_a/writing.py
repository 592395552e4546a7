"""The lists written for inspectors: a workbook with a sheet for each, or CSV. No cell can run as a formula."""

import csv
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from sendwell.domain.returns.annex_a.schema import UNVERIFIED, Column, Kind, List, columns_of
from sendwell.domain.safe_cells import safe_cell

Rows = Sequence[Mapping[str, str | date]]
_DAY = "DD/MM/YYYY"
_WIDTH = 18


def write_workbook(
    lists: Mapping[List, Rows], path: Path | IO[bytes], drawn_on: date, notes: Sequence[str] = ()
) -> None:
    """Write both lists, one without rows where it was not given, and a sheet that says what they are."""
    book = Workbook(write_only=True)
    for which in List:
        _sheet(book.create_sheet(which.value), columns_of(which), lists.get(which, ()))
    about = book.create_sheet("About")
    for line in (f"Drawn on {drawn_on:%d/%m/%Y}", UNVERIFIED, *notes):
        about.append([safe_cell(line)])
    book.save(path)


def write_csv(rows: Rows, which: List, out: IO[str]) -> None:
    """Write one list as CSV."""
    writer = csv.writer(out)
    columns = columns_of(which)
    writer.writerow([column.heading for column in columns])
    for row in rows:
        writer.writerow([_text(row.get(column.key, "")) for column in columns])


def _sheet(sheet: Any, columns: tuple[Column, ...], rows: Rows) -> None:
    sheet.freeze_panes = "A2"
    for number in range(1, len(columns) + 1):
        sheet.column_dimensions[chr(64 + number)].width = _WIDTH
    headings = [WriteOnlyCell(sheet, column.heading) for column in columns]
    for cell in headings:
        cell.font = Font(bold=True)
    sheet.append(headings)
    for row in rows:
        sheet.append([_cell(sheet, column, row.get(column.key, "")) for column in columns])


def _cell(sheet: Any, column: Column, value: str | date) -> Any:
    if isinstance(value, date) and column.kind is Kind.DATE:
        cell = WriteOnlyCell(sheet, datetime.combine(value, time()))
        cell.number_format = _DAY
        return cell
    return WriteOnlyCell(sheet, _text(value))


def _text(value: str | date) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else safe_cell(value)
