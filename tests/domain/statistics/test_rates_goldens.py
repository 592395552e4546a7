"""Every figure that the public health package gives, given again."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sendwell.domain import statistics
from sendwell.domain.statistics import Estimate
from tests.domain.statistics.goldens import cases, same

Case = dict[str, Any]


@pytest.fixture
def figures(shared: Path) -> Callable[[str], list[Case]]:
    """The cases of one statistic that have figures."""

    def of(statistic: str) -> list[Case]:
        found = [case for case in cases(shared, "rates.json") if case["statistic"] == statistic]
        assert found
        return [case for case in found if "expected" in case]

    return of


def assert_limits(case: Case, estimate: Callable[[float], Estimate[float]]) -> None:
    """The estimate `at` each confidence asked for has the value and the limits expected."""
    for asked, limits in zip(case["input"]["confidence"], case["expected"]["limits"], strict=True):
        ours = estimate(asked)
        assert same(ours.value, case["expected"]["value"]), case["id"]
        assert same(ours.lower, limits["lower"]), case["id"]
        assert same(ours.upper, limits["upper"]), case["id"]


def test_proportions(figures: Callable[[str], list[Case]]) -> None:
    for case in figures("proportion"):
        given = case["input"]
        (numerator,) = [float("nan") if given["numerator"] is None else given["numerator"]]
        assert_limits(
            case,
            lambda at, x=numerator, g=given: statistics.proportion(
                x, g["denominator"], confidence=at, multiplier=g["multiplier"]
            ),
        )


def test_proportions_of_groups(figures: Callable[[str], list[Case]]) -> None:
    for case in figures("proportion_of_group"):
        assert_limits(
            case,
            lambda at, g=case["input"]: statistics.proportion_of_group(
                g["numerator"], g["denominator"], confidence=at, multiplier=g["multiplier"]
            ),
        )


def test_rates(figures: Callable[[str], list[Case]]) -> None:
    for case in figures("rate"):
        assert_limits(
            case,
            lambda at, g=case["input"]: statistics.rate(
                g["count"], g["denominator"], confidence=at, multiplier=g["multiplier"]
            ),
        )


def test_means(figures: Callable[[str], list[Case]]) -> None:
    for case in figures("mean"):
        assert_limits(case, lambda at, g=case["input"]: statistics.mean(g["values"], confidence=at))


def test_directly_standardised_rates(figures: Callable[[str], list[Case]]) -> None:
    for case in figures("dsr"):
        assert_limits(
            case,
            lambda at, g=case["input"]: statistics.directly_standardised_rate(
                g["count"], g["population"], g["standard_population"], confidence=at, multiplier=g["multiplier"]
            ),
        )


def test_directly_standardised_rates_of_repeated_events(figures: Callable[[str], list[Case]]) -> None:
    for case in figures("dsr_repeated_events"):
        given = case["input"]
        bands = max(given["age_band"])
        people = {
            events: [n for n, each in zip(given["people"], given["events_each"], strict=True) if each == events]
            for events in set(given["events_each"])
        }
        assert_limits(
            case,
            lambda at, g=given, people=people, bands=bands: statistics.directly_standardised_rate_of_repeated_events(
                people,
                g["population"][:bands],
                g["standard_population"][:bands],
                confidence=at,
                multiplier=g["multiplier"],
            ),
        )


def test_indirectly_standardised_rates_and_ratios(figures: Callable[[str], list[Case]]) -> None:
    for name, of, scale in (
        ("indirect_rate", statistics.indirectly_standardised_rate, "multiplier"),
        ("indirect_ratio", statistics.standardised_ratio, "reference_value"),
    ):
        for case in figures(name):
            assert_limits(
                case,
                lambda at, g=case["input"], of=of, scale=scale: of(
                    g["count"],
                    g["population"],
                    g["reference_count"],
                    g["reference_population"],
                    confidence=at,
                    multiplier=g[scale],
                ),
            )


def test_quantiles(figures: Callable[[str], list[Case]]) -> None:
    for case in figures("quantile"):
        given = case["input"]
        ours = statistics.quantiles(given["values"], given["quantiles"], first_is_highest=given["first_is_highest"])
        assert all(map(same, ours.tolist(), case["expected"]["quantile"])), case["id"]


def test_slope_index_of_inequality(figures: Callable[[str], list[Case]]) -> None:
    for case in figures("slope_index"):
        given, expected = case["input"], case["expected"]
        ours = statistics.slope_index(
            given["population"],
            given["values"],
            value_type=statistics.ValueType(given["value_type"]),
            standard_error=given.get("standard_error"),
            limits=(given["lower_limit"], given["upper_limit"]) if "lower_limit" in given else None,
            transform=given["transform"],
            multiplier=given["multiplier"],
        )
        assert same(ours.slope.value, expected["sii"]), case["id"]
        assert same(ours.relative.value, expected["rii"]), case["id"]
        assert same(ours.intercept, expected["intercept"]), case["id"]
        for name, estimate in (("sii", ours.slope), ("rii", ours.relative)):
            theirs = [expected["simulated"][f"{name}_{side}"] for side in ("lower", "upper")]
            near = 0.03 * (theirs[1] - theirs[0])  # their limits are drawn at random, as ours are
            assert abs(estimate.lower - theirs[0]) < near, case["id"]
            assert abs(estimate.upper - theirs[1]) < near, case["id"]


def test_funnels_of_proportions(figures: Callable[[str], list[Case]]) -> None:
    for case in figures("funnel_proportion"):
        given, expected = case["input"], case["expected"]
        ours = statistics.significance_of_proportions(given["numerator"], given["denominator"])
        assert ours.tolist() == expected["significance"], case["id"]
        for point in expected["curve"]:
            for name, confidence in (("95", 0.95), ("99_8", 0.998)):
                limits = statistics.funnel_of_proportions(expected["baseline"] / 100, [point["population"]], confidence)
                theirs = point[f"lower_{name}"], point[f"upper_{name}"]
                assert all(same(100 * line[0], other) for line, other in zip(limits, theirs, strict=True)), case["id"]


def test_funnels_of_ratios(figures: Callable[[str], list[Case]]) -> None:
    for case in figures("funnel_ratio"):
        ours = statistics.significance_of_ratios(case["input"]["observed"], case["input"]["expected_events"])
        assert ours.tolist() == case["expected"]["significance"], case["id"]


@pytest.mark.parametrize(
    "refused",
    [
        lambda: statistics.proportion(5, 4),
        lambda: statistics.proportion(1, 4, confidence=0.8),
        lambda: statistics.proportion(-1, 4),
        lambda: statistics.rate(1, 0),
        lambda: statistics.rate(-1, 10),
        lambda: statistics.directly_standardised_rate([4, 5, 6], [100, 0, 50], [1, 1, 1]),
    ],
)
def test_what_no_count_can_be_is_refused(refused: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"cannot|must be"):
        refused()
