"""The department's checks: each finds its fault, and a sound pair has none."""

import csv
from io import StringIO

import pytest

from sendwell.domain.returns.open_data.screening import Screening, screen
from tests.domain.returns.open_data.files import HEADINGS, ROW, TOTAL

META = ("col_name", "col_type", "label", "indicator_grouping", "indicator_unit", "indicator_dp", "filter_hint",
        "filter_grouping_column")  # fmt: skip
DATA = [
    ROW | {"breakdown_topic": "Total", "breakdown": "Total"},
    ROW | {"breakdown_topic": "Sex", "breakdown": "Female"},
]
DESCRIBED = [
    {"col_name": "breakdown", "col_type": "Filter", "label": "Breakdown", "filter_grouping_column": "breakdown_topic"},
    *({"col_name": name, "col_type": "Indicator", "label": name, "indicator_dp": "0"} for name in HEADINGS[12:]),
]


def written(headings: tuple[str, ...], rows: list[dict]) -> bytes:
    text = StringIO()
    writer = csv.DictWriter(text, headings, restval="", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def screened(
    data: dict | None = None, meta: dict | None = None, name: str = "requests.csv", headings: tuple[str, ...] = HEADINGS
) -> Screening:
    """The sound pair with what `data` and `meta` change in the last row of each."""
    rows = [*DATA[:-1], DATA[-1] | (data or {})]
    described = [*DESCRIBED[:-1], DESCRIBED[-1] | (meta or {})]
    return screen(written(headings, rows), written(META, described), name)


def faults(screening: Screening) -> dict[str, str]:
    return {each.check: each.outcome.value for each in screening.faults}


def test_a_sound_pair_passes() -> None:
    screening = screened()

    assert screening.passed
    assert set(faults(screening)) == {"meta_fil_grp_is_fil", "data_dict_col_name"}


@pytest.mark.parametrize(
    ("check", "data", "meta"),
    [
        ("meta_col_type", {}, {"col_type": "Number"}),
        ("meta_col_name", {}, {"col_name": ""}),
        ("meta_ob_unit", {}, {"col_name": "la_name"}),
        ("meta_label", {}, {"label": ""}),
        ("meta_dupe_label", {}, {"label": "requests_received_in_year"}),
        ("meta_ind_unit_validation", {}, {"indicator_unit": "percent"}),
        ("meta_ind_dp_values", {}, {"indicator_dp": "one"}),
        ("meta_filter_hint", {}, {"filter_hint": "A hint"}),
        ("time_period_num", {"time_period": "2024/25"}, {}),
        ("time_period", {"time_period": "202425"}, {}),
        ("time_id_valid", {"time_identifier": "Year"}, {}),
        ("time_id_mix", {"time_identifier": "Reporting year"}, {}),
        ("geog_level", {"geographic_level": "Council"}, {}),
        ("geog_country_combos", {"country_name": "Wales"}, {}),
        ("geog_region_combos", {"region_name": "West midlands"}, {}),
        ("geog_la_combos", {"la_name": "Worcester"}, {}),
        ("geog_level_completed", {"la_name": ""}, {}),
        ("geog_overcompleted_cols", {"geographic_level": "Regional"}, {}),
        ("filter_not_singular", {"breakdown": "Total"}, {}),
        ("filter_whitespace", {"breakdown": " Female"}, {}),
        ("filter_ob_total", {"la_name": "Total"}, {}),
        ("general_null", {"requests_received_in_year": "NULL"}, {}),
        ("ind_invalid_entry", {"requests_received_in_year": "~"}, {}),
    ],
)
def test_a_fault_fails_its_check(check: str, data: dict, meta: dict) -> None:
    found = faults(screened(data, meta))

    assert found.get(check) == "FAIL"


@pytest.mark.parametrize(
    ("check", "data"),
    [
        ("general_null_signs", {"requests_received_in_year": ".."}),
        ("ind_not_a_number", {"requests_received_in_year": "twelve"}),
    ],
)
def test_a_doubt_only_warns(check: str, data: dict) -> None:
    screening = screened(data)

    assert screening.passed
    assert faults(screening)[check] == "WARNING"


@pytest.mark.parametrize("mark", ["c", "x", "z", "low"])
def test_the_accepted_marks_pass(mark: str) -> None:
    assert screened({"requests_received_in_year": mark}).passed


@pytest.mark.parametrize(
    ("name", "check"),
    [("my requests.csv", "filename_spaces"), ("requests!.csv", "filename_special"), ("requests.xlsx", "file_read")],
)
def test_a_name_that_may_not_be_fails(name: str, check: str) -> None:
    assert faults(screened(name=name))[check] == "FAIL"


def test_rows_that_are_alike_fail() -> None:
    alike = [*DATA, DATA[-1]]
    screening = screen(written(HEADINGS, alike), written(META, DESCRIBED), "requests.csv")

    assert faults(screening)["general_dupes"] == "FAIL"


def test_a_column_with_sen_in_its_name_fails() -> None:
    headings = (*HEADINGS[:-1], "sen_support_count")
    described = [*DESCRIBED[:-1], DESCRIBED[-1] | {"col_name": "sen_support_count"}]
    rows = [row | {"sen_support_count": "3"} for row in DATA]
    screening = screen(written(headings, rows), written(META, described), "requests.csv")

    assert faults(screening)["harmonised_variables"] == "FAIL"


def test_later_faults_stay_unseen_until_the_first_is_mended() -> None:
    screening = screened({"time_period": "2024/25", "breakdown": " Female"})

    assert "filter_whitespace" not in faults(screening)
    assert screening.results[-1].stage == "Precheck time"


def test_bytes_that_are_not_utf_8_cannot_be_read() -> None:
    screening = screen(
        written(HEADINGS, DATA).replace(b"Female", b"F\xe9male"), written(META, DESCRIBED), "requests.csv"
    )

    assert faults(screening) == {"file_read": "FAIL"}


def test_the_total_row_of_the_departments_own_files_is_no_default() -> None:
    rows = [DATA[0] | {"breakdown_topic": TOTAL, "breakdown": TOTAL}, DATA[1]]
    screening = screen(written(HEADINGS, rows), written(META, DESCRIBED), "requests.csv")

    assert faults(screening)["filter_defaults"] == "WARNING"
