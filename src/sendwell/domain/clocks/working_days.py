"""Working days and bank holidays in England."""

from datetime import date
from functools import lru_cache

# The class itself, not the library's by-name look-up: that would load it when the first page waits for it.
from holidays.countries.united_kingdom import UnitedKingdom

SATURDAY = 5


def is_bank_holiday(day: date) -> bool:
    """True on Christmas Day, Good Friday and the bank holidays of England, substitute and single ones too."""
    return day in _bank_holidays(day.year)


def is_working_day(day: date) -> bool:
    """True unless `day` is a Saturday, a Sunday or a bank holiday in England.

    Source: the definition in SI 2005/1973 reg. 1, assumed for the regulations of 2015 that followed it.
    """
    return day.weekday() < SATURDAY and not is_bank_holiday(day)


@lru_cache(maxsize=512)
def _bank_holidays(year: int) -> frozenset[date]:
    return frozenset(UnitedKingdom(subdiv="ENG", years=year))  # type: ignore[no-untyped-call]
