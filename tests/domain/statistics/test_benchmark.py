"""Better, like, or worse than a benchmark; and whom a funnel sets apart."""

from math import nan

import numpy as np
import pytest

from sendwell.domain.statistics import (
    Comparison,
    Estimate,
    Polarity,
    Significance,
    compare,
    compare_at_both_levels,
    funnel_of_ratios,
    proportion,
    rate,
    significance_of_proportions,
    significance_of_ratios,
)

ESTIMATE = Estimate(30.0, 25.0, 36.0)


@pytest.mark.parametrize(
    ("benchmark", "polarity", "word"),
    [
        (24, Polarity.HIGH, Comparison.BETTER),
        (24, Polarity.LOW, Comparison.WORSE),
        (24, Polarity.NONE, Comparison.HIGHER),
        (37, Polarity.HIGH, Comparison.WORSE),
        (37, Polarity.LOW, Comparison.BETTER),
        (37, Polarity.NONE, Comparison.LOWER),
        (25, Polarity.HIGH, Comparison.SIMILAR),
        (36, Polarity.LOW, Comparison.SIMILAR),
        (None, Polarity.HIGH, Comparison.NOT_COMPARED),
        (nan, Polarity.HIGH, Comparison.NOT_COMPARED),
    ],
)
def test_a_benchmark_beyond_a_limit_is_better_or_worse(
    benchmark: float | None, polarity: Polarity, word: Comparison
) -> None:
    assert compare(ESTIMATE, benchmark, polarity) is word


def test_a_figure_without_limits_is_not_compared() -> None:
    assert compare(Estimate(30.0, nan, nan), 24, Polarity.HIGH) is Comparison.NOT_COMPARED


def test_a_column_is_compared_row_by_row() -> None:
    found = compare(proportion([10, 50, 90], [100, 100, None]), 0.5, Polarity.HIGH)
    assert found.tolist() == ["worse", "similar", "not compared"]


@pytest.mark.parametrize(("events", "confidence"), [(60, 0.998), (40, 0.95), (30, None)])
def test_the_highest_level_that_holds_is_said(events: int, confidence: float | None) -> None:
    found = compare_at_both_levels(lambda at: proportion(events, 100, confidence=at), 0.28, Polarity.HIGH)
    assert found.confidence == confidence
    assert found.means.endswith(".")


def test_the_funnel_of_ratios_touches_the_limits_of_the_count() -> None:
    expected = np.array([3.0, 12, 250])
    lower, upper = funnel_of_ratios(expected, 0.95)
    at_upper, at_lower = (rate(line * expected, 1) for line in (upper, lower))
    assert at_upper.lower == pytest.approx(expected)
    assert at_lower.upper[1:] == pytest.approx(expected[1:])
    assert lower[0] == 0 or at_lower.upper[0] == pytest.approx(3)


def test_only_what_is_beyond_a_line_is_significant() -> None:
    assert significance_of_ratios([20, 10, 100], [10, 10, 50]).tolist() == [
        Significance.HIGH_95,
        Significance.NONE,
        Significance.HIGH_99_8,
    ]
    assert significance_of_proportions([1, 50], [100, 100], share=0.5).tolist() == [
        Significance.LOW_99_8,
        Significance.NONE,
    ]


def test_every_word_has_a_sentence() -> None:
    assert all(word.means.endswith(".") for kind in (Comparison, Significance) for word in kind)
