"""Search over everything of an area: one query for each kind of thing, each of bounded size."""

from sendwell.apps.oversight.searching.found import Found, Group, Results, search_all, search_in
from sendwell.apps.oversight.searching.kinds import KINDS

__all__ = ["KINDS", "Found", "Group", "Results", "search_all", "search_in"]
