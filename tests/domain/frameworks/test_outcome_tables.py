"""Published tables of inspection outcomes: both that are known, and what is said of others."""

import gzip
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendwell.domain.frameworks.outcome_tables import AreaOutcome, read_outcome_table
from tests.support.needs import need

LIST = "old_la_code,local_authority,outcome_grade,inspection_start_date\n"


@pytest.mark.once
@pytest.mark.corpus
@pytest.mark.parametrize(("name", "told"), [("2023_2025", 71), ("to_2023", 213)])
def test_the_published_tables_are_read_whole(shared, name, told):
    path = shared / "data" / "open" / f"area_send_inspections_{name}.csv.gz"
    need(path.is_file(), "The published tables of inspection outcomes are not here.")
    found = read_outcome_table(path.read_bytes(), path.name)
    assert (len(found.outcomes), found.problems) == (told, ())


@pytest.mark.once
def test_a_row_is_an_authority_a_day_and_an_outcome_packed_or_not():
    data = (LIST + "358,trafford,3.0,01/02/24\n").encode()
    told = (AreaOutcome("358", date(2024, 2, 1), "widespread_failings"),)
    assert read_outcome_table(data, "a.csv").outcomes == told
    assert read_outcome_table(gzip.compress(data), "a.csv.gz").outcomes == told


@pytest.mark.once
@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("358,trafford,9,01/02/24", "outcome_grade"),
        ("000,nowhere,1,01/02/24", "old_la_code"),
        ("358,trafford,1,soon", "inspection_start_date"),
    ],
)
def test_one_wrong_cell_is_said_and_nothing_is_taken(row, column):
    found = read_outcome_table((LIST + "358,trafford,1,01/02/23\n" + row).encode(), "a.csv")
    assert found.outcomes == ()
    assert [problem.where for problem in found.problems] == [f"a.csv, row 3, column {column}"]


@pytest.mark.once
@given(st.binary(max_size=200))
def test_whatever_is_given_is_answered_in_words(data):
    assert read_outcome_table(data, "a.csv").problems
