"""A case system's own extract, CSV or Excel with its own headings, as cases; and what is wrong in it, row by row."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from sendwell.domain.caseload import CaseRecord
from sendwell.domain.problems import Problem
from sendwell.domain.returns.case_extract.fields import BY_KEY, CHILD, OUTCOME, REQUEST, TRANSFER, guessed
from sendwell.domain.returns.case_extract.rows import DECISIONS, TRANSFERS, Said, said_by
from sendwell.domain.returns.case_extract.together import across_rows, as_records
from sendwell.domain.tracker.files.limits import MOST_ROWS
from sendwell.domain.tracker.files.opening import open_grid
from sendwell.domain.tracker.grid import Row, Sheet, UnreadableTracker

LOOKED_AT = 15  # rows in which the headings may stand
OLDER = timedelta(days=60)  # than what was loaded before: it is an extract of another time
WHOLE_FILE = 0  # stands for the row of what is wrong with the file


@dataclass(frozen=True, slots=True)
class Extract:
    """What was read. `problems` by the number of their row; those of WHOLE_FILE can't be left out."""

    headings: tuple[str, ...]
    mapping: dict[str, str]
    rows: int
    records: tuple[CaseRecord, ...]
    covers: frozenset[str]
    problems: dict[int, list[Problem]] = field(default_factory=dict)

    @property
    def all_problems(self) -> list[Problem]:
        """Everything that is wrong, in the order of the file."""
        return [problem for row in sorted(self.problems) for problem in self.problems[row]]

    @property
    def can_leave_out(self) -> bool:
        """True where what is wrong is wrong in single rows, and other rows are right."""
        return bool(self.problems) and WHOLE_FILE not in self.problems and bool(self.records)


def headings_of(content: bytes, name: str) -> tuple[str, ...]:
    """The headings of an extract. Raises UnreadableTracker where there is no table that can be read."""
    _, at, sheet = _table(content, name, {})
    return _labels(sheet.rows[at])


def read_extract(
    content: bytes, name: str, mapping: Mapping[str, str], today: date, loaded_until: date | None = None
) -> Extract:
    """The cases of an extract, its columns taken as `mapping` says (key of a field, or "", by heading).

    Rows in which something is wrong give no case; the problems say which and why. `loaded_until` is the newest day of
    what was loaded before: an extract of requests that ends long before it is one of another time.
    Raises UnreadableTracker where there is no table that can be read.
    """
    problems, at, sheet = _table(content, name, mapping)
    labels = _labels(sheet.rows[at])
    taken = dict(mapping) or guessed(label for label in labels if label)
    columns = {column: BY_KEY[taken[label]] for column, label in enumerate(labels) if taken.get(label)}
    keys = {one.key for one in columns.values()}
    if CHILD not in keys:
        what = "No column is taken as the reference of the child, so no row leads to a case."
        problems.append(Problem(name, what, "Choose the column that holds it."))
    said = [said_by(row, columns, today) for row in sheet.rows[at + 1 :] if row.words()]
    found: dict[int, list[Problem]] = defaultdict(list)
    for one in said:
        found[one.row] += one.problems
    for row, problem in across_rows(said):
        found[row].append(problem)
    if loaded_until and "request_received" in keys and (old := _too_old(name, said, loaded_until)):
        problems.append(old)
    if not said:
        problems.append(Problem(name, "There is no row under the headings.", "Export it again, with its rows."))
    wrong = {row: each for row, each in found.items() if each} | ({WHOLE_FILE: problems} if problems else {})
    covers = frozenset(_covered(keys))
    right = [one for one in said if one.row not in wrong]
    return Extract(labels, taken, len(said), tuple(as_records(right, covers)), covers, wrong)


def _covered(keys: set[str]) -> Iterator[str]:
    for key in keys:
        if BY_KEY[key].event:
            yield from DECISIONS.values() if key == "decided_to_maintain" else (BY_KEY[key].event,)
    if TRANSFER in keys:
        yield from TRANSFERS


def _table(content: bytes, name: str, mapping: Mapping[str, str]) -> tuple[list[Problem], int, Sheet]:
    """What is wrong with the file, the place of its headings, and the sheet that has the most of them."""
    grid = open_grid(content, name)
    best = max(grid.sheets, key=lambda sheet: _fit(sheet, mapping)[0])
    known, at = _fit(best, mapping)
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
    return problems, at, best


def _fit(sheet: Sheet, mapping: Mapping[str, str]) -> tuple[int, int]:
    """How many headings are known in the best row for them, and its place."""
    marks = [
        (sum(bool(mapping.get(label) or guessed([label])[label]) for label in _labels(row) if label), -at)
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


def _too_old(name: str, said: list[Said], loaded_until: date) -> Problem | None:
    days = [event.on for one in said for event in one.events if not BY_KEY.get(event.kind, BY_KEY[CHILD]).may_come]
    if not days or max(days) >= loaded_until - OLDER:
        return None
    what = (
        f"Its newest day is {max(days):%-d %B %Y}, and what was loaded before reaches {loaded_until:%-d %B %Y}: "
        "it is an extract of an earlier time, or of two years mixed."
    )
    return Problem(name, what, "Export it again as it stands today.")


__all__ = ["CHILD", "OUTCOME", "REQUEST", "WHOLE_FILE", "Extract", "headings_of", "read_extract"]
