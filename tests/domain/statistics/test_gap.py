"""How large the gap between two groups is, and how sure that is."""

from math import inf, isnan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendwell.domain.statistics import (
    Estimate,
    difference,
    difference_of_proportions,
    proportion,
    ratio,
    ratio_of_rates,
)

COUNTS = st.tuples(st.integers(0, 40), st.integers(40, 900))


@pytest.mark.parametrize(
    ("counts", "limits"),
    [  # Newcombe (1998), table II, method 10
        ((56, 70, 48, 80), (0.0524, 0.3339)),
        ((9, 10, 3, 10), (0.1705, 0.8090)),
        ((6, 7, 2, 7), (0.0582, 0.8062)),
        ((5, 56, 0, 29), (-0.0381, 0.1926)),
        ((0, 10, 0, 20), (-0.1611, 0.2775)),
        ((0, 10, 0, 10), (-0.2775, 0.2775)),
        ((10, 10, 0, 20), (0.6791, 1.0)),
        ((10, 10, 0, 10), (0.6075, 1.0)),
    ],
)
def test_the_difference_of_proportions_has_the_published_limits(
    counts: tuple[int, int, int, int], limits: tuple[float, float]
) -> None:
    found = difference_of_proportions(*counts)
    assert (round(found.lower, 4), round(found.upper, 4)) == pytest.approx(limits, abs=5.1e-5)


@given(COUNTS, COUNTS)
def test_the_gap_the_other_way_round_is_its_mirror(first: tuple[int, int], second: tuple[int, int]) -> None:
    there, back = (difference_of_proportions(*pair) for pair in ((*first, *second), (*second, *first)))
    assert (there.value, there.lower, there.upper) == pytest.approx((-back.value, -back.upper, -back.lower))


@given(COUNTS, COUNTS)
def test_the_ratio_the_other_way_round_is_its_inverse(first: tuple[int, int], second: tuple[int, int]) -> None:
    there, back = (ratio_of_rates(*pair) for pair in ((*first, *second), (*second, *first)))
    if first[0] and second[0]:
        assert (there.value, there.lower, there.upper) == pytest.approx(
            (1 / back.value, 1 / back.upper, 1 / back.lower)
        )


@given(COUNTS, COUNTS)
def test_difference_and_ratio_agree_on_whether_there_is_a_gap(first: tuple[int, int], second: tuple[int, int]) -> None:
    one, other = proportion(*first), proportion(*second)
    gap, times = difference(one, other), ratio(one, other)
    if first[0] and second[0] and abs(gap.lower) > 1e-9 and abs(gap.upper) > 1e-9:
        assert (gap.lower > 0) == (times.lower > 1)
        assert (gap.upper < 0) == (times.upper < 1)


def test_a_ratio_to_nought_has_no_upper_end() -> None:
    found = ratio_of_rates(5, 100, 0, 100)
    assert (found.value, found.upper) == (inf, inf)
    assert 0 < found.lower < inf
    again = ratio(proportion(5, 100), proportion(0, 100))
    assert (again.value, again.upper) == (inf, inf)


def test_two_noughts_have_no_ratio() -> None:
    assert isnan(ratio_of_rates(0, 100, 0, 100).value)


def test_columns_of_gaps_are_columns() -> None:
    found = ratio_of_rates([30, 5], [1000, 100], [20, 0], [2000, 100])
    assert found.value.tolist() == [pytest.approx(3), inf]
    both = difference(proportion([56, 9], [70, 10]), proportion([48, 3], [80, 10]))
    assert np.round(np.asarray(both.lower), 4).tolist() == pytest.approx([0.0524, 0.1705])


def test_the_interval_of_a_ratio_of_rates_holds_the_truth_as_often_as_it_says() -> None:
    draws = np.random.default_rng(3)
    first, second = draws.poisson(12, 4000), draws.poisson(8, 4000)
    found = ratio_of_rates(first, np.full(4000, 1.0), second, np.full(4000, 1.0))
    assert 0.94 < np.mean((found.lower <= 1.5) & (found.upper >= 1.5)) < 0.97


def test_a_missing_estimate_has_no_gap() -> None:
    unknown = Estimate(float("nan"), float("nan"), float("nan"))
    assert isnan(ratio(unknown, proportion(5, 100)).upper)
    assert isnan(difference(unknown, proportion(5, 100)).lower)
