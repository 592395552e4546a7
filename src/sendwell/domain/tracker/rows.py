"""One action of a tracker, read from its row or rows, with what is wrong in each cell."""

import re
from collections.abc import Mapping, Sequence

from sendwell.domain.problems import Problem
from sendwell.domain.tracker.colour_ratings import RATINGS, read_rating
from sendwell.domain.tracker.fields import Field
from sendwell.domain.tracker.grid import EMPTY, Cell, Row, Sheet, column_letters
from sendwell.domain.tracker.model import NO_DAY, CellProblem, TrackerMilestone, TrackerRow
from sendwell.domain.tracker.refs import folded_ref
from sendwell.domain.tracker.several import organisations, people
from sendwell.domain.tracker.when import When, read_when

_ERRORS = {"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"}
_GUARDED = re.compile(r"^'(?=[=+\-@\t\r])")
_DATE_MEND = "Write it as a day, such as 31/03/2026, or leave the cell empty."
_RATING_MEND = f"Write one of {', '.join(RATINGS)}, or leave the cell empty."


def cell_words(cell: Cell) -> str:
    """The words of a cell, without the mark that keeps an exported cell from starting a formula."""
    return _GUARDED.sub("", cell.text)


class RowReader:
    """Reads the actions of one sheet, gathering what is wrong (`problems`) and what was taken with doubt (`doubts`)."""

    def __init__(self, file: str, sheet: Sheet, labels: Mapping[int, str], columns: Mapping[Field, int]) -> None:
        self._file, self._sheet, self._labels, self._columns = file, sheet, labels, columns
        self._without_result = frozenset(sheet.without_result)
        self.problems: list[CellProblem] = []
        self.doubts: list[CellProblem] = []

    def read(self, lines: Sequence[Row], priority: str) -> TrackerRow | None:
        """The action that stands in `lines`, or None where they do not say what will be done."""
        row = lines[0]
        action, ref = self._text(row, Field.ACTION), " ".join(self._text(row, Field.REF).split())
        if not action:
            self.problem(
                row, Field.ACTION, "The row does not say what will be done.", "Write the action, or delete it."
            )
            return None
        start, due, revised = (self._when(row, field) for field in (Field.START, Field.DUE, Field.REVISED))
        self._check_order(row, start, revised if revised.last else due)
        return TrackerRow(
            sheet=self._sheet.name,
            number=row.number,
            key=folded_ref(ref) or " ".join(f"{priority} | {action}".casefold().split()),
            action=action,
            ref=ref,
            priority=priority,
            difference=self._text(row, Field.DIFFERENCE),
            owners=people(self._text(row, Field.OWNER)),
            lead=" ".join(self._text(row, Field.LEAD).split()),
            partners=organisations(self._text(row, Field.PARTNERS)),
            start=start,
            due=due,
            revised=revised,
            rating=self._rating(row),
            update=self._over(lines, Field.UPDATE),
            next_step=self._over(lines, Field.NEXT_STEP),
            measure=self._over(lines, Field.MEASURE),
            evidence=self._over(lines, Field.EVIDENCE),
            milestones=tuple(self._milestones(lines)),
            waits_for_words=self._text(row, Field.WAITS_FOR),
            lines=tuple(lines),
        )

    def problem(self, row: Row, field: Field, what: str, mend: str) -> None:
        """Note something wrong in the cell of `field`."""
        self.problems.append(self._at(row, field, what, mend))

    def doubt(self, row: Row, field: Field, what: str) -> None:
        """Note something that was taken though it could mean something else."""
        self.doubts.append(self._at(row, field, what, "Check that this is what was meant."))

    def _at(self, row: Row, field: Field, what: str, mend: str) -> CellProblem:
        column = self._labels.get(self._columns[field], "") if field in self._columns else ""
        where = f"{self._file}, sheet {self._sheet.name}, row {row.number}" + (f", column {column}" if column else "")
        return CellProblem(self._sheet.name, row.number, column, Problem(where, what, mend))

    def _cell(self, row: Row, field: Field) -> Cell:
        column = self._columns.get(field)
        if column is None:
            return EMPTY
        cell = row.at(column)
        if cell.text in _ERRORS:
            self.problem(
                row, field, f"The cell holds Excel’s error {cell.text}.", "Mend its formula, or type the value."
            )
            return EMPTY
        if not cell.text and f"{column_letters(column)}{row.number}" in self._without_result:
            what = "The cell holds a formula of which the file keeps no result."
            self.problem(row, field, what, "Open the file in Excel, save it, and give that.")
        return cell

    def _text(self, row: Row, field: Field) -> str:
        return cell_words(self._cell(row, field))

    def _over(self, lines: Sequence[Row], field: Field) -> str:
        """The words of a column over all the rows of an action, each once."""
        return "\n".join(dict.fromkeys(words for line in lines if (words := self._text(line, field))))

    def _when(self, row: Row, field: Field) -> When:
        cell = self._cell(row, field)
        found = read_when(cell_words(cell), cell.day) if cell.text else NO_DAY
        if found.problem:
            self.problem(row, field, found.problem, _DATE_MEND)
        elif found.doubt:
            self.doubt(row, field, found.doubt)
        return found

    def _rating(self, row: Row) -> str | None:
        found = read_rating(self._cell(row, Field.RATING))
        if found.problem:
            self.problem(row, Field.RATING, found.problem, _RATING_MEND)
        elif found.doubt:
            self.doubt(row, Field.RATING, found.doubt)
        return found.rating

    def _milestones(self, lines: Sequence[Row]) -> list[TrackerMilestone]:
        found: dict[str, TrackerMilestone] = {}
        for line in lines:
            for one in self._milestones_in(line):
                found.setdefault(one.wording, one)
        return list(found.values())

    def _milestones_in(self, line: Row) -> list[TrackerMilestone]:
        """The milestones of one row: several where the cell and that of their dates have as many lines."""
        wording, days = self._text(line, Field.MILESTONE), self._text(line, Field.MILESTONE_DUE)
        wordings, dates = wording.splitlines(), days.splitlines()
        if len(wordings) > 1 and len(wordings) == len(dates):
            return [TrackerMilestone(*pair) for pair in zip(wordings, map(read_when, dates), strict=True)]
        return [TrackerMilestone(wording, self._when(line, Field.MILESTONE_DUE))] if wording else []

    def _check_order(self, row: Row, start: When, due: When) -> None:
        if start.first and due.last and due.last < start.first:
            what = f"The action is due on {due.last:%-d %B %Y}, before it starts on {start.first:%-d %B %Y}."
            self.problem(row, Field.DUE, what, "Correct whichever is wrong.")
