"""The clocks of one case."""

from datetime import date, timedelta

import pytest

from sendwell.domain.clocks import Event, State, Undecided, clocks_of, doubts_of, event_problems, limit_named, limits_in

TODAY = date(2026, 11, 24)


def case(text):
    """Events from lines of "day kind [until day] [about]"."""
    return [_event(*line.split()) for line in text.strip().splitlines()]


def _event(on, kind, until="", about=""):
    return Event(date.fromisoformat(on), kind, date.fromisoformat(until) if until.strip("-") else None, about)


def clocks(text, key, today=TODAY):
    return clocks_of(case(text), today, limits=[limit_named(key)])


def clock(text, key, today=TODAY):
    (only,) = clocks(text, key, today)
    return only


def test_a_plan_sent_on_the_last_day_is_in_time_and_a_day_later_is_not():
    request = "2026-01-05 request_received\n"
    in_time = clock(request + "2026-05-25 final_plan_sent", "final_plan")
    late = clock(request + "2026-05-26 final_plan_sent", "final_plan")
    assert (in_time.state, in_time.days) == (State.MET, 0)
    assert (late.state, late.days) == (State.MISSED, -1)
    assert late.words == "Send the final plan: missed: done on 26 May 2026, 1 day late."


def test_what_is_due_says_when_why_by_which_law_and_how_long_is_left():
    found = clock("2026-09-07 request_received", "final_plan")
    assert found.words == "Send the final plan by 25 January 2027: 62 days left."
    assert found.why == (
        "20 weeks after 7 September 2026, the day the request for an assessment was received. "
        "Source: SEND Regulations 2014, reg. 13(2) and (3)."
    )


def test_what_is_counted_in_working_days_is_left_in_working_days():
    found = clock("2026-12-23 mediation_declined", "certificate_without_mediation", date(2026, 12, 23))
    assert (found.left, found.days) == (3, 7)
    assert found.words.endswith("by 30 December 2026: 3 working days left (7 days).")


def test_an_act_not_done_is_overdue_the_day_after_its_last():
    request = "2026-09-07 request_received"
    assert clock(request, "decide_whether_to_assess", date(2026, 10, 19)).state is State.RUNNING
    late = clock(request, "decide_whether_to_assess", date(2026, 10, 20))
    assert (late.state, late.days) == (State.OVERDUE, -1)


def test_christmas_and_august_are_no_reason_for_more_time():
    assert clock("2026-08-10 request_received", "final_plan").due == date(2026, 12, 28)
    assert clock("2026-04-06 request_received", "final_plan").due == date(2026, 8, 24)


def test_the_first_day_counts_for_a_review_of_a_plan_made_on_a_leap_day():
    assert clock("2024-02-29 final_plan_sent", "first_review").due == date(2025, 2, 28)


def test_a_draft_followed_by_the_plan_within_15_days_left_too_little_time():
    draft = "2026-01-05 draft_plan_served\n"
    too_soon = clock(draft + "2026-01-19 final_plan_sent", "comments_on_draft")
    assert too_soon.state is State.MISSED
    assert "too soon" in too_soon.words
    assert clock(draft + "2026-01-20 final_plan_sent", "comments_on_draft").state is State.MET


def test_a_withdrawn_request_stops_and_a_new_one_runs_from_its_own_day():
    first, second = clocks(
        "2026-03-02 request_received\n2026-03-20 request_withdrawn\n2026-10-05 request_received", "final_plan"
    )
    assert (first.state, first.ended) == (State.STOPPED, date(2026, 3, 20))
    assert (second.state, second.due, second.doubt) == (State.RUNNING, date(2027, 2, 22), None)


def test_a_move_stops_the_old_authoritys_clock_and_the_new_ones_runs_from_its_own_day():
    assert clock("2026-09-07 request_received\n2026-10-01 moved_away", "final_plan").state is State.STOPPED
    assert clock("2026-10-01 became_responsible", "final_plan").due == date(2027, 2, 18)


def test_two_open_requests_are_undecided_and_both_are_shown():
    found = clocks("2026-09-07 request_received\n2026-10-05 request_received", "final_plan")
    assert [one.due for one in found] == [date(2027, 1, 25), date(2027, 2, 22)]
    assert all("do not say which one" in one.doubt.why and one.doubt.why in one.why for one in found)


def test_each_service_answers_for_its_own_advice():
    found = clocks(
        """
        2026-09-01 advice_requested - therapist
        2026-09-01 advice_requested - psychologist
        2026-10-20 advice_received - therapist
        """,
        "advice",
    )
    assert {one.start.about: one.state for one in found} == {
        "therapist": State.MISSED,
        "psychologist": State.OVERDUE,
    }


def test_invitations_are_in_time_two_weeks_before_the_meeting():
    meeting = "2026-11-10 review_meeting\n"
    assert clock(meeting + "2026-10-27 review_invitations_sent", "review_invitations").state is State.MET
    assert clock(meeting + "2026-10-28 review_invitations_sent", "review_invitations").state is State.MISSED
    assert clock(meeting, "review_invitations").state is State.OVERDUE


def test_the_invitations_to_last_years_meeting_are_not_those_to_this_years():
    last_year = "2025-11-10 review_meeting\n2025-10-20 review_invitations_sent\n"
    before, now = clocks(last_year + "2026-11-10 review_meeting", "review_invitations")
    assert (before.state, now.state) == (State.MET, State.OVERDUE)


def test_the_next_review_is_counted_from_the_last_one():
    first, second = clocks("2024-05-01 decided_to_maintain\n2025-04-20 decided_to_amend", "later_review")
    assert (first.state, first.days) == (State.MET, 10)
    assert (second.due, second.state) == (date(2026, 4, 19), State.OVERDUE)


def test_a_right_that_nobody_used_is_over_and_not_late():
    assert clock("2026-01-05 refused_to_assess", "appeal").state is State.OVER


def test_a_plan_is_maintained_while_an_appeal_is_under_way():
    notice = "2027-03-10 cease_notice_sent\n"
    running = clock(notice + "2027-04-01 appeal_under_way", "maintain_until")
    assert isinstance(running.due, Undecided)
    assert "until it ends" in running.due.why
    assert clock(notice + "2027-04-01 appeal_under_way 2027-09-30", "maintain_until").due == date(2027, 9, 30)


def test_without_the_areas_terms_a_limit_in_school_days_says_so():
    found = clock("2026-11-12 excluded", "education_after_exclusion")
    assert found.state is State.UNDATED
    assert "Enter them" in found.words


def test_a_duty_without_a_length_has_no_day_and_says_why():
    assert clock("2026-11-12 decision_made", "decision_record").due == Undecided(
        "As soon as practicable; no number of days is given."
    )


def test_a_change_of_the_law_is_a_new_row():
    row = """
        [[limit]]
        key = "final_plan"
        name = "Send the final plan"
        start = ["request_received"]
        end = ["final_plan_sent"]
        source = "a regulation"
        verified = true
        unit = "weeks"
    """
    old, new = "length = 20\nvalid_to = 2029-08-31", "length = 24\nvalid_from = 2029-09-01"
    rows = limits_in(row + old) + limits_in(row + new)
    case = [Event(date(2029, 8, 31), "request_received"), Event(date(2029, 9, 1), "request_received")]
    found = clocks_of(case, date(2029, 9, 2), limits=rows)
    assert [one.due - one.start.on for one in found] == [timedelta(weeks=20), timedelta(weeks=24)]


@pytest.mark.parametrize(
    ("events", "said"),
    [
        ("2026-01-05 final_plan_sent - one\n2026-01-05 final_plan_sent - two", "Two plans were sent on one day"),
        ("2026-01-05 decided_to_amend\n2026-02-05 review_meeting", "without a meeting before it"),
        ("2026-01-05 decided_to_amend\n2026-02-05 final_plan_sent", "before any plan that is known"),
        ("2026-01-05 request_received\n2026-01-05 request_withdrawn", "which came first"),
        ("2026-01-05 request_received\n2026-02-05 moved_away", "reg. 5(1)"),
    ],
)
def test_what_neither_law_nor_days_decide_is_said(events, said):
    assert any(said in doubt.why for doubt in doubts_of(case(events)))


def test_a_plain_case_has_nothing_undecided():
    assert doubts_of(case("2026-01-05 request_received\n2026-05-05 final_plan_sent\n2026-11-01 review_meeting")) == []


def test_every_slip_in_events_is_said_at_once():
    events = [Event(date(2026, 1, 5), "no_such_thing"), Event(date(2026, 1, 5), "school_closed", date(2026, 1, 1))]
    assert [problem.what for problem in event_problems(events)] == [
        "“no_such_thing” is no kind of event.",
        "It ended before it began.",
    ]
    with pytest.raises(ValueError, match=r"no kind of event[\s\S]*ended before it began"):
        clocks_of(events, TODAY)
