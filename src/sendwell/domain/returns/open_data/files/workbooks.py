"""Excel workbooks and Parquet as tables of texts."""

import warnings
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import openpyxl

from sendwell.domain.problems import Problem
from sendwell.domain.returns.open_data.files import tidying
from sendwell.domain.returns.open_data.files.opened import LOOKED_AT, MOST_COLUMNS, Opened, Unreadable
from sendwell.domain.returns.open_data.files.texts import tidied
from sendwell.domain.returns.open_data.symbols import quoted

T = TypeVar("T")
_MOST_ROWS = 250_000  # of one sheet: a workbook is held in memory, a CSV is not
_DAMAGED = "The workbook is damaged or cut short."


def open_workbook(path: Path, name: str, folder: Path) -> Opened:
    """The first visible sheet that holds a table; what other sheets there are is noted. Raises Unreadable."""
    # Damaged workbooks fail in many ways within the library; to the person each is the same file to save again.
    try:
        with warnings.catch_warnings(), path.open("rb") as file:
            warnings.simplefilter("ignore")
            sheets = _sheets(openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False), name)
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable(Problem(name, _DAMAGED, "Open it in Excel, save it again, and give that.")) from error
    tables = [(title, rows) for title, rows in sheets if tidying.layout_of(rows) is not None and len(rows) > 1]
    if not tables:
        raise Unreadable(
            Problem(name, "No sheet of the workbook holds a table.", "Give a sheet with headings in a row.")
        )
    others = ", ".join(f"“{title}”" for title, _ in tables[1:])
    notes = (f"The sheet “{tables[0][0]}” was read; not read: {others}.",) if others else ()
    return tidied(tables[0][1], name, folder, notes)


def open_parquet(path: Path, name: str, con: duckdb.DuckDBPyConnection) -> Opened:
    """The columns of a Parquet file as texts. Raises Unreadable."""
    source = f"read_parquet({quoted(str(path))})"
    try:
        described = con.sql(f"describe select * from {source}").fetchall()
        headings = tuple(str(row[0]) for row in described)
        columns = ", ".join(
            f'"{each.replace(chr(34), chr(34) * 2)}"::varchar as c{at}' for at, each in enumerate(headings)
        )
        relation = f"(select {columns} from {source})"
        rows = con.sql(f"select * from {relation} limit {LOOKED_AT}").fetchall()
    except duckdb.Error as error:
        raise Unreadable(Problem(name, "The Parquet file is damaged.", "Write it again and give that.")) from error
    sample = tuple(tuple("" if cell is None else cell for cell in row) for row in rows)
    return Opened(name, headings, relation, 1, False, sample)


def _sheets(book: Any, name: str) -> list[tuple[str, list[list[str]]]]:
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    return [(sheet.title, _rows(sheet, name)) for sheet in visible]


def _rows(sheet: Any, name: str) -> list[list[str]]:
    sheet.reset_dimensions()  # what a sheet says of its own size is often wrong
    rows: list[list[str]] = []
    for row in sheet.iter_rows(max_col=MOST_COLUMNS):
        if len(rows) == _MOST_ROWS:
            what = f"The sheet “{sheet.title}” has more than {_MOST_ROWS:,} rows."
            raise Unreadable(Problem(name, what, "Save it as CSV UTF-8 and give that; CSV may be of any length."))
        rows.append(_trimmed([_text(cell) for cell in row]))
    return _trimmed(rows)


def _trimmed(cells: list[T]) -> list[T]:
    """Without what is empty at the end."""
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _text(cell: Any) -> str:
    """A cell as a person sees it: days as days, shares of one with a percent sign where the sheet shows it."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, (datetime, date)):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, (int, float)):
        percent = "%" in str(cell.number_format or "")
        number = value * 100 if percent else value
        return (f"{number:.12g}" if isinstance(number, float) else str(number)) + ("%" if percent else "")
    return str(value).strip()
