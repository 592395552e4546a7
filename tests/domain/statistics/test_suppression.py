"""No hidden count can be worked out, or narrowed down."""

from collections.abc import Mapping, Sequence
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sendwell.domain.measures.observation import Symbol
from sendwell.domain.statistics import suppress, suppress_places
from tests.domain.statistics.attack import ranges

Key = tuple[str, ...]
Totals = Sequence[Mapping[str, str]]

COUNTS = st.one_of(st.integers(0, 6), st.integers(0, 6), st.integers(0, 60))
SCHOOLS = {"s1": "a", "s2": "a", "s3": "b", "s4": "b", "s5": "b", "a": "england", "b": "england"}
GROUPS = {"ehc": "send", "support": "send", "send": "all", "none": "all"}
SEXES = {"girls": "everybody", "boys": "everybody"}


def filled(inmost: Mapping[Key, int], totals: Totals) -> dict[Key, float]:
    """The inmost cells and every total above them."""
    cells: dict[Key, float] = {}
    for key, count in inmost.items():
        for above in product(*(chain(code, upward) for code, upward in zip(key, totals, strict=True))):
            cells[above] = cells.get(above, 0) + count
    return cells


def chain(code: str, upward: Mapping[str, str]) -> list[str]:
    """A code and all totals above it."""
    return [code, *chain(upward[code], upward)] if code in upward else [code]


@st.composite
def tables(draw: st.DrawFn) -> tuple[dict[Key, float], Totals]:
    """Tables of one to three dimensions, some with totals of totals."""
    totals = draw(
        st.sampled_from([(GROUPS,), (SEXES, GROUPS), (SCHOOLS, SEXES), (SCHOOLS, GROUPS), (SEXES, SEXES, GROUPS)])
    )
    inmost = list(product(*([code for code in upward if code not in upward.values()] for upward in totals)))
    counts = draw(st.lists(COUNTS, min_size=len(inmost), max_size=len(inmost)))
    return filled(dict(zip(inmost, counts, strict=True)), totals), totals


def assert_safe(shown: Mapping[Key, object], totals: Totals, small: Sequence[Key], *, whole: bool = False) -> None:
    for key, (least, most) in ranges(shown, totals, small, whole=whole).items():
        assert least <= 1e-6, (key, least, most)
        assert most >= 5 - 1e-6, (key, least, most)


@settings(max_examples=60)
@given(tables())
def test_no_small_count_can_be_worked_out_or_narrowed_down(drawn: tuple[dict[Key, float], Totals]) -> None:
    cells, totals = drawn
    table = suppress(cells, totals)
    assert table.primary == {key for key, count in cells.items() if 0 < count < 5}
    assert_safe(table.shown, totals, sorted(table.primary))


@settings(max_examples=20)
@given(tables())
def test_knowing_that_counts_are_whole_does_not_help(drawn: tuple[dict[Key, float], Totals]) -> None:
    cells, totals = drawn
    table = suppress(cells, totals)
    assert_safe(table.shown, totals, sorted(table.primary), whole=True)


@settings(max_examples=30)
@given(tables())
def test_no_other_hidden_count_is_determined(drawn: tuple[dict[Key, float], Totals]) -> None:
    cells, totals = drawn
    table = suppress(cells, totals)
    for key, (least, most) in ranges(table.shown, totals, sorted(table.secondary)).items():
        assert most - least > 1e-6, key


@settings(max_examples=30)
@given(tables())
def test_what_is_not_hidden_is_shown_as_it_is(drawn: tuple[dict[Key, float], Totals]) -> None:
    cells, totals = drawn
    table = suppress(cells, totals)
    for key, shown in table.shown.items():
        hidden = key in table.primary or key in table.secondary
        assert shown == (Symbol.SUPPRESSED if hidden else cells[key])
    if not table.primary:
        assert not table.secondary


def test_hiding_the_small_counts_alone_would_give_them_away() -> None:
    totals = ({"A": "area", "B": "area"}, {"ehc": "all", "other": "all"})
    cells = filled({("A", "ehc"): 3, ("A", "other"): 40, ("B", "ehc"): 9, ("B", "other"): 50}, totals)
    (least, most) = ranges({**cells, ("A", "ehc"): "c"}, totals, [("A", "ehc")])["A", "ehc"]
    assert (least, most) == pytest.approx((3, 3))


def test_one_small_count_in_a_table_of_two_by_two_hides_four_cells() -> None:
    totals = ({"A": "area", "B": "area"}, {"ehc": "all", "other": "all"})
    cells = filled({("A", "ehc"): 3, ("A", "other"): 40, ("B", "ehc"): 9, ("B", "other"): 50}, totals)
    table = suppress(cells, totals)
    assert len(table.primary | table.secondary) == 4
    assert table.shown["area", "all"] == 102


def test_symbols_stay_what_they_are_and_a_hidden_count_is_kept_as_safe() -> None:
    cells: dict[Key, float | Symbol] = {
        ("A",): Symbol.SUPPRESSED,
        ("B",): 30,
        ("C",): Symbol.NOT_APPLICABLE,
        ("D",): 0,
        ("all",): 33,
    }
    table = suppress(cells, [dict.fromkeys("ABCD", "all")])
    assert table.shown["A",] is Symbol.SUPPRESSED
    assert table.shown["C",] is Symbol.NOT_APPLICABLE
    assert table.secondary
    assert_safe(table.shown, [dict.fromkeys("ABD", "all")], [("A",)])


def test_totals_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(ValueError, match=r"\('all',\) is not the sum of its parts"):
        suppress({("A",): 3, ("B",): 4, ("all",): 8}, [{"A": "all", "B": "all"}])


@pytest.mark.parametrize("cell", [-1, float("nan"), float("inf"), Symbol.NONE])
def test_what_is_no_count_is_refused(cell: float | Symbol) -> None:
    with pytest.raises(ValueError, match="must be a count"):
        suppress({("A",): cell}, [{}])


@settings(max_examples=80)
@given(
    st.lists(st.lists(COUNTS, min_size=3, max_size=3), min_size=1, max_size=7),
    st.lists(st.sampled_from("ab"), min_size=7, max_size=7),
)
def test_many_places_hidden_by_rule_are_as_safe(counts: list[list[int]], drawn: list[str]) -> None:
    areas = drawn[: len(counts)]
    found = suppress_places(counts, areas)
    totals = ({f"{place}": area for place, area in enumerate(areas)}, {"0": "all", "1": "all", "2": "all"})
    inmost = {(f"{place}", f"{group}"): count for place, row in enumerate(counts) for group, count in enumerate(row)}
    cells = filled(inmost, totals)
    hidden = {key: found.cells[int(key[0]), int(key[1])] for key in inmost}
    hidden |= {(f"{place}", "all"): flag for place, flag in enumerate(found.place_totals)}
    for number, area in enumerate(found.areas.tolist()):
        hidden |= {(area, f"{group}"): flag for group, flag in enumerate(found.area_groups[number])}
        hidden[area, "all"] = found.area_totals[number]
    shown = {key: "c" if hidden[key] else count for key, count in cells.items()}
    small = [key for key, count in cells.items() if 0 < count < 5]
    assert all(hidden[key] for key in small)
    assert_safe(shown, totals, small)


def test_where_no_count_is_small_nothing_is_hidden() -> None:
    found = suppress_places([[10, 0], [20, 7]], ["a", "a"])
    assert not any(mask.any() for mask in (found.cells, found.place_totals, found.area_groups, found.area_totals))


def test_places_need_whole_counts_of_at_least_two_groups() -> None:
    with pytest.raises(ValueError, match="two groups"):
        suppress_places([[1], [2]], ["a", "a"])
    with pytest.raises(ValueError, match="whole"):
        suppress_places(np.array([[1.5, 2]]), ["a"])
