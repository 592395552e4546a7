"""The one engine that counts time limits."""

import calendar as months
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from sendwell.domain.clocks.day_tables import table_for
from sendwell.domain.clocks.deadline import Deadline
from sendwell.domain.clocks.model import Counting, TimeLimit, Undecided, Unit
from sendwell.domain.clocks.school_year import ENGLAND, Calendar

MONTHS_IN_A_YEAR = 12
ONE_DAY = timedelta(days=1)
COUNTED_BY_TABLE = frozenset({Unit.WORKING_DAYS, Unit.TRIBUNAL_DAYS, Unit.SCHOOL_DAYS})
NO_TERMS = Undecided("The area’s school terms do not reach so far. Enter them, and the day follows.")


def last_day(limit: TimeLimit, started: date, calendar: Calendar = ENGLAND) -> Deadline:
    """The last day on which `limit` is still met, counted from `started`, and how it was counted.

    For a limit counted backwards, `started` is the day that it is counted from, and the answer is the last day on which
    the act is still in time. A limit in weeks, calendar days, months or years that ends on a weekend or holiday does
    not move, unless its row says so. Raises ValueError where no day follows (`day_of` says why instead).

    >>> from sendwell.domain.clocks.rows import limit_named
    >>> found = last_day(limit_named("statement_of_action"), started=date(2022, 2, 22))
    >>> found.on, found.how
    (datetime.date(2022, 6, 7), '70 working days after 22 February 2022, leaving out weekends and 5 bank holidays')
    """
    on = day_of(limit, started, calendar)
    if isinstance(on, Undecided):
        raise ValueError(on.why)
    return Deadline(on, limit, started, calendar)


def day_of(limit: TimeLimit, started: date, calendar: Calendar = ENGLAND) -> date | Undecided:
    """The last day of `limit` alone, or why none follows."""
    if limit.undated:
        return Undecided(limit.undated)
    found = _COUNTS[limit.counting](limit, started, calendar)
    if limit.rolls and not isinstance(found, Undecided):
        days = table_for(Unit.TRIBUNAL_DAYS, found.toordinal(), found.toordinal(), calendar)
        return date.fromordinal(days[bisect_left(days, found.toordinal())])
    return found


def _after(limit: TimeLimit, started: date, calendar: Calendar) -> date | Undecided:
    if limit.unit in COUNTED_BY_TABLE:
        return _from_table(limit, started, calendar, before=bisect_right)
    if limit.unit is Unit.SCHOOL_TERMS:
        return _end_of_term(limit.length, started, calendar)
    return _plain(limit, started, limit.length)


def _beginning_with(limit: TimeLimit, started: date, calendar: Calendar) -> date | Undecided:
    if limit.unit in COUNTED_BY_TABLE:
        return _from_table(limit, started, calendar, before=bisect_left)
    after = _plain(limit, started, limit.length)
    # Without a corresponding date (28 February for 29) the month's last day is the last of the period.
    return after if limit.unit in (Unit.MONTHS, Unit.YEARS) and after.day != started.day else after - ONE_DAY


def _before(limit: TimeLimit, act: date, calendar: Calendar) -> date | Undecided:
    if limit.unit in COUNTED_BY_TABLE:
        return _from_table(limit, act, calendar, before=bisect_left, back=limit.length)
    return _plain(limit, act, -limit.length)


def _clear_before(limit: TimeLimit, act: date, calendar: Calendar) -> date | Undecided:
    if limit.unit in COUNTED_BY_TABLE:
        return _from_table(limit, act, calendar, before=bisect_left, back=limit.length + 1)
    if limit.unit is Unit.CALENDAR_DAYS:
        return act - timedelta(days=limit.length + 1)
    raise ValueError(f"Clear {limit.unit} cannot be counted. “{limit.key}” needs calendar or working days.")


def _before_date(limit: TimeLimit, act: date, calendar: Calendar) -> date | Undecided:
    month, day = month_and_day(limit.before_date)
    return date(act.year, month, day) - ONE_DAY


_COUNTS: dict[Counting, Callable[[TimeLimit, date, Calendar], date | Undecided]] = {
    Counting.AFTER: _after,
    Counting.BEGINNING_WITH: _beginning_with,
    Counting.BEFORE: _before,
    Counting.CLEAR_BEFORE: _clear_before,
    Counting.BEFORE_DATE: _before_date,
}


def _from_table(
    limit: TimeLimit, started: date, calendar: Calendar, before: Callable[[list[int], int], int], back: int = 0
) -> date | Undecided:
    number = started.toordinal()
    days = table_for(limit.unit, number, number, calendar)
    place = before(days, number) + (-back if back else limit.length - 1)
    # Before the first school day that is known, days could be missing from the count.
    if place < 0 or place >= len(days) or number < days[0]:
        return NO_TERMS
    return date.fromordinal(days[place])


def _end_of_term(number: int, started: date, calendar: Calendar) -> date | Undecided:
    place = sum(term.first <= started for term in calendar.terms) - 1 + number
    if place < number or place >= len(calendar.terms):
        return NO_TERMS
    return calendar.terms[place].last


def _plain(limit: TimeLimit, started: date, length: int) -> date:
    match limit.unit:
        case Unit.CALENDAR_DAYS:
            return started + timedelta(days=length)
        case Unit.WEEKS:
            return started + timedelta(weeks=length)
        case Unit.MONTHS:
            return months_after(started, length)
        case Unit.YEARS:
            return months_after(started, length * MONTHS_IN_A_YEAR)
        case _:
            raise ValueError(f"{limit.unit.value.capitalize()} cannot be counted {limit.counting.value} a day.")


def months_after(day: date, number: int) -> date:
    """The corresponding date `number` months later (earlier, if negative); where the month has none, its last day.

    >>> months_after(date(2024, 2, 29), 12)
    datetime.date(2025, 2, 28)
    """
    year, month = divmod(day.year * MONTHS_IN_A_YEAR + day.month - 1 + number, MONTHS_IN_A_YEAR)
    return date(year, month + 1, min(day.day, months.monthrange(year, month + 1)[1]))


@cache
def month_and_day(words: str) -> tuple[int, int]:
    """The month and the day of "15 February"."""
    day, month = words.split()
    return list(months.month_name).index(month), int(day)
