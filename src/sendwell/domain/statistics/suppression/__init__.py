"""Small numbers: what must be hidden so that nobody can tell one child, and what stands in its place."""

from sendwell.domain.statistics.suppression.places import SuppressedPlaces, suppress_places
from sendwell.domain.statistics.suppression.rounding import round_count
from sendwell.domain.statistics.suppression.shares import suppress_share
from sendwell.domain.statistics.suppression.suppress import SuppressedTable, suppress
from sendwell.domain.statistics.suppression.table import THRESHOLD, Cell, Key
from sendwell.domain.statistics.suppression.together import Edition, hidden_beside

__all__ = [
    "THRESHOLD",
    "Cell",
    "Edition",
    "Key",
    "SuppressedPlaces",
    "SuppressedTable",
    "hidden_beside",
    "round_count",
    "suppress",
    "suppress_places",
    "suppress_share",
]
