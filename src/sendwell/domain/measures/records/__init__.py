"""Measures out of records of children: the tables they need, the engines they run on, and the sums that leave them."""

from sendwell.domain.measures.records.checking import problems_in
from sendwell.domain.measures.records.engines import UnknownEngine, engine_at, read_tables
from sendwell.domain.measures.records.observing import (
    RECORD_MEASURES,
    Records,
    added_up,
    countable,
    in_memory,
    observations,
    observe,
)
from sendwell.domain.measures.records.rolling_up import Places
from sendwell.domain.measures.records.tables import (
    Column,
    ColumnType,
    RecordTable,
    UnfitRecords,
    problems_with,
    record_tables,
)

__all__ = [
    "RECORD_MEASURES",
    "Column",
    "ColumnType",
    "Places",
    "RecordTable",
    "Records",
    "UnfitRecords",
    "UnknownEngine",
    "added_up",
    "countable",
    "engine_at",
    "in_memory",
    "observations",
    "observe",
    "problems_in",
    "problems_with",
    "read_tables",
    "record_tables",
]
