"""What is observed agrees with itself: parts make wholes, and the catalogue says what may be told."""

from datetime import date

import ibis
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sendwell.domain.measures import (
    SEN_GROUPS,
    Level,
    Observation,
    PeriodKind,
    SourceKind,
    Symbol,
    measure_named,
    period_of,
)
from sendwell.domain.measures.records import RECORD_MEASURES, Places, engine_at, observations, observe
from sendwell.domain.measures.records.education import ATTAINMENT, EDUCATION
from sendwell.domain.measures.records.invented import invented_school_year, invented_schools
from sendwell.domain.measures.records.observing import period_place
from tests.domain.measures.records.hand_written import school_year
from tests.domain.measures.records.writing import YEAR, of_the_year, written

SCHOOLS = invented_schools(7, "901", ["Carrside", "Staithe", "Wold"], 12)
SCHOOL_MEASURES = [one.key for one in (*EDUCATION, *ATTAINMENT)]
PLACES = Places(regions={"901": "E12000004"}, localities={one.urn: one.locality for one in SCHOOLS})


@pytest.fixture(scope="module")
def year() -> list[Observation]:
    """Every school measure of an invented year at every level."""
    records = of_the_year(invented_school_year(7, SCHOOLS, YEAR))
    return observations(observe(SCHOOL_MEASURES, records, levels=list(Level), places=PLACES))


def totals(year: list[Observation], *by: str) -> dict[tuple, tuple[float, float]]:
    """Numerators and denominators added up over all observations that are alike in `by`."""
    found: dict[tuple, tuple[float, float]] = {}
    for one in year:
        key = tuple(getattr(one, name) for name in by)
        numerator, denominator = found.get(key, (0.0, 0.0))
        found[key] = (numerator + one.numerator, denominator + one.denominator)
    return found


def test_the_places_of_every_level_add_up_to_the_whole(year):
    by_level = totals(year, "measure", "group", "level")
    assert len(by_level) > 150
    for (measure, group, _), total in by_level.items():
        assert total == pytest.approx(by_level[measure, group, Level.NATIONAL])


def test_the_sen_groups_of_a_place_add_up_to_all(year):
    by_group = totals(year, "measure", "place", "group")
    for (measure, place, group), (numerator, denominator) in by_group.items():
        if group == "all" and (measure, place, "no_sen") in by_group:
            parts = [by_group.get((measure, place, part), (0, 0)) for part in SEN_GROUPS[1:]]
            assert tuple(map(sum, zip(*parts, strict=True))) == pytest.approx((numerator, denominator))


def test_a_value_is_that_which_the_catalogue_makes_of_its_counts(year):
    for one in year:
        assert one.value == pytest.approx(measure_named(one.measure).value_of(one.numerator, one.denominator))


def test_the_catalogue_says_which_levels_and_groups_may_be_told(year):
    for one in year:
        measure = measure_named(one.measure)
        assert one.level in measure.levels
        assert one.group in measure.groups


def test_every_measure_that_records_tell_is_said_to_come_from_records():
    assert [key for key in RECORD_MEASURES if SourceKind.RECORDS not in measure_named(key).source_kinds] == []


def test_all_sums_that_are_laid_side_by_side_have_names_of_their_own():
    sums = {total for measure in RECORD_MEASURES.values() for total in measure.sums}
    assert len({total.name for total in sums}) == len(sums)


def test_something_counted_where_nobody_is_on_roll_has_a_symbol_and_no_value():
    gone = written(
        "suspensions", "pupil | school | sen_status | began_on\nX | 900009 | K | 2024-10-01", authority="901"
    )
    records = of_the_year({"pupils": school_year()["pupils"], "suspensions": gone})
    found = observations(observe(["suspension_rate"], records, levels=[Level.SCHOOL]))
    (one,) = [one for one in found if (one.place, one.group) == ("900009", "sen_support")]
    assert (one.value, one.numerator, one.symbol) == (None, 1, Symbol.NOT_APPLICABLE)


def test_england_is_not_told_from_the_records_of_one_area_unless_asked_for():
    found = observe(["ehc_prevalence"], of_the_year(school_year()))
    assert set(found["level"].to_pylist()) == {Level.AUTHORITY, Level.SCHOOL}


KINDS = st.sampled_from([kind for kind in PeriodKind if kind not in (PeriodKind.WEEK, PeriodKind.DAY)])


@settings(max_examples=25)
@given(st.lists(st.dates(date(1990, 1, 1), date(2089, 12, 31)), min_size=1, max_size=50), KINDS)
def test_an_engine_puts_a_day_into_the_period_that_it_lies_in(days, kind):
    table = ibis.memtable(pa.table({"day": days}))
    placed = engine_at().to_pyarrow(table.select(place=period_place(kind, table.day)))
    assert placed["place"].to_pylist() == [period_of(kind, day).place for day in days]
