"""A case system's own extract, CSV or Excel with its own headings, as cases; and what is wrong in it, row by row."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from sendwell.domain.caseload import CaseRecord
from sendwell.domain.problems import Problem
from sendwell.domain.returns.case_extract.fields import BY_KEY, CASES, CHILD, OUTCOME, REQUEST, TRANSFER
from sendwell.domain.returns.case_extract.rows import DECISIONS, TRANSFERS, Said, said_by
from sendwell.domain.returns.case_extract.table import table_in
from sendwell.domain.returns.case_extract.together import across_rows, as_records

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


def read_extract(
    content: bytes, name: str, mapping: Mapping[str, str], today: date, loaded_until: date | None = None
) -> Extract:
    """The cases of an extract, its columns taken as `mapping` says (key of a field, or "", by heading).

    Rows in which something is wrong give no case; the problems say which and why. `loaded_until` is the newest day of
    what was loaded before: an extract of requests that ends long before it is one of another time.
    Raises UnreadableTracker where there is no table that can be read.
    """
    table = table_in(content, name, mapping, CASES)
    problems, labels, taken = list(table.problems), table.headings, table.taken
    columns = table.columns(CASES)
    keys = {one.key for one in columns.values()}
    if CHILD not in keys:
        what = "No column is taken as the reference of the child, so no row leads to a case."
        problems.append(Problem(name, what, "Choose the column that holds it."))
    said = [said_by(row, columns, today) for row in table.rows]
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


def _too_old(name: str, said: list[Said], loaded_until: date) -> Problem | None:
    days = [event.on for one in said for event in one.events if not BY_KEY.get(event.kind, BY_KEY[CHILD]).may_come]
    if not days or max(days) >= loaded_until - OLDER:
        return None
    what = (
        f"Its newest day is {max(days):%-d %B %Y}, and what was loaded before reaches {loaded_until:%-d %B %Y}: "
        "it is an extract of an earlier time, or of two years mixed."
    )
    return Problem(name, what, "Export it again as it stands today.")


__all__ = ["CHILD", "OUTCOME", "REQUEST", "WHOLE_FILE", "Extract", "read_extract"]
