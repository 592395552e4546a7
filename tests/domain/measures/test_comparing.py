"""Values side by side: change, rank, quartile band and the neighbours' mean, as the department reckons them."""

import csv
import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendwell.domain.measures import (
    Band,
    Level,
    NeighboursMean,
    Observation,
    PeriodKind,
    Polarity,
    Symbol,
    change_from_previous,
    measure_named,
    neighbours_mean,
    quartile_bands,
    ranks,
)

TIMELINESS = measure_named("ehc_20_weeks_without_exceptions")
PLACES = st.dictionaries(st.text(min_size=1), st.none() | st.floats(-1e6, 1e6), max_size=40)


def observed(period: str, value: float | None, place: str = "808") -> Observation:
    symbol = Symbol.NOT_AVAILABLE if value is None else Symbol.NONE
    return Observation(
        TIMELINESS.key, period, PeriodKind.CALENDAR_YEAR, Level.AUTHORITY, place, "all", value, symbol=symbol
    )


def test_change_is_between_years_that_follow_each_other():
    assert change_from_previous(TIMELINESS, observed("2023", 60.0), observed("2024", 71.5)) == 11.5


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (observed("2022", 60.0), observed("2024", 71.5)),  # a year is missing between them
        (observed("2023", None), observed("2024", 71.5)),
        (observed("2021", 60.0), observed("2022", 71.5)),  # the series breaks between them
    ],
)
def test_there_is_no_change_where_the_two_cannot_be_compared(earlier, later):
    assert change_from_previous(TIMELINESS, earlier, later) is None


def test_two_places_have_no_change_between_them():
    with pytest.raises(ValueError, match="one measure, place and group"):
        change_from_previous(TIMELINESS, observed("2023", 60.0, "808"), observed("2024", 60.0, "885"))


def test_the_best_is_first_and_ties_share_the_better_rank():
    values = {"a": 3.0, "b": 1.0, "c": 3.0, "d": 2.0, "e": None}
    assert ranks(values, Polarity.HIGH) == {"a": 1, "c": 1, "d": 3, "b": 4}
    assert ranks(values, Polarity.LOW) == {"b": 1, "d": 2, "a": 3, "c": 3}


def test_the_lowest_quarter_is_the_best_where_low_is_better_and_the_worst_where_high_is():
    values = {str(value): float(value) for value in range(1, 10)}  # quartiles 3, 5, 7
    low, high = quartile_bands(values, Polarity.LOW), quartile_bands(values, Polarity.HIGH)
    assert "".join(low[str(value)] for value in range(1, 10)) == "AAABBCCDD"
    assert "".join(high[str(value)] for value in range(1, 10)) == "DDDCCBBAA"


def test_a_measure_without_a_better_way_has_no_bands():
    assert quartile_bands({"a": 1.0, "b": 2.0}, Polarity.NONE) == {}


def test_the_neighbours_that_have_no_value_are_left_out_and_counted():
    assert neighbours_mean({"a": 10.0, "b": None, "c": 20.0}, ["a", "b", "c", "d"]) == NeighboursMean(15.0, 2, 4)
    assert neighbours_mean({"b": None}, ["a", "b"]) is None


@given(PLACES, st.sampled_from([Polarity.HIGH, Polarity.LOW]))
def test_turning_every_value_round_turns_the_better_way_round(values, polarity):
    turned = {place: None if value is None else -value for place, value in values.items()}
    other = Polarity.LOW if polarity is Polarity.HIGH else Polarity.HIGH
    assert ranks(values, polarity) == ranks(turned, other)


@given(PLACES, st.sampled_from([Polarity.HIGH, Polarity.LOW]))
def test_a_better_rank_never_has_a_worse_band(values, polarity):
    rank, band = ranks(values, polarity), quartile_bands(values, polarity)
    in_order = [band[place] for place in sorted(band, key=lambda place: rank[place])]
    assert in_order == sorted(in_order, key=list(Band).index)


@pytest.fixture(scope="module")
def published(shared) -> dict[str, dict[str, float | None]]:
    """Timeliness without exceptions as published: period, authority, value."""
    values: dict[str, dict[str, float | None]] = {}
    with gzip.open(shared / "data/open/ehc_timeliness_20_week.csv.gz", "rt", encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            if row["geographic_level"] == "Local authority" and row["breakdown_topic"] == "All EHC plans issued":
                values.setdefault(row["time_period"], {})[row["old_la_code"]] = number(
                    row["PC_plans_issued_20_weeks_ex"]
                )
    return values


def number(cell: str) -> float | None:
    try:
        return float(cell)
    except ValueError:
        return None


def worked_out(shared, statistic: str) -> list[dict]:
    figures = json.loads((shared / "data/open/expected.json").read_text(encoding="utf-8"))["figures"]
    return [one for one in figures if (one["measure"], one["statistic"]) == ("timeliness_20wk_ex_pct", statistic)]


def test_ranks_are_those_worked_out_from_the_published_file(shared, published):
    expected = worked_out(shared, "rank")
    assert len(expected) > 20
    assert [one["value"] for one in expected] == [
        ranks(published[one["period"]], Polarity.HIGH)[one["area_code"]] for one in expected
    ]


def test_neighbours_means_are_those_worked_out_from_the_published_file(shared, published):
    with (shared / "data/open/statistical_neighbours.csv").open(encoding="utf-8-sig") as file:
        rows = [row for row in csv.DictReader(file) if row["model_year"] == "2025"]
    for one in worked_out(shared, "sn_mean_2025"):
        neighbours = [row["neighbour_old_la_code"] for row in rows if row["old_la_code"] == one["area_code"]]
        mean = neighbours_mean(published[one["period"]], neighbours)
        assert (mean.value, mean.counted) == (pytest.approx(one["value"], abs=1e-4), one["neighbours_used"])
