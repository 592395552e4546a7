"""CSV trackers: the encoding and the separator are told from the file itself."""

import csv
from collections import Counter
from io import StringIO

from sendwell.domain.problems import Problem
from sendwell.domain.reading.sources.decoding import decode
from sendwell.domain.tracker.fields import fields_of_heading
from sendwell.domain.tracker.files.limits import MOST_COLUMNS, MOST_ROWS
from sendwell.domain.tracker.grid import EMPTY, Cell, Grid, Row, Sheet, UnreadableTracker

_SEPARATORS = ",;\t|"
_LOOKED_AT = 60_000  # characters
_HEADINGS_WITHIN = 40  # rows
_LONGEST_CELL = 131_072  # characters: what is longer lacks the quotation mark that would end it


def open_csv(content: bytes, name: str) -> Grid:
    """The one table of a CSV file. Raises UnreadableTracker, or UnreadablePaper where its bytes are no words."""
    decoded = decode(content, name)
    text, separator = _separated(decoded.text)
    rows: list[Row] = []
    notes = list(decoded.notes)
    try:
        for number, values in enumerate(csv.reader(StringIO(text), delimiter=separator), start=1):
            if number > MOST_ROWS:
                notes.append(f"Only the first {MOST_ROWS:,} rows were read.")
                break
            if any(len(value) > _LONGEST_CELL for value in values):
                raise csv.Error("A cell does not end.")
            if any(value.strip() for value in values):
                rows.append(Row(number, tuple(_cell(value) for value in values[:MOST_COLUMNS])))
    except csv.Error as error:
        what = f"After row {len(rows)} the file can’t be split into cells; a quotation mark may be missing."
        raise UnreadableTracker(Problem(name, what, "Save it from Excel as CSV (UTF-8) again.")) from error
    if len(rows) < 2 or max(len(row.cells) for row in rows) < 2:
        what = "The file holds no table: no separator parts it into columns."
        raise UnreadableTracker(Problem(name, what, "Give the tracker as Excel, as CSV, or as a table in Word."))
    return Grid((Sheet("the table", tuple(rows)),), tuple(notes))


def _cell(value: str) -> Cell:
    words = value.strip()
    return Cell(words) if words else EMPTY


def _separated(text: str) -> tuple[str, str]:
    """The text without Excel's own line "sep=;", and the separator."""
    first, _, rest = text.partition("\n")
    if first.startswith("sep=") and len(first) == 5:
        return rest, first[4]
    return text, max(_SEPARATORS, key=lambda separator: _fit(text[:_LOOKED_AT], separator))


def _fit(text: str, separator: str) -> tuple[int, int]:
    """How well `separator` parts the lines: the most headings that one line has, then columns times rows."""
    try:
        rows = [values for values in csv.reader(StringIO(text), delimiter=separator) if len(values) > 1]
    except csv.Error:
        return 0, 0
    headings = max((sum(map(bool, map(fields_of_heading, values))) for values in rows[:_HEADINGS_WITHIN]), default=0)
    columns, count = Counter(map(len, rows)).most_common(1)[0] if rows else (0, 0)
    return headings, columns * count
