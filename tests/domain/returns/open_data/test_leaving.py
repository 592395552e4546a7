"""Figures that leave the house: nobody can work out a small number from what is shown."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sendwell.domain.measures import Level, Observation, PeriodKind, Symbol, measure_named
from sendwell.domain.returns.open_data.leaving import Hidden, Leaving, safe_to_leave
from tests.domain.statistics.attack import ranges

SHARE = measure_named("persistent_absence")
COUNT = measure_named("requests_received")
GROUPS = {"no_sen": "all", "sen_support": "all", "ehc_plan": "all"}


def of(above: float, below: float, group: str = "all", place: str = "885", **more) -> Observation:
    said = {"measure": SHARE.key, "period": "202425", "period_kind": PeriodKind.ACADEMIC_YEAR, "level": Level.AUTHORITY}
    value = 100 * above / below if below else 0.0
    return Observation(**{**said, "place": place, "group": group, "value": value, "numerator": above,
                          "denominator": below, **more})  # fmt: skip


def left(own: Iterable[Observation], official: Iterable[Observation] = (), measure=SHARE) -> dict[str, Leaving]:
    found = safe_to_leave(own, official, measure)
    return {f"{one.figure.place} {one.figure.group} {one.figure.period}": one for one in found}


def hidden(found: dict[str, Leaving]) -> dict[str, Hidden]:
    return {key: one.hidden for key, one in found.items() if one.hidden}


def test_a_small_number_is_hidden_with_one_beside_it_that_would_give_it_away():
    found = left([of(43, 400), of(3, 30, "ehc_plan"), of(40, 370, "no_sen")])

    assert hidden(found) == {"885 ehc_plan 202425": Hidden.SMALL, "885 no_sen 202425": Hidden.BESIDE}
    assert {found["885 ehc_plan 202425"].figure.value, found["885 ehc_plan 202425"].figure.denominator} == {None}
    assert found["885 ehc_plan 202425"].figure.symbol is Symbol.SUPPRESSED


def test_those_who_do_not_count_are_as_small_a_number_as_those_who_do():
    assert hidden(left([of(398, 400)])) == {"885 all 202425": Hidden.SMALL}


def test_what_the_department_published_passes_the_same_door():
    assert hidden(left([], [of(3, 400)])) == {"885 all 202425": Hidden.SMALL}


def test_a_sign_stays_what_it_means_and_is_guarded_like_a_small_number():
    kept = of(0, 0, "ehc_plan", value=None, numerator=None, denominator=None, symbol=Symbol.SUPPRESSED)
    found = left([], [of(43, 400), kept, of(40, 370, "no_sen")])

    assert found["885 ehc_plan 202425"].figure == kept
    assert hidden(found) == {"885 no_sen 202425": Hidden.BESIDE}


@pytest.mark.parametrize("symbol", [Symbol.NOT_AVAILABLE, Symbol.NOT_APPLICABLE, Symbol.LOW])
def test_no_sign_is_made_another(symbol):
    one = of(0, 0, value=None, numerator=None, denominator=None, symbol=symbol)

    assert [each.figure.symbol for each in safe_to_leave([], [one], SHARE)] == [symbol]


def test_a_share_of_few_is_hidden_though_none_of_its_counts_is_small():
    assert hidden(left([of(8, 8)])) == {"885 all 202425": Hidden.FEW}


def test_an_own_share_of_nobody_knows_how_many_is_hidden_and_a_published_one_is_not():
    bare = of(0, 1, value=33.3, numerator=None, denominator=None)

    assert hidden(left([bare])) == {"885 all 202425": Hidden.UNKNOWN}
    assert hidden(left([], [bare])) == {}


def test_a_month_can_not_be_taken_from_its_year():
    months = [of(20, 400, period=f"2025-{month:02}", period_kind=PeriodKind.MONTH) for month in range(1, 12)]
    small = of(3, 400, period="2025-12", period_kind=PeriodKind.MONTH)
    year = of(223, 4800, period="2025", period_kind=PeriodKind.CALENDAR_YEAR)
    found = hidden(left([*months, small, year]))

    assert found["885 all 2025-12"] is Hidden.SMALL
    assert Hidden.BESIDE in found.values()


def test_a_total_that_is_less_than_its_parts_takes_all_parts_with_it():
    found = hidden(left([of(50, 300), of(3, 250, "ehc_plan"), of(60, 250, "no_sen"), of(60, 250, "sen_support")]))

    assert set(found) == {"885 ehc_plan 202425", "885 no_sen 202425", "885 sen_support 202425"}


def test_parts_of_a_total_that_are_not_told_hide_a_small_one_well_enough():
    assert set(hidden(left([of(90, 400), of(3, 30, "ehc_plan")]))) == {"885 ehc_plan 202425"}


def test_a_count_is_its_own_number():
    three = of(0, 1, measure=COUNT.key, value=3.0, numerator=None, denominator=None)

    assert hidden(left([three], measure=COUNT)) == {"885 all 202425": Hidden.SMALL}


def test_a_school_is_hidden_whole_and_not_alone():
    large = [of(40, 400, "no_sen"), of(30, 90, "sen_support"), of(12, 30, "ehc_plan")]
    rows = [replace(one, place=str(at), level=Level.SCHOOL) for at in range(100, 108) for one in large]
    rows += [replace(one, place="200", level=Level.SCHOOL) for one in [*large[:2], of(2, 30, "ehc_plan")]]
    found = safe_to_leave(rows, [], SHARE)
    shut = {one.figure.place for one in found if one.hidden}

    assert "200" in shut
    assert len(shut) >= 2
    assert all(one.hidden for one in found if one.figure.place in shut)


def test_localities_are_hidden_where_schools_are_told():
    rows = [of(40, 400, place=str(at), level=Level.SCHOOL) for at in range(100, 104)]

    assert hidden(left([*rows, of(80, 800, place="North", level=Level.LOCALITY)])) == {
        "North all 202425": Hidden.BESIDE
    }


@settings(max_examples=25)
@given(st.lists(st.integers(0, 40), min_size=18, max_size=18))
def test_no_small_number_can_be_worked_out_from_what_leaves(counts: list[int]):
    places, parts = ("North", "South", "West"), iter(counts)
    cells = {(place, group): (next(parts), next(parts)) for place, group in product(places, GROUPS)}
    for place in places:
        cells[place, "all"] = tuple(map(sum, zip(*(cells[place, group] for group in GROUPS), strict=True)))  # type: ignore[assignment]
    for group in (*GROUPS, "all"):
        cells["885", group] = tuple(map(sum, zip(*(cells[place, group] for place in places), strict=True)))  # type: ignore[assignment]
    figures = [
        of(yes, yes + no, group, place, level=Level.AUTHORITY if place == "885" else Level.LOCALITY)
        for (place, group), (yes, no) in cells.items()
    ]
    shown: dict[tuple[str, ...], object] = {}
    for one in safe_to_leave(figures, [], SHARE):
        above, below = one.figure.numerator, one.figure.denominator
        told = (above, below - above, below) if above is not None and below is not None else ("c", "c", "c")
        shown |= {(one.figure.place, one.figure.group, part): cell for part, cell in zip("ynw", told, strict=True)}
    small = [(*key, part) for key, both in cells.items() for part, n in zip("yn", both, strict=True) if 0 < n < 5]
    for least, most in ranges(shown, [dict.fromkeys(places, "885"), GROUPS, {"y": "w", "n": "w"}], small).values():
        assert (round(least, 6), most >= 5 - 1e-6) == (0, True)
