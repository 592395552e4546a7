"""One clock of a case as it stands on a day, and how it is said."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from sendwell.domain.clocks.counting import COUNTED_BY_TABLE
from sendwell.domain.clocks.day_tables import table_for
from sendwell.domain.clocks.deadline import Deadline
from sendwell.domain.clocks.events import Event, event_words
from sendwell.domain.clocks.exceptions import Claim, Finding
from sendwell.domain.clocks.model import TimeLimit, Undecided, Unit
from sendwell.domain.clocks.school_year import Calendar


class State(IntEnum):
    """How a clock stands."""

    RUNNING = 0  # its day is to come, or today
    OVERDUE = 1  # its day is past, and the act not done
    MET = 2
    MISSED = 3  # done late; where time had to be left, done too soon
    STOPPED = 4  # another event ended it
    OVER = 5  # the day is past, and nothing was late: a right not used, time that was left, a day that was only "about"
    DONE = 6  # done, where there is no exact day to hold it against
    UNDATED = 7  # no day follows; `due` says why


STATE_WORDS = {
    State.RUNNING: "to come",
    State.OVERDUE: "overdue",
    State.MET: "met",
    State.MISSED: "missed",
    State.STOPPED: "stopped",
    State.OVER: "over",
    State.DONE: "done",
    State.UNDATED: "no day",
}


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock. `due` is its day, or why none follows; it never moves for an exception that only excuses.

    `counted` is the reckoning of the day (of another row than `limit`, where the later of two counts). `ended` is the
    day on which it was kept or stopped, by the event `ended_by`. `doubt` says what about it is undecided.
    """

    limit: TimeLimit
    start: Event
    due: date | Undecided
    counted: Deadline | Undecided
    ended: date | None
    ended_by: str
    state: State
    claims: tuple[Claim, ...]
    doubt: Undecided | None
    today: date
    calendar: Calendar

    @property
    def days(self) -> int | None:
        """Calendar days from the day of reckoning (its end, or today) to `due`: negative when it is past."""
        if isinstance(self.due, Undecided):
            return None
        return (self.due - (self.ended or self.today)).days

    @property
    def left(self) -> int | None:
        """As `days`, counted in the days that the limit is counted in."""
        if isinstance(self.due, Undecided) or self.limit_counted.unit not in COUNTED_BY_TABLE:
            return self.days
        due, here = self.due.toordinal(), (self.ended or self.today).toordinal()
        days = table_for(self.limit_counted.unit, min(due, here), max(due, here), self.calendar)
        return bisect_right(days, due) - bisect_right(days, here)

    @property
    def limit_counted(self) -> TimeLimit:
        """The row whose day counts: that of the clock, or a limb of it."""
        return self.counted.limit if isinstance(self.counted, Deadline) else self.limit

    @property
    def finding(self) -> Finding:
        """The best that the facts say for any exception claimed."""
        return max((claim.finding for claim in self.claims), default=Finding.NONE)

    @property
    def words(self) -> str:
        """The answer in a sentence: "Send the final plan by 25 January 2027: 62 days left."."""
        return f"{self.limit.name}{_tail(self)}"

    @property
    def why(self) -> str:
        """How the day was reckoned, from which event, and by which source; with what to be careful about."""
        return " ".join(part for part in _why(self) if part)


def _tail(clock: Clock) -> str:
    due = clock.due
    if isinstance(due, Undecided):
        return f": done on {_day(clock.ended)}." if clock.ended and clock.state is State.DONE else f". {due.why}"
    days = abs(clock.days or 0)
    match clock.state:
        case State.RUNNING:
            return f" {'until' if clock.limit.kept_open else 'by'} {_about(clock)}{_day(due)}: {_left(clock)}."
        case State.OVERDUE:
            return f": it was due on {_day(due)}, {_counted(days)} ago."
        case State.MET | State.MISSED | State.DONE:
            return f": {_done(clock, due, days)}."
        case State.STOPPED:
            return f": stopped on {_day(clock.ended)}, the day {event_words()[clock.ended_by]}."
        case _:
            return f": the time was over on {_about(clock)}{_day(due)}."


def _done(clock: Clock, due: date, days: int) -> str:
    on = _day(clock.ended)
    if clock.state is State.DONE:
        return f"done on {on}"
    if clock.limit.kept_open:
        told = (
            "after the time was over"
            if clock.state is State.MET
            else f"too soon; time had to be left until {_day(due)}"
        )
        return f"{'met' if clock.state is State.MET else 'missed'}: {on}, {told}"
    if clock.state is State.MISSED:
        return f"missed: done on {on}, {_counted(days)} late"
    return f"met on {on}, {f'{_counted(days)} early' if days else 'the last day'}"


def _left(clock: Clock) -> str:
    if clock.days == 0:
        return "today is the last day"
    left, unit = clock.left or 0, clock.limit_counted.unit
    if unit in COUNTED_BY_TABLE:
        return f"{unit.counted(left)} left ({_counted(clock.days or 0)})"
    return f"{_counted(left)} left"


def _why(clock: Clock) -> list[str]:
    counted = clock.counted
    if isinstance(counted, Undecided):
        return [f"Source: {clock.limit.source}.", clock.limit.caution]
    event = f", the day {event_words()[clock.start.kind]}" if counted.limit is clock.limit else ""
    moved = "" if clock.due == counted.on or isinstance(clock.due, Undecided) else "It was suspended meanwhile."
    return [
        f"{counted.how}{event}." if not event else f"{_with_event(counted.how, event)}.",
        moved,
        f"Source: {counted.source}.",
        counted.caution,
        clock.doubt.why if clock.doubt else "",
    ]


def _with_event(how: str, event: str) -> str:
    head, comma, tail = how.partition(", leaving out")
    return f"{head}{event}{comma}{tail}"


def _about(clock: Clock) -> str:
    return "about " if clock.limit_counted.approximate else ""


def _counted(days: int) -> str:
    return Unit.CALENDAR_DAYS.counted(days).replace("calendar ", "")


def _day(day: date | None) -> str:
    return f"{day.day} {day:%B} {day.year}" if day else "a day not known"
