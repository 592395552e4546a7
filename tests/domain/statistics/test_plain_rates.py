"""The same figures, worked out as plainly as the methods are described, for counts that nobody has published."""

from math import ceil, floor, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chi2, norm, t

from sendwell.domain import statistics

LEVELS = st.sampled_from([0.9, 0.95, 0.99, 0.998])
BANDS = st.lists(
    st.tuples(st.integers(0, 400), st.integers(500, 90_000), st.integers(100, 9_000)), min_size=1, max_size=19
)


def plain_limits(count: float, level: float) -> tuple[float, float]:
    """Exact below ten events, Byar's from ten."""
    if count < 10:
        return (
            chi2.ppf((1 - level) / 2, 2 * count) / 2 if count else 0,
            chi2.ppf((1 + level) / 2, 2 * count + 2) / 2,
        )
    z = norm.ppf((1 + level) / 2)
    return (
        count * (1 - 1 / (9 * count) - z / (3 * sqrt(count))) ** 3,
        (count + 1) * (1 - 1 / (9 * (count + 1)) + z / (3 * sqrt(count + 1))) ** 3,
    )


@given(st.integers(1, 10**6), st.floats(0, 1), LEVELS)
def test_wilson(people: int, share: float, level: float) -> None:
    events, z = floor(people * share), norm.ppf((1 + level) / 2)
    p = events / people
    centre = (p + z * z / (2 * people)) / (1 + z * z / people)
    reach = z * sqrt(p * (1 - p) / people + z * z / (4 * people**2)) / (1 + z * z / people)
    found = statistics.proportion(events, people, confidence=level)
    assert (found.value, found.upper) == pytest.approx((p, centre + reach), rel=1e-9)
    assert found.lower == pytest.approx(centre - reach, rel=1e-9, abs=1e-15)


@given(st.one_of(st.integers(0, 25), st.integers(0, 10**6), st.floats(0.01, 20)), st.integers(1, 10**7), LEVELS)
def test_rates(count: float, people: int, level: float) -> None:
    found = statistics.rate(count, people, confidence=level, multiplier=1000)
    expected = [1000 * part / people for part in (count, *plain_limits(count, level))]
    assert [found.value, found.lower, found.upper] == pytest.approx(expected, rel=1e-9, abs=1e-200)


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=40), LEVELS)
def test_means(values: list[float], level: float) -> None:
    centre = sum(values) / len(values)
    spread = sqrt(sum((value - centre) ** 2 for value in values) / (len(values) - 1))
    reach = t.ppf((1 + level) / 2, len(values) - 1) * spread / sqrt(len(values))
    found = statistics.mean(values, confidence=level)
    assert [found.value, found.lower, found.upper] == pytest.approx(
        [centre, centre - reach, centre + reach], rel=1e-9, abs=1e-6
    )


@settings(max_examples=50)
@given(BANDS, LEVELS)
def test_directly_standardised_rates(bands: list[tuple[int, int, int]], level: float) -> None:
    counts, people, standard = zip(*bands, strict=True)
    total, whole = sum(counts), sum(standard)
    found = statistics.directly_standardised_rate(counts, people, standard, confidence=level, multiplier=1)
    if total < 10:
        assert np.isnan([found.value, found.lower, found.upper]).all()
        return
    value = sum(w * c / n for c, n, w in bands) / whole
    variance = sum(w * w * c / n**2 for c, n, w in bands) / whole**2
    ends = [value + sqrt(variance / total) * (limit - total) for limit in plain_limits(total, level)]
    assert [found.value, found.lower, found.upper] == pytest.approx([value, *ends], rel=1e-9)


@settings(max_examples=50)
@given(BANDS, BANDS, LEVELS)
def test_standardised_ratios_and_rates(
    here: list[tuple[int, int, int]], elsewhere: list[tuple[int, int, int]], level: float
) -> None:
    pairs = list(zip(here, elsewhere, strict=False))
    columns = [[part[side][place] for part in pairs] for side in (0, 1) for place in (0, 1)]
    counts, people, others, of_others = columns
    expected = sum(n * c / m for n, c, m in zip(people, others, of_others, strict=True))
    if expected == 0:
        return
    ends = [part / expected for part in (sum(counts), *plain_limits(sum(counts), level))]
    found = statistics.standardised_ratio(*columns, confidence=level)
    assert [found.value, found.lower, found.upper] == pytest.approx(ends, rel=1e-9)
    crude = sum(others) / sum(of_others)
    rate = statistics.indirectly_standardised_rate(*columns, confidence=level, multiplier=1)
    assert [rate.value, rate.lower, rate.upper] == pytest.approx([crude * part for part in ends], rel=1e-9)


@given(st.lists(st.integers(0, 30), max_size=60), st.sampled_from([4, 5, 10]), st.booleans())
def test_quantiles(values: list[int], number: int, first_is_highest: bool) -> None:
    found = statistics.quantiles(values, number, first_is_highest=first_is_highest).tolist()
    if len(values) < number:
        assert np.isnan(found).all()
        return
    for value, place in zip(values, found, strict=True):
        rank = 1 + sum(other > value if first_is_highest else other < value for other in values)
        assert place == max(1, number + 1 - ceil((len(values) + 1 - rank) / (len(values) / number)))


@settings(max_examples=30)
@given(st.lists(st.tuples(st.integers(50, 5000), st.floats(1, 500)), min_size=2, max_size=10))
def test_the_slope_index_is_the_line_of_weighted_least_squares(groups: list[tuple[int, float]]) -> None:
    people, values = (np.array(column, dtype=float) for column in zip(*groups, strict=True))
    weight = people / people.sum()
    middle = np.cumsum(weight) - weight / 2
    slope, start = np.polyfit(middle, values, 1, w=np.sqrt(weight))
    found = statistics.slope_index(people, values)
    assert [found.slope.value, found.intercept] == pytest.approx([slope, start], rel=1e-6, abs=1e-6)


def test_what_has_no_logarithm_is_refused() -> None:
    with pytest.raises(ValueError, match="log or logit scale"):
        statistics.slope_index([10, 10], [0, 5], value_type=statistics.ValueType.RATE, transform=True)
