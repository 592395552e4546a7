"""What is wrong inside record tables: codes that are not of the list, and cells that contradict each other.

Each table is read once. Rows are counted and never shown: a problem names no child.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from ibis import BaseBackend
from ibis.expr.types import BooleanValue, Table

from sendwell.domain.measures.records.tables import Column, RecordTable, problems_with, record_tables
from sendwell.domain.problems import Problem


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What no row of a table may say, in words, and how to mend it."""

    table: str
    columns: tuple[str, ...]
    what: str
    mend: str
    found: Callable[[Table], BooleanValue]


def earlier(table: str, last: str, first: str) -> Contradiction:
    """`last` lies before `first`."""
    return Contradiction(
        table,
        (last, first),
        f"{last} is before {first}",
        "Correct whichever day is wrong.",
        lambda t: t[last] < t[first],
    )


CONTRADICTIONS = (
    Contradiction(
        "attendance",
        ("missed_sessions", "possible_sessions"),
        "more sessions were missed than were possible",
        "Correct whichever sum is wrong.",
        lambda t: t.missed_sessions > t.possible_sessions,
    ),
    Contradiction(
        "attendance",
        ("missed_sessions", "possible_sessions"),
        "a number of sessions is below nought",
        "Correct the sum.",
        lambda t: (t.missed_sessions < 0) | (t.possible_sessions < 0),
    ),
    earlier("requests", "outcome_on", "received_on"),
    earlier("requests", "assessment_outcome_on", "received_on"),
    earlier("plans", "ceased_on", "started_on"),
    earlier("placements", "left_on", "entered_on"),
    earlier("reviews", "decided_on", "met_on"),
    earlier("reviews", "final_plan_on", "met_on"),
    earlier("advice", "returned_on", "requested_on"),
)


def problems_in(engine: BaseBackend, tables: Mapping[str, Table]) -> list[Problem]:
    """Everything wrong with the record tables that were given: columns first, and where they hold, what they contain.

    Tables that we do not know are named, because their name may be misspelt.
    """
    known = record_tables()
    problems = [
        Problem(key, "There is no record table of this name.", f"Name it one of: {', '.join(known)}.")
        for key in tables
        if key not in known
    ]
    for key, given in tables.items():
        if key in known:
            wrong = problems_with(known[key], given.schema())
            problems += wrong or _problems_of_rows(engine, known[key], given)
    return problems


def _problems_of_rows(engine: BaseBackend, table: RecordTable, given: Table) -> list[Problem]:
    coded = [column for column in table.columns if column.codes and column.name in given.columns]
    against = [one for one in CONTRADICTIONS if one.table == table.key]
    sums = {column.name: _strange(given, column) for column in coded}
    sums |= {one.what: given.count(where=one.found(given)) for one in against}
    if not sums:
        return []
    (counted,) = engine.to_pyarrow(given.aggregate(**sums)).to_pylist()
    return [*_codes(table, coded, counted), *_against(table, against, counted)]


def _strange(given: Table, column: Column) -> object:
    value = given[column.name]
    return given.count(where=value.notnull() & ~value.isin(list(column.codes)))


def _codes(table: RecordTable, coded: list[Column], counted: Mapping[str, int | None]) -> Iterator[Problem]:
    for column in coded:
        if rows := counted[column.name]:
            codes = ", ".join(f"{code} ({words})" for code, words in column.codes.items())
            where = f"{table.name}, column {column.name}"
            yield Problem(where, f"{_rows(rows)} a code that is not of the list.", f"Use: {codes}.")


def _against(table: RecordTable, against: list[Contradiction], counted: Mapping[str, int | None]) -> Iterator[Problem]:
    for one in against:
        if rows := counted[one.what]:
            number = f"In {rows:,} {'row' if rows == 1 else 'rows'} {one.what}."
            yield Problem(f"{table.name}, columns {' and '.join(one.columns)}", number, one.mend)


def _rows(rows: int) -> str:
    return f"{rows:,} {'row holds' if rows == 1 else 'rows hold'}"
