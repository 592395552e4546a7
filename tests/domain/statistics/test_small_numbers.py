"""Rounding and percentages of few; how many more than elsewhere."""

import pytest

from sendwell.domain.measures.observation import Symbol
from sendwell.domain.statistics import (
    denominator_behind,
    excess,
    excess_in_words,
    excess_of_rounded_rates,
    rate,
    round_count,
    suppress_share,
)


def test_rounding_is_to_the_nearest_and_never_makes_a_nought() -> None:
    assert [round_count(count) for count in (0, 1, 2, 3, 7, 8)] == [0, Symbol.LOW, Symbol.LOW, 5, 5, 10]
    assert [round_count(count, to=10) for count in (4, 5, 14, 15)] == [Symbol.LOW, 10, 10, 20]
    assert round_count(Symbol.NOT_AVAILABLE) is Symbol.NOT_AVAILABLE
    with pytest.raises(ValueError, match="below 0"):
        round_count(-5)


def test_a_share_is_hidden_with_its_counts_or_when_it_is_of_few() -> None:
    assert suppress_share(40.0, 4, 10) == 40.0
    assert suppress_share(40.0, Symbol.SUPPRESSED, 100) is Symbol.SUPPRESSED
    assert suppress_share(40.0, 4, Symbol.LOW) is Symbol.SUPPRESSED
    assert suppress_share(40.0, Symbol.NOT_AVAILABLE, 100) is Symbol.NOT_AVAILABLE
    assert suppress_share(44.4, 4, 9) is Symbol.SUPPRESSED


def test_an_excess_is_the_count_less_what_the_other_rate_would_give() -> None:
    found = excess(rate(30, 1000, multiplier=100), 2.0, 1000, multiplier=100)
    assert found.value == pytest.approx(10)
    assert found.lower == pytest.approx(30 * 0.6747 - 20, abs=0.01)


def test_rounded_rates_give_a_range() -> None:
    found = excess_of_rounded_rates(1.4, 1.9, 77_200, decimals=1, multiplier=100)
    assert (round(found.least), round(found.most)) == (-463, -309)
    with pytest.raises(ValueError, match="may be equal"):
        denominator_behind(386, 1.9, 1.9, decimals=1)


def test_an_excess_is_said_in_whole_children() -> None:
    assert [excess_in_words(number) for number in (1386.4, -12, 0.3)] == ["1,386 more", "12 fewer", "as many"]
