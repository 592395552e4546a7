"""Time limits: one count, one case, and a million cases at once, each against a named baseline in the same run."""

import sys
from pathlib import Path

sys.path.pop(0)  # this folder: one of its files has the name of a standard module
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import time
from collections.abc import Callable
from datetime import date, timedelta

import numpy as np

from sendwell.domain.clocks import Clock, Event, clocks_of, day_of, limit_named
from sendwell.domain.clocks.many import EventColumns, many
from sendwell.domain.clocks.many.columns import CODES
from sendwell.domain.clocks.working_days import is_working_day

TODAY = date(2026, 11, 24)
CASES = 1_000_000
ONE_BY_ONE = 5_000  # cases that the loop is timed on; its time for a million is reckoned from them
TURNS = 5
# Days after the request; every seventh case has no plan yet, and every fifth a closure.
STEPS = {
    "request_received": 0, "agreed_to_assess": 40, "school_advice_requested": 41, "advice_received": 80,
    "draft_plan_served": 105, "final_plan_sent": 130, "review_meeting": 470, "decided_to_amend": 490,
}  # fmt: skip


def seconds(work: Callable[[], object], turns: int = TURNS) -> float:
    """Processor time of the shortest of some turns: what the work takes, whatever else the machine does meanwhile."""
    taken = []
    for _ in range(turns):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken)


def day_by_day(started: date, number: int) -> date:
    """The baseline of one count: the working days looked at one after another."""
    day = started
    while number:
        day += timedelta(days=1)
        number -= is_working_day(day)
    return day


def walked(clocks: list[Clock]) -> int:
    """The baseline of one case: the days of each of its clocks looked at one after another; nothing else answered."""
    spans = [
        (clock.start.on, abs((clock.due - clock.start.on).days)) for clock in clocks if isinstance(clock.due, date)
    ]
    return sum(is_working_day(start + timedelta(days=n)) for start, length in spans for n in range(length))


def columns(cases: int) -> EventColumns:
    """Cases of eight events, with requests over three years and steps that are early or late by some weeks."""
    chance = np.random.default_rng(20)
    requested = np.datetime64("2023-06-01") + chance.integers(0, 1100, cases)
    case, kind, on = [], [], []
    for name, after in STEPS.items():
        there = np.flatnonzero(chance.integers(0, 7, cases) > 0) if after >= 130 else np.arange(cases)
        case.append(there)
        kind.append(np.full(len(there), CODES[name], np.int16))
        on.append(requested[there] + after + (chance.integers(-20, 40, len(there)) if after else 0))
    closed = np.arange(0, cases, 5)
    until = np.full(sum(map(len, case)), np.datetime64("NaT", "D"))
    began = requested[closed] + 50
    return EventColumns(
        np.concatenate([*case, closed]),
        np.concatenate([*kind, np.full(len(closed), CODES["school_closed"], np.int16)]),
        np.concatenate([*on, began]),
        np.concatenate([until, began + 35]),
        np.zeros(len(until) + len(closed), np.int64),
    )


def as_cases(events: EventColumns, number: int) -> list[list[Event]]:
    """The first cases of the columns, as events."""
    kinds = list(CODES)
    found: list[list[Event]] = [[] for _ in range(number)]
    for row in np.flatnonzero(events.case < number):
        until = events.until[row].item()
        found[events.case[row]].append(Event(events.on[row].item(), kinds[events.kind[row]], until))
    return found


def main() -> None:
    limit, started = limit_named("statement_of_action"), date(2022, 2, 22)
    assert day_of(limit, started) == day_by_day(started, 70)
    count = seconds(lambda: [day_of(limit, started) for _ in range(2000)]) / 2000
    naive = seconds(lambda: [day_by_day(started, 70) for _ in range(2000)]) / 2000
    print(f"70 working days: {count * 1e6:.1f} µs, {naive / count:.0f} × as fast as looking at day after day")

    events = columns(CASES)
    cases = as_cases(events, ONE_BY_ONE)
    loop = seconds(lambda: [clocks_of(case, TODAY) for case in cases], 3) / ONE_BY_ONE
    found = [clocks_of(case, TODAY) for case in cases]
    walk = seconds(lambda: [walked(clocks) for clocks in found], 3) / ONE_BY_ONE
    number = sum(map(len, found)) / ONE_BY_ONE
    print(f"one case of {len(cases[0])} events: {loop * 1e6:.0f} µs for {number:.1f} clocks with state and claims,")
    print(f"{walk / loop:.1f} × as fast as looking at the days of each clock one after another")

    at_once = seconds(lambda: many(events, TODAY), 3)
    held = sum(len(columns.case) for columns in many(events, TODAY))
    print(f"{CASES:,} cases, {len(events.case):,} events, {held:,} clocks at once: {at_once:.1f} s,")
    print(f"{loop * CASES / at_once:.0f} × as fast as the same engine case after case")


if __name__ == "__main__":
    main()
