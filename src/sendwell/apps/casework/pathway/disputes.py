"""Mediation and appeals: how often decisions are disputed, and whether the steps come in time."""

from datetime import date, timedelta

import numpy as np
import pyarrow as pa
from django.db.models import Count

from sendwell.apps.casework.models import CaseEvent
from sendwell.apps.casework.pathway.sheet import Cell, Line, Sheet, Table, lines_of
from sendwell.apps.casework.pathway.tables import cases_table, counted, days_in, event_columns
from sendwell.apps.mechanisms.words import counted as in_words
from sendwell.apps.partnership.models import Area
from sendwell.domain.clocks import State, limit_named
from sendwell.domain.clocks.events import event_words
from sendwell.domain.clocks.many import many
from sendwell.domain.clocks.many.columns import KINDS as KINDS_BY_CODE

DECISIONS = {"refused_on": "Refused to assess", "not_issued_on": "Assessed, and no plan", "issued_on": "Plan issued"}
KINDS = ("mediation_requested", "mediation_held", "mediation_certificate_issued", "mediation_declined",
         "appeal_received", "appeal_sent_to_authority", "appeal_response_sent", "tribunal_hearing")  # fmt: skip
LIMITS = ("arrange_mediation", "answer_appeal")
A_YEAR = timedelta(days=365)
TITLE = "Which decisions are disputed?"
MISSING = "the days of some or all of mediations, certificates, appeals, answers and hearings"
FEWEST = 5  # cases that are shown as a number


def disputes(area: Area, today: date) -> Sheet:
    """Decisions of the last twelve months with mediation or an appeal, and the steps of disputes. Three queries."""
    cases = cases_table(counted(area))
    if not len(cases):
        return Sheet(TITLE, "No caseload was loaded yet.", missing="an extract of the whole caseload")
    flags = {name: np.array(cases[name].to_pylist(), dtype=bool) for name in ("mediated", "appealed")}
    recent = {words: days_in(cases, name) > np.datetime64(today - A_YEAR) for name, words in DECISIONS.items()}
    counts = {words: {flag: int((here & flags[flag]).sum()) for flag in flags} for words, here in recent.items()}
    number = sum(int(here.sum()) for here in recent.values())
    appealed = sum(one["appealed"] for one in counts.values())
    answer = f"{_few(appealed)} of {in_words(number, 'decision')} of the last twelve months went to appeal."
    shares = {
        flag: {line.group: line for line in lines_of({w: (counts[w][flag], int(recent[w].sum())) for w in recent})}
        for flag in flags
    }
    rows = tuple(_row(words, shares) for words, here in recent.items() if here.any())
    table = Table(
        "Decisions of the last twelve months, by what they were",
        ("Decision", "Cases", "With mediation", "Share", "With an appeal", "Share"),
        rows,
        "As the return tells it, which gives no day of a mediation or an appeal. Counts of 1 to 4 are not shown.",
    )
    steps = _steps(cases, area, today)
    return Sheet(TITLE, answer, (table, *steps), missing=_missing(steps))


def _row(words: str, shares: dict[str, dict[str, Line]]) -> tuple[Cell, ...]:
    mediated, appealed = shares["mediated"][words], shares["appealed"][words]
    return words, mediated.of, mediated.count, mediated.percent, appealed.count, appealed.percent


def _missing(steps: list[Table]) -> str:
    """What is not told: of each step that no extract has a day for nothing is shown, not even a nought."""
    return "" if steps and len(steps[0].rows) == len(KINDS) else MISSING


def _few(number: int) -> str:
    return str(number) if not 0 < number < FEWEST else f"Fewer than {FEWEST}"


def _steps(cases: pa.Table, area: Area, today: date) -> list[Table]:
    events = event_columns(cases, area, KINDS)
    if not len(events.case):
        return []
    since = today - A_YEAR
    found = (
        CaseEvent.objects.filter(case__in=counted(area).values("pk"), kind__in=KINDS, on__gt=since, on__lte=today)
        .values_list("kind")
        .annotate(number=Count("pk"))
    )
    happened = dict(found.values_list("kind", "number"))
    told = {KINDS_BY_CODE[code] for code in events.kind.tolist()}
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (event_words()[kind].removeprefix("of "), number if not 0 < number < FEWEST else None)
        for kind in KINDS
        if kind in told
        for number in (happened.get(kind, 0),)
    )
    clocks = many(events, today, limits=[limit_named(key) for key in LIMITS])
    states = (State.MET, State.MISSED, State.OVERDUE, State.RUNNING)
    limits: tuple[tuple[Cell, ...], ...] = tuple(
        (f"{one.limit.name} ({one.limit.words})", *(int((one.state == state).sum()) for state in states))
        for one in clocks
    )
    tables = [Table("What happened in the last twelve months", ("The day", "Cases"), rows)]
    if limits:
        heads = ("Time limit", "In time", "Late", "Overdue now", "To come")
        note = " ".join(f"{one.limit.source}.{'' if one.limit.verified else ' Not verified.'}" for one in clocks)
        tables.append(Table("Time limits of disputes", heads, limits, note))
    return tables
