"""Latest safe dates: by when the next step must be taken so that what follows it can still be kept."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from importlib.resources import files

from sendwell.domain.clocks.case import clocks_of
from sendwell.domain.clocks.clock import Clock, State
from sendwell.domain.clocks.counting import last_day
from sendwell.domain.clocks.events import Event
from sendwell.domain.clocks.model import TimeLimit, Undecided
from sendwell.domain.clocks.rows import limit_named
from sendwell.domain.clocks.school_year import ENGLAND, Calendar
from sendwell.domain.clocks.working_days import is_working_day

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Step:
    """A step on a path; `needs` is the limit that sets how long it takes after the step before it."""

    name: str
    done_by: tuple[str, ...]
    needs: str = ""
    own_limit: str = ""


@dataclass(frozen=True, slots=True)
class Path:
    """The steps, in order, by which the limit `keeps` is kept. The last of them keeps it."""

    key: str
    name: str
    keeps: TimeLimit
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class SafeDate:
    """The latest day for the next step of a path, with which its limit can still be kept.

    `by` is a working day. `goal` is the day of the limit itself; `own` the day that the law sets for the step, where it
    sets one. `then` gives each later step with its own latest day.
    """

    path: Path
    step: Step
    by: date
    goal: date
    own: date | None
    then: tuple[tuple[Step, date], ...]
    today: date

    @property
    def still_possible(self) -> bool:
        """True while the limit can be kept even if every later step takes all the time that the law allows."""
        return self.today <= self.by

    @property
    def spare_days(self) -> int:
        """Calendar days from today to `by`; negative when it is past."""
        return (self.by - self.today).days

    @property
    def words(self) -> str:
        """The answer: "Decide whether to assess by Friday 27 November 2026, and it is still possible to …"."""
        act, goal = _lower(self.path.keeps.name), f"{self.goal:%-d %B %Y}"
        if not self.still_possible:
            late = -self.spare_days
            return (
                f"{self.step.name} today: to {act} by {goal}, later steps must take {late} day{'s' * (late > 1)} less "
                "than the law allows them."
            )
        by = f"{self.by:%A %-d %B %Y}"
        if self.own and self.today <= self.own < self.by:
            return f"{self.step.name} by {self.own:%A %-d %B %Y}. Up to {by} it is possible to {act} by {goal}."
        return f"{self.step.name} by {by}, and it is still possible to {act} by {goal}."


@cache
def paths() -> Mapping[str, Path]:
    """Every path by its key."""
    text = (files("sendwell.domain.clocks") / "paths.toml").read_text(encoding="utf-8")
    return {row["key"]: _path(row) for row in tomllib.loads(text)["path"]}


def safe_dates(
    events: Iterable[Event],
    today: date,
    calendar: Calendar = ENGLAND,
    takes: Mapping[str, int] | None = None,
) -> list[SafeDate]:
    """For every path of the case that is not finished, the latest safe day of its next step, the most urgent first.

    A later step is given all the time that its limit allows; `takes` gives other lengths in calendar days, by the key
    of the limit ({"advice": 28} where advice comes in four weeks).
    """
    known = list(events)
    kept = {path.keeps.key: path for path in paths().values()}
    clocks = clocks_of(known, today, calendar, [path.keeps for path in kept.values()])
    running = [clock for clock in clocks if clock.state in (State.RUNNING, State.OVERDUE)]
    found = [_safe_date(kept[clock.limit.key], clock, known, today, calendar, takes or {}) for clock in running]
    return sorted((safe for safe in found if safe), key=lambda safe: safe.by)


def _safe_date(
    path: Path, clock: Clock, events: Sequence[Event], today: date, calendar: Calendar, takes: Mapping[str, int]
) -> SafeDate | None:
    if isinstance(clock.due, Undecided):
        return None
    latest = _latest_days(path.key, clock.due, calendar, tuple(sorted(takes.items())))
    since = clock.start.on - timedelta(days=366) if clock.limit.counting.backwards else clock.start.on
    taken = {event.kind for event in events if since <= event.on <= today}
    places = (number + 1 for number, step in enumerate(path.steps[:-1]) if taken.intersection(step.done_by))
    place = max(places, default=0)
    step = path.steps[place]
    own = last_day(limit_named(step.own_limit), clock.start.on, calendar).on if step.own_limit else None
    then = tuple(zip(path.steps[place + 1 :], latest[place + 1 :], strict=True))
    return SafeDate(path, step, latest[place], clock.due, own, then, today)


@lru_cache(maxsize=4096)
def _latest_days(path: str, goal: date, calendar: Calendar, takes: tuple[tuple[str, int], ...]) -> tuple[date, ...]:
    """The latest day of each step, reckoned back from the goal."""
    days, given = [_working(goal)], dict(takes)
    for step in reversed(paths()[path].steps[1:]):
        days.append(_working(_latest_start(step.needs, days[-1], calendar, given)) if step.needs else days[-1])
    return tuple(days[::-1])


def _working(day: date) -> date:
    """The day, or the last working day before it: nobody serves papers on a Sunday."""
    while not is_working_day(day):
        day -= ONE_DAY
    return day


def _latest_start(key: str, act: date, calendar: Calendar, takes: Mapping[str, int]) -> date:
    """The latest day on which the step before `act` may be taken, for the time of the limit to lie between."""
    if key in takes:
        return act - timedelta(days=takes[key])
    limit = limit_named(key)
    if limit.counting.backwards:
        return last_day(limit, act, calendar).on
    last = act - ONE_DAY if limit.kept_open else act
    day = last
    while last_day(limit, day, calendar).on > last:
        day -= ONE_DAY
    return day


def _path(row: Mapping[str, object]) -> Path:
    steps = tuple(
        Step(**{**step, "done_by": tuple(step["done_by"])})
        for step in row["step"]  # type: ignore[attr-defined]
    )
    return Path(str(row["key"]), str(row["name"]), limit_named(str(row["keeps"])), steps)


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
