"""A measure that an area adds: the same value from a row of its own, or everything that must be mended."""

from dataclasses import fields

from hypothesis import given
from hypothesis import strategies as st

from sendwell.domain.measures import Level, Measure, Unit, measure_from, measure_named
from sendwell.domain.problems import Problem

PORTAGE = {
    "key": "fenmoor.portage_visits",
    "topic": "Early years",
    "name": "Portage visits on time",
    "definition": "Of the Portage visits due in the month, those made in the week they were due.",
    "numerator": "visits made on time",
    "denominator": "visits due",
    "source": "The Portage service’s own diary",
    "source_kinds": ["local"],
    "periods": ["Month"],
    "groups": ["all"],
    "levels": ["Local authority"],
    "polarity": "high",
    "unit": "%",
    "decimals": 1,
    "owner": "Portage manager, local authority",
    "since": "2024-09",
    "breaks": [{"period": "2025-04", "why": "A second team began."}],
}


def problems(**changes: object) -> list[Problem]:
    found = measure_from(PORTAGE | changes)
    assert isinstance(found, list)
    return found


def test_an_area_adds_a_measure_of_the_same_kind_as_those_of_the_catalogue():
    measure = measure_from(PORTAGE)
    assert isinstance(measure, Measure)
    assert (measure.area, measure.unit, measure.levels) == ("fenmoor", Unit.PERCENT, (Level.AUTHORITY,))
    assert measure_named("fenmoor.portage_visits", local=[measure]) is measure


def test_all_problems_of_a_row_come_at_once_and_each_says_where():
    found = problems(key="Portage visits", name=" ", polarity="up", decimals=9, levels=[], colour="red")
    assert {problem.where.rpartition(", ")[2] for problem in found} == {
        "key", "name", "polarity", "decimals", "levels", "colour",
    }  # fmt: skip


def test_a_share_without_those_it_is_of_is_refused():
    (problem,) = problems(denominator="")
    assert "of what it is a share" in problem.what


def test_a_period_that_the_measure_does_not_have_is_refused():
    (problem,) = problems(since="202425")
    assert "“202425” is no month." in problem.what


def test_a_text_where_a_list_belongs_is_refused():
    assert "not a list" in problems(groups="all")[0].what
    assert "not a list" in problems(caveats="Careful.")[0].what
    assert "not text" in problems(name=7)[0].what


ODD = st.none() | st.text() | st.integers() | st.lists(st.text() | st.none() | st.dictionaries(st.text(), st.text()))


@given(st.dictionaries(st.sampled_from([field.name for field in fields(Measure)]), ODD, max_size=3))
def test_no_row_however_odd_ends_in_a_traceback(changes):
    for row in (changes, PORTAGE | changes):
        found = measure_from(row)
        assert isinstance(found, Measure) or all(isinstance(problem, Problem) for problem in found)
