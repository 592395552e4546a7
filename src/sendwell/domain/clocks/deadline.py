"""The day that a limit gives, and how it was counted, in words."""

from dataclasses import dataclass, field
from datetime import date

from sendwell.domain.clocks.model import Counting, TimeLimit, Unit
from sendwell.domain.clocks.school_year import ENGLAND, Calendar
from sendwell.domain.clocks.working_days import SATURDAY, is_bank_holiday


@dataclass(frozen=True, slots=True)
class Deadline:
    """The day a limit gives, counted from `started`."""

    on: date
    limit: TimeLimit
    started: date
    calendar: Calendar = field(default=ENGLAND, repr=False)

    @property
    def how(self) -> str:
        """How it was counted: "70 working days after 22 February 2022, leaving out weekends and 5 bank holidays"."""
        said = f"{_length_and_link(self.limit)} {_day(self.started)}{_left_out(self)}{_rolled(self)}"
        return said[:1].upper() + said[1:]

    @property
    def source(self) -> str:
        return self.limit.source

    @property
    def caution(self) -> str:
        """What to tell whoever relies on the day; empty where the length was held against its source."""
        return self.limit.caution


def _length_and_link(limit: TimeLimit) -> str:
    if limit.counting is Counting.BEFORE_DATE:
        return f"{limit.words} of the year of"
    if limit.counting is not Counting.CLEAR_BEFORE:
        return f"{limit.words} {limit.counting.value}"
    number, unit = limit.words.split(" ", 1)
    return f"{number} clear {unit} before"


def _left_out(found: Deadline) -> str:
    match found.limit.unit:
        case Unit.WORKING_DAYS:
            return _weekends_and_holidays(found)
        case Unit.TRIBUNAL_DAYS:
            return ", leaving out weekends, bank holidays, August and 25 December to 1 January"
        case Unit.SCHOOL_DAYS:
            return ", leaving out every day on which schools here are closed"
        case _:
            return ""


def _weekends_and_holidays(found: Deadline) -> str:
    first, last = sorted((found.started.toordinal(), found.on.toordinal()))
    between = (date.fromordinal(number) for number in range(first, last + 1))
    number = sum(day.weekday() < SATURDAY and is_bank_holiday(day) and day != found.started for day in between)
    if not number:
        return ", leaving out weekends"
    return f", leaving out weekends and {number} bank holiday{'s' if number > 1 else ''}"


def _rolled(found: Deadline) -> str:
    if not found.limit.rolls:
        return ""
    return "; a day on which the tribunal does not work moves to its next working day"


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
