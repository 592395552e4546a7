"""Record tables: what each must have is data, and what is wrong with one that was given is said at once."""

import ibis
import pyarrow as pa
import pytest

from sendwell.domain.measures.records import Records, UnfitRecords, engine_at, observe, problems_with, record_tables
from tests.domain.measures.records.hand_written import school_year
from tests.domain.measures.records.writing import CENSUS, YEAR, of_the_year


def test_every_table_and_column_says_what_it_means():
    for table in record_tables().values():
        assert table.meaning.endswith(".")
        assert [column.name for column in table.columns if not column.meaning.strip()] == []


def test_no_column_holds_a_name_or_an_address():
    columns = {column.name for table in record_tables().values() for column in table.columns}
    assert columns.isdisjoint({"name", "forename", "surname", "address", "postcode", "birth_date"})


def test_missing_columns_and_wrong_types_are_all_said_at_once():
    given = ibis.schema({"pupil": "string", "authority": "int64", "school": "float64", "began_on": "string"})
    problems = problems_with(record_tables()["suspensions"], given)
    assert [(problem.where, problem.what) for problem in problems] == [
        ("Suspensions, column school", "It holds number, not code."),
        ("Suspensions, column sen_status", "The column is missing."),
        ("Suspensions, column began_on", "It holds text, not date."),
    ]
    assert all(problem.mend for problem in problems)


def test_a_column_that_is_optional_or_unknown_to_us_is_no_problem():
    pupils = school_year()["pupils"].drop_columns(["sex", "age", "primary_need"]).append_column("postcode", [[""] * 8])
    assert problems_with(record_tables()["pupils"], ibis.memtable(pupils).schema()) == []


def test_records_are_refused_with_every_problem_of_every_table_that_is_needed():
    tables = {"pupils": school_year()["pupils"].drop_columns(["phase", "registration"])}
    with pytest.raises(UnfitRecords) as refused:
        observe(["suspension_rate", "persistent_absence"], of_the_year(tables))
    assert [problem.where for problem in refused.value.problems] == [
        "Suspensions",
        "Pupils, column registration",
        "Pupils, column phase",
        "Attendance",
    ]


def test_tables_that_a_measure_does_not_need_may_be_missing():
    found = observe(["ehc_prevalence"], of_the_year({"pupils": school_year()["pupils"]}))
    assert found.num_rows > 0


def test_a_status_written_in_another_way_is_refused_and_said():
    pupils = school_year()["pupils"]
    statuses = pa.array(["N", "K", "EHCP", "E", "E", "E", "S", "N"])
    other = pupils.set_column(pupils.column_names.index("sen_status"), "sen_status", statuses)
    with pytest.raises(UnfitRecords) as refused:
        observe(["ehc_prevalence"], of_the_year({"pupils": other}))
    (problem,) = refused.value.problems
    assert "“EHCP”, “S”" in problem.what
    assert "N (no SEN), K (SEN support) or E (EHC plan)" in problem.mend


def test_a_measure_that_no_record_can_tell_is_refused():
    with pytest.raises(KeyError, match="comes out of no records"):
        observe(["mediation_take_up"], Records(engine_at(), {}, YEAR, CENSUS))
