"""What `sendwell count` writes is read again as it was."""

from io import BytesIO

import pytest
from pyarrow.csv import write_csv

from sendwell.domain.measures import Level, PeriodKind
from sendwell.domain.measures.records import countable, observations, observe
from sendwell.domain.returns.open_data import Kind, Loaded, read_open_data
from tests.domain.measures.records.hand_written import case_system, school_year
from tests.domain.measures.records.writing import of_the_year

HEADINGS = b"measure,period,period_kind,level,place,group,value,numerator,denominator,symbol\n"
ROW = b"persistent_absence,202425,Academic year,Local authority,885,ehc_plan,40,12,30,\n"


def read(rows: bytes) -> Loaded:
    return read_open_data(HEADINGS + rows, name="observations.csv")


@pytest.mark.parametrize("dated_by", ["Academic year", "Quarter", "Month"])
def test_every_observation_comes_back_as_it_was_counted(dated_by):
    records = of_the_year(school_year() | case_system())
    levels = [Level.NATIONAL, Level.AUTHORITY, Level.SCHOOL]
    counted = observe(countable(records.tables), records, dated_by=PeriodKind(dated_by), levels=levels)
    written = BytesIO()
    write_csv(counted, written)
    found = read_open_data(written.getvalue(), name="observations.csv")
    assert (found.kind, found.problems, found.left_out) == (Kind.COUNTED, (), ())
    assert sorted(map(repr, observations(found.observations))) == sorted(map(repr, observations(counted)))


def test_a_share_above_one_is_wrong_and_a_sum_of_scores_is_not():
    wrong = read(ROW.replace(b",40,12,30", b",40,42,30"))
    assert [problem.where for problem in wrong.problems] == ["observations.csv, row 2, column numerator"]
    scores = b"ks4_attainment_8,202425,Academic year,Local authority,885,all,45,1350,30,\n"
    assert read(ROW + scores).sound


def test_a_measure_that_nobody_knows_is_said_and_not_read():
    found = read(ROW + ROW.replace(b"persistent_absence", b"shoe_size"))
    assert (found.observations.num_rows, [offer.label for offer in found.offers]) == (1, ["shoe_size"])


def test_a_group_that_is_no_key_is_left_out_in_words():
    found = read(ROW + ROW.replace(b"ehc_plan", b"EHC plan!"))
    assert found.left_out == (("“EHC plan!” is no key of a group", 1),)
