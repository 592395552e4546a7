"""Counting a limit from many days at once: the same rules as `counting`, on ordinals."""

from collections.abc import Callable
from typing import Literal

import numpy as np

from sendwell.domain.clocks.counting import COUNTED_BY_TABLE, MONTHS_IN_A_YEAR, month_and_day
from sendwell.domain.clocks.day_tables import table_for
from sendwell.domain.clocks.many.columns import UNKNOWN, Bools, Dates, Ints, as_dates, ordinals
from sendwell.domain.clocks.model import Counting, TimeLimit, Unit
from sendwell.domain.clocks.school_year import Calendar


def days_of(limit: TimeLimit, started: Ints, calendar: Calendar) -> Ints:
    """The last day of `limit` for each day that it started on; UNKNOWN where none follows."""
    if limit.undated or not len(started):
        return np.full(len(started), UNKNOWN)
    found = _COUNTS[limit.counting](limit, started, calendar)
    if not limit.rolls:
        return found
    table = _table(Unit.TRIBUNAL_DAYS, found, calendar)
    return table[np.searchsorted(table, found)]


def _after(limit: TimeLimit, started: Ints, calendar: Calendar) -> Ints:
    if limit.unit in COUNTED_BY_TABLE:
        return _from_table(limit.unit, started, calendar, "right", limit.length - 1)
    if limit.unit is Unit.SCHOOL_TERMS:
        return _end_of_term(limit.length, started, calendar)
    return _plain(limit.unit, started, limit.length)


def _beginning_with(limit: TimeLimit, started: Ints, calendar: Calendar) -> Ints:
    if limit.unit in COUNTED_BY_TABLE:
        return _from_table(limit.unit, started, calendar, "left", limit.length - 1)
    after = _plain(limit.unit, started, limit.length)
    if limit.unit in (Unit.MONTHS, Unit.YEARS):
        return np.where(_day_of_month(after) != _day_of_month(started), after, after - 1)
    return after - 1


def _before(limit: TimeLimit, act: Ints, calendar: Calendar) -> Ints:
    if limit.unit in COUNTED_BY_TABLE:
        return _from_table(limit.unit, act, calendar, "left", -limit.length)
    return _plain(limit.unit, act, -limit.length)


def _clear_before(limit: TimeLimit, act: Ints, calendar: Calendar) -> Ints:
    if limit.unit in COUNTED_BY_TABLE:
        return _from_table(limit.unit, act, calendar, "left", -limit.length - 1)
    return act - (limit.length + 1)


def _before_date(limit: TimeLimit, act: Ints, calendar: Calendar) -> Ints:
    month, day = month_and_day(limit.before_date)
    years = as_dates(act).astype("datetime64[Y]")
    months = years.astype("datetime64[M]") + (month - 1)
    return ordinals(months.astype("datetime64[D]")) + day - 2


_COUNTS: dict[Counting, Callable[[TimeLimit, Ints, Calendar], Ints]] = {
    Counting.AFTER: _after,
    Counting.BEGINNING_WITH: _beginning_with,
    Counting.BEFORE: _before,
    Counting.CLEAR_BEFORE: _clear_before,
    Counting.BEFORE_DATE: _before_date,
}


def _table(unit: Unit, days: Ints, calendar: Calendar) -> Ints:
    return np.asarray(table_for(unit, int(days.min()), int(days.max()), calendar), np.int64)


def _from_table(unit: Unit, started: Ints, calendar: Calendar, side: Literal["left", "right"], on: int) -> Ints:
    table = _table(unit, started, calendar)
    if not len(table):
        return np.full(len(started), UNKNOWN)
    place = np.searchsorted(table, started, side=side) + on
    known: Bools = (place >= 0) & (place < len(table)) & (started >= table[0])
    return np.where(known, table[np.clip(place, 0, len(table) - 1)], UNKNOWN)


def _end_of_term(number: int, started: Ints, calendar: Calendar) -> Ints:
    firsts = np.array([term.first.toordinal() for term in calendar.terms], np.int64)
    lasts = np.array([term.last.toordinal() for term in calendar.terms] or [UNKNOWN], np.int64)
    place = np.searchsorted(firsts, started, side="right") - 1 + number
    known = (place >= number) & (place < len(firsts))
    return np.where(known, lasts[np.clip(place, 0, len(lasts) - 1)], UNKNOWN)


def _plain(unit: Unit, started: Ints, length: int) -> Ints:
    match unit:
        case Unit.CALENDAR_DAYS:
            return started + length
        case Unit.WEEKS:
            return started + 7 * length
        case Unit.MONTHS:
            return _months_after(started, length)
        case _:
            return _months_after(started, length * MONTHS_IN_A_YEAR)


def _months_after(started: Ints, number: int) -> Ints:
    month = as_dates(started).astype("datetime64[M]") + number
    last = ordinals((month + 1).astype("datetime64[D]")) - 1
    found: Ints = np.minimum(ordinals(_first(month)) + _day_of_month(started) - 1, last)
    return found


def _day_of_month(days: Ints) -> Ints:
    dates = as_dates(days)
    return ordinals(dates) - ordinals(_first(dates.astype("datetime64[M]"))) + 1


def _first(months: Dates) -> Dates:
    return months.astype("datetime64[D]")
