"""Figures that a careful analyst would doubt, and those that he would not."""

from pathlib import Path

import pytest

from sendwell.domain.places import authorities
from sendwell.domain.returns.open_data import read_open_data
from sendwell.domain.returns.open_data.doubts import Sure, queries
from tests.domain.returns.open_data.observed import observed

PLACES = [each.code for each in authorities() if each.ends is None][:60]
YEARS = range(2019, 2025)
RATE = {"measure": "requests_refused"}


def history(changed: dict | None = None, measure: str = "requests_received") -> list[dict]:
    """Six quiet years of sixty authorities; `changed` gives another figure for a place and year."""
    rows = []
    for number, place in enumerate(PLACES):
        for year in YEARS:
            count = 600.0 + 10 * number + 25 * (year - 2019) + (number * year) % 7
            part = float(round(count * (0.2 + (number % 10) / 50 + (year % 3) / 100)))
            usual = {"measure": measure, "period": str(year), "place": place}
            figures = {"value": count} if measure == "requests_received" else share(part, count)
            rows.append(usual | figures | (changed or {}).get((place, year), {}))
    return rows


def share(part: float, count: float) -> dict:
    return {"value": 100 * part / count, "numerator": part, "denominator": count}


def asked(rows: list[dict], population: dict | None = None) -> list:
    return queries(observed(*rows), population)


def test_quiet_years_raise_no_doubt() -> None:
    assert asked(history()) == []
    assert asked(history(measure="requests_refused")) == []


def test_a_count_that_leaves_its_history_and_comes_back_is_likely_wrong() -> None:
    (query,) = asked(history({(PLACES[3], 2022): {"value": 6_078.0}}))

    assert (query.place, query.period, query.rule, query.sure) == (PLACES[3], "2022", "size", Sure.LIKELY)
    assert "to 6,078, then" in query.what


def test_a_count_that_stays_where_it_went_is_possible() -> None:
    moved = {(PLACES[3], year): {"value": 2_500.0 + year} for year in (2023, 2024)}
    (query,) = asked(history(moved))

    assert (query.period, query.sure) == ("2023", Sure.POSSIBLE)


def test_a_rate_that_comes_back_at_once_is_doubted() -> None:
    (query,) = asked(history({(PLACES[5], 2021): share(610, 700)}, "requests_refused"))

    assert (query.rule, query.period) == ("rate", "2021")


def test_a_return_that_repeats_the_year_before_is_doubted() -> None:
    same = share(211, 744)
    (query,) = asked(history({(PLACES[7], 2021): same, (PLACES[7], 2022): same}, "requests_refused"))

    assert query.what == "211 of 744, exactly as the year before."


def test_a_percentage_that_is_not_of_its_counts_is_doubted() -> None:
    (query,) = asked([{**RATE, "value": 20.0, "numerator": 100.0, "denominator": 400.0}])

    assert query.what == "Given 20.0, but 100 of 400 are 25.0."


def test_a_percentage_rounded_to_whole_numbers_is_not_doubted() -> None:
    assert asked([{**RATE, "value": 33.0, "numerator": 100.0, "denominator": 300.0}]) == []


def test_parts_that_make_more_than_the_whole_are_doubted() -> None:
    rows = [{"group": group, "measure": "requests_received", "value": value} for group, value in
            (("all", 100.0), ("sex:f", 60.0), ("sex:m", 70.0))]  # fmt: skip
    (query,) = asked(rows)

    assert query.what == "By sex they add up to 130, in all there are 100."


def test_authorities_that_make_more_than_england_are_doubted() -> None:
    england = {
        "measure": "requests_received",
        "level": "National",
        "place": "E92000001",
        "period": "2024",
        "value": 900.0,
    }
    (query,) = asked([*history(), england])

    assert (query.rule, query.place) == ("nation", "E92000001")


def test_one_number_beside_many_authorities_is_doubted() -> None:
    found = asked(history({(place, 2022): {"value": 6_078.0} for place in PLACES[:5]}))

    assert "6,078 stands beside 5 authorities." in [each.what for each in found]


def test_a_count_out_of_line_with_the_children_who_live_there_is_doubted() -> None:
    population = {place: 60_000.0 for place in PLACES} | {PLACES[0]: 600_000.0}

    assert {each.place for each in asked(history(), population) if each.rule == "population"} == {PLACES[0]}


def test_no_figures_raise_no_doubt() -> None:
    assert asked([]) == []


@pytest.mark.parametrize(
    ("file", "most", "place", "period"),
    [
        ("ehc_newplans.csv.gz", 30, "370", "2022"),  # the region's total stands beside each of its authorities
        ("ehc_timeliness_20_week.csv.gz", 20, "356", "2021"),
        ("ehc_caseload.csv.gz", 10, "316", "202425"),
        ("cla_health_outcomes_la.csv.gz", 10, "336", "2024"),
    ],
)
def test_the_departments_own_errors_are_listed_and_not_hundreds_more(
    shared: Path, file: str, most: int, place: str, period: str
) -> None:
    found = queries(read_open_data(shared / "data/open" / file).observations)

    assert (place, period) in {(each.place, each.period) for each in found}
    assert len(found) <= most
