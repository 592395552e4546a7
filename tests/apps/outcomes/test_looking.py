"""What the scorecard and the page of a measure say of the numbers."""

from datetime import date

import pytest

from sendwell.apps.outcomes.commands import aiming, defining
from sendwell.apps.outcomes.measures import measures_of
from sendwell.apps.outcomes.places import home_of
from sendwell.apps.outcomes.queries.exceptions import exceptions_of
from sendwell.apps.outcomes.queries.measure_page import MeasurePage, measure_page
from sendwell.apps.outcomes.queries.scorecard import Row, scorecard
from sendwell.apps.outcomes.ranking import ranking
from sendwell.apps.partnership.models import Role
from sendwell.domain.measures import Symbol
from sendwell.domain.statistics import Assurance, Comparison, PointType
from tests.apps.outcomes.numbers import (
    STEADY,
    TIMELY,
    a_local_measure,
    at_home,
    in_england,
    monthly,
    one,
    own,
    published,
)
from tests.support.factories import a_person, an_area

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


@pytest.fixture
def analyst():
    return a_person(at_home(an_area()), Role.ANALYST)


def only_row(analyst) -> Row:
    (row,) = scorecard(home_of(analyst.area)).rows
    return row


def page_of(analyst, key: str = TIMELY, group: str = "") -> MeasurePage:
    return measure_page(home_of(analyst.area), measures_of(analyst.area)[key], group, TODAY)


def test_a_steady_series_is_no_evidence_of_change(analyst):
    own(analyst, monthly(STEADY))
    row = only_row(analyst)
    assert row.judged.variation is PointType.COMMON_CAUSE
    assert "51.0% in October 2026: within expected variation, so no evidence yet of change" in row.judged.sentence


def test_a_jump_beyond_the_limits_is_better_and_says_why(analyst):
    own(analyst, monthly([*STEADY, 71]))
    row = only_row(analyst)
    assert row.judged.variation is PointType.IMPROVEMENT
    assert "Above the upper limit" in row.judged.sentence


def test_six_numbers_are_too_few_to_tell_a_change_from_chance(analyst):
    own(analyst, monthly(STEADY[:6]))
    assert only_row(analyst).judged.variation is None
    assert "6 numbers are too few" in only_row(analyst).judged.sentence


def test_a_change_is_told_only_from_the_period_before(analyst):
    own(analyst, monthly([40, None, 50]))
    assert only_row(analyst).judged.change == ""
    assert only_row(analyst).coverage == "2 of 3 months"


def test_a_suppressed_number_is_never_read_as_nought(analyst):
    own(analyst, [*monthly(STEADY), *[]])
    published(analyst, [one(None, "2025", symbol=Symbol.SUPPRESSED)])
    page = page_of(analyst)
    assert all(point.value for series in page.series.values() for point in series.with_values)


def test_the_published_number_is_set_beside_england_and_the_neighbours(analyst):
    published(
        analyst,
        [one(42.0, of=700), in_england(50.0), one(48.0, place="981", of=700), one(52.0, place="982", of=700)],
    )
    found = {against.name: against for against in only_row(analyst).against}
    assert found["England"].comparison is Comparison.WORSE
    assert found["Statistical neighbours (2)"].value == "50.0%"


def test_without_counts_chance_is_not_judged(analyst):
    published(analyst, [one(42.0), in_england(50.0)])
    assert only_row(analyst).against[0].words == "can’t be judged"


def test_a_chosen_set_takes_the_place_of_the_statistical_neighbours(analyst):
    defining.choose_comparison(name="Places like ours", places=["982"], by=analyst)
    published(analyst, [one(42.0, of=700), one(52.0, place="982", of=700), one(10.0, place="981", of=700)])
    assert only_row(analyst).against[0].name == "Places like ours (1)"
    found = ranking(page_of(analyst))
    assert [place.name for place in found.places] == ["Wherrydale", "Fenmoor"]


def test_children_with_send_stand_beside_all(analyst):
    said = {"measure": "persistent_absence", "period": "202425", "kind": "Academic year"}
    published(analyst, [one(38.0, group="ehc_plan", **said), one(20.0, **said)])
    row = only_row(analyst)
    assert row.judged.series.group == "ehc_plan"
    assert row.gap == "EHC plan: 18.0 percentage points above all children"


def test_a_target_that_chance_alone_meets_at_times_is_hit_and_miss(analyst):
    own(analyst, monthly(STEADY))
    measure = measures_of(analyst.area)[TIMELY]
    aiming.set_target(measure=measure, baseline=50, baseline_on=date(2026, 1, 1), value=52, due_on=date(2027, 1, 1),
                      why="Agreed.", by=analyst)  # fmt: skip
    assert only_row(analyst).judged.assurance is Assurance.INCONSISTENT


def test_a_break_starts_the_limits_anew(analyst):
    own(analyst, monthly([*([20, 21] * 7), *([50, 51] * 7)]))
    measure = measures_of(analyst.area)[TIMELY]
    assert only_row(analyst).judged.variation is PointType.IMPROVEMENT
    aiming.annotate(measure=measure, on=date(2025, 9, 1), kind="break", words="Counted anew", by=analyst)
    assert only_row(analyst).judged.variation is PointType.COMMON_CAUSE


def test_an_areas_own_numbers_and_measures_are_never_seen_by_another(analyst):
    other = a_person(at_home(an_area("Saltmarsh")), Role.ANALYST)
    local = a_local_measure(analyst)
    own(analyst, [*monthly(STEADY), *monthly(STEADY, measure=local.key)])
    assert scorecard(home_of(other.area)).rows == []
    assert local.key not in measures_of(other.area)


def test_published_numbers_are_seen_by_all_areas(analyst):
    other = a_person(at_home(an_area("Saltmarsh")), Role.ANALYST)
    published(analyst, [one(42.0)])
    assert only_row(other).judged.latest.value == 42.0


def yearly(*values: float, of: int = 400, first: int = 2023):
    return [one(value, str(first + at), of=of) for at, value in enumerate(values)]


def test_a_fall_beyond_chance_is_worse_and_an_exception_though_two_years_make_no_chart(analyst):
    own(analyst, yearly(99, 69))
    judged = only_row(analyst).judged
    assert judged.worsens
    assert (
        "the change since 2023, down 30.0 percentage points, is worse, and more than chance explains" in judged.sentence
    )
    assert [found.measure.key for found in exceptions_of(analyst.area)] == [TIMELY]


def test_a_small_change_between_two_years_is_no_more_than_chance(analyst):
    own(analyst, yearly(60, 57))
    judged = only_row(analyst).judged
    assert judged.variation is None
    assert "is no more than chance may explain" in judged.sentence


def test_two_years_are_not_compared_across_a_break_or_without_their_counts(analyst):
    own(analyst, yearly(99, 69, first=2021))  # the return changed in between
    assert only_row(analyst).judged.moved is None
    own(analyst, [one(99, "2023"), one(69, "2024")], "later.csv")
    assert only_row(analyst).judged.variation is None


def test_where_an_authority_came_from_another_its_series_breaks_in_words(analyst):
    defining.choose_authority(code="942", by=analyst)
    own(analyst, [one(27, "2023", place="942", of=400), one(42, "2024", place="942", of=400)])
    assert any("Cumbria ended on 31 March 2023" in mark.words for mark in page_of(analyst).marks)
