"""What a time limit is, and what counting it gives."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Unit(StrEnum):
    """What a limit is counted in. A working day is not a Saturday, a Sunday or a bank holiday in England."""

    CALENDAR_DAYS = "calendar days"
    WORKING_DAYS = "working days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"

    def counted(self, length: int) -> str:
        """The length in words.

        >>> Unit.WORKING_DAYS.counted(70), Unit.MONTHS.counted(1)
        ('70 working days', '1 month')
        """
        return f"{length} {self.value.removesuffix('s') if length == 1 else self.value}"


class Counting(StrEnum):
    """Which way a limit is counted, and whether the day it is counted from is one of its days."""

    AFTER = "after"  # the day itself is day 0
    BEGINNING_WITH = "beginning with"  # the day itself is day 1 (with working days: if it is one)
    CLEAR_BEFORE = "clear before"  # backwards; neither the day itself nor the day of the act counts


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """One row: how long, counted how, and who says so.

    `source` is the law or paper, fit to be read by those who must keep to it. `verified` is False where nobody has
    held the length against its source. `approximate` is True where the source itself says "about" or "usually".
    """

    key: str
    name: str
    length: int
    unit: Unit
    source: str
    verified: bool
    counting: Counting = Counting.AFTER
    approximate: bool = False
    note: str = ""
    valid_from: date | None = None
    valid_to: date | None = None

    def __post_init__(self) -> None:
        if self.length < 1:
            raise ValueError(f"The time limit “{self.key}” has the length {self.length}; it needs 1 or more.")

    @property
    def words(self) -> str:
        """How long it is: "70 working days", "about 18 months"."""
        return f"{'about ' if self.approximate else ''}{self.unit.counted(self.length)}"

    def holds_on(self, day: date) -> bool:
        """True if the limit was in force for a clock that started on `day`."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Deadline:
    """The day a limit gives, and how: "70 working days after 22 February 2022, leaving out weekends and …"."""

    on: date
    how: str
    limit: TimeLimit

    @property
    def source(self) -> str:
        return self.limit.source

    @property
    def caution(self) -> str:
        """What to tell whoever relies on the day; empty where the length was held against its source."""
        if self.limit.verified:
            return ""
        return f"Not verified: from {self.limit.source}. Check before you rely on it."
