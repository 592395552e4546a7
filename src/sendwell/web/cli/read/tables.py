"""Papers as tables (CSV): all of them whole, or none at all."""

import csv
import shutil
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from sendwell.web.cli.read import NOT_UNDERSTOOD
from sendwell.web.cli.read.columns import COLUMNS, Rows, rows_of_file
from sendwell.web.cli.read.progress import Reading

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # how spreadsheets know a formula


def write_tables(files: list[Path], folder: Path, jobs: int | None) -> int:
    """Write a table for each kind of statement into `folder`; the exit status.

    The tables replace older ones only when all are written. Where no paper could be read, nothing is written.
    """
    reading = Reading(files, jobs)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".sendwell-", dir=folder) as beside:
            _write(reading, Path(beside))
            if reading.read:
                put_in_place(Path(beside), folder)
    except OSError as error:
        print(f"{folder}: The tables could not be written ({error.strerror}). Choose another folder.", file=sys.stderr)
        return NOT_UNDERSTOOD
    if reading.read:
        print(f"{len(COLUMNS)} tables are in {folder}.", file=sys.stderr)
    return reading.status


def _write(reading: Reading, folder: Path) -> None:
    with ExitStack() as opened:
        tables = {}
        for name, columns in COLUMNS.items():
            # The mark at the beginning tells Excel that the file is UTF-8.
            file = opened.enter_context((folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline=""))
            tables[name] = csv.writer(file)
            tables[name].writerow(columns)
        for rows in reading.each(rows_of_file):
            _add(tables, rows)


def _add(tables: dict[str, Any], rows: Rows) -> None:
    for name, table in rows.items():
        tables[name].writerows([_safe(cell) for cell in row] for row in table)


def _safe(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula: words that look like one are led by an apostrophe."""
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" ").startswith(_FORMULA) else cell


def put_in_place(written: Path, folder: Path) -> None:
    """Move the tables to where they belong; where one cannot be moved, put the older ones back."""
    older = written / "older"
    older.mkdir()
    moved: list[str] = []
    try:
        for name in (f"{table}.csv" for table in COLUMNS):
            if (folder / name).exists():
                shutil.move(folder / name, older / name)
            (written / name).replace(folder / name)
            moved.append(name)
    except OSError:
        for name in moved:
            (folder / name).unlink()
        for kept in older.iterdir():
            kept.replace(folder / kept.name)
        raise
