"""The invented school year: the same for the same seed, like life, and fit to be counted."""

import ibis
import pytest

from sendwell.domain.measures.records import problems_with, record_tables
from sendwell.domain.measures.records.invented import Rates, invented_school_year, invented_schools
from tests.domain.measures.records.writing import YEAR, observed

LOCALITIES = ["Carrside", "Staithe", "Wold"]
SCHOOLS = invented_schools(7, "901", LOCALITIES)


@pytest.fixture(scope="module")
def tables():
    return invented_school_year(7, SCHOOLS, YEAR)


def test_every_table_fits_what_is_declared(tables):
    for key, table in tables.items():
        assert problems_with(record_tables()[key], ibis.memtable(table).schema()) == []


def test_the_same_seed_gives_the_same_year_and_another_year_other_children(tables):
    assert invented_school_year(7, SCHOOLS, YEAR) == tables
    assert invented_school_year(7, SCHOOLS, YEAR.next)["attendance"] != tables["attendance"]


def test_forty_schools_of_every_phase_lie_in_all_localities():
    assert len({school.urn for school in SCHOOLS}) == 40
    assert {school.phase for school in SCHOOLS} == {"primary", "secondary", "special"}
    assert {school.locality for school in SCHOOLS} == set(LOCALITIES)


@pytest.mark.parametrize(
    ("measure", "lowest", "highest"),
    [("ehc_prevalence", 4, 10), ("sen_support_prevalence", 12, 17), ("overall_absence", 5, 9)],
)
def test_the_area_is_like_england(tables, measure, lowest, highest):
    counted, of = observed(tables, measure)["all"]
    assert lowest < 100 * counted / of < highest


@pytest.mark.parametrize("measure", ["overall_absence", "persistent_absence", "suspension_rate"])
def test_pupils_with_send_fare_worse_as_they_do(tables, measure):
    groups = {group: counted / of for group, (counted, of) in observed(tables, measure).items()}
    assert groups["no_sen"] < groups["sen_support"] < groups["ehc_plan"] * 1.1


def test_a_year_in_which_nobody_was_excluded_fits_as_well():
    calm = invented_school_year(7, SCHOOLS[:2], YEAR, Rates(exclusions=(0.0, 0.0, 0.0)))
    assert calm["exclusions"].num_rows == 0
    assert problems_with(record_tables()["exclusions"], ibis.memtable(calm["exclusions"]).schema()) == []
