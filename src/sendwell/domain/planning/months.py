"""A plan month by month: the worst that was said of it, and how much of it is open at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """One month of the calendar."""

    year: int
    number: int  # 1 is January

    @classmethod
    def of(cls, day: date) -> "Month":
        """The month of a day."""
        return cls(day.year, day.month)

    @property
    def first_day(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last_day(self) -> date:
        return self.after(1).first_day - timedelta(days=1)

    def after(self, months: int) -> "Month":
        """The month so many months later; earlier where `months` is negative.

        >>> Month(2026, 11).after(3), Month(2026, 1).after(-1)
        (Month(year=2027, number=2), Month(year=2025, number=12))
        """
        year, number = divmod(self.year * 12 + self.number - 1 + months, 12)
        return Month(year, number + 1)


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of a task on a day: a rating."""

    task: int
    on: date
    rating: str


@dataclass(frozen=True, slots=True)
class Running:
    """When a task runs. `ended_on` is the day it was done; None while it is not."""

    starts_on: date | None
    due_on: date | None
    ended_on: date | None = None


def months_between(first: Month, last: Month) -> list[Month]:
    """Every month from the first to the last, both included; none where the last is before the first."""
    count = (last.year - first.year) * 12 + last.number - first.number + 1
    return [first.after(number) for number in range(count)]


def worst_in(months: Sequence[Month], said: Iterable[Said], worst_first: Sequence[str]) -> list[tuple[str, int]]:
    """For each month, the worst of the latest ratings of each task as at its last day, and how many tasks have it.

    What was said stands until something else is said. ("", 0) for a month before anything was.
    """
    ahead = sorted(said, key=lambda one: one.on)[::-1]
    latest: dict[int, str] = {}
    found = []
    for month in months:
        while ahead and ahead[-1].on <= month.last_day:
            one = ahead.pop()
            latest[one.task] = one.rating
        worst = min(latest.values(), key=worst_first.index, default="")
        found.append((worst, list(latest.values()).count(worst)))
    return found


def open_in(month: Month, tasks: Iterable[Running], today: date) -> int:
    """How many tasks are open at some time in the month, as far as is known today.

    A task is open from its start until it is done. One that is not done is open until its due date, and while that is
    past, until today; without a due date it is open for as long as one looks ahead. Without a start it has begun.
    """
    return sum(_is_open(task, month, today) for task in tasks)


def _is_open(task: Running, month: Month, today: date) -> bool:
    if task.starts_on and task.starts_on > month.last_day:
        return False
    if task.ended_on:
        return task.ended_on >= month.first_day
    return task.due_on is None or max(task.due_on, today) >= month.first_day
