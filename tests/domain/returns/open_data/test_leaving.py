"""Figures that leave the house: nobody can work out a small number from what is shown."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sendwell.domain.measures import Level, Observation, PeriodKind, Symbol, measure_named
from sendwell.domain.returns.open_data.leaving import Hidden, Leaving, Told, safe_to_leave
from tests.domain.statistics.attack import ranges, ranges_of_editions

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


def edition(figures: Iterable[Observation], before: list[list[Told]]) -> list[Told]:
    """What is held when an edition leaves after others."""
    left = safe_to_leave(figures, [], SHARE, before)
    return [Told(one.inside, one.hidden is not None, one.figure.value is not None) for one in left]


def at(place: str, level: Level, counts: Iterable[tuple[int, int]]) -> list[Observation]:
    """The figures of a place for those without SEN, those with a plan, and all; who counts, who does not."""
    (a, b), (c, d) = counts
    return [
        of(yes, yes + no, group, place, level=level)
        for group, yes, no in (("no_sen", a, b), ("ehc_plan", c, d), ("all", a + c, b + d))
    ]


def of_area(places: dict[str, list[tuple[int, int]]], level: Level) -> list[Observation]:
    """Every place, and the area that they make."""
    area = [tuple(map(sum, zip(*each, strict=True))) for each in zip(*places.values(), strict=True)]
    return [*(one for name, counts in places.items() for one in at(name, level, counts)),
            *at("885", Level.AUTHORITY, area)]  # fmt: skip


def narrowed(editions: list[list[Told]], places: Iterable[str]) -> list[object]:
    """The small numbers that whoever keeps all editions can narrow to less than 0 to 5; schools of which none of them
    told a number are no part of what is subtracted.
    """
    schools = any(each.shown for told in editions for each in told if each.figure.level is Level.SCHOOL)
    editions = [[one for one in told if schools or one.figure.level is not Level.SCHOOL] for told in editions]
    telling = []
    for told in editions:
        cells, shown = {}, set()
        for each in told:
            above, below = each.figure.numerator or 0, each.figure.denominator or 0
            counts = {(each.figure.place, each.figure.group, part): count
                      for part, count in zip("ynw", (above, below - above, below), strict=True)}  # fmt: skip
            cells |= counts
            shown |= set(counts) if each.shown else set()
        telling += [(cells, shown)] if shown else []
    totals = [dict.fromkeys(places, "885"), dict.fromkeys(["no_sen", "ehc_plan"], "all"), {"y": "w", "n": "w"}]
    found = ranges_of_editions(telling, totals) if telling else {}
    return [(count, ends) for count, ends in found.items() if ends[0] > 1e-6 or ends[1] < 5 - 1e-6]


def test_a_correction_that_makes_a_small_number_large_does_not_show_what_it_was():
    before = edition(at("885", Level.AUTHORITY, [(40, 330), (3, 27)]), [])
    corrected = edition(at("885", Level.AUTHORITY, [(40, 330), (9, 21)]), [before])

    assert [one.figure.group for one in corrected if one.shown] == ["all"]


def test_what_was_not_chosen_before_can_leave_later():
    figures = of_area({"North": [(20, 30), (10, 10)], "South": [(30, 20), (10, 20)]}, Level.LOCALITY)
    before = [replace(told, shown=told.shown and told.figure.level is Level.AUTHORITY) for told in edition(figures, [])]

    assert all(told.shown for told in edition(figures, [before]))


def test_a_new_period_leaves_as_if_nothing_had_left_before():
    first = of_area({"1": [(20, 30), (10, 10)], "2": [(30, 20), (10, 20)]}, Level.SCHOOL)
    new = [replace(figure, period="202526") for figure in first]
    both = edition([*first, *new], [edition(first, [])])

    assert all(told.shown for told in both)


def test_schools_stay_inside_where_one_that_has_left_must_be_hidden_now():
    schools = {str(name): [(20, 30), (10, 20)] for name in range(6)}
    before = edition(of_area(schools, Level.SCHOOL), [])
    after = edition(of_area(schools | {"0": [(20, 30), (3, 27)]}, Level.SCHOOL), [before])

    assert all(told.shown for told in before)
    assert not any(told.shown for told in after)


FEW = st.one_of(st.integers(0, 7), st.integers(5, 40))
PLACES = st.lists(st.lists(st.tuples(FEW, FEW), min_size=2, max_size=2), min_size=2, max_size=4)


@settings(max_examples=12)
@given(st.sampled_from([Level.SCHOOL, Level.LOCALITY]), PLACES, st.data())
def test_no_small_number_can_be_worked_out_by_whoever_keeps_both_editions(level, drawn, data):
    places = {str(at): counts for at, counts in enumerate(drawn)}
    corrected = places | data.draw(st.dictionaries(st.sampled_from(sorted(places)), PLACES.map(lambda each: each[0])))
    before = edition(of_area(places, level), [])
    if data.draw(st.booleans()):  # the area alone was chosen
        before = [replace(told, shown=told.shown and told.figure.level is Level.AUTHORITY) for told in before]

    assert narrowed([before, edition(of_area(corrected, level), [before])], places) == []
