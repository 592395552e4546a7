"""A council's own tracker in: Excel, CSV or Word, with whatever columns in whatever order."""

from collections.abc import Mapping
from dataclasses import replace

from sendwell.domain.problems import Problem
from sendwell.domain.tracker.checks import checked
from sendwell.domain.tracker.colour_ratings import rating_of_fill
from sendwell.domain.tracker.fields import Field
from sendwell.domain.tracker.files import open_grid
from sendwell.domain.tracker.grid import Row, Sheet, UnreadableTracker
from sendwell.domain.tracker.guess import guess_columns
from sendwell.domain.tracker.header import Header, find_header, label_of
from sendwell.domain.tracker.model import CellProblem, Column, Tracker, TrackerRow
from sendwell.domain.tracker.rows import RowReader, cell_words
from sendwell.domain.tracker.sections import Part, parts_of
from sendwell.domain.tracker.shape import Shape

_SAME_SHAPE = 0.7  # share of the headings that a further sheet must have in common with the first
_Table = tuple[Sheet, Header]


def read_tracker(content: bytes, name: str, mapping: Mapping[str, Field | None] | None = None) -> Tracker:
    """The actions of a tracker. `mapping` gives the field (or None) of headings; the others are guessed.

    Nothing is refused for a wrong cell: `problems` says where it stands and how to mend it. Raises UnreadableTracker
    where there is no table of actions at all, or the file is damaged or unsafe.
    """
    grid = open_grid(content, name)
    tables, notes = _tables(grid.sheets, name)
    columns = guess_columns(tables[0][1], [row for sheet, header in tables for row in _data(sheet, header)], mapping)
    reading = _Reading(name, columns, len(tables) > 1)
    for sheet, header in tables:
        reading.read(sheet, header)
    shape = _shape(tables[0], columns, reading)
    rows, wrong, doubtful = checked(
        reading.rows, name, _heading(columns, Field.WAITS_FOR), _heading(columns, Field.REF)
    )
    problems = (*reading.problems, *wrong, *_no_action_column(name, columns))
    return Tracker(
        name, rows, columns, shape, problems, (*reading.doubts, *doubtful), (*grid.notes, *notes, *reading.notes)
    )


class _Reading:
    """Reads sheet after sheet with the columns of the first."""

    def __init__(self, name: str, columns: tuple[Column, ...], several_sheets: bool) -> None:
        self._name, self._several = name, several_sheets
        self._field_of = {column.label: column.field for column in columns if column.field}
        self.rows: list[TrackerRow] = []
        self.problems: list[CellProblem] = []
        self.doubts: list[CellProblem] = []
        self.notes: list[str] = []
        self.sections = False

    def read(self, sheet: Sheet, header: Header) -> None:
        """Add the actions of `sheet`."""
        labels = {at: label_of(header, at) for at in range(len(header.labels))}
        columns = {self._field_of[label]: at for at, label in labels.items() if label in self._field_of}
        reader = RowReader(self._name, sheet, labels, columns)
        priority = self._start(sheet)
        self.sections = self.sections or bool(sheet.heading)
        lines: list[Row] = []
        for told in parts_of(_data(sheet, header), header, columns):
            if told.part is Part.MORE and lines:
                lines.append(told.row)
                continue
            self._close(reader, lines, priority)
            lines = [told.row] if told.part in (Part.ACTION, Part.MORE) else []
            if told.part is Part.PRIORITY:
                priority, self.sections = told.words, True
            elif told.part is Part.OTHER:
                self.notes.append(f"Row {told.row.number} of {sheet.name} is no action and was left out.")
            elif Field.PRIORITY in columns:
                priority = cell_words(told.row.at(columns[Field.PRIORITY])) or priority
        self._close(reader, lines, priority)
        self.problems += reader.problems
        self.doubts += reader.doubts

    def _start(self, sheet: Sheet) -> str:
        """The priority before any row names one: what stands above a Word table, or the sheet, where there are more."""
        return " ".join((sheet.heading or (sheet.name if self._several else "")).split())

    def _close(self, reader: RowReader, lines: list[Row], priority: str) -> None:
        row = reader.read(lines, priority) if lines else None
        if row is not None:
            self.rows.append(row)


def _tables(sheets: tuple[Sheet, ...], name: str) -> tuple[list[_Table], list[str]]:
    """The sheets that hold actions in one shape, that of the fullest, and in words which others were left out."""
    found = [(sheet, header) for sheet in sheets if (header := find_header(sheet))]
    if not found:
        what = "No table of actions was found: no row has headings such as Action, Owner and Due date."
        raise UnreadableTracker(Problem(name, what, "Give the columns headings, and load the file again."))
    best = max(found, key=lambda table: (len(table[1].fields), len(table[0].rows)))
    alike = [table for table in found if _is_alike(table[1], best[1])]
    left_out = [sheet.name for sheet in sheets if all(sheet is not one for one, _ in alike)]
    notes = [f"The sheet “{sheet}” holds no actions in the same columns and was left out." for sheet in left_out]
    return sorted(alike, key=lambda table: table[1].labels != best[1].labels), notes


def _is_alike(header: Header, best: Header) -> bool:
    wanted = {label for label in best.labels if label}
    return len(wanted & set(header.labels)) >= _SAME_SHAPE * len(wanted)


def _data(sheet: Sheet, header: Header) -> tuple[Row, ...]:
    return sheet.rows[header.first_data :]


def _shape(table: _Table, columns: tuple[Column, ...], reading: _Reading) -> Shape:
    sheet, header = table
    labels = tuple(label_of(header, at) for at in range(len(header.labels)))
    field_of = {column.label: column.field for column in columns}
    above = sheet.rows[: header.first_data - len(header.rows)]
    shape = Shape(
        labels=labels,
        fields=tuple(field_of.get(label) for label in labels),
        header=header.printed(),
        above=tuple(tuple(row.words()) for row in above),
        sections=reading.sections,
        sheet=sheet.name,
    )
    return replace(shape, ratings=_rating_style(reading.rows, shape.column_of(Field.RATING)))


def _rating_style(rows: list[TrackerRow], column: int | None) -> str:
    cells = [row.lines[0].at(column) for row in rows] if column is not None else []
    rated = [cell for cell in cells if cell.text or rating_of_fill(cell.fill)]
    if rated and sum(not cell.text for cell in rated) > len(rated) / 2:
        return "colour"
    if rated and sum(len(cell.text) == 1 for cell in rated) > len(rated) / 2:
        return "letter"
    return "word"


def _heading(columns: tuple[Column, ...], field: Field) -> str:
    return next((column.label for column in columns if column.field is field), "")


def _no_action_column(name: str, columns: tuple[Column, ...]) -> list[CellProblem]:
    if any(column.field is Field.ACTION for column in columns):
        return []
    what = "No column is taken as the action."
    return [CellProblem("", 0, "", Problem(name, what, "Choose the column that says what will be done."))]
