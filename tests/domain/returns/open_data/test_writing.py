"""Figures given away: as the department publishes them, and as a table that describes itself."""

import csv
import json
from io import StringIO

import pytest

from sendwell.domain.measures import all_measures
from sendwell.domain.returns.open_data import read_open_data
from sendwell.domain.returns.open_data.screening import screen
from sendwell.domain.returns.open_data.writing import Pair, write_described, write_pairs
from sendwell.domain.returns.open_data.writing.ees import column_of
from tests.domain.returns.open_data.observed import observed

FIGURES = (
    {"level": "National", "place": "E92000001", "value": 25.1, "numerator": 251.0, "denominator": 1000.0},
    {"level": "Regional", "place": "E12000003", "value": 24.0},
    {"place": "885", "value": 25.0, "numerator": 10.0, "denominator": 40.0},
    {"place": "885", "group": "sex:f", "value": None, "symbol": "c"},
    {"place": "885", "group": "ehc_plan", "value": 12.5},
    {"place": "885", "measure": "requests_received", "value": 40.0},
)


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"))))


def only_pair(*rows: dict) -> Pair:
    (pair,) = write_pairs(observed(*rows), "requests").pairs
    return pair


def test_a_pair_passes_the_departments_screening() -> None:
    pair = only_pair(*FIGURES)

    assert screen(pair.data, pair.meta, pair.data_name, pair.meta_name).passed


@pytest.mark.parametrize("key", [measure.key for measure in all_measures()])
def test_every_measure_of_the_catalogue_can_be_published(key: str) -> None:
    name = column_of(key, "numerator")

    assert len(name) <= 60
    assert not any(word in name for word in ("sen_", "primary_need", "ethnic"))


def test_every_measure_passes_together() -> None:
    pair = only_pair(
        *({"measure": each.key, "value": 1.0, "numerator": 1.0, "denominator": 2.0} for each in all_measures())
    )

    assert [each for each in screen(pair.data, pair.meta, pair.data_name).results if each.outcome == "FAIL"] == []


def test_what_is_hidden_stays_hidden_with_its_counts() -> None:
    (row,) = [row for row in rows_of(only_pair(*FIGURES).data) if row["breakdown_topic"] == "Sex"]

    assert {row["requests_refused"], row["requests_refused_count"], row["requests_refused_out_of"]} == {"c"}


def test_a_region_and_an_authority_have_the_departments_own_names() -> None:
    rows = rows_of(only_pair(*FIGURES).data)

    assert {row["region_name"] for row in rows} == {"", "Yorkshire and The Humber", "West Midlands"}
    assert {row["new_la_code"] for row in rows if row["old_la_code"] == "885"} == {"E10000034"}


def test_years_and_terms_go_into_files_of_their_own() -> None:
    terms = {"period": "202425T2", "period_kind": "Term", "value": 3.0}
    published = write_pairs(observed({"value": 1.0}, terms), "figures")

    assert [pair.data_name for pair in published.pairs] == ["figures-calendar-year.csv", "figures-term.csv"]
    assert rows_of(published.pairs[1].data)[0]["time_identifier"] == "Spring term"


def test_what_the_department_has_no_level_for_is_left_out_and_said() -> None:
    published = write_pairs(observed({"level": "Locality", "place": "North", "value": 1.0}, {"value": 2.0}), "figures")

    assert published.left_out == (("the department publishes no locality", 1),)


def test_a_fictional_authority_fails_for_its_name_alone() -> None:
    published = write_pairs(observed({"place": "999", "value": 2.0}), "figures", names={"999": "Fenmoor"})
    screening = screen(published.pairs[0].data, published.pairs[0].meta, "figures.csv")

    assert {each.check for each in screening.results if each.outcome == "FAIL"} == {"geog_la_combos"}


def test_a_pair_can_be_read_again() -> None:
    loaded = read_open_data(only_pair(*FIGURES).data, name="requests.csv")

    assert loaded.sound
    assert "requests_refused" in [offer.column for offer in loaded.offers]


def test_a_described_table_says_what_each_column_and_measure_is() -> None:
    described = write_described(observed(*FIGURES), "figures")
    description = json.loads(described.description)
    (resource,) = description["resources"]

    assert [field["name"] for field in resource["schema"]["fields"]] == list(rows_of(described.data)[0])
    assert {each["key"] for each in description["measures"]} == {"requests_refused", "requests_received"}
    assert all(each["definition"] for each in description["measures"])


def test_a_described_table_keeps_every_figure() -> None:
    rows = rows_of(write_described(observed(*FIGURES), "figures").data)

    assert len(rows) == len(FIGURES)
    assert sorted(float(row["value"]) for row in rows if row["value"]) == [12.5, 24.0, 25.0, 25.1, 40.0]
