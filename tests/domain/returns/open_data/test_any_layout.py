"""Files of the same formats that nobody has seen: other years, other indicators, other columns in another order."""

import csv
import random
import zipfile
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sendwell.domain.returns.open_data import Loaded, MeasureColumn, mapping_from, read_open_data
from sendwell.domain.returns.open_data.periods import NotAPeriod, read_period
from tests.domain.returns.open_data.files import HEADINGS, ROW, requests


def table(headings: list[str], *rows: dict) -> bytes:
    text = StringIO()
    writer = csv.DictWriter(text, headings, extrasaction="ignore", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def figures(loaded: Loaded) -> list[tuple]:
    rows = loaded.observations.to_pylist()
    return sorted((row["measure"], row["period"], row["place"], row["group"], row["value"]) for row in rows)


PLACE = {name: ROW[name] for name in HEADINGS[:10]}
NEW = [*(name for name in HEADINGS[:10] if name != "country_name"), "sen_provision", "school_type", "wellbeing_score",
       "pupils_count"]  # fmt: skip
UNKNOWN = [
    PLACE | {"sen_provision": group, "school_type": kind, "wellbeing_score": str(10 + at), "pupils_count": "120"}
    for at, (group, kind) in enumerate(
        [
            ("Total", "Total"),
            ("Education, health and care plan", "Total"),
            ("Total", "Special"),
            ("No SEN provision", "Total"),
        ]
    )
]
META = b"""col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,filter_hint,filter_grouping_column
sen_provision,Filter,SEN provision,,,,,
school_type,Filter,Type of school,,,,,
wellbeing_score,Indicator,How well pupils say they are,,,1,,
pupils_count,Indicator,Pupils,,,0,,
"""


@settings(max_examples=8)
@given(st.randoms(use_true_random=False), st.sampled_from([str.upper, str.title, str.lower]))
def test_columns_in_another_order_and_in_capitals_give_the_same(shuffled: random.Random, case: object) -> None:
    headings = list(HEADINGS)
    shuffled.shuffle(headings)
    content = table(headings, ROW, ROW | {"time_period": "2031"})
    renamed = case(content.split(b"\r\n")[0].decode()).encode() + content[content.index(b"\r\n") :]

    assert figures(read_open_data(renamed)) == figures(read_open_data(requests({}, {"time_period": "2031"}).csv()))


def test_a_file_that_nobody_knows_offers_its_indicators() -> None:
    loaded = read_open_data(table(NEW, *UNKNOWN), name="wellbeing.csv")

    assert loaded.sound
    assert [offer.column for offer in loaded.offers] == ["wellbeing_score", "pupils_count"]


def test_the_metadata_say_what_an_indicator_is_called() -> None:
    loaded = read_open_data(table(NEW, *UNKNOWN), meta=META)

    assert loaded.offers[0].label == "How well pupils say they are"


def test_the_metadata_are_found_beside_the_data_and_packed_with_them(tmp_path: Path) -> None:
    (tmp_path / "wellbeing.csv").write_bytes(table(NEW, *UNKNOWN))
    (tmp_path / "wellbeing.meta.csv").write_bytes(META)
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as packed:
        packed.write(tmp_path / "wellbeing.csv", "data/wellbeing.csv")
        packed.write(tmp_path / "wellbeing.meta.csv", "data/wellbeing.meta.csv")

    for loaded in (read_open_data(tmp_path / "wellbeing.csv"), read_open_data(written.getvalue())):
        assert loaded.offers[0].label == "How well pupils say they are"


def test_an_offer_that_is_taken_is_read_for_every_group_and_remembered() -> None:
    mapping = read_open_data(table(NEW, *UNKNOWN)).mapping.with_measures(
        MeasureColumn("local.wellbeing", "wellbeing_score")
    )
    again = mapping_from(mapping.as_data())

    loaded = read_open_data(table(NEW, *UNKNOWN), mapping=again)

    assert again == mapping
    assert [(row[3], row[4]) for row in figures(loaded)] == [
        ("all", 10), ("ehc_plan", 11), ("no_sen", 13), ("phase:special", 12),
    ]  # fmt: skip


def test_a_filter_that_changes_only_far_down_is_one_all_the_same() -> None:
    total = PLACE | {"school_type": "Total", "sen_provision": "Total", "pupils_count": "9"}
    rows = [total | {"time_period": str(1000 + year)} for year in range(2_500)]
    content = table(NEW, *rows, *(row | {"school_type": "Special"} for row in rows[:10]))
    taken = read_open_data(content).mapping.with_measures(MeasureColumn("local.pupils", "pupils_count"))

    groups = read_open_data(content, mapping=taken).observations.column("group").unique().to_pylist()

    assert set(groups) == {"all", "phase:special"}


def test_a_column_of_figures_that_begins_far_down_divides_nothing() -> None:
    total = PLACE | {"school_type": "Total", "sen_provision": "Total", "pupils_count": "9"}
    rows = [total | {"time_period": str(1000 + year), "wellbeing_score": str(year) if year > 2_200 else ""}
            for year in range(2_500)]  # fmt: skip
    content = table(NEW, *rows)
    taken = read_open_data(content).mapping.with_measures(MeasureColumn("local.pupils", "pupils_count"))

    assert read_open_data(content, mapping=taken).observations.column("group").unique().to_pylist() == ["all"]


def test_a_percentage_is_no_longer_there_and_the_rest_is_read() -> None:
    loaded = read_open_data(requests().without("request_outcome_six_weeks_pc").csv())

    assert {row[0] for row in figures(loaded)} == {"requests_received", "requests_refused"}


def test_counts_are_used_where_a_release_has_them() -> None:
    row = PLACE | {"time_period": "202526", "time_identifier": "Academic year", "sen_provision": "EHC plan"}
    row |= {"sess_overall_percent": "12", "enrolments_pa_10_exact_percent": "25"}
    row |= {"enrolments_pa_50_exact_percent": "5", "enrolments": "40", "enrolments_pa_10_exact": "10"}
    loaded = read_open_data(table(list(row), row))
    (persistent,) = [each for each in loaded.observations.to_pylist() if each["measure"] == "persistent_absence"]

    assert (persistent["numerator"], persistent["denominator"], persistent["group"]) == (10, 40, "ehc_plan")


@pytest.mark.parametrize(
    ("text", "identifier", "code"),
    [
        ("201819", "", "201819"),
        ("2024", "", "2024"),
        ("202425", "Academic year", "202425"),
        ("2024/25", "", "202425"),
        ("2024-25", "", "202425"),
        ("202425", "Calendar year", "2024"),
        ("202425", "Spring term", "202425T2"),
        ("2024", "Week 46", "2024-W46"),
        ("2024", "November", "2024-11"),
        ("202425", "Financial year Q3", "202425Q3"),
        ("2025", "Calendar year Q1", "202425Q4"),
        ("2016-17 (OT)", "", "201617"),
        ("2024-11-18", "", "2024-11-18"),
        ("18/11/2024", "", "2024-11-18"),
        ("Nov 2024", "", "2024-11"),
    ],
)
def test_a_period_is_read_however_it_is_written(text: str, identifier: str, code: str) -> None:
    assert read_period(text, identifier)[0] == code


NO_PERIODS = [("202426", ""), ("", ""), ("soon", ""), ("2024", "Academic year"), ("2024", "Whenever")]


@pytest.mark.parametrize(("text", "identifier"), NO_PERIODS)
def test_what_is_no_period_is_said_to_be_none(text: str, identifier: str) -> None:
    with pytest.raises(NotAPeriod):
        read_period(text, identifier)


def test_loading_the_same_bytes_again_has_the_same_hash() -> None:
    assert read_open_data(requests().csv()).sha256 == read_open_data(requests().csv(), name="other.csv").sha256


def test_coverage_counts_the_authorities_that_were_there() -> None:
    (found,) = [each for each in read_open_data(requests().csv()).coverage if each.measure == "requests_received"]

    assert (found.with_number, found.there, found.period) == (1, 153, "2024")
