"""Rates, intervals, comparison and control charts. Columns go in whole; the formulas name their sources.

from sendwell.domain import statistics

statistics.proportion(278, 402, multiplier=100)
"""

from sendwell.domain.measures.measure import Polarity
from sendwell.domain.statistics.agreement import Agreement, Scale, Weights, cohen_kappa, krippendorff_alpha
from sendwell.domain.statistics.benchmark import (
    Benchmarked,
    Comparison,
    compare,
    compare_at_both_levels,
)
from sendwell.domain.statistics.estimate import STRICT, USUAL, Estimate
from sendwell.domain.statistics.excess import (
    Range,
    denominator_behind,
    excess,
    excess_in_words,
    excess_of_rounded_rates,
)
from sendwell.domain.statistics.funnels import (
    Significance,
    funnel_of_proportions,
    funnel_of_ratios,
    significance_of_proportions,
    significance_of_ratios,
)
from sendwell.domain.statistics.gap import difference, difference_of_proportions, ratio, ratio_of_rates
from sendwell.domain.statistics.means import mean
from sendwell.domain.statistics.proportions import proportion, proportion_of_group
from sendwell.domain.statistics.quantiles import quantiles
from sendwell.domain.statistics.rates import rate
from sendwell.domain.statistics.slope_index import SlopeIndex, ValueType, slope_index
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
from sendwell.domain.statistics.standardised import (
    directly_standardised_rate,
    directly_standardised_rate_of_repeated_events,
    indirectly_standardised_rate,
    standardised_ratio,
)
from sendwell.domain.statistics.suppression import (
    SuppressedPlaces,
    SuppressedTable,
    round_count,
    suppress,
    suppress_places,
    suppress_share,
)
from sendwell.domain.statistics.trajectory import BackTest, Line, Outlook, TooFewReadings, Trajectory, trajectory

__all__ = [
    "STRICT",
    "USUAL",
    "Agreement",
    "Assurance",
    "BackTest",
    "Benchmarked",
    "Comparison",
    "Estimate",
    "Line",
    "Outlook",
    "PointType",
    "Polarity",
    "Range",
    "Scale",
    "Segment",
    "Significance",
    "SlopeIndex",
    "SpcChart",
    "SpcLong",
    "SpecialCause",
    "SuppressedPlaces",
    "SuppressedTable",
    "TooFewReadings",
    "Trajectory",
    "ValueType",
    "Weights",
    "cohen_kappa",
    "compare",
    "compare_at_both_levels",
    "denominator_behind",
    "difference",
    "difference_of_proportions",
    "directly_standardised_rate",
    "directly_standardised_rate_of_repeated_events",
    "excess",
    "excess_in_words",
    "excess_of_rounded_rates",
    "funnel_of_proportions",
    "funnel_of_ratios",
    "indirectly_standardised_rate",
    "krippendorff_alpha",
    "mean",
    "proportion",
    "proportion_of_group",
    "quantiles",
    "rate",
    "ratio",
    "ratio_of_rates",
    "round_count",
    "significance_of_proportions",
    "significance_of_ratios",
    "slope_index",
    "spc",
    "spc_long",
    "standardised_ratio",
    "suppress",
    "suppress_places",
    "suppress_share",
    "trajectory",
]
