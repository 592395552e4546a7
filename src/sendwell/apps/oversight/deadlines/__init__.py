"""Every deadline of an area in one list, as a page and as a calendar that a phone can follow."""

from sendwell.apps.oversight.deadlines.lines import Deadlines, Line, by_month, deadlines_of

__all__ = ["Deadlines", "Line", "by_month", "deadlines_of"]
