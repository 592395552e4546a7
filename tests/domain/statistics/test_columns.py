"""Columns give what their rows give one by one, and say which row cannot be."""

from math import nan

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sendwell.domain import statistics
from sendwell.domain.statistics.blocks import ROWS

PAIRS = st.lists(
    st.integers(1, 5000).flatmap(lambda people: st.tuples(st.integers(0, min(people, 40)), st.just(people))),
    min_size=1,
    max_size=20,
)


@settings(max_examples=50)
@given(PAIRS, st.sampled_from([0.95, 0.998, 99]))
def test_a_column_gives_what_its_rows_give(pairs: list[tuple[int, int]], confidence: float) -> None:
    events, people = map(list, zip(*pairs, strict=True))
    for whole in (statistics.proportion, statistics.rate):
        column = whole(events, people, confidence=confidence)
        for row, pair in enumerate(pairs):
            one = whole(*pair, confidence=confidence)
            assert (column.value[row], column.lower[row], column.upper[row]) == (one.value, one.lower, one.upper)


@given(PAIRS)
def test_an_interval_holds_its_value_and_the_surer_one_is_wider(pairs: list[tuple[int, int]]) -> None:
    events, people = (np.array(column) for column in zip(*pairs, strict=True))
    for whole in (statistics.proportion, statistics.rate):
        usual, strict = (whole(events, people, confidence=at) for at in (0.95, 0.998))
        assert (usual.lower <= usual.value + 1e-12).all()
        assert (usual.value <= usual.upper + 1e-12).all()
        assert (strict.lower <= usual.lower).all()
        assert (usual.upper <= strict.upper + 1e-12).all()


def test_a_long_column_is_whole_across_its_blocks() -> None:
    events = np.arange(2 * ROWS + 7) % 13
    column = statistics.rate(events, 100)
    again = statistics.rate(events[::-1].copy(), 100)
    assert np.array_equal(column.upper, again.upper[::-1])
    assert np.array_equal(column.lower[:13], statistics.rate(list(range(13)), 100).lower)


def test_a_missing_count_makes_its_row_missing_and_no_other() -> None:
    found = statistics.proportion([1, None, 3], [4, 4, nan])
    assert np.isnan(found.lower).tolist() == [False, True, True]


def test_a_row_that_cannot_be_is_named() -> None:
    events = np.ones(ROWS + 10)
    events[[ROWS + 3, ROWS + 5]] = 9
    with pytest.raises(ValueError, match=rf"cannot be above its denominator\. \(row {ROWS + 3} and 1 more\)"):
        statistics.proportion(events, 5)
    with pytest.raises(ValueError, match=r"A denominator must be above 0.*\(row 1\)"):
        statistics.rate([1, 1], [3, 0])


def test_tables_of_places_give_what_each_place_gives() -> None:
    counts, people = np.array([[12, 30, 8], [4, 4, 1]]), np.array([[900, 1100, 700], [500, 600, 700]])
    standard = [5500, 6000, 6000]
    found = statistics.directly_standardised_rate(counts, people, standard)
    first = statistics.directly_standardised_rate(counts[0], people[0], standard)
    assert (found.value[0], found.lower[0], found.upper[0]) == (first.value, first.lower, first.upper)
    assert np.isnan(found.value[1])  # nine events are too few
