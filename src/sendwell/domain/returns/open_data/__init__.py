"""Open data in and out: published and local tables of figures, read, checked, doubted, compared and written."""

from sendwell.domain.returns.open_data.comparing import Difference, compare
from sendwell.domain.returns.open_data.mapping import Mapping, MeasureColumn, mapping_from
from sendwell.domain.returns.open_data.model import OBSERVATIONS, Coverage, Kind, Loaded, Offer
from sendwell.domain.returns.open_data.reading import read_open_data

__all__ = [
    "OBSERVATIONS",
    "Coverage",
    "Difference",
    "Kind",
    "Loaded",
    "Mapping",
    "MeasureColumn",
    "Offer",
    "compare",
    "mapping_from",
    "read_open_data",
]
