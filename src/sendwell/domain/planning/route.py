"""The way of an approval, planned backwards from the day by which a plan must be in.

Each step is on a later day than the one before it. A step after which time must run out (a decision that may be called
in) lets the next one begin on the day after. Council papers show it worked by hand: stakeholders, scrutiny, a member's
delegated decision, its call-in, submission.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sendwell.domain.clocks import TimeLimit, last_day
from sendwell.domain.clocks.working_days import is_working_day

ONE_DAY = timedelta(days=1)
FARTHEST = 750  # days that are tried, some two years: no approval takes longer


@dataclass(frozen=True, slots=True)
class Step:
    """One step: when it is planned, by when its report must be out, and what must run out before the next step.

    `days` are the days on which it can be, where a body only meets on some; else any working day will do.
    """

    name: str
    on: date | None = None
    papers: TimeLimit | None = None
    then: TimeLimit | None = None
    days: tuple[date, ...] = ()

    def over_on(self, on: date) -> date:
        """The last day that the step takes if it is on `on`: with its call-in, where there is one."""
        return last_day(self.then, on).on if self.then else on

    def papers_by(self, on: date) -> date | None:
        """The last day on which its report can be out if it is on `on`."""
        return last_day(self.papers, on).on if self.papers else None

    def can_be(self, day: date) -> bool:
        """True if it can be on that day at all."""
        return day in self.days if self.days else is_working_day(day)


@dataclass(frozen=True, slots=True)
class StepOnRoute:
    """A step with the last day on which it can still be, and the first. None: there is no such day."""

    step: Step
    latest: date | None
    earliest: date | None
    before: date | None  # until when what is planned before it takes

    @property
    def late_by(self) -> int:
        """Days that it is planned too late for the deadline."""
        return max(0, (self.step.on - self.latest).days) if self.step.on and self.latest else 0

    @property
    def soon_by(self) -> int:
        """Days that it is planned too soon after the step before."""
        if not (self.step.on and self.before):
            return 0
        return max(0, (self.before + ONE_DAY - self.step.on).days)

    @property
    def fits(self) -> bool:
        return self.latest is not None and not self.late_by and not self.soon_by


@dataclass(frozen=True, slots=True)
class Route:
    """All steps, the last of which is the submission."""

    deadline: date
    steps: tuple[StepOnRoute, ...]

    @property
    def fits(self) -> bool:
        """True if every step that is planned can be on its day, and those that are not can still be planned."""
        return all(one.fits for one in self.steps) and self.can_still_be

    @property
    def can_still_be(self) -> bool:
        """True if, from today, all of it can still be done in time."""
        return self.ends_on is not None and self.ends_on <= self.deadline

    @property
    def ends_on(self) -> date | None:
        """The first day on which the last step can be, whatever is planned."""
        return self.steps[-1].earliest

    @property
    def short_by(self) -> int:
        """Days that the deadline would have to move, if everything were done as soon as it can be."""
        return max(0, (self.ends_on - self.deadline).days) if self.ends_on else 0


def plan_back(steps: Sequence[Step], deadline: date, today: date) -> Route:
    """When each step can be at the latest for `deadline`, and at the earliest from `today`. At least one step.

    >>> from sendwell.domain.clocks import limit_named
    >>> steps = (Step("Decision", then=limit_named("call_in")), Step("Submission"))
    >>> plan_back(steps, deadline=date(2018, 8, 20), today=date(2018, 7, 12)).steps[0].latest
    datetime.date(2018, 8, 10)
    """
    if not steps:
        raise ValueError("A route needs at least one step.")
    latest, earliest = _latest(steps, deadline), _earliest(steps, today)
    before = _planned_before(steps)
    rows = zip(steps, latest, earliest, before, strict=True)
    return Route(deadline, tuple(StepOnRoute(*row) for row in rows))


def if_rewritten(steps: Sequence[Step], number: int) -> tuple[date, ...]:
    """The first days of step `number` and of those after it, if its report is written anew after the step before.

    The report can then be out on the day of that step at the earliest. Empty where that step has no day, or the step
    `number` has no report.
    """
    before = steps[number - 1].on if number else None
    if before is None or steps[number].papers is None:
        return ()
    found: list[date] = []
    after, out = steps[number - 1].over_on(before), before
    for step in steps[number:]:
        day = next((day for day in _from(after + ONE_DAY) if step.can_be(day) and _in_time(step, day, out)), None)
        if day is None:
            return tuple(found)
        found.append(day)
        after = step.over_on(day)
    return tuple(found)


def _latest(steps: Sequence[Step], deadline: date) -> list[date | None]:
    found: list[date | None] = []
    last: date | None = deadline + ONE_DAY
    for step in reversed(steps):
        back = _back(last - ONE_DAY) if last else ()
        # Only what comes after a step waits for it: nothing comes after the submission.
        own = step if found else Step(step.name, days=step.days)
        last = next((day for day in back if own.can_be(day) and last and own.over_on(day) < last), None)
        found.append(last)
    return found[::-1]


def _earliest(steps: Sequence[Step], today: date) -> list[date | None]:
    found: list[date | None] = []
    after: date | None = today - ONE_DAY
    for step in steps:
        days = _from(after + ONE_DAY) if after else ()
        day = next((day for day in days if step.can_be(day) and _in_time(step, day, today)), None)
        found.append(day)
        after = step.over_on(day) if day else None
    return found


def _planned_before(steps: Sequence[Step]) -> list[date | None]:
    found: list[date | None] = []
    over: date | None = None
    for step in steps:
        found.append(over)
        over = step.over_on(step.on) if step.on else over
    return found


def _in_time(step: Step, day: date, from_day: date) -> bool:
    by = step.papers_by(day)
    return by is None or from_day <= by


def _back(day: date) -> Iterator[date]:
    return (day - timedelta(days=number) for number in range(FARTHEST))


def _from(day: date) -> Iterator[date]:
    return (day + timedelta(days=number) for number in range(FARTHEST))
