"""CSV and its like: the separator and the headings are told from the file's first part, DuckDB reads the rest."""

import csv
import sys
from collections import Counter
from collections.abc import Sequence
from io import StringIO
from itertools import islice
from pathlib import Path

from sendwell.domain.problems import Problem
from sendwell.domain.returns.open_data.files import tidying
from sendwell.domain.returns.open_data.files.encodings import UTF_8, as_utf_8, encoding_of, note_of
from sendwell.domain.returns.open_data.files.opened import LOOKED_AT, MOST_COLUMNS, Opened, Unreadable
from sendwell.domain.returns.open_data.symbols import quoted

_SEPARATORS = ",;\t|"
_NAMES = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright lines"}
_SAMPLE = 1 << 19  # characters
_LARGEST_TIDIED = 200_000_000  # bytes: what is larger is no table made by hand
csv.field_size_limit(min(sys.maxsize, 1 << 22))


def open_text(path: Path, name: str, folder: Path, encoding: str = "") -> Opened:
    """The table of a text file. Raises Unreadable."""
    encoding = encoding or encoding_of(path, name)
    if encoding not in UTF_8:
        path = as_utf_8(path, encoding, folder / "as-utf-8.csv")
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        start = file.read(_SAMPLE)
    if not start.strip():
        raise Unreadable(Problem(name, "The file is empty.", "Download or save it again and give that."))
    skipped = 1 if start.lower().startswith("sep=") else 0
    separator = _separator(start)
    rows = _rows_of(start, separator, name)[skipped:]
    layout = tidying.layout_of(rows)
    if layout is None:
        what = "The file holds no table: no comma, semicolon, tab or upright line parts it into columns."
        raise Unreadable(Problem(name, what, "Save it from Excel as CSV UTF-8 and give that."))
    notes = [note_of(encoding), "" if separator == "," else f"Its columns are parted by {_NAMES[separator]}."]
    if not skipped and tidying.is_plain(layout, rows):
        return _plain(path, name, separator, rows, notes)
    return _tidied(path, name, separator, folder, notes)


def _plain(path: Path, name: str, separator: str, rows: list[list[str]], notes: Sequence[str]) -> Opened:
    headings = tuple(" ".join(cell.split()) for cell in rows[0])
    refuse_too_wide(headings, name)
    sample = tuple(map(tuple, rows[1 : LOOKED_AT + 1]))
    relation = csv_relation(path, separator, len(headings), 1)
    return Opened(name, headings, relation, 2, False, sample, tuple(filter(None, notes)))


def _tidied(path: Path, name: str, separator: str, folder: Path, notes: Sequence[str]) -> Opened:
    if path.stat().st_size > _LARGEST_TIDIED:
        what = "The headings are not in the first row, and the file is too large to be put in order."
        raise Unreadable(Problem(name, what, "Delete the rows above the headings and give that."))
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        rows = list(csv.reader(file, delimiter=separator))
    return tidied(rows, name, folder, notes)


def tidied(rows: Sequence[Sequence[str]], name: str, folder: Path, notes: Sequence[str] = ()) -> Opened:
    """A table of which all rows are at hand, written anew as a plain one. Raises Unreadable where there is none."""
    layout = tidying.layout_of(rows)
    if layout is None:
        raise Unreadable(Problem(name, "There is no table in it.", "Give a table with headings in one row."))
    headings = tidying.headings_of(layout, rows)
    refuse_too_wide(headings, name)
    body = tidying.body_of(layout, rows, len(headings))
    if bands := tidying.bands_of(layout, rows):
        headings, body = tidying.unfolded(headings, bands, body)
        notes = (*notes, f"Its {len(bands)} periods stand side by side and were put one under the other.")
    written = list(body)
    target = folder / "tidied.csv"
    with target.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([*cells, number] for number, cells in written)
    relation = csv_relation(target, ",", len(headings) + 1, 0)
    sample = tuple(tuple(cells) for _, cells in written[:LOOKED_AT])
    return Opened(name, headings, relation, 0, True, sample, tuple(filter(None, notes)))


def csv_relation(path: Path, separator: str, columns: int, skip: int, extra: str = "") -> str:
    """SQL that reads the file's rows as texts c0, c1, ..."""
    named = ", ".join(f"'c{number}': 'VARCHAR'" for number in range(columns))
    return (
        f"read_csv({quoted(str(path))}, auto_detect = false, header = false, skip = {skip}, "
        f"delim = {quoted(separator)}, "
        f"quote = '\"', escape = '\"', columns = {{{named}}}{extra})"
    )


def refuse_too_wide(headings: Sequence[str], name: str) -> None:
    """Raise Unreadable for more columns than any table has."""
    if len(headings) > MOST_COLUMNS:
        what = f"The table has {len(headings):,} columns; {MOST_COLUMNS:,} are read."
        raise Unreadable(Problem(name, what, "Give the columns that are wanted as a file of their own."))


def _rows_of(start: str, separator: str, name: str) -> list[list[str]]:
    """The rows of the file's first part, the last of them left away where it may be cut in two."""
    try:
        rows = list(islice(csv.reader(StringIO(start), delimiter=separator), LOOKED_AT + 40))
    except csv.Error as error:
        what = "The file can’t be split into cells; a quotation mark may be missing."
        raise Unreadable(Problem(name, what, "Save it from Excel as CSV UTF-8 again and give that.")) from error
    return rows[:-1] if len(start) == _SAMPLE and len(rows) > 1 else rows


def _separator(start: str) -> str:
    if start.lower().startswith("sep=") and start[4:5] in _SEPARATORS:
        return start[4]
    return max(_SEPARATORS, key=lambda separator: _fit(start[:60_000], separator))


def _fit(text: str, separator: str) -> tuple[int, int]:
    """How well `separator` parts the lines: rows that have as many cells as most, times their cells."""
    try:
        lengths = Counter(len(row) for row in islice(csv.reader(StringIO(text), delimiter=separator), 60) if row)
    except csv.Error:
        return 0, 0
    columns, rows = max(lengths.items(), key=lambda item: (item[0] > 1, item[1] * item[0]), default=(0, 0))
    return (rows * columns, columns) if columns > 1 else (0, 0)
