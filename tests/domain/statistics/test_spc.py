"""Control charts against plain rules, on any series; and what must hold of every chart."""

from datetime import date
from itertools import pairwise
from math import isclose, isnan, nan

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sendwell.domain.statistics import Assurance, PointType, Polarity, SpcChart, SpecialCause, spc, spc_long
from tests.domain.statistics.plain_spc import PlainPoint, plain_segment

NAMES = {
    SpecialCause.COMMON_CAUSE: "common",
    SpecialCause.ABOVE_UPPER_LIMIT: "above",
    SpecialCause.BELOW_LOWER_LIMIT: "below",
    SpecialCause.RISING_TREND: "trend up",
    SpecialCause.FALLING_TREND: "trend down",
    SpecialCause.TWO_IN_THREE_HIGH: "two in three up",
    SpecialCause.TWO_IN_THREE_LOW: "two in three down",
    SpecialCause.RUN_ABOVE_MEAN: "run up",
    SpecialCause.RUN_BELOW_MEAN: "run down",
}


@st.composite
def series(draw: st.DrawFn) -> list[float]:
    """Noise, with steps, drifts, jumps and gaps, as measures have them."""
    noise = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    length = draw(st.integers(1, 50))
    values = noise.normal(50, draw(st.sampled_from([1, 5])), length)
    values += draw(st.sampled_from([0, 0, 0.7, -0.7])) * np.arange(length)
    values[length // 2 :] += draw(st.sampled_from([0, 0, 8, -8]))
    values[noise.random(length) < draw(st.sampled_from([0, 0, 0.1]))] += 25
    values[noise.random(length) < draw(st.sampled_from([0, 0, 0.1, 0.3]))] = nan
    return values.tolist()


def plain(values: list[float], rebase_at: list[int], fix_after: int | None, screen: bool) -> list[PlainPoint]:
    edges = [0, *(place for place in sorted(set(rebase_at)) if 0 < place < len(values)), len(values)]
    return [point for start, end in pairwise(edges) for point in plain_segment(values[start:end], fix_after, screen)]


def assert_same(chart: SpcChart, expected: list[PlainPoint]) -> None:
    for ours, name in ((chart.points.mean, "mean"), (chart.points.lower, "lower"), (chart.points.upper, "upper")):
        for mine, point in zip(ours.tolist(), expected, strict=True):
            theirs = getattr(point, name)
            assert isclose(mine, theirs, rel_tol=1e-9) or (isnan(mine) and isnan(theirs))
    assert [NAMES[cause] for cause in chart.special_causes] == [point.cause for point in expected]


@settings(max_examples=300)
@given(series(), st.lists(st.integers(0, 55), max_size=3), st.sampled_from([None, None, 12, 20]), st.booleans())
def test_every_point_is_what_the_plain_rules_say(
    values: list[float], rebase_at: list[int], fix_after: int | None, screen: bool
) -> None:
    chart = spc(values, improvement=Polarity.HIGH, rebase_at=rebase_at, fix_after=fix_after, screen_outliers=screen)
    assert_same(chart, plain(values, rebase_at, fix_after, screen))


@settings(max_examples=60)
@given(st.lists(series(), min_size=1, max_size=5), st.booleans())
def test_many_series_are_judged_as_each_alone(many: list[list[float]], screen: bool) -> None:
    names = [number for number, values in enumerate(many) for _ in values]
    found = spc_long(names, [v for values in many for v in values], improvement=Polarity.LOW, screen_outliers=screen)
    start = 0
    for number, values in enumerate(many):
        alone = spc(values, improvement=Polarity.LOW, screen_outliers=screen)
        mine = found.points.taken(slice(start, start + len(values)))
        for name, column in alone.points.columns().items():
            assert np.array_equal(mine.columns()[name], column, equal_nan=column.dtype.kind == "f"), name
        assert found.latest_row[number] == start + len(values) - 1
        start += len(values)


@given(series())
def test_the_other_way_round_turns_improvement_into_concern(values: list[float]) -> None:
    up = spc(values, improvement=Polarity.HIGH).points.point_type
    down = spc(values, improvement=Polarity.LOW).points.point_type
    assert (up == -down).all()


@given(series(), st.integers(-100, 100))
def test_a_shift_of_all_values_shifts_the_lines_and_nothing_else(values: list[float], by: int) -> None:
    chart, shifted = (spc([v + more for v in values], improvement=Polarity.HIGH) for more in (0, by))
    assume(not np.isclose(np.abs(chart.points.values - chart.points.mean), 0, atol=1e-6).any())
    assert np.allclose(shifted.points.mean, chart.points.mean + by, equal_nan=True)
    assert np.allclose(shifted.points.upper, chart.points.upper + by, equal_nan=True)


def test_a_gap_breaks_a_trend_and_a_run() -> None:
    rising = [1.0, 2, 3, 4, 5, 6, 7, 8]
    assert SpecialCause.RISING_TREND in spc(rising, improvement=Polarity.HIGH).special_causes
    broken = spc([*rising[:4], None, *rising[4:]], improvement=Polarity.HIGH)
    assert SpecialCause.RISING_TREND not in broken.special_causes
    assert broken.point_types[4] is PointType.COMMON_CAUSE


def test_where_two_trends_meet_the_point_takes_the_later() -> None:
    chart = spc([*[0, 30] * 6, 11, 12, 13, 14, 15, 16, 17, 16, 15, 14, 13, 12, 11], improvement=Polarity.NONE)
    assert chart.special_causes[17] is SpecialCause.RISING_TREND
    assert chart.special_causes[18] is SpecialCause.FALLING_TREND


def test_the_variation_is_that_of_the_last_reading_and_not_of_a_gap() -> None:
    chart = spc([*[5.0, 6] * 8, 40, None], improvement=Polarity.LOW)
    assert chart.variation is PointType.CONCERN
    assert chart.latest_point_type is PointType.COMMON_CAUSE


@pytest.mark.parametrize(
    ("target", "improvement", "assurance"),
    [
        (100, Polarity.HIGH, Assurance.CONSISTENT_FAIL),
        (0, Polarity.HIGH, Assurance.CONSISTENT_PASS),
        (100, Polarity.LOW, Assurance.CONSISTENT_PASS),
        (51, Polarity.LOW, Assurance.INCONSISTENT),
        (None, Polarity.LOW, Assurance.NOT_JUDGED),
        (51, Polarity.NONE, Assurance.NOT_JUDGED),
    ],
)
def test_assurance_asks_where_the_target_lies(
    target: float | None, improvement: Polarity, assurance: Assurance
) -> None:
    values = [50.0, 52, 51, 49, 53, 50, 52, 51, 49, 50, 52, 51, 50]
    assert spc(values, improvement=improvement, target=target).assurance is assurance


def test_a_target_changes_no_limit_and_each_series_has_its_own() -> None:
    found = spc_long(
        list("aaaabbbb"),
        [1.0, 2, 1, 2, 1, 2, 1, 2],
        improvement=[1, 1, 1, 1, -1, -1, -1, -1],
        target=[9, 9, 9, 9, nan, nan, nan, nan],
    )
    assert found.assurance.tolist() == [Assurance.CONSISTENT_FAIL, Assurance.NOT_JUDGED]
    assert found.points.upper[0] == found.points.upper[4]


@pytest.mark.parametrize(
    ("refused", "why"),
    [
        (lambda: spc([], improvement=Polarity.HIGH), "at least one value"),
        (lambda: spc([1, float("inf")], improvement=Polarity.HIGH), "infinite"),
        (lambda: spc([1, 2], dates=[date(2025, 1, 1)] * 2, improvement=Polarity.HIGH), "more than one value for 2025"),
        (lambda: spc([1, 2], dates=[date(2025, 1, 1)], improvement=Polarity.HIGH), "2 values and 1 dates"),
        (lambda: spc([1, 2], fix_after=11, improvement=Polarity.HIGH), "at least 12"),
        (lambda: spc_long(["a"], [1, 2], improvement=Polarity.HIGH), "differ in length"),
        (lambda: spc_long(["a", "a"], [1, 2], order=[3, 3], improvement=Polarity.HIGH), "more than one value for 3"),
    ],
)
def test_what_cannot_be_charted_is_refused(refused: object, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        refused()  # type: ignore[operator]


def test_every_word_has_a_sentence() -> None:
    for kind in (SpecialCause, PointType, Assurance):
        assert all(member.means.endswith(".") for member in kind)
