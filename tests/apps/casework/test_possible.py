"""What is still possible in an open request, on which day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendwell.apps.casework.models import Case, Stage
from sendwell.apps.casework.possible import Hope, outlook
from sendwell.domain.clocks import Event, limit_named, safe_dates
from sendwell.domain.clocks.counting import last_day

RECEIVED = date(2026, 1, 26)
WEEK_20 = RECEIVED + timedelta(weeks=20)
REQUEST = [Event(RECEIVED, "request_received")]
AGREED = [*REQUEST, Event(date(2026, 3, 2), "agreed_to_assess")]


def seen(stage: Stage, events: list[Event], today: date):
    found = outlook(Case(stage=stage), events, today)
    assert found is not None
    return found


def test_an_undecided_request_says_by_when_to_decide():
    found = seen(Stage.UNDECIDED, REQUEST, date(2026, 3, 2))
    safe = safe_dates(REQUEST, date(2026, 3, 2))[0]
    assert (found.hope, found.step, found.by, found.goal) == (Hope.KEPT, "Decide whether to assess", safe.by, WEEK_20)
    assert (found.day, found.supposing) == (35, ())


def test_a_decision_later_than_is_safe_leaves_only_hurry_until_week_20_and_then_nothing():
    safe = safe_dates(REQUEST, RECEIVED)[0]
    after = seen(Stage.UNDECIDED, REQUEST, safe.by + timedelta(days=1))
    assert after.hope is Hope.HURRIED
    assert seen(Stage.UNDECIDED, REQUEST, WEEK_20 + timedelta(days=1)).hope is Hope.LOST


def test_what_an_extract_does_not_tell_is_supposed_to_be_done_once_it_should_be_and_said():
    asked = seen(Stage.ASSESSING, AGREED, date(2026, 3, 3))
    assert (asked.step, asked.supposing) == ("Ask for all advice", ())
    later = seen(Stage.ASSESSING, AGREED, asked.by + timedelta(days=3))
    assert (later.hope, later.step, later.supposing) == (Hope.KEPT, "Have all advice", ("Ask for all advice",))
    assert seen(Stage.ASSESSING, AGREED, WEEK_20).step == "Send the final plan"


def asked_of(*services: str, came: tuple[str, ...] = ()) -> list[Event]:
    events = [Event(date(2026, 3, 3), "advice_requested", about=service) for service in services]
    return [*AGREED, *events, *(Event(date(2026, 4, 7), "advice_received", about=service) for service in came)]


def test_where_advice_is_told_it_says_from_whom_it_is_awaited_and_supposes_nothing_of_it():
    waiting = seen(Stage.ASSESSING, asked_of("health", "social care", came=("health",)), date(2026, 4, 8))
    assert (waiting.step, waiting.awaited, waiting.supposing) == ("Have all advice", ("social care",), ())
    late = seen(Stage.ASSESSING, asked_of("health"), waiting.by + timedelta(days=1))
    assert late.hope is Hope.HURRIED
    here = seen(Stage.ASSESSING, asked_of("health", came=("health",)), date(2026, 4, 8))
    assert (here.step, here.awaited) == ("Serve the draft plan", ())


def test_a_request_agreed_before_the_extract_begins_is_not_asked_to_be_decided():
    assert seen(Stage.ASSESSING, REQUEST, date(2026, 3, 2)).step == "Ask for all advice"


def test_without_a_day_of_receipt_there_is_no_outlook():
    assert outlook(Case(stage=Stage.ASSESSING), [Event(date(2026, 3, 2), "agreed_to_assess")], WEEK_20) is None


@given(st.dates(date(2024, 1, 1), date(2027, 12, 31)), st.integers(0, 300), st.booleans())
def test_kept_means_in_time_and_lost_means_week_20_is_past(received: date, days: int, agreed: bool):
    today = received + timedelta(days=days)
    events = [Event(received, "request_received")]
    found = outlook(Case(stage=Stage.ASSESSING if agreed else Stage.UNDECIDED), events, today)
    assert found is not None
    assert found.goal == last_day(limit_named("final_plan"), received).on
    assert (found.hope is Hope.LOST) == (today > found.goal)
    if found.hope is Hope.KEPT:
        assert today <= found.by <= found.goal


@pytest.mark.parametrize("stage", [Stage.UNDECIDED, Stage.ASSESSING])
def test_a_case_once_lost_is_never_kept_again(stage):
    days = [RECEIVED + timedelta(days=day) for day in range(0, 160)]
    hopes = [seen(stage, REQUEST, day).hope for day in days]
    assert hopes == sorted(hopes)
