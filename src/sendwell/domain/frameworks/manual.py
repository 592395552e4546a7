"""The page of the manual about time limits and kinds of plan, printed from the data that the service uses."""

from collections.abc import Iterable, Iterator

from sendwell.domain.clocks import TimeLimit, all_limits
from sendwell.domain.frameworks.plan_kind import PlanKind, Stage
from sendwell.domain.frameworks.shelf import plan_kinds

_INTRODUCTION = """\
# Time limits and kinds of plan

This page is printed from the data that the service uses (`make docs`).

One engine counts every time limit. A limit is a row in `src/sendwell/domain/clocks/limits/`; a kind of plan is a file
in `src/sendwell/domain/frameworks/plan_kinds/`; a framework of inspection is a file in
`src/sendwell/domain/frameworks/inspections/`. What the next framework invents is a new row and a new file.

```python
from datetime import date

from sendwell.domain.clocks import last_day, limit_named

found = last_day(limit_named("statement_of_action"), started=date(2022, 2, 22))
print(found.on, found.how, found.source, sep=" | ")
```

How days are counted:

- *Working days* leave out Saturdays, Sundays and the bank holidays of England, and begin with the first working day
  after the start.
- *Weeks, calendar days, months and years* count every day, and do not move when they end on a weekend or holiday. A
  month ends on the corresponding date, or on its last day where it has none.
- *Clear days before* a meeting leave out the day of the act and the day of the meeting.
- "About" means that the source says so. Such a date is shown to the month, and is never called late.

A limit that nobody has held against its source is marked **not verified**, here and wherever it is shown.
"""


def clocks_page() -> str:
    """The page, as Markdown."""
    return (
        "\n".join([_INTRODUCTION, "## Time limits", "", *_limits(all_limits()), *_kinds(plan_kinds().values())]) + "\n"
    )


def _limits(limits: Iterable[TimeLimit]) -> Iterator[str]:
    yield "| limit | how long | source |"
    yield "| --- | --- | --- |"
    for limit in limits:
        way = "" if limit.counting.value == "after" else f", {limit.counting.value}"
        caution = "" if limit.verified else " **Not verified.**"
        note = f" {limit.note}" if limit.note else ""
        yield f"| {limit.name} (`{limit.key}`) | {limit.words}{way} | {limit.source}.{caution}{note} |"


def _kinds(kinds: Iterable[PlanKind]) -> Iterator[str]:
    for kind in kinds:
        yield ""
        yield f"## {kind.name}"
        yield ""
        yield f"{kind.meaning} Source: {kind.source}."
        yield ""
        yield "| stage | its date |"
        yield "| --- | --- |"
        yield from (f"| {stage.name} | {_when(stage, kind)} |" for stage in kind.stages)


def _when(stage: Stage, kind: PlanKind) -> str:
    if stage.limit is None:
        return "a fact of the inspection" if stage.reported else "recorded when it is reached"
    until = f" to {stage.until.words}" if stage.until else ""
    again = ", and again after each" if stage.repeats else ""
    return f"{stage.limit.words}{until} after “{kind.stage(stage.counted_from).name}”{again}"
