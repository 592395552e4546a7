"""The clocks of one case: what is due, when, why, and whether it was kept."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from sendwell.domain.clocks.clock import Clock, State
from sendwell.domain.clocks.counting import day_of
from sendwell.domain.clocks.deadline import Deadline
from sendwell.domain.clocks.events import Event, event_problems, in_order, reasons
from sendwell.domain.clocks.exceptions import Effect, claims_for, exceptions
from sendwell.domain.clocks.model import TimeLimit, Undecided
from sendwell.domain.clocks.rows import all_limits, limit_named
from sendwell.domain.clocks.school_year import ENGLAND, Calendar

A_YEAR_BACK = timedelta(days=366)  # how long before a meeting or transfer an act can belong to it
Days = Sequence[tuple[date, str]]  # days with the kind of event, in order


class Run(NamedTuple):
    """One run of a limit: the event that began it, the runs of the same limit beside it, and what ended it."""

    start: Event
    before: date | None
    after: date | None
    ended: date | None
    ended_by: str
    kept: bool  # by an event that keeps the limit, and not by one that only stops it


def clocks_of(
    events: Iterable[Event],
    today: date,
    calendar: Calendar = ENGLAND,
    limits: Sequence[TimeLimit] | None = None,
) -> list[Clock]:
    """Every clock that the events of one case began, in the order of the table; `limits` may narrow the table.

    Events that end a clock count up to `today`. What happened twice on one day counts once. Raises ValueError, with
    what to mend, for an event that `event_problems` refuses.
    """
    known = sorted(set(events), key=in_order)
    if problems := event_problems(known):
        raise ValueError("\n".join(map(str, problems)))
    by_kind: dict[str, list[Event]] = {}
    for event in known:
        by_kind.setdefault(event.kind, []).append(event)
    rows = _begun_by(frozenset(by_kind)) if limits is None else begun_by(by_kind, limits)
    return [clock for limit in rows for clock in _clocks(limit, by_kind, today, calendar)]


def begun_by(kinds: Iterable[str], limits: Iterable[TimeLimit]) -> list[TimeLimit]:
    """The limits that events of these kinds begin."""
    return [limit for limit in limits if not limit.limb and not set(limit.start).isdisjoint(kinds)]


@lru_cache(maxsize=4096)
def _begun_by(kinds: frozenset[str]) -> list[TimeLimit]:
    return begun_by(kinds, all_limits())


def _clocks(
    limit: TimeLimit, by_kind: Mapping[str, Sequence[Event]], today: date, calendar: Calendar
) -> Iterator[Clock]:
    doubtful = False
    for run in _runs(limit, by_kind, today):
        crossed = bool(limit.again and run.after and (run.ended is None or run.after <= run.ended))
        if limit.holds_on(run.start.on):
            doubt = Undecided(reasons()[limit.again]) if crossed or doubtful else None
            yield _clock(limit, run, by_kind, today, calendar, doubt)
        doubtful = crossed


def _runs(limit: TimeLimit, by_kind: Mapping[str, Sequence[Event]], today: date) -> Iterator[Run]:
    about = {event.about for kind in limit.start for event in by_kind.get(kind, ())} if limit.paired else {None}
    for one in sorted(about, key=str):
        starts = _starts(limit, by_kind, one)
        ends, stops = (_days(kinds, by_kind, one, today) for kinds in (limit.end, limit.stopped_by))
        for place, start in enumerate(starts):
            before = starts[place - 1].on if place else None
            after = starts[place + 1].on if place + 1 < len(starts) else None
            yield Run(start, before, after, *_over(limit, start.on, before, ends, stops))


def _starts(limit: TimeLimit, by_kind: Mapping[str, Sequence[Event]], about: str | None) -> list[Event]:
    found = [event for kind in limit.start for event in by_kind.get(kind, ()) if about in (None, event.about)]
    found.sort(key=in_order)
    return [event for place, event in enumerate(found) if not place or event.on != found[place - 1].on]


def _days(kinds: Sequence[str], by_kind: Mapping[str, Sequence[Event]], about: str | None, today: date) -> Days:
    found = (event for kind in kinds for event in by_kind.get(kind, ()) if about in (None, event.about))
    return sorted((event.on, event.kind) for event in found if event.on <= today)


def _over(
    limit: TimeLimit, started: date, before: date | None, ends: Days, stops: Days
) -> tuple[date | None, str, bool]:
    """When a run was over, by what, and whether that kept it. An end on the day of a stop goes before it."""
    first = started
    if limit.counting.backwards:
        first = max(before or date.min, started - A_YEAR_BACK) + timedelta(days=1)
    elif not set(limit.start).isdisjoint(limit.end):
        first = started + timedelta(days=1)
    end = _first_from(ends, first)
    if end and limit.counting.backwards and end[0] > started:
        end = None
    stop = _first_from(stops, first if limit.counting.backwards else started + timedelta(days=1))
    if end and (stop is None or end[0] <= stop[0]):
        return *end, True
    return (*stop, False) if stop else (None, "", False)


def _first_from(days: Days, first: date) -> tuple[date, str] | None:
    place = bisect_left(days, (first, ""))
    return days[place] if place < len(days) else None


def _clock(
    limit: TimeLimit,
    run: Run,
    by_kind: Mapping[str, Sequence[Event]],
    today: date,
    calendar: Calendar,
    doubt: Undecided | None,
) -> Clock:
    counted = _counted(limit, run, by_kind, calendar)
    due = counted.on if isinstance(counted, Deadline) else counted
    if isinstance(due, date) and limit.exceptions:
        due = _suspended(limit, by_kind, run.start.on, due)
    about = run.start.about if limit.paired else None
    claims = claims_for(limit.exceptions, by_kind, run.start.on, due, about) if isinstance(due, date) else ()
    state = _state(limit, due, run, today)
    return Clock(limit, run.start, due, counted, run.ended, run.ended_by, state, claims, doubt, today, calendar)


def _counted(
    limit: TimeLimit, run: Run, by_kind: Mapping[str, Sequence[Event]], calendar: Calendar
) -> Deadline | Undecided:
    """The limit's own day, or that of a limb where it is later."""
    own = day_of(limit, run.start.on, calendar)
    if isinstance(own, Undecided):
        return own
    latest = Deadline(own, limit, run.start.on, calendar)
    for key in limit.or_later:
        limb = limit_named(key)
        days = sorted(event.on for kind in limb.start for event in by_kind.get(kind, ()))
        place = bisect_right(days, run.after - timedelta(days=1)) if run.after else len(days)
        on = day_of(limb, days[place - 1], calendar) if place else None
        if isinstance(on, date) and on > latest.on:
            latest = Deadline(on, limb, days[place - 1], calendar)
    return latest


def _suspended(limit: TimeLimit, by_kind: Mapping[str, Sequence[Event]], started: date, due: date) -> date | Undecided:
    """The day, or that on which what suspends the limit was over; undecided while it lasts."""
    for row in (exceptions()[key] for key in limit.exceptions):
        if row.effect is not Effect.SUSPENDS:
            continue
        for event in by_kind.get(row.event, ()):
            if started <= event.on <= due:
                if event.until is None:
                    return Undecided(reasons()["appeal_not_over"])
                due = max(due, event.until)
    return due


def _state(limit: TimeLimit, due: date | Undecided, run: Run, today: date) -> State:
    if run.ended and not run.kept:
        return State.STOPPED
    if isinstance(due, Undecided):
        return State.DONE if run.ended else State.UNDATED
    if run.ended:
        if limit.approximate:
            return State.DONE
        return State.MET if (run.ended > due if limit.kept_open else run.ended <= due) else State.MISSED
    if today <= due:
        return State.RUNNING
    return State.OVER if limit.right or limit.kept_open or limit.approximate else State.OVERDUE
