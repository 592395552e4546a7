"""What each indicator is, written once, and the numbers that it has taken."""

from sendwell.domain.measures.catalogue import all_measures, measure_named, measures_in
from sendwell.domain.measures.checking import measure_from
from sendwell.domain.measures.comparing import (
    Band,
    NeighboursMean,
    change_from_previous,
    follow_each_other,
    neighbours_mean,
    quartile_bands,
    ranks,
)
from sendwell.domain.measures.groups import SEN_GROUPS, group_key, group_name
from sendwell.domain.measures.measure import Chance, Measure, Polarity, SeriesBreak, SourceKind, Unit, value_words
from sendwell.domain.measures.observation import Level, Observation, PeriodKind, Symbol
from sendwell.domain.measures.periods import Period, period, period_of

__all__ = [
    "SEN_GROUPS",
    "Band",
    "Chance",
    "Level",
    "Measure",
    "NeighboursMean",
    "Observation",
    "Period",
    "PeriodKind",
    "Polarity",
    "SeriesBreak",
    "SourceKind",
    "Symbol",
    "Unit",
    "all_measures",
    "change_from_previous",
    "follow_each_other",
    "group_key",
    "group_name",
    "measure_from",
    "measure_named",
    "measures_in",
    "neighbours_mean",
    "period",
    "period_of",
    "quartile_bands",
    "ranks",
    "value_words",
]
