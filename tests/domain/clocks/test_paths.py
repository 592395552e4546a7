"""By when the next step must be taken so that what follows can still be kept."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sendwell.domain.clocks import Event, clocks_of, limit_named, safe_dates
from sendwell.domain.clocks.paths import paths
from sendwell.domain.clocks.working_days import is_working_day

REQUEST = Event(date(2026, 9, 7), "request_received")


def safe(*events, today, **more):
    (found,) = safe_dates(events, today, **more)
    return found


def test_a_late_decision_can_still_leave_week_20_to_be_kept():
    found = safe(REQUEST, today=date(2026, 11, 24))
    assert (found.own, found.by, found.still_possible) == (date(2026, 10, 19), date(2026, 11, 27), True)
    assert found.words == (
        "Decide whether to assess by Friday 27 November 2026, and it is still possible to send the final plan by "
        "25 January 2027."
    )


def test_before_the_laws_own_day_both_are_said():
    assert safe(REQUEST, today=date(2026, 10, 1)).words.startswith(
        "Decide whether to assess by Monday 19 October 2026. Up to Friday 27 November 2026 it is possible"
    )


def test_too_late_says_how_many_days_the_later_steps_must_save():
    found = safe(REQUEST, today=date(2026, 12, 10))
    assert not found.still_possible
    assert "must take 13 days less than the law allows them" in found.words


def test_where_advice_comes_sooner_the_decision_may_be_later():
    usual, quick = (safe(REQUEST, today=date(2026, 12, 10), takes=takes) for takes in ({}, {"advice": 28}))
    assert quick.by - usual.by == timedelta(days=14)
    assert quick.still_possible


def test_the_next_step_is_the_one_after_the_last_taken():
    asked = Event(date(2026, 10, 12), "advice_requested")
    assert safe(REQUEST, asked, today=date(2026, 12, 1)).step.name == "Have all advice"
    drafted = Event(date(2027, 1, 5), "draft_plan_served")
    assert safe(REQUEST, asked, drafted, today=date(2027, 1, 6)).by == date(2027, 1, 25)


def test_a_plan_that_was_sent_has_no_next_step():
    assert safe_dates([REQUEST, Event(date(2027, 1, 5), "final_plan_sent")], date(2027, 1, 6)) == []


def test_a_decision_of_the_council_is_early_enough_for_call_in_and_its_notice():
    found = safe(Event(date(2018, 5, 11), "letter_received"), today=date(2018, 6, 1))
    (decision, decided_by), (_, submit_by) = found.then
    assert decision.name == "Take the key decision and publish it"
    assert (found.by, decided_by, submit_by) == (date(2018, 7, 12), date(2018, 8, 10), date(2018, 8, 20))


def test_the_most_urgent_comes_first():
    events = [REQUEST, Event(date(2027, 9, 1), "phase_transfer")]
    found = safe_dates(events, date(2026, 11, 24))
    assert [one.path.key for one in found] == ["assessment", "phase_transfer"]


@given(st.dates(date(2016, 1, 1), date(2040, 1, 1)))
def test_steps_taken_on_their_latest_days_keep_the_limit(received):
    request = Event(received, "request_received")
    found = safe(request, today=received)
    days = [found.by, *(day for _, day in found.then)]
    assert all(map(is_working_day, days))
    kinds = ("agreed_to_assess", "advice_requested", "advice_received", "draft_plan_served", "final_plan_sent")
    events = [request, *map(Event, days, kinds)]
    kept = clocks_of(events, days[-1], limits=[limit_named("comments_on_draft"), limit_named("final_plan")])
    assert [clock.state.name for clock in kept] == ["MET", "MET"]
    assert days[2] - days[1] >= timedelta(weeks=6)


def test_every_path_ends_with_what_keeps_its_limit():
    assert all(set(path.steps[-1].done_by) <= set(path.keeps.end) for path in paths().values())
