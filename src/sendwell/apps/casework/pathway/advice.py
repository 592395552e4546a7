"""Which service’s advice comes late, and which holds plans up."""

from datetime import date

import numpy as np

from sendwell.apps.casework.models import CaseEvent, Stage
from sendwell.apps.casework.pathway.sheet import BESIDE, Cell, Sheet, Table, lines_of
from sendwell.apps.casework.pathway.tables import counted
from sendwell.apps.partnership.models import Area
from sendwell.domain.clocks import Event, State, limit_named
from sendwell.domain.clocks.many import ClockColumns, EventColumns, many

KINDS = ("advice_requested", "advice_received", "request_withdrawn", "moved_away")
TITLE = "Whose advice holds plans up?"
MISSING = "for each piece of advice the service, the day it was asked for, and the day it came"
ANOTHER = "another service"


def advice(area: Area, today: date) -> Sheet:
    """How advice came, by service, and whose came last. Two queries."""
    services, events, stages = _events(area)
    limit = limit_named("advice")
    found = many(events, today, limits=[limit]) if services else []
    if not found:
        return Sheet(TITLE, "No extract that was loaded tells when advice was asked for.", missing=MISSING)
    clocks = found[0]
    groups = {name: _in_time(clocks, number) for number, name in enumerate(services, 1)}
    rows = [_row(clocks, number, name) for number, name in enumerate(services, 1)]
    shares = {line.group: line for line in lines_of(groups)}
    ordered = sorted(rows, key=lambda row: -int(row[1] or 0))
    table = Table(
        "Advice for assessments, by service",
        ("Service", "Asked for", "Came late", "Overdue now", "Awaited, in time", "Within 6 weeks", BESIDE),
        tuple(
            (*row, shares[str(row[0])].percent if row[0] in shares else "none over yet",
             shares[str(row[0])].words if row[0] in shares else "")
            for row in ordered
        ),
        f"{limit.source}. The share is of all whose 6 weeks are over or that came; shares of few are not shown.",
    )  # fmt: skip
    last = _last(clocks, services, stages)
    return Sheet(TITLE, _answer(ordered), (table, last))


def _events(area: Area) -> tuple[list[str], EventColumns, list[str]]:
    """The services by name, everything about their advice as columns, and the stage of each case."""
    rows = list(
        CaseEvent.objects.filter(case__in=counted(area).values("pk"), kind__in=KINDS)
        .order_by("case_id")
        .values_list("case_id", "case__stage", "kind", "on", "about")
    )
    cases: dict[int, list[Event]] = {}
    stages: dict[int, str] = {}
    for case, stage, kind, on, about in rows:
        asked = kind.startswith("advice")
        cases.setdefault(case, []).append(Event(on, kind, about=(about or ANOTHER) if asked else ""))
        stages[case] = stage
    names = dict.fromkeys(event.about for events in cases.values() for event in events if event.about)
    return list(names), EventColumns.of(cases.values()), list(stages.values())


def _in_time(clocks: ClockColumns, number: int) -> tuple[int, int]:
    states = clocks.state[clocks.about == number]
    met = int((states == State.MET).sum())
    return met, met + int(np.isin(states, (State.MISSED, State.OVERDUE)).sum())


def _row(clocks: ClockColumns, number: int, name: str) -> tuple[Cell, ...]:
    states = clocks.state[clocks.about == number]
    counts = [int((states == state).sum()) for state in (State.MISSED, State.OVERDUE, State.RUNNING)]
    return name, len(states), *counts


def _answer(rows: list[tuple[Cell, ...]]) -> str:
    name, _, _, overdue, _ = max(rows, key=lambda row: int(row[3] or 0))
    if not overdue:
        return "No advice that was asked for is overdue."
    return f"Most advice is awaited from {name}: {overdue} piece{'' if overdue == 1 else 's'} overdue."


def _last(clocks: ClockColumns, services: list[str], stages: list[str]) -> Table:
    """Of each case whose advice is all there the service that came last, and of others those that it waits for."""
    came = np.where(np.isnat(clocks.ended), np.datetime64("9999-12-31"), clocks.ended)
    latest = np.full(int(clocks.case.max()) + 1, np.datetime64("0001-01-01"))
    np.maximum.at(latest, clocks.case, came)
    held_up = np.isin(clocks.state, (State.MISSED, State.OVERDUE)) & (came == latest[clocks.case])
    open_now = np.isin(np.array(stages), (Stage.UNDECIDED, Stage.ASSESSING))[clocks.case]
    rows = []
    for number, name in enumerate(services, 1):
        here = held_up & (clocks.about == number)
        late = clocks.days[here & ~np.isnat(clocks.due)]
        usual = f"{-np.median(late):.0f} days" if len(late) >= FEWEST else None
        rows.append((name, int(here.sum()), int((here & open_now).sum()), usual))
    rows.sort(key=lambda row: -row[1])
    return Table(
        "Whose advice was the last that a case waited for, and late",
        ("Service", "Cases", "Of these still open", "Late by, in the middle case"),
        tuple(rows),
        "Where two services were last on the same day, the case counts for both. The lateness of few is not shown.",
    )


FEWEST = 5  # cases of which a middle one is told
