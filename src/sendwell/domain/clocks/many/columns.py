"""Events of many cases as columns of numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sendwell.domain.clocks.events import FIRST_YEAR, LAST_YEAR, Event, event_words
from sendwell.domain.problems import Problem

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Dates = NDArray[np.datetime64]

EPOCH = date(1970, 1, 1).toordinal()
BITS = 20  # of a key: enough for every ordinal up to the year 2800
NEVER = (1 << BITS) - 1  # an ordinal that no day has
UNKNOWN = -1  # in place of an ordinal: no day follows
KINDS = tuple(event_words())
CODES = {kind: code for code, kind in enumerate(KINDS)}


@dataclass(frozen=True)
class EventColumns:
    """Events in any order, one in each row of the columns, all equally long.

    `case` numbers the case from 0; `kind` is the place of the kind in `KINDS`; `on` and `until` are days
    (datetime64[D], NaT for none); `about` numbers what the event is about (0 to `kinds_of_about` - 1; 0 for nothing).
    Raises ValueError, with what to mend, for columns that do not hold.
    """

    case: Ints
    kind: NDArray[np.int16]
    on: Dates
    until: Dates
    about: Ints
    kinds_of_about: int = field(default=1)

    def __post_init__(self) -> None:
        if problems := self._problems():
            raise ValueError("\n".join(map(str, problems)))

    @staticmethod
    def of(cases: Iterable[Sequence[Event]]) -> "EventColumns":
        """The columns of cases given as events, numbered in their order. For a few thousand; load more as columns."""
        rows = [(number, event) for number, events in enumerate(cases) for event in events]
        names = {"": 0}
        for _, event in rows:
            names.setdefault(event.about, len(names))
        return EventColumns(
            np.array([number for number, _ in rows], np.int64),
            np.array([CODES[event.kind] for _, event in rows], np.int16),
            np.array([event.on for _, event in rows], "datetime64[D]"),
            np.array([event.until or "NaT" for _, event in rows], "datetime64[D]"),
            np.array([names[event.about] for _, event in rows], np.int64),
            len(names),
        )

    @cached_property
    def day(self) -> Ints:
        """`on` as ordinals."""
        return ordinals(self.on)

    @cached_property
    def over(self) -> Ints:
        """`until` as ordinals, UNKNOWN for none."""
        return np.where(np.isnat(self.until), UNKNOWN, ordinals(self.until))

    @cached_property
    def _by_kind(self) -> tuple[Ints, Ints]:
        """The rows by kind, within a kind by case and day; and where each kind begins."""
        by_day = np.argsort(keys(self.case, self.day), kind="stable")
        order = by_day[np.argsort(self.kind[by_day], kind="stable")]
        return order, np.searchsorted(self.kind[order], np.arange(len(KINDS) + 1))

    def rows(self, kinds: Iterable[str]) -> Ints:
        """The rows whose event is of one of these kinds; those of one kind by case and day."""
        order, first = self._by_kind
        codes = [CODES[kind] for kind in kinds]
        return np.concatenate([order[first[code] : first[code + 1]] for code in codes] or [np.empty(0, np.int64)])

    @cached_property
    def kinds_here(self) -> frozenset[str]:
        """The kinds of which there is any event."""
        _, first = self._by_kind
        return frozenset(kind for code, kind in enumerate(KINDS) if first[code] < first[code + 1])

    def group(self, rows: Ints, paired: bool) -> Ints:
        """A number for each row: that of its case, or of its case and what it is about."""
        return self.case[rows] * self.kinds_of_about + self.about[rows] if paired else self.case[rows]

    def _problems(self) -> list[Problem]:
        if len({len(column) for column in (self.case, self.kind, self.on, self.until, self.about)}) > 1:
            return [Problem("The columns", "They are not equally long.", "Give each event a value in every column.")]
        years = self.on.astype("datetime64[Y]").astype(np.int64) + 1970
        checks = [
            (self.case < 0, "The number of a case is negative.", "Number cases from 0."),
            ((self.kind < 0) | (self.kind >= len(KINDS)), "There is no such kind of event.", "Use a place in KINDS."),
            ((years < FIRST_YEAR) | (years > LAST_YEAR), "The day is out of reach.", "Correct the year."),
            (self.until < self.on, "It ended before it began.", "Correct whichever day is wrong."),
            ((self.about < 0) | (self.about >= self.kinds_of_about), "“about” is out of range.", "Set kinds_of_about."),
        ]
        return [Problem(f"Event {np.argmax(bad) + 1}", what, mend) for bad, what, mend in checks if bad.any()]


def ordinals(days: Dates) -> Ints:
    """Days as ordinals; NaT gives a number without meaning."""
    return days.astype("datetime64[D]").astype(np.int64) + EPOCH


def as_dates(numbers: Ints) -> Dates:
    """Ordinals as days; UNKNOWN and NEVER as NaT."""
    found = (numbers - EPOCH).astype("datetime64[D]")
    return np.where((numbers == UNKNOWN) | (numbers == NEVER), np.datetime64("NaT", "D"), found)


def keys(group: Ints, day: Ints) -> Ints:
    """Group and day in one number, so that sorted keys are sorted by group, then by day."""
    return (group << BITS) | day
