"""Which days count: for each kind of day a sorted table of the days, so that counting is looking up.

A table is made once for each calendar. It usually spans the years 2000 to 2060; days outside those are looked up in a
longer table, made when it is first needed.
"""

from datetime import date
from functools import lru_cache

from sendwell.domain.clocks.model import Unit
from sendwell.domain.clocks.school_year import ENGLAND, Calendar
from sendwell.domain.clocks.working_days import is_bank_holiday

AUGUST = 8
USUAL = (date(2000, 1, 1).toordinal(), date(2060, 12, 31).toordinal())
EVERY = (date(1890, 1, 1).toordinal(), date(2215, 12, 31).toordinal())
MARGIN = 800  # days; no limit in days is longer
MONDAY_TO_FRIDAY = frozenset(range(1, 6))  # of an ordinal, modulo 7: ordinal 1 was a Monday


class OutOfReach(ValueError):
    """A day so far off that nobody can know its holidays."""


def table_for(unit: Unit, first: int, last: int, calendar: Calendar) -> list[int]:
    """The ordinals of every day of this unit, far enough to count from any day between `first` and `last`.

    Raises OutOfReach for a day before 1893 or after 2213.
    """
    kept = calendar if unit is Unit.SCHOOL_DAYS else ENGLAND
    if USUAL[0] + MARGIN <= first and last <= USUAL[1] - MARGIN:
        return _table(unit, USUAL, kept)
    if EVERY[0] + MARGIN <= first and last <= EVERY[1] - MARGIN:
        return _table(unit, EVERY, kept)
    raise OutOfReach(f"{unit.value.capitalize()} can be counted from 1893 to 2213 only. Correct the year.")


@lru_cache(maxsize=64)
def _table(unit: Unit, span: tuple[int, int], calendar: Calendar) -> list[int]:
    weekdays = (number for number in range(span[0], span[1] + 1) if number % 7 in MONDAY_TO_FRIDAY)
    days = [number for number in weekdays if not is_bank_holiday(date.fromordinal(number))]
    match unit:
        case Unit.TRIBUNAL_DAYS:
            return [number for number in days if _tribunal_works(date.fromordinal(number))]
        case Unit.SCHOOL_DAYS:
            return [number for number in days if any(term.is_open(date.fromordinal(number)) for term in calendar.terms)]
        case _:
            return days


def _tribunal_works(day: date) -> bool:
    """Source: Upper Tribunal Rules 2008, r. 12(3), and the First-tier Tribunal's own practice in the same words."""
    return day.month != AUGUST and (day.month, day.day) < (12, 25) and (day.month, day.day) != (1, 1)
