"""Open data in and out: published and local tables of figures, read, checked, doubted, compared and written."""

from sendwell.domain.returns.open_data.comparing import Difference, compare
from sendwell.domain.returns.open_data.doubts import Query, Sure, queries
from sendwell.domain.returns.open_data.mapping import Mapping, MeasureColumn, mapping_from
from sendwell.domain.returns.open_data.model import OBSERVATIONS, Coverage, Kind, Loaded, Offer
from sendwell.domain.returns.open_data.reading import read_open_data
from sendwell.domain.returns.open_data.screening import Screening, screen
from sendwell.domain.returns.open_data.writing import write_described, write_pairs

__all__ = [
    "OBSERVATIONS",
    "Coverage",
    "Difference",
    "Kind",
    "Loaded",
    "Mapping",
    "MeasureColumn",
    "Offer",
    "Query",
    "Screening",
    "Sure",
    "compare",
    "mapping_from",
    "queries",
    "read_open_data",
    "screen",
    "write_described",
    "write_pairs",
]
