"""The one engine that counts time limits."""

import calendar
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice

from sendwell.domain.clocks.model import Counting, Deadline, TimeLimit, Unit
from sendwell.domain.clocks.working_days import ONE_DAY, SATURDAY, days_from, is_bank_holiday, is_working_day

MONTHS_IN_A_YEAR = 12


def last_day(limit: TimeLimit, started: date) -> Deadline:
    """The last day on which `limit` is still met, counted from `started`, and how it was counted.

    For a limit counted clear before a day, `started` is that day, and the answer is the last day on which the act is
    still in time. A limit in weeks, calendar days, months or years that ends on a weekend or holiday does not move.

    >>> from sendwell.domain.clocks.rows import limit_named
    >>> found = last_day(limit_named("statement_of_action"), started=date(2022, 2, 22))
    >>> found.on, found.how
    (datetime.date(2022, 6, 7), '70 working days after 22 February 2022, leaving out weekends and 5 bank holidays')
    """
    on = _ENGINES[limit.counting](limit, started)
    how = f"{_length_and_link(limit)} {started:%-d %B %Y}{_left_out(limit, started, on)}"
    return Deadline(on, how[:1].upper() + how[1:], limit)


def _after(limit: TimeLimit, started: date) -> date:
    match limit.unit:
        case Unit.WORKING_DAYS:
            return _nth(_working_days(started + ONE_DAY), limit.length)
        case Unit.CALENDAR_DAYS:
            return started + timedelta(days=limit.length)
        case Unit.WEEKS:
            return started + timedelta(weeks=limit.length)
        case Unit.MONTHS:
            return months_after(started, limit.length)
        case Unit.YEARS:
            return months_after(started, limit.length * MONTHS_IN_A_YEAR)


def _beginning_with(limit: TimeLimit, started: date) -> date:
    if limit.unit is Unit.WORKING_DAYS:
        return _nth(_working_days(started), limit.length)
    after = _after(limit, started)
    # Without a corresponding date (28 February for 29) the month's last day is the last of the period.
    return after if limit.unit in (Unit.MONTHS, Unit.YEARS) and after.day != started.day else after - ONE_DAY


def _clear_before(limit: TimeLimit, act: date) -> date:
    back = days_from(act - ONE_DAY, -ONE_DAY)
    match limit.unit:
        case Unit.CALENDAR_DAYS:
            return _nth(back, limit.length + 1)
        case Unit.WORKING_DAYS:
            return _nth((day for day in back if is_working_day(day)), limit.length + 1)
        case _:
            raise ValueError(f"Clear {limit.unit} cannot be counted. “{limit.key}” needs calendar or working days.")


_ENGINES: dict[Counting, Callable[[TimeLimit, date], date]] = {
    Counting.AFTER: _after,
    Counting.BEGINNING_WITH: _beginning_with,
    Counting.CLEAR_BEFORE: _clear_before,
}


def months_after(day: date, months: int) -> date:
    """The corresponding date `months` later; where the month has none, its last day.

    >>> months_after(date(2024, 2, 29), 12)
    datetime.date(2025, 2, 28)
    """
    year, month = divmod(day.year * MONTHS_IN_A_YEAR + day.month - 1 + months, MONTHS_IN_A_YEAR)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _working_days(first: date) -> Iterator[date]:
    return (day for day in days_from(first) if is_working_day(day))


def _nth(days: Iterator[date], number: int) -> date:
    return next(islice(days, number - 1, None))


def _length_and_link(limit: TimeLimit) -> str:
    if limit.counting is not Counting.CLEAR_BEFORE:
        return f"{limit.words} {limit.counting.value}"
    number, unit = limit.words.split(" ", 1)
    return f"{number} clear {unit} before"


def _left_out(limit: TimeLimit, started: date, on: date) -> str:
    if limit.unit is not Unit.WORKING_DAYS:
        return ""
    first, last = sorted((started, on))
    between = islice(days_from(first), (last - first).days + 1)
    number = sum(day.weekday() < SATURDAY and is_bank_holiday(day) and day != started for day in between)
    if not number:
        return ", leaving out weekends"
    return f", leaving out weekends and {number} bank holiday{'s' if number > 1 else ''}"
