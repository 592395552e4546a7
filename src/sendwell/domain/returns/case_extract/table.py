"""The table in an extract, wherever in the file it stands and whatever its headings are."""

from collections.abc import Mapping
from dataclasses import dataclass

from sendwell.domain.problems import Problem
from sendwell.domain.returns.case_extract.fields import Field, Layout
from sendwell.domain.tracker.files.limits import MOST_ROWS
from sendwell.domain.tracker.files.opening import open_grid
from sendwell.domain.tracker.grid import Row, Sheet, UnreadableTracker

LOOKED_AT = 15  # rows in which the headings may stand


@dataclass(frozen=True, slots=True)
class ExtractTable:
    """What is wrong with the file as a whole, its headings, what each is taken as ("" as nothing), and its rows."""

    problems: tuple[Problem, ...]
    headings: tuple[str, ...]
    taken: dict[str, str]
    rows: tuple[Row, ...]

    def columns(self, layout: Layout) -> dict[int, Field]:
        """The field of each column that is taken, counted from 0."""
        known = {field.key: field for field in layout.fields}
        return {at: known[self.taken[label]] for at, label in enumerate(self.headings) if self.taken.get(label)}


def table_in(content: bytes, name: str, mapping: Mapping[str, str], layout: Layout) -> ExtractTable:
    """The sheet of a file that has most of the headings, its columns taken as `mapping` says, or else as guessed.

    Raises UnreadableTracker where there is no table that can be read.
    """
    grid = open_grid(content, name)
    best = max(grid.sheets, key=lambda sheet: _fit(sheet, mapping, layout)[0])
    known, at = _fit(best, mapping, layout)
    if not known:
        what = "No row looks like headings of a case system: none names a reference or a day."
        raise UnreadableTracker(Problem(name, what, "Give the extract with its headings in the first rows."))
    problems = []
    if best.without_result:
        cells = ", ".join(best.without_result[:5])
        what = f"{len(best.without_result):,} cells hold formulas without a result ({cells}), so they count as empty."
        problems.append(Problem(name, what, "Copy the columns, paste them as values, and save the workbook again."))
    if len(best.rows) >= MOST_ROWS:
        what = f"It has more than {MOST_ROWS:,} rows; those after them could not be read."
        problems.append(Problem(name, what, "Export it in parts, for example a year of requests at a time."))
    labels = _labels(best.rows[at])
    taken = dict(mapping) or layout.guessed(label for label in labels if label)
    return ExtractTable(tuple(problems), labels, taken, tuple(row for row in best.rows[at + 1 :] if row.words()))


def _fit(sheet: Sheet, mapping: Mapping[str, str], layout: Layout) -> tuple[int, int]:
    """How many headings are known in the best row for them, and its place."""
    marks = [
        (sum(bool(mapping.get(label) or layout.guessed([label])[label]) for label in _labels(row) if label), -at)
        for at, row in enumerate(sheet.rows[:LOOKED_AT])
    ]
    count, at = max(marks, default=(0, 0))
    return count, -at


def _labels(row: Row) -> tuple[str, ...]:
    used: dict[str, int] = {}
    labels = []
    for cell in row.cells:
        label = " ".join(cell.text.split())
        used[label] = used.get(label, 0) + 1
        labels.append(label if not label or used[label] == 1 else f"{label} ({used[label]})")
    return tuple(labels)
