"""The way of an approval, planned backwards from the day by which the plan must be in."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendwell.domain.clocks import limit_named
from sendwell.domain.planning.route import Step, if_rewritten, plan_back

CALL_IN, PAPERS = limit_named("call_in"), limit_named("agenda_papers")
ON_PAPER = (
    Step("Stakeholder meeting", on=date(2018, 7, 17)),
    Step("Scrutiny", on=date(2018, 8, 8), papers=PAPERS),
    Step("Delegated decision", on=date(2018, 8, 9), papers=PAPERS, then=CALL_IN),
    Step("Submission", on=date(2018, 8, 20)),
)
SUBMIT_BY, CABINET_MET = date(2018, 8, 20), date(2018, 7, 12)


def moved(number: int, on: date) -> tuple[Step, ...]:
    return (*ON_PAPER[:number], replace(ON_PAPER[number], on=on), *ON_PAPER[number + 1 :])


def test_the_route_of_2018_fits_as_it_was_on_paper():
    route = plan_back(ON_PAPER, SUBMIT_BY, CABINET_MET)
    assert route.fits
    assert [one.latest for one in route.steps] == [date(2018, 8, 8), date(2018, 8, 9), date(2018, 8, 10), SUBMIT_BY]
    assert ON_PAPER[2].over_on(date(2018, 8, 9)) == date(2018, 8, 16)
    assert ON_PAPER[2].papers_by(date(2018, 8, 9)) == date(2018, 8, 1)


def test_a_decision_two_working_days_later_no_longer_fits_and_the_route_says_by_how_many_days():
    route = plan_back(moved(2, date(2018, 8, 13)), SUBMIT_BY, CABINET_MET)
    assert not route.fits
    assert (route.steps[2].late_by, route.steps[2].latest) == (3, date(2018, 8, 10))
    assert route.steps[3].soon_by == 1
    assert route.can_still_be


def test_had_scrutiny_made_the_member_write_anew_the_plan_would_have_been_four_days_late():
    assert if_rewritten(ON_PAPER, 2) == (date(2018, 8, 16), date(2018, 8, 24))


def test_steps_out_of_their_order_are_found():
    route = plan_back(moved(0, date(2018, 8, 9)), SUBMIT_BY, CABINET_MET)
    assert (route.steps[0].late_by, route.steps[1].soon_by) == (1, 2)


def test_what_is_begun_too_late_says_how_far_the_deadline_would_have_to_move():
    route = plan_back(ON_PAPER, SUBMIT_BY, today=date(2018, 8, 10))
    assert not route.can_still_be
    assert route.ends_on == date(2018, 8, 30)
    assert route.short_by == 10


def test_a_body_that_meets_on_some_days_only_is_planned_for_one_of_them():
    meets = (date(2018, 7, 4), date(2018, 8, 1), date(2018, 9, 5))
    steps = (Step("Scrutiny", days=meets), *ON_PAPER[2:])
    assert plan_back(steps, SUBMIT_BY, CABINET_MET).steps[0].latest == date(2018, 8, 1)
    assert plan_back((Step("Scrutiny", days=meets[2:]), *ON_PAPER[2:]), SUBMIT_BY, CABINET_MET).steps[0].latest is None


def test_a_route_without_steps_is_refused():
    with pytest.raises(ValueError, match="at least one step"):
        plan_back((), SUBMIT_BY, CABINET_MET)


steps = st.lists(
    st.builds(
        Step,
        name=st.just("Step"),
        papers=st.none() | st.just(PAPERS),
        then=st.none() | st.just(CALL_IN),
    ),
    min_size=1,
    max_size=5,
)
days = st.dates(date(2018, 1, 1), date(2030, 1, 1))


def on_days(planned: list[Step], found: list[date | None]) -> list[Step]:
    return [replace(step, on=day) for step, day in zip(planned, found, strict=True)]


@given(steps, days)
def test_every_step_on_its_latest_day_fits_and_a_day_later_does_not(planned, deadline):
    latest = [one.latest for one in plan_back(planned, deadline, deadline).steps]
    at_last = plan_back(on_days(planned, latest), deadline, deadline)
    assert all(one.fits for one in at_last.steps)
    for number, day in enumerate(latest):
        later = [*latest[:number], day + timedelta(days=1), *latest[number + 1 :]]
        assert plan_back(on_days(planned, later), deadline, deadline).steps[number].late_by == 1


@given(steps, days, st.integers(0, 40))
def test_a_later_deadline_never_brings_a_step_forward(planned, deadline, more):
    first = plan_back(planned, deadline, deadline).steps
    second = plan_back(planned, deadline + timedelta(days=more), deadline).steps
    assert all(one.latest <= other.latest for one, other in zip(first, second, strict=True))


@given(steps, days, st.integers(-10, 60))
def test_what_can_still_be_done_from_today_has_every_first_day_before_its_last(planned, today, span):
    route = plan_back(planned, today + timedelta(days=span), today)
    in_time = all(one.earliest <= one.latest for one in route.steps)
    assert route.can_still_be == in_time
    assert bool(route.short_by) == (not route.can_still_be)


@given(steps, days)
def test_everything_done_as_soon_as_it_can_be_is_in_the_right_order(planned, today):
    first = [one.earliest for one in plan_back(planned, today, today).steps]
    assert not any(one.soon_by for one in plan_back(on_days(planned, first), today, today).steps)
