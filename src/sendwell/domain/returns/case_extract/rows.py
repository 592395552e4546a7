"""One row of a case system's extract: what it says of a case, and what is wrong in it. No message shows a value."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sendwell.domain.caseload import Fact
from sendwell.domain.clocks import Event
from sendwell.domain.problems import Problem
from sendwell.domain.returns.case_extract.fields import CHILD, OUTCOME, REQUEST, SERVICE, TRANSFER, Field, Kind
from sendwell.domain.returns.sen2.schema import codes_of
from sendwell.domain.tracker.grid import Cell, Row, column_letters
from sendwell.domain.tracker.when import read_when

DECISIONS = {"maintain": "decided_to_maintain", "amend": "decided_to_amend", "cease": "decided_to_cease"}
TRANSFERS = ("phase_transfer", "transfer_to_post_16")
LONGEST = {"need": 80, "setting": 120, "phase": 40, "locality": 60, "team": 60, "placed_in": 60, SERVICE: 80}
YES, NO = {"y", "yes", "true", "1", "x"}, {"", "n", "no", "false", "0"}
AFTER_REQUEST = ("agreed_to_assess", "refused_to_assess", "request_withdrawn", "draft_plan_served", "refused_to_issue",
                 "final_plan_sent")  # fmt: skip
MARCH = 3


@dataclass(frozen=True, slots=True)
class Said:
    """What one row says. `upn` is there only to be compared, and goes no further."""

    row: int
    child: str
    request: str
    events: tuple[Event, ...]
    facts: Mapping[str, Fact]
    upn: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    texts: dict[str, str]
    days: dict[str, date]
    flags: dict[str, bool]
    problems: list[Problem]


def said_by(row: Row, columns: Mapping[int, Field], today: date) -> Said:
    """What a row says; `columns` are the fields of its columns, counted from 0."""
    read = _Read({}, {}, {}, [])
    for column, field in columns.items():
        _take(read, row, column, field, today)
    where = f"Row {row.number}"
    if not read.texts.get(CHILD):
        read.problems.append(Problem(where, "There is no reference of the child.", "Add it in the case system."))
    read.problems.extend(Problem(where, what, mend) for what, mend in _contradictions(read))
    events = tuple(_events(read))
    return Said(
        row=row.number,
        child=read.texts.get(CHILD, ""),
        request=read.texts.get(REQUEST, ""),
        events=events,
        facts=dict(_facts(read)),
        upn=read.texts.get("upn", "").upper(),
        problems=tuple(read.problems),
    )


def _take(read: _Read, row: Row, column: int, field: Field, today: date) -> None:
    cell = row.at(column)
    where = f"Row {row.number}, column {column_letters(column)} ({field.title})"
    if field.kind is Kind.DAY:
        day, problem = _day(cell)
        if problem:
            read.problems.append(Problem(where, problem, "Write the day as 14/03/2026."))
        elif day and day > today and not field.may_come:
            read.problems.append(Problem(where, "The day is still to come.", "Correct it in the case system."))
        elif day:
            read.days[field.key] = day
    elif field.kind is Kind.FLAG:
        word = cell.text.strip().lower()
        if word not in YES | NO:
            read.problems.append(Problem(where, "It is neither yes nor no.", "Write yes or no."))
        read.flags[field.key] = word in YES
    elif len(cell.text) > LONGEST.get(field.key, 200):
        read.problems.append(Problem(where, f"It has {len(cell.text)} characters, too many.", "Shorten it."))
    else:
        read.texts[field.key] = " ".join(cell.text.split())


def _day(cell: Cell) -> tuple[date | None, str]:
    """The day of a cell and what is wrong with it; neither where it is empty."""
    if cell.day is None and not cell.text.strip():
        return None, ""
    when = read_when(cell.text, cell.day)
    if when.exact:
        return when.first, ""
    if when.problem.startswith("There is no"):
        return None, when.problem
    return None, "It can’t be read as a day."


def _contradictions(read: _Read) -> Iterator[tuple[str, str]]:
    days, mend = read.days, "Correct whichever day is wrong."
    if (born := days.get("born")) and any(day < born for key, day in days.items() if key != "born"):
        yield "A day lies before the date of birth.", mend
    received = days.get("request_received")
    for key in AFTER_REQUEST:
        if received and key in days and days[key] < received:
            yield f"{_WORDS[key]} before the request was received.", mend
    if "final_plan_sent" in days and days.get("plan_ceased", date.max) < days["final_plan_sent"]:
        yield "The plan ended before it was sent.", mend
    if {"advice_requested", "advice_received"} & days.keys() and not read.texts.get(SERVICE):
        yield "It has a day of advice, and does not say which service’s.", "Add the service."
    if "advice_received" in days and days["advice_received"] < days.get("advice_requested", date.min):
        yield "The advice came before it was asked for.", mend
    if OUTCOME in read.texts and read.texts[OUTCOME] and _decision(read.texts[OUTCOME]) is None:
        yield "The review decision is none that is known.", "Write maintain, amend or cease."
    if "decided_to_maintain" in days and not read.texts.get(OUTCOME):
        yield "It has the day of a review decision, and does not say which.", "Write maintain, amend or cease."
    if TRANSFER in days and (days[TRANSFER].month, days[TRANSFER].day) not in ((2, 15), (3, 31)):
        yield "The day by which the transfer is due is neither 15 February nor 31 March.", mend


_WORDS = {
    "agreed_to_assess": "The assessment was agreed",
    "refused_to_assess": "The assessment was refused",
    "request_withdrawn": "The request was withdrawn",
    "draft_plan_served": "The draft plan was served",
    "refused_to_issue": "It was told that there will be no plan",
    "final_plan_sent": "The plan was sent",
}


def _decision(text: str) -> str | None:
    word = text.strip().lower()
    found = (event for start, event in DECISIONS.items() if word.startswith(start[:5]) or word == start[0])
    return next(found, None)


def _events(read: _Read) -> Iterator[Event]:
    for key, day in read.days.items():
        if key in ("advice_requested", "advice_received"):
            yield Event(day, key, about=read.texts.get(SERVICE, "").lower())
        elif key == "decided_to_maintain":
            yield Event(day, _decision(read.texts.get(OUTCOME, "")) or key)
        elif key == TRANSFER:
            yield Event(date(day.year, 9, 1), TRANSFERS[day.month == MARCH])
        elif key != "born":
            yield Event(day, key)


def _facts(read: _Read) -> Iterator[tuple[str, Fact]]:
    for key in ("need", "setting", "phase", "locality", "team", "placed_in"):
        if text := read.texts.get(key):
            yield key, _meaning(text) if key == "need" else text
    yield from read.flags.items()
    if {"mediation_requested", "mediation_held"} & read.days.keys():
        yield "mediated", True
    if {"appeal_received", "appeal_sent_to_authority"} & read.days.keys():
        yield "appealed", True


def _meaning(need: str) -> str:
    """A need in the words of the return, where its code was given, so that both count together."""
    return next((one.meaning for one in codes_of("need") if one.code == need.upper()), need)
