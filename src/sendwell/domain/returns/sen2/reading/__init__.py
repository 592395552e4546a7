"""A SEN2 return read from XML or CSV into tables, with every column as it was understood."""

from sendwell.domain.returns.sen2.reading.model import Column, OpenReturn, UnreadableReturn
from sendwell.domain.returns.sen2.reading.opening import open_return, open_tables

__all__ = ["Column", "OpenReturn", "UnreadableReturn", "open_return", "open_tables"]
