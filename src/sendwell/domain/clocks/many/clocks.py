"""Every clock of many cases: the same rules as `case`, a column at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sendwell.domain.clocks.case import A_YEAR_BACK, begun_by
from sendwell.domain.clocks.clock import State
from sendwell.domain.clocks.many.claims import findings, suspended
from sendwell.domain.clocks.many.columns import (
    BITS,
    NEVER,
    UNKNOWN,
    Bools,
    Dates,
    EventColumns,
    Ints,
    as_dates,
    keys,
)
from sendwell.domain.clocks.many.days import days_of
from sendwell.domain.clocks.model import TimeLimit
from sendwell.domain.clocks.rows import all_limits, limit_named
from sendwell.domain.clocks.school_year import ENGLAND, Calendar


@dataclass(frozen=True)
class ClockColumns:
    """The clocks of one limit, one in each row: as `Clock`, with NaT for a day that there is none of.

    `about` is the number of what a paired limit is about, else 0; `state` and `finding` are those of `Clock`.
    """

    limit: TimeLimit
    case: Ints
    about: Ints
    started: Dates
    due: Dates
    ended: Dates
    state: NDArray[np.int8]
    finding: NDArray[np.int8]
    doubtful: Bools
    today: np.datetime64

    @property
    def days(self) -> Ints:
        """Calendar days to `due` from the end, or today: negative when past; without meaning where `due` is NaT."""
        return (self.due - np.where(np.isnat(self.ended), self.today, self.ended)).astype(np.int64)


class _Runs(NamedTuple):
    group: Ints
    started: Ints
    before: Ints  # UNKNOWN for none
    after: Ints  # NEVER for none
    ended: Ints  # NEVER while it runs
    kept: Bools

    def where(self, held: Bools) -> "_Runs":
        """The runs of which `held` is true."""
        group, started, before, after, ended = (column[held] for column in self[:5])
        return _Runs(group, started, before, after, ended, self.kept[held])


def many(
    events: EventColumns,
    today: date,
    calendar: Calendar = ENGLAND,
    limits: Sequence[TimeLimit] | None = None,
) -> list[ClockColumns]:
    """Every clock that the events began, a limit at a time, with the answers that `clocks_of` gives case by case."""
    rows = begun_by(events.kinds_here, all_limits() if limits is None else limits)
    return [_clocks(limit, events, today.toordinal(), calendar) for limit in rows]


def _clocks(limit: TimeLimit, events: EventColumns, today: int, calendar: Calendar) -> ClockColumns:
    runs = _runs(limit, events, today)
    doubtful = _doubtful(limit, runs)
    held = _in_force(limit, runs.started)
    runs, doubtful = runs.where(held), doubtful[held]
    case = runs.group // events.kinds_of_about if limit.paired else runs.group
    due = _due(limit, events, runs, calendar)
    if limit.exceptions:
        due = suspended(limit, events, case, runs.started, due)
    about = runs.group % events.kinds_of_about if limit.paired else np.zeros(len(case), np.int64)
    found = findings(limit, events, case, about, runs.started, due)
    return ClockColumns(
        limit,
        case,
        about,
        as_dates(runs.started),
        as_dates(due),
        as_dates(runs.ended),
        _state(limit, due, runs, today),
        np.where(due == UNKNOWN, 0, found).astype(np.int8),
        doubtful,
        np.datetime64(date.fromordinal(today)),
    )


def _runs(limit: TimeLimit, events: EventColumns, today: int) -> _Runs:
    key = _keys(limit.start, events, limit.paired, NEVER)
    key = key[np.append(True, key[1:] != key[:-1])[: len(key)]]  # what happened twice on a day counts once
    group, started = key >> BITS, key & NEVER
    same = group[1:] == group[:-1]
    before = np.concatenate([[UNKNOWN], np.where(same, started[:-1], UNKNOWN)])[: len(key)]
    after = np.concatenate([np.where(same, started[1:], NEVER), [NEVER]])[: len(key)]
    ends, stops = (_keys(kinds, events, limit.paired, today) for kinds in (limit.end, limit.stopped_by))
    first, first_stop = started, started + 1
    if limit.counting.backwards:
        first = first_stop = np.maximum(before, started - A_YEAR_BACK.days) + 1
    elif not set(limit.start).isdisjoint(limit.end):
        first = started + 1
    end, stop = _first_from(ends, group, first), _first_from(stops, group, first_stop)
    if limit.counting.backwards:
        end = np.where(end > started, NEVER, end)
    return _Runs(group, started, before, after, np.minimum(end, stop), (end < NEVER) & (end <= stop))


def _keys(kinds: Sequence[str], events: EventColumns, paired: bool, upto: int) -> Ints:
    rows = events.rows(kinds)
    rows = rows[events.day[rows] <= upto]
    # Sorted runs of one kind each: a stable sort only merges them.
    return np.sort(keys(events.group(rows, paired), events.day[rows]), kind="stable")


def _first_from(sorted_keys: Ints, group: Ints, first: Ints) -> Ints:
    if not len(sorted_keys):
        return np.full(len(group), NEVER)
    place = np.searchsorted(sorted_keys, keys(group, first))
    found = sorted_keys[np.minimum(place, len(sorted_keys) - 1)]
    return np.where((place < len(sorted_keys)) & (found >> BITS == group), found & NEVER, NEVER)


def _doubtful(limit: TimeLimit, runs: _Runs) -> Bools:
    if not limit.again:
        return np.zeros(len(runs.group), np.bool_)
    crossed = (runs.after < NEVER) & (runs.after <= runs.ended)
    # A run whose follower came too early taints that follower as well.
    tainted = np.concatenate([[False], crossed[:-1]])[: len(crossed)]
    doubtful: Bools = crossed | (tainted & (runs.before != UNKNOWN))
    return doubtful


def _in_force(limit: TimeLimit, started: Ints) -> Bools:
    first = limit.valid_from.toordinal() if limit.valid_from else 0
    last = limit.valid_to.toordinal() if limit.valid_to else NEVER
    held: Bools = (first <= started) & (started <= last)
    return held


def _due(limit: TimeLimit, events: EventColumns, runs: _Runs, calendar: Calendar) -> Ints:
    due = days_of(limit, runs.started, calendar)
    for limb in map(limit_named, limit.or_later):
        begun = _keys(limb.start, events, False, NEVER)
        if not len(begun):
            continue
        place = np.searchsorted(begun, keys(runs.group, runs.after)) - 1
        there = begun[np.maximum(place, 0)]
        has = (place >= 0) & (there >> BITS == runs.group)
        due[has] = np.maximum(due[has], days_of(limb, there[has] & NEVER, calendar))
    return due


def _state(limit: TimeLimit, due: Ints, runs: _Runs, today: int) -> NDArray[np.int8]:
    over = State.OVER if limit.right or limit.kept_open or limit.approximate else State.OVERDUE
    in_time = runs.ended > due if limit.kept_open else runs.ended <= due
    kept = State.DONE if limit.approximate else np.where(in_time, State.MET, State.MISSED)
    ended = runs.ended < NEVER
    dated = np.where(ended, kept, np.where(today <= due, State.RUNNING, over))
    found = np.where(due == UNKNOWN, np.where(ended, State.DONE, State.UNDATED), dated)
    return np.where(ended & ~runs.kept, State.STOPPED, found).astype(np.int8)
