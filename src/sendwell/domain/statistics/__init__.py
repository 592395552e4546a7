"""Rates, intervals, comparison and control charts. Columns go in whole; the formulas name their sources.

from sendwell.domain import statistics

statistics.proportion(278, 402, multiplier=100)
"""

from sendwell.domain.statistics.benchmark import (
    Benchmarked,
    Comparison,
    Polarity,
    compare,
    compare_at_both_levels,
)
from sendwell.domain.statistics.estimate import STRICT, USUAL, Estimate
from sendwell.domain.statistics.gap import difference, difference_of_proportions, ratio, ratio_of_rates
from sendwell.domain.statistics.proportions import proportion, proportion_of_group
from sendwell.domain.statistics.rates import rate
from sendwell.domain.statistics.spc import (
    Assurance,
    PointType,
    Segment,
    SpcChart,
    SpcLong,
    SpecialCause,
    spc,
    spc_long,
)

__all__ = [
    "STRICT",
    "USUAL",
    "Assurance",
    "Benchmarked",
    "Comparison",
    "Estimate",
    "PointType",
    "Polarity",
    "Segment",
    "SpcChart",
    "SpcLong",
    "SpecialCause",
    "compare",
    "compare_at_both_levels",
    "difference",
    "difference_of_proportions",
    "proportion",
    "proportion_of_group",
    "rate",
    "ratio",
    "ratio_of_rates",
    "spc",
    "spc_long",
]
