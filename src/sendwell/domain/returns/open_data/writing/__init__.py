"""Observations out: as the department publishes them, and as a table that describes itself."""

from sendwell.domain.returns.open_data.writing.ees import Pair, Published, write_pairs
from sendwell.domain.returns.open_data.writing.frictionless import Described, write_described

__all__ = ["Described", "Pair", "Published", "write_described", "write_pairs"]
