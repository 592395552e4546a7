"""Search over everything of an area: an index of words, asked in one question, kept by what is saved."""

from sendwell.apps.oversight.searching.found import Found, Group, Results, matches, search_all, shown
from sendwell.apps.oversight.searching.kind import Kind
from sendwell.apps.oversight.searching.kinds import KINDS

__all__ = ["KINDS", "Found", "Group", "Kind", "Results", "matches", "search_all", "shown"]
