"""What reading a tracker gives: its actions, how its columns were taken, and what is wrong with it, cell by cell."""

from collections.abc import Mapping
from dataclasses import dataclass

from sendwell.domain.problems import Problem
from sendwell.domain.tracker.fields import Field
from sendwell.domain.tracker.grid import Row
from sendwell.domain.tracker.shape import Shape
from sendwell.domain.tracker.when import When

NO_DAY = When("")


@dataclass(frozen=True, slots=True)
class Column:
    """A column with how it was taken: its field or None, how surely (0 to 1), and why in words."""

    label: str  # its heading; two heading rows are joined: "Timescale – Due"
    letters: str  # as the spreadsheet names it
    field: Field | None
    confidence: float
    why: str
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CellProblem:
    """Something wrong, or taken with a doubt, with the place where it stands."""

    sheet: str
    row: int
    column: str  # its heading; empty for the whole row
    problem: Problem


@dataclass(frozen=True, slots=True)
class TrackerMilestone:
    """A point on the way to an action's end, as the tracker gives it."""

    wording: str
    due: When = NO_DAY


@dataclass(frozen=True, slots=True)
class TrackerRow:
    """One action of a tracker. Words are as printed; what the tracker leaves empty is empty here."""

    sheet: str
    number: int  # of its first row in the sheet, from 1
    key: str  # by which it is found again: its reference, else its priority and its words
    action: str
    ref: str = ""
    priority: str = ""
    difference: str = ""
    owners: tuple[str, ...] = ()
    lead: str = ""
    partners: tuple[str, ...] = ()
    start: When = NO_DAY
    due: When = NO_DAY
    revised: When = NO_DAY
    rating: str | None = None
    update: str = ""
    next_step: str = ""
    measure: str = ""
    evidence: str = ""
    milestones: tuple[TrackerMilestone, ...] = ()
    waits_for: tuple[str, ...] = ()  # keys of other rows
    waits_for_words: str = ""
    lines: tuple[Row, ...] = ()  # as they stand in the file: more than one where its cells were merged downwards


@dataclass(frozen=True, slots=True)
class Tracker:
    """A tracker as read. `problems` must be mended; `doubts` say how words that could mean two things were taken."""

    name: str
    rows: tuple[TrackerRow, ...]
    columns: tuple[Column, ...]
    shape: Shape
    problems: tuple[CellProblem, ...] = ()
    doubts: tuple[CellProblem, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def mapping(self) -> Mapping[str, Field | None]:
        """The field of each heading, as it can be given to `read_tracker` again."""
        return {column.label: column.field for column in self.columns}
