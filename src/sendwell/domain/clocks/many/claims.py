"""Exceptions of many cases at once: the same rules as `exceptions`."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sendwell.domain.clocks.exceptions import ASKED_WITHIN, Effect, Finding, LimitException, exceptions
from sendwell.domain.clocks.many.columns import NEVER, UNKNOWN, Bools, EventColumns, Ints, keys
from sendwell.domain.clocks.model import TimeLimit


@dataclass(frozen=True)
class _Facts:
    """The events of one kind that a case has, one for each clock: the first of each, then the second, …"""

    clocks: Ints  # the rows of the clocks that have one
    on: Ints
    over: Ints
    about: Ints


def suspended(limit: TimeLimit, events: EventColumns, case: Ints, started: Ints, due: Ints) -> Ints:
    """The days, or those on which what suspends the limit was over; UNKNOWN while it lasts."""
    due = due.copy()
    for row in (exceptions()[key] for key in limit.exceptions):
        if row.effect is not Effect.SUSPENDS:
            continue
        for facts in _facts(row.event, events, case):
            here = due[facts.clocks]
            hit = (started[facts.clocks] <= facts.on) & (facts.on <= here)
            moved = np.where(facts.over == UNKNOWN, UNKNOWN, np.maximum(here, facts.over))
            due[facts.clocks] = np.where(hit, moved, here)
    return due


def findings(
    limit: TimeLimit, events: EventColumns, case: Ints, about: Ints, started: Ints, due: Ints
) -> NDArray[np.int8]:
    """The best that the facts say for any exception claimed, for each clock."""
    best = np.zeros(len(case), np.int8)
    for row in (exceptions()[key] for key in limit.exceptions):
        if row.effect is not Effect.EXCUSES:
            continue
        for facts in _facts(row.event, events, case):
            found = _judged(row, facts, events, case[facts.clocks], started[facts.clocks], due[facts.clocks])
            if limit.paired:
                found[(facts.about != 0) & (facts.about != about[facts.clocks])] = Finding.NONE
            best[facts.clocks] = np.maximum(best[facts.clocks], found)
    return best


def _facts(kind: str, events: EventColumns, case: Ints) -> Iterator[_Facts]:
    rows = events.rows([kind])
    if not len(rows):
        return
    rows = rows[np.lexsort((events.over[rows], events.day[rows], events.case[rows]))]
    of_case = events.case[rows]
    first, last = (np.searchsorted(of_case, case, side=side) for side in ("left", "right"))
    for turn in range(int((last - first).max(initial=0))):
        clocks = np.flatnonzero(first + turn < last)
        there = rows[first[clocks] + turn]
        yield _Facts(clocks, events.day[there], events.over[there], events.about[there])


def _judged(
    row: LimitException, facts: _Facts, events: EventColumns, case: Ints, started: Ints, due: Ints
) -> NDArray[np.int8]:
    open_ended = facts.over == UNKNOWN
    until = np.where(open_ended, facts.on, facts.over)
    claimed = (facts.on <= due) & (until >= started)
    if row.undecidable:
        found = np.full(len(case), Finding.NOT_DECIDABLE)
    elif not row.at_least_days:
        found = np.full(len(case), Finding.SUPPORTED)
    else:
        good = _long_enough(row, facts, started, due) & _asked_in_time(row, facts, events, case, started, due)
        found = np.where(good, Finding.SUPPORTED, Finding.NOT_SUPPORTED)
        found = np.where(open_ended, Finding.NOT_DECIDABLE, found)
    return np.where(claimed, found, Finding.NONE).astype(np.int8)


def _long_enough(row: LimitException, facts: _Facts, started: Ints, due: Ints) -> Bools:
    if not row.within_limit:
        return facts.over - facts.on >= row.at_least_days
    return np.minimum(facts.over, due + 1) - np.maximum(facts.on, started) >= row.at_least_days


def _asked_in_time(
    row: LimitException, facts: _Facts, events: EventColumns, case: Ints, started: Ints, due: Ints
) -> Bools:
    if not row.asked:
        return np.ones(len(case), np.bool_)
    rows = events.rows([row.asked])
    asked = keys(events.case[rows], events.day[rows])  # of one kind, so sorted
    first = np.maximum(facts.on - ASKED_WITHIN, started)
    last = np.clip(np.minimum(facts.over - ASKED_WITHIN, due), 0, NEVER)
    before = np.searchsorted(asked, keys(case, first), side="left")
    upto = np.searchsorted(asked, keys(case, last), side="right")
    return (last >= first) & (upto > before)
