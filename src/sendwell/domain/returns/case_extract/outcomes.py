"""What became of the outcomes in plans, as a case system tells it: a row for each outcome, or for each area of need.

The areas of need are the four of the SEND Code of Practice 2015, 6.28 to 6.35; to which of them a type of need of the
SEN2 return belongs is read from there too, and Down syndrome and “other” belong to none.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files

from sendwell.domain.problems import Problem
from sendwell.domain.returns.case_extract.fields import (
    CHILD,
    REFERENCE_NEEDED,
    REQUEST,
    Field,
    Kind,
    Layout,
    fields_in,
    plain,
)
from sendwell.domain.returns.case_extract.table import table_in
from sendwell.domain.tracker.grid import Cell, Row, column_letters
from sendwell.domain.tracker.when import read_when

RESULTS = ("achieved", "partly", "not_achieved", "changed")
MOST = 99  # outcomes of one area of need in one plan
OUTCOMES = Layout(
    fields_in("outcome_fields.csv"),
    (
        ((CHILD,), REFERENCE_NEEDED),
        (("reviewed_on",), "No column is taken as the day of the review. Choose the column that holds it."),
        (("phase",), "No column is taken as the stage of education. Choose the column that holds it."),
        (("need",), "No column is taken as the area of need. Choose the column that holds it."),
        (("result", *RESULTS), "No column says what became of the outcomes. Choose the one that does, or the numbers."),
    ),
)
SAYS = {
    "result": "Write achieved, partly, not achieved or changed.",
    "need": "Write one of the four areas of need of the Code of Practice, or a need of the return that belongs to one.",
    "phase": "Write early years, primary, secondary or post-16, a key stage or a year.",
}


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What one review said of one area of need: so many outcomes by what became of them. `row` is the first."""

    row: int
    child: str
    request: str
    reviewed_on: date
    phase: str
    need: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class OutcomesExtract:
    """What was read, and everything that is wrong, in the order of the file."""

    headings: tuple[str, ...]
    mapping: dict[str, str]
    rows: int
    reviewed: tuple[Reviewed, ...]
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Read:
    number: int
    texts: dict[str, str] = field(default_factory=dict)
    day: date | None = None
    counts: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_outcomes(content: bytes, name: str, mapping: Mapping[str, str], today: date) -> OutcomesExtract:
    """The outcomes of an extract, its columns taken as `mapping` says (key of a field, or "", by heading).

    Raises UnreadableTracker where there is no table that can be read. No message shows a value.
    """
    table = table_in(content, name, mapping, OUTCOMES)
    problems = list(table.problems)
    if why := OUTCOMES.refusal(table.taken.values()):
        problems.append(Problem(name, why, "Say what each column holds."))
        return OutcomesExtract(table.headings, table.taken, len(table.rows), (), tuple(problems))
    columns = table.columns(OUTCOMES)
    read = [_read(row, columns, today) for row in table.rows]
    problems += [problem for one in read for problem in one.problems]
    if not read:
        problems.append(Problem(name, "There is no row under the headings.", "Export it again, with its rows."))
    reviewed, between = _together([one for one in read if not one.problems])
    return OutcomesExtract(table.headings, table.taken, len(read), reviewed, (*problems, *between))


def _read(row: Row, columns: Mapping[int, Field], today: date) -> _Read:
    read = _Read(row.number)
    for column, one in columns.items():
        where = f"Row {row.number}, column {column_letters(column)} ({one.title})"
        read.problems += [Problem(where, what, mend) for what, mend in _take(read, row.at(column), one, today)]
    where = f"Row {row.number}"
    if not read.texts.get(CHILD):
        read.problems.append(Problem(where, "There is no reference of the child.", "Add it in the case system."))
    if not read.problems and not any(read.counts.values()):
        read.problems.append(Problem(where, "It does not say what became of any outcome.", SAYS["result"]))
    return read


def _take(read: _Read, cell: Cell, one: Field, today: date) -> Iterator[tuple[str, str]]:
    """Take what a cell holds; gives what is wrong with it, and how to mend it."""
    text = " ".join(cell.text.split())
    if one.kind is Kind.DAY:
        when = read_when(cell.text, cell.day)
        read.day = when.first if when.exact else None
        if read.day is None:
            yield "There is no day of the review that can be read.", "Write the day as 14/03/2026."
        elif read.day > today:
            yield "The review is still to come.", "Correct it in the case system."
    elif one.kind is Kind.NUMBER:
        number = text.removesuffix(".0") or "0"
        if not (number.isdecimal() and int(number) <= MOST):
            yield f"It is no whole number up to {MOST}.", "Write how many outcomes there are."
        else:
            read.counts[one.key] = read.counts.get(one.key, 0) + int(number)
    elif one.key in SAYS:
        yield from _word(read, one.key, text)
    else:
        read.texts[one.key] = text


def _word(read: _Read, key: str, text: str) -> Iterator[tuple[str, str]]:
    found = known_words().get((key, plain(text)), "")
    if key == "result" and found:
        read.counts[found] = read.counts.get(found, 0) + 1
    elif found:
        read.texts[key] = found
    elif text or key != "result":
        yield ("It is none of the words that are known." if text else "It is empty."), SAYS[key]


@cache
def known_words() -> dict[tuple[str, str], str]:
    """The key that each known word stands for, by the field and the word as `plain`."""
    text = (files("sendwell.domain.returns.case_extract") / "outcome_words.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {(row["field"], word): row["key"] for row in rows for word in row["words"].split("|")}


def _together(read: list[_Read]) -> tuple[tuple[Reviewed, ...], list[Problem]]:
    """The rows of one review and one area of need added up; and where rows of one review contradict each other."""
    found: dict[tuple[str, str, date | None, str], Reviewed] = {}
    phases: dict[tuple[str, str, date | None], tuple[int, str]] = {}
    problems = []
    for one in read:
        child, request, phase = one.texts[CHILD], one.texts.get(REQUEST, ""), one.texts["phase"]
        first, said = phases.setdefault((child, request, one.day), (one.number, phase))
        if said != phase:
            what = f"It gives another stage of education than row {first} of the same review."
            problems.append(Problem(f"Row {one.number}", what, "Correct whichever is wrong."))
        key = (child, request, one.day, one.texts["need"])
        before = found[key].counts if key in found else {}
        row = found[key].row if key in found else one.number
        counts = {result: before.get(result, 0) + one.counts.get(result, 0) for result in RESULTS}
        if one.day:
            found[key] = Reviewed(row, child, request, one.day, phase, one.texts["need"], counts)
    for reviewed in found.values():
        if max(reviewed.counts.values()) > MOST:
            what = f"Together with other rows it gives more than {MOST} outcomes of one area of need."
            problems.append(Problem(f"Row {reviewed.row}", what, "Look whether rows stand twice."))
    return tuple(found.values()), problems
