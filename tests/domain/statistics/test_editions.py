"""Whoever keeps every edition of a table and subtracts one from another learns no small count of any of them."""

from collections.abc import Mapping, Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sendwell.domain.statistics import suppress
from sendwell.domain.statistics.suppression import Edition, hidden_beside
from tests.domain.statistics.attack import ranges_of_editions
from tests.domain.statistics.test_suppression import COUNTS, GROUPS, SCHOOLS, SEXES, Key, Totals, filled

AREA = ({"A": "area", "B": "area"},)


def alone(cells: Mapping[Key, float], totals: Totals) -> Edition:
    """An edition that shows what is safe as long as there is no other."""
    found = suppress(cells, totals)
    return Edition(cells, totals, set(cells) - found.primary - found.secondary)


def beside(cells: Mapping[Key, float], totals: Totals, before: Sequence[Edition]) -> Edition:
    """An edition that shows what is safe after others; nothing at all where that can't be had."""
    now = alone(cells, totals)
    try:
        return Edition(cells, totals, now.showed - hidden_beside(now, before))
    except ValueError:
        return Edition(cells, totals, set())


def narrowed(editions: Sequence[Edition], totals: Totals) -> list[tuple[object, ...]]:
    """The small counts that an attacker can narrow to less than 0 to 5; an edition without a number tells nothing."""
    telling = [(one.cells, one.showed) for one in editions if one.showed]
    found = ranges_of_editions(telling, totals)  # type: ignore[arg-type]
    return [(count, ends) for count, ends in found.items() if ends[0] > 1e-6 or ends[1] < 5 - 1e-6]


def of_two(a: int, b: int) -> dict[Key, float]:
    return {("A",): a, ("B",): b, ("area",): a + b}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param((40, 3), (40, 6), id="what was small is small no more"),
        pytest.param((40, 6), (40, 3), id="what was shown becomes small"),
        pytest.param((40, 3), (44, 3), id="only another count was corrected"),
    ],
)
def test_subtracting_editions_made_alone_gives_a_small_count_away_and_of_these_does_not(first, second):
    before = alone(of_two(*first), AREA)
    after = beside(of_two(*second), AREA, [before])

    assert narrowed([before, after], AREA) == []
    if first[0] == second[0]:
        assert narrowed([before, alone(of_two(*second), AREA)], AREA)


def test_what_was_hidden_stays_hidden_though_nothing_is_small_any_more():
    after = beside(of_two(40, 6), AREA, [alone(of_two(40, 3), AREA)])

    assert after.showed == {("area",)}


def test_where_nothing_was_corrected_the_next_edition_shows_what_the_last_did():
    before = alone(of_two(40, 3), AREA)

    assert beside(of_two(40, 3), AREA, [before, before]) == before


def test_a_new_part_of_a_known_total_is_hidden_with_another_that_has_not_left():
    totals = (dict.fromkeys(["A", "B", "C", "D", "not told"], "area"),)
    first = Edition({("A",): 40, ("not told",): 20, ("area",): 60}, totals, {("A",), ("area",)})
    after = beside({("A",): 40, ("B",): 3, ("C",): 7, ("D",): 10, ("area",): 60}, totals, [first])

    assert after.showed == {("A",), ("D",), ("area",)}


def test_an_edition_says_nothing_where_what_left_before_forbids_every_choice():
    totals = ({"A": "area", "B": "area"}, {"x": "all", "y": "all"})
    cells = lambda a, b, c, d: filled({("A", "x"): a, ("A", "y"): b, ("B", "x"): c, ("B", "y"): d}, totals)  # noqa: E731
    before = alone(cells(8, 5, 5, 5), totals)

    assert beside(cells(3, 10, 10, 0), totals, [before]).showed == set()


@st.composite
def editions(draw: st.DrawFn) -> tuple[list[dict[Key, float]], Totals]:
    """A table and one or two corrections of it, each of a few of its counts."""
    totals = draw(st.sampled_from([(GROUPS,), (SEXES, GROUPS), (SCHOOLS, SEXES), (SEXES, SEXES)]))
    inmost = list(product(*([code for code in upward if code not in upward.values()] for upward in totals)))
    counts = draw(st.lists(COUNTS, min_size=len(inmost), max_size=len(inmost)))
    made = [dict(zip(inmost, counts, strict=True))]
    for _ in range(draw(st.integers(1, 2))):
        made.append(made[-1] | draw(st.dictionaries(st.sampled_from(inmost), COUNTS, max_size=3)))
    return [filled(each, totals) for each in made], totals


@settings(max_examples=40)
@given(editions())
def test_no_small_count_of_any_edition_can_be_narrowed_down_by_whoever_keeps_them_all(drawn):
    tables, totals = drawn
    left: list[Edition] = []
    for cells in tables:
        left.append(beside(cells, totals, left) if left else alone(cells, totals))

    assert narrowed(left, totals) == []
