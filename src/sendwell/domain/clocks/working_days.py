"""Working days and bank holidays in England."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import count

# The class itself, not the library's by-name look-up: that would load it when the first page waits for it.
from holidays.countries.united_kingdom import UnitedKingdom

SATURDAY = 5
ONE_DAY = timedelta(days=1)


def is_bank_holiday(day: date) -> bool:
    """True on Christmas Day, Good Friday and the bank holidays of England, substitute and single ones too."""
    return day in _bank_holidays(day.year)


def is_working_day(day: date) -> bool:
    """True unless `day` is a Saturday, a Sunday or a bank holiday in England.

    Source: the definition in SI 2005/1973 reg. 1, assumed for the regulations of 2015 that followed it.
    """
    return day.weekday() < SATURDAY and not is_bank_holiday(day)


def days_from(day: date, step: timedelta = ONE_DAY) -> Iterator[date]:
    """`day` and every day on from it (or back, with a negative step)."""
    return (day + step * number for number in count())


@lru_cache
def _bank_holidays(year: int) -> frozenset[date]:
    return frozenset(UnitedKingdom(subdiv="ENG", years=year))  # type: ignore[no-untyped-call]
