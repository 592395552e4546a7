"""Published tables of how areas stood at their inspections: which authority, when, and which outcome.

Two tables are known by their headings: the list of reports under the framework of 2023, and the list of all areas with
their inspection under the framework before it, the revisit, and the first reports under the new one.
"""

import csv
import gzip
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sendwell.domain.places import Authority, authorities_named, authority_with_code
from sendwell.domain.problems import Problem

NEVER = date(1900, 1, 1)  # stands for no day in one of the tables
GRADES = {"1": "typically_positive", "2": "inconsistent", "3": "widespread_failings"}
WORDS = {"typically": "typically_positive", "inconsistent": "inconsistent", "widespread": "widespread_failings"}
STATEMENT = {"yes": "statement", "no": "no_statement"}
REVISITS = {"yes": "revisit_sufficient", "some": "revisit_in_part", "no": "revisit_insufficient"}
OUTCOMES = {
    "statement": "Written Statement of Action required",
    "no_statement": "No Written Statement of Action required",
    "revisit_sufficient": "Revisited: sufficient progress in every weakness",
    "revisit_in_part": "Revisited: sufficient progress in some weaknesses",
    "revisit_insufficient": "Revisited: sufficient progress in no weakness",
}
"""Outcomes of the framework before 2023, in words; those of frameworks since are theirs."""

_LIST = "outcome_grade"
_WRITTEN = "Inspection outcome: written statement of action required? (previous inspection framwork)"  # as published
_REVISITED = (
    "Revisit outcome: sufficient progress in addressing all significant weaknesses? (previous inspection framework)"
)
_NEW = "Inspection outcome (new inspection framework)"


@dataclass(frozen=True, slots=True, order=True)
class AreaOutcome:
    """How an area stood. `on` is when the inspection began or, where the table gives only that, was published."""

    authority: str
    on: date
    outcome: str


@dataclass(frozen=True, slots=True)
class OutcomeTable:
    """What a table says, in the order of authority and day, or what must be mended before it can be used."""

    outcomes: tuple[AreaOutcome, ...]
    problems: tuple[Problem, ...]


class _Doubt(Exception):
    """What is wrong in one cell, and how to mend it."""

    def __init__(self, column: str, what: str, mend: str) -> None:
        super().__init__(what)
        self.column, self.what, self.mend = column, what, mend


def read_outcome_table(data: bytes, name: str) -> OutcomeTable:
    """Read a table (CSV, packed by gzip or not). All or nothing: with a problem there are no outcomes."""
    try:
        text = (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text)))
    except (UnicodeDecodeError, OSError, EOFError, csv.Error):
        return _unreadable(name, "This is no CSV file in UTF-8.")
    reader = _reader_of(rows[0] if rows else {})
    if reader is None:
        return _unreadable(name, "Its headings are those of no published table of inspection outcomes that we know.")
    found: set[AreaOutcome] = set()
    problems: list[Problem] = []
    for number, row in enumerate(rows, start=2):
        try:
            found |= set(reader({key: (value or "").strip() for key, value in row.items() if isinstance(key, str)}))
        except _Doubt as doubt:
            problems.append(Problem(f"{name}, row {number}, column {doubt.column}", doubt.what, doubt.mend))
    return OutcomeTable(() if problems else tuple(sorted(found)), tuple(problems))


def _unreadable(name: str, what: str) -> OutcomeTable:
    mend = "Give the CSV file with the headings as they were published."
    return OutcomeTable((), (Problem(name, what, mend),))


_Row = Mapping[str, str]


def _reader_of(first: _Row) -> Callable[[_Row], Iterator[AreaOutcome]] | None:
    if {_LIST, "old_la_code", "inspection_start_date"} <= first.keys():
        return _listed
    return _all_areas if {_WRITTEN, _REVISITED, _NEW, "la_code"} <= first.keys() else None


def _listed(row: _Row) -> Iterator[AreaOutcome]:
    grade = row[_LIST].removesuffix(".0")
    if grade in ("", "NA"):
        return  # the published list has a report whose outcome it leaves open
    if grade not in GRADES:
        raise _Doubt(_LIST, f"“{row[_LIST]}” is no outcome.", "Enter 1, 2 or 3.")
    on = _day(row, "inspection_start_date") or (_day(row, "publication_date") if "publication_date" in row else None)
    if on:
        yield AreaOutcome(_place(row, "old_la_code", "local_authority").code, on, GRADES[grade])


def _all_areas(row: _Row) -> Iterator[AreaOutcome]:
    code = _place(row, "la_code", "la_name").code
    written, revisited, new = row[_WRITTEN].lower(), row[_REVISITED].lower(), row[_NEW].lower().split(" ")[0]
    told = (
        (STATEMENT.get(written), "Publication date (previous inspection framework)"),
        (REVISITS.get(revisited), "revisit_publish_date_old_framework"),
        (WORDS.get(new), "Inspection publication date (new inspection framework)"),
    )
    for outcome, column in told:
        on = _day(row, column) if outcome else None
        if outcome and on:
            yield AreaOutcome(code, on, outcome)


def _place(row: _Row, code: str, name: str) -> Authority:
    known = authority_with_code(row[code].removesuffix(".0")) or next(reversed(authorities_named(row[name])), None)
    if known is None:
        raise _Doubt(code, f"“{row[code] or row[name]}” is no local authority that we know.", "Correct its code.")
    return known


def _day(row: _Row, column: str) -> date | None:
    """The day in a cell, written in one of three ways; None for an empty one. Raises _Doubt for anything else."""
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y"):
        try:
            found = datetime.strptime(row[column], form).date()
        except ValueError:
            continue
        return None if found == NEVER else found
    if row[column] in ("", "NA"):
        return None
    raise _Doubt(column, f"“{row[column]}” is no date.", "Enter it as day/month/year.")
