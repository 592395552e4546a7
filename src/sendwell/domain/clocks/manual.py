"""What the manual says about time limits, printed from the table that the service uses."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from sendwell.domain.clocks.events import event_words, reasons
from sendwell.domain.clocks.exceptions import exceptions
from sendwell.domain.clocks.model import Counting, TimeLimit
from sendwell.domain.clocks.paths import paths

INTRODUCTION = """\
One engine counts every time limit, and every answer comes from it.

```python
from datetime import date

from sendwell.domain.clocks import Event, clocks_of, last_day, limit_named, safe_dates

# One limit from one day.
found = last_day(limit_named("statement_of_action"), started=date(2022, 2, 22))
print(found.on, found.how, found.source, sep=" | ")

# One case: what is due, when, why, and whether it was kept.
case = [
    Event(date(2026, 7, 10), "request_received"),
    Event(date(2026, 7, 17), "school_advice_requested", about="school"),
    Event(date(2026, 7, 22), "school_closed", until=date(2026, 9, 2)),
]
for clock in clocks_of(case, today=date(2026, 9, 7)):
    print(clock.limit.key, clock.due, clock.state.name, clock.words, clock.why, sep=" | ")
    print(*[claim.words for claim in clock.claims])

# By when the next step must be taken so that what follows can still be kept.
for safe in safe_dates(case, today=date(2026, 9, 7)):
    print(safe.by, safe.goal, safe.words, sep=" | ")

# A great many cases at once, as columns, with the same answers.
from sendwell.domain.clocks.many import EventColumns, many

for clocks in many(EventColumns.of([case, case]), today=date(2026, 9, 7)):
    print(clocks.limit.key, clocks.due, clocks.state, clocks.days, clocks.finding)
```

Terms of an area's schools are a `Calendar` of `Term`s, the argument `calendar` of each. A limit in school days or terms
that they do not reach has no day: its `due` is `Undecided`, with the reason. So is whatever else the law leaves open
(below). `doubts_of` tells what is open about a whole case, `event_problems` what is wrong with its events.

How days are counted:

- *Working days* leave out Saturdays, Sundays and the bank holidays of England, and begin with the first working day
  after the start. *Tribunal working days* leave out August and 25 December to 1 January as well. *School days* are
  those on which schools of the area are open.
- *Weeks, calendar days, months and years* count every day, and do not move when they end on a weekend or holiday. A
  month ends on the corresponding date, or on its last day where it has none.
- *Beginning with* a day, that day is the first of them: 12 months beginning with 29 February 2024 end on
  28 February 2025.
- *Clear days before* a meeting leave out the day of the act and the day of the meeting.
- *Time to be left* must be over before the next act: what comes on its last day comes too soon.
- "About" means that the source says so. Such a date is shown to the month, and is never called late.
- *An exception excuses, it does not stop the clock.* The day stays where it is, with what was claimed and whether the
  facts support it. Timeliness can be told with and without the cases excused.
- A change of the law is a new row with the same key, and the days from and to which each is in force.

A limit that nobody has held against its source is marked **not verified**, here and wherever it is shown.
"""


def limits_by_group(limits: Iterable[TimeLimit]) -> Iterator[str]:
    """The lines of a table for each group of limits."""
    for group, rows in groupby(limits, key=lambda limit: limit.group):
        yield from ("", f"### {group or 'Other'}", "")
        yield "| limit | how long | counted from | kept by | source |"
        yield "| --- | --- | --- | --- | --- |"
        yield from map(_row, rows)


def exceptions_table() -> Iterator[str]:
    """The lines of the table of exceptions."""
    yield from ("", "## Exceptions", "", "| exception | what it does | source |", "| --- | --- | --- |")
    for row in exceptions().values():
        caution = "" if row.verified else " **Not verified.**"
        undecidable = f" {row.undecidable}" if row.undecidable else ""
        named = f"{row.name} (`{row.key}`, event `{row.event}`).{undecidable}"
        yield f"| {named} | {row.effect.value} | {row.source}.{caution} |"


def undecided_list() -> Iterator[str]:
    """The lines that say what neither law nor days decide."""
    yield from ("", "## What stays undecided", "")
    yield from (f"- {reason}" for reason in reasons().values())


def paths_table() -> Iterator[str]:
    """The lines of the table of steps from which latest safe days are reckoned."""
    yield from ("", "## Steps on the way", "")
    yield "The latest safe day of a step is reckoned back from the limit; each later step has all the time it may take."
    yield from ("", "| way | steps | keeps |", "| --- | --- | --- |")
    for path in paths().values():
        steps = " → ".join(step.name + (f" (`{step.needs}` before it)" if step.needs else "") for step in path.steps)
        yield f"| {path.name} | {steps} | `{path.keeps.key}` |"


def events_list() -> Iterator[str]:
    """The lines that name every kind of event."""
    yield from ("", "## Kinds of events", "", "| event | the day … |", "| --- | --- |")
    yield from (f"| `{kind}` | {words} |" for kind, words in event_words().items())


def _row(limit: TimeLimit) -> str:
    start, end = (", ".join(f"`{kind}`" for kind in kinds) for kinds in (limit.start, limit.end))
    return f"| {limit.name} (`{limit.key}`) | {_length(limit)} | {start} | {end} | {_source(limit)} |"


def _length(limit: TimeLimit) -> str:
    plain = limit.counting in (Counting.AFTER, Counting.BEFORE_DATE)
    way = "" if plain or limit.undated else f", {limit.counting.value}"
    later = f", or the later of `{'`, `'.join(limit.or_later)}`" if limit.or_later else ""
    kind = ", time to be left" if limit.kept_open else ", a right" if limit.right else ""
    return f"{limit.words}{way}{later}{kind}"


def _source(limit: TimeLimit) -> str:
    caution = "" if limit.verified else " **Not verified.**"
    force = f" From {limit.valid_from:%-d %B %Y}." if limit.valid_from else ""
    force += f" Until {limit.valid_to:%-d %B %Y}." if limit.valid_to else ""
    return " ".join(part for part in (f"{limit.source}.{caution}{force}", limit.undated, limit.note) if part)
