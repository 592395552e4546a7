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


@pytest.mark.parametrize(
    "refused",
    [
        lambda: statistics.proportion(5, 4),
        lambda: statistics.proportion(1, 4, confidence=0.8),
        lambda: statistics.proportion(-1, 4),
        lambda: statistics.rate(1, 0),
        lambda: statistics.rate(-1, 10),
    ],
)
def test_what_no_count_can_be_is_refused(refused: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"cannot|must be"):
        refused()
