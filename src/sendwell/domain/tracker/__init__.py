"""A partnership's own tracker in, whatever its columns and their order, and out again in the same shape."""

from sendwell.domain.tracker.differences import Change, Difference, differences
from sendwell.domain.tracker.fields import TITLES, Field
from sendwell.domain.tracker.grid import UnreadableTracker
from sendwell.domain.tracker.model import CellProblem, Column, Tracker, TrackerMilestone, TrackerRow
from sendwell.domain.tracker.reading import read_tracker
from sendwell.domain.tracker.shape import Shape, plain_shape
from sendwell.domain.tracker.when import When, read_when
from sendwell.domain.tracker.writing import Entry, write_entries, write_like

__all__ = [
    "TITLES",
    "CellProblem",
    "Change",
    "Column",
    "Difference",
    "Entry",
    "Field",
    "Shape",
    "Tracker",
    "TrackerMilestone",
    "TrackerRow",
    "UnreadableTracker",
    "When",
    "differences",
    "plain_shape",
    "read_tracker",
    "read_when",
    "write_entries",
    "write_like",
]
