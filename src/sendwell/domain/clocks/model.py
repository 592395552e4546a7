"""What a time limit is, what counting it gives, and what to say where the law gives no answer."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Unit(StrEnum):
    """What a limit is counted in.

    A working day is not a Saturday, a Sunday or a bank holiday in England; a tribunal working day is besides not in
    August, nor from 25 December to 1 January. School days and terms are those that the area has entered.
    """

    CALENDAR_DAYS = "calendar days"
    WORKING_DAYS = "working days"
    TRIBUNAL_DAYS = "tribunal working days"
    SCHOOL_DAYS = "school days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    SCHOOL_TERMS = "school terms"

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
    BEFORE = "before"  # backwards: at least so long before the day
    CLEAR_BEFORE = "clear before"  # backwards; neither the day itself nor the day of the act counts
    BEFORE_DATE = "before the date"  # before a date of the year in which the day lies

    @property
    def backwards(self) -> bool:
        """True if the act comes before the day that it is counted from."""
        return self in _BACKWARDS


_BACKWARDS = frozenset({Counting.BEFORE, Counting.CLEAR_BEFORE, Counting.BEFORE_DATE})


@dataclass(frozen=True, slots=True)
class Undecided:
    """A question that the law, or what is known, does not answer; `why` is a sentence for whoever asked."""

    why: str

    def __str__(self) -> str:
        return f"Undecided: {self.why}"


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """One row: from which event to which, how long, counted how, and who says so.

    `source` is the law or paper, fit to be read by those who must keep to it. `verified` is False where nobody has
    held the row against its source. `approximate` is True where the source itself says "about" or "usually".

    `start` names the events that begin it, `end` those that keep it, `stopped_by` those that end it unkept. A `paired`
    limit runs for each thing that its events are about (each service asked for advice). `kept_open`: what `end` names
    must wait until the day is over. `right`: someone may act until the day, and need not. `or_later`: the later of this
    row's day and that of the rows named counts; such a row is a `limb`, no clock of its own. `rolls`: a day that is no
    tribunal working day moves to the next one. `exceptions` are keys of rows in exceptions.toml. `again` is the key of
    the reason why a second start before the first is over is undecided. `undated`: why no day follows at all.
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
    group: str = ""
    who: str = ""
    start: tuple[str, ...] = ()
    end: tuple[str, ...] = ()
    stopped_by: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    or_later: tuple[str, ...] = ()
    limb: bool = False
    paired: bool = False
    kept_open: bool = False
    right: bool = False
    rolls: bool = False
    before_date: str = ""
    again: str = ""
    undated: str = ""

    def __post_init__(self) -> None:
        if self.length < 1 and not self.undated:
            raise ValueError(f"The time limit “{self.key}” has the length {self.length}; it needs 1 or more.")

    @property
    def words(self) -> str:
        """How long it is: "70 working days", "about 18 months", "before 15 February"."""
        if self.undated:
            return "no day follows"
        if self.before_date:
            return f"before {self.before_date}"
        return f"{'about ' if self.approximate else ''}{self.unit.counted(self.length)}"

    def holds_on(self, day: date) -> bool:
        """True if the limit was in force for a clock that started on `day`."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    @property
    def caution(self) -> str:
        """What to tell whoever relies on the limit; empty where it was held against its source."""
        return "" if self.verified else f"Not verified: from {self.source}. Check before you rely on it."
