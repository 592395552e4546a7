"""Where a plan stands: each stage with its date, how the date was worked out, and who says so."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from sendwell.domain.clocks import Deadline, TimeLimit, last_day
from sendwell.domain.frameworks.plan_kind import PlanKind, Stage


class StageState(StrEnum):
    """How a stage stands today; the value is the word for it."""

    DONE = "done"
    RUNNING = "under way"
    LATE = "late"
    CURRENT = "next"
    DUE = "to come"


@dataclass(frozen=True, slots=True)
class StageOnLine:
    """One stage as it stands.

    `waits_for` is the stage whose day must be known before a date can be worked out. A stage that repeats was reached
    `times` times, last on `reached_on`; `deadline` is then that of the next time, and about `expected` times fit in
    before the next stage that has a date (0: not known).
    """

    stage: Stage
    state: StageState
    reached_on: date | None = None
    deadline: Deadline | None = None
    until: Deadline | None = None
    waits_for: Stage | None = None
    times: int = 0
    expected: int = 0

    @property
    def on(self) -> date | None:
        """The day to show: when it was reached, or else when it is due."""
        return self.reached_on or (self.deadline.on if self.deadline else None)

    @property
    def late_by_days(self) -> int:
        """Days by which a stage that was reached missed its date; 0 if it was in time or the date is approximate."""
        if not (self.reached_on and self.deadline) or self.deadline.limit.approximate:
            return 0
        return max(0, (self.reached_on - self.deadline.on).days)


@dataclass(frozen=True, slots=True)
class Lengths:
    """Lengths of time limits by the name of the inspection fact: as the report says, and as its outcome usually has."""

    said: Mapping[str, int | None] = field(default_factory=dict)
    usual: Mapping[str, int | None] = field(default_factory=dict)

    def of(self, stage: Stage) -> TimeLimit | None:
        """The limit of a stage. What the report says goes before what is usual, and is its source."""
        if stage.limit is None or not stage.length_in_report:
            return stage.limit
        if said := self.said.get(stage.length_in_report):
            return replace(
                stage.limit, length=said, source=f"the inspection report; {stage.limit.source}", verified=True
            )
        return replace(stage.limit, length=self.usual.get(stage.length_in_report) or stage.limit.length)


def stage_line(
    kind: PlanKind,
    reached: Mapping[str, date],
    today: date,
    lengths: Lengths | None = None,
    times: Mapping[str, int] | None = None,
) -> list[StageOnLine]:
    """Every stage of a plan's life in order, as it stands on `today`.

    `reached` has the day of each stage that was reached, the last one where it repeats; `lengths` what this inspection
    has its own lengths for; `times` how often a stage that repeats was reached.
    """
    line = [
        _on_line(stage, kind, reached, today, lengths or Lengths())
        for stage in kind.stages
        if not stage.only_after or stage.only_after in reached or stage.key in reached
    ]
    line = [_running(found, line[place + 1 :], reached, times or {}) for place, found in enumerate(line)]
    if any(found.state is StageState.RUNNING for found in line):
        return line
    first = next((place for place, found in enumerate(line) if found.state is StageState.DUE), None)
    return [replace(found, state=StageState.CURRENT) if place == first else found for place, found in enumerate(line)]


def _running(
    found: StageOnLine, later: list[StageOnLine], reached: Mapping[str, date], times: Mapping[str, int]
) -> StageOnLine:
    """A stage that repeats, as often as it was reached: under way until a stage after it is reached."""
    limit, began = found.stage.limit, reached.get(found.stage.counted_from)
    if not (found.stage.repeats and found.reached_on and limit):
        return found
    ends = next((after.on for after in later if after.on), None)
    expected = _times_between(limit, began, ends) if began and ends else 0
    held = max(1, times.get(found.stage.key, 1))
    if any(after.reached_on for after in later):
        return replace(found, times=held, deadline=None)
    following = last_day(limit, found.reached_on)
    return replace(
        found, state=StageState.RUNNING, deadline=following, times=held, expected=max(held, expected) if expected else 0
    )


def _times_between(limit: TimeLimit, began: date, ends: date) -> int:
    number, day = 0, last_day(limit, began).on
    while day <= ends:
        number, day = number + 1, last_day(limit, day).on
    return number


def order_warnings(kind: PlanKind, reached: Mapping[str, date], stage: Stage, on: date) -> list[str]:
    """What is odd about a stage being reached on this day, in sentences: stages before it that are missing or later."""
    return list(_order_warnings(kind, reached, stage, on))


def _order_warnings(kind: PlanKind, reached: Mapping[str, date], stage: Stage, on: date) -> Iterator[str]:
    place = kind.stages.index(stage)
    this = f"“{stage.name}” ({on:%-d %B %Y})"
    for other_place, other in enumerate(kind.stages):
        if other is stage or not other.recorded or other.only_after:
            continue
        day = reached.get(other.key)
        that = f"“{other.name}” ({day:%-d %B %Y})" if day else f"“{other.name}”"
        if day is None and other_place < place:
            yield f"{that} comes before “{stage.name}” and is not recorded yet."
        elif day and other_place < place and day > on:
            yield f"{this} is before {that}, which usually comes first."
        elif day and other_place > place and day < on:
            yield f"{this} is after {that}, which usually follows it."


def _on_line(stage: Stage, kind: PlanKind, reached: Mapping[str, date], today: date, lengths: Lengths) -> StageOnLine:
    started = reached.get(stage.counted_from)
    limit = lengths.of(stage)
    deadline = last_day(limit, started) if limit and started else None
    until = last_day(stage.until, started) if stage.until and started else None
    done_on = reached.get(stage.met_by or stage.key)
    waits_for = kind.stage(stage.counted_from) if limit and not started and not done_on else None
    return StageOnLine(stage, _state(done_on, deadline, until, today), done_on, deadline, until, waits_for)


def _state(done_on: date | None, deadline: Deadline | None, until: Deadline | None, today: date) -> StageState:
    if done_on:
        return StageState.DONE
    last = until or deadline
    # What is only "about" a day cannot be missed by one.
    if last and not last.limit.approximate and last.on < today:
        return StageState.LATE
    return StageState.DUE
