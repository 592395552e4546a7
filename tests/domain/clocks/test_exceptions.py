"""What excuses a limit, and whether the facts support what was claimed."""

from datetime import date

import pytest

from sendwell.domain.clocks import Event, Finding, clocks_of, limit_named

REQUEST = Event(date(2026, 7, 6), "request_received")
SUMMER = Event(date(2026, 7, 22), "school_closed", date(2026, 9, 2))


def plan_clock(*events, key="final_plan"):
    (clock,) = clocks_of([REQUEST, *events], date(2026, 9, 10), limits=[limit_named(key)])
    return clock


def away(first, last):
    return Event(date.fromisoformat(first), "absent_from_area", date.fromisoformat(last))


@pytest.mark.parametrize(
    ("asked", "finding"),
    [
        (date(2026, 7, 14), Finding.NOT_SUPPORTED),
        (date(2026, 7, 15), Finding.SUPPORTED),
        (date(2026, 7, 17), Finding.SUPPORTED),
        (date(2026, 8, 26), Finding.SUPPORTED),
        (date(2026, 8, 27), Finding.NOT_SUPPORTED),
    ],
)
def test_the_summer_closure_excuses_where_the_school_was_asked_in_the_window(asked, finding):
    found = plan_clock(SUMMER, Event(asked, "school_advice_requested"))
    assert found.finding is finding
    assert "from 15 July 2026 to 26 August 2026" in found.claims[0].why


def test_a_christmas_closure_is_too_short():
    christmas = Event(date(2026, 12, 19), "school_closed", date(2027, 1, 4))
    asked = Event(date(2026, 12, 16), "school_advice_requested")
    events = [Event(date(2026, 12, 1), "request_received"), christmas, asked]
    (clock,) = clocks_of(events, date(2027, 1, 10), limits=[limit_named("final_plan")])
    assert clock.finding is Finding.NOT_SUPPORTED
    assert clock.claims[0].why == "It lasted 16 days; at least 28 are needed."


def test_an_exception_excuses_and_does_not_move_the_day():
    found = plan_clock(SUMMER, Event(date(2026, 7, 17), "school_advice_requested"))
    assert found.due == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("absence", "finding"),
    [
        (away("2026-08-01", "2026-08-29"), Finding.SUPPORTED),
        (away("2026-08-01", "2026-08-28"), Finding.NOT_SUPPORTED),
        (away("2026-06-01", "2026-08-02"), Finding.NOT_SUPPORTED),  # 27 days of it after the request
        (away("2026-06-01", "2026-08-03"), Finding.SUPPORTED),
        (Event(date(2026, 8, 1), "absent_from_area"), Finding.NOT_DECIDABLE),
    ],
)
def test_an_absence_counts_from_four_weeks_within_the_time_allowed(absence, finding):
    assert plan_clock(absence).finding is finding


def test_two_weeks_away_are_enough_after_an_order_of_the_tribunal():
    events = [Event(date(2026, 7, 6), "ordered_to_amend_content"), away("2026-07-10", "2026-07-24")]
    (clock,) = clocks_of(events, date(2026, 9, 1), limits=[limit_named("order_content")])
    assert clock.finding is Finding.SUPPORTED


def test_days_cannot_say_whether_circumstances_are_exceptional():
    found = plan_clock(Event(date(2026, 8, 1), "exceptional_circumstances"))
    assert found.finding is Finding.NOT_DECIDABLE
    assert "who agreed" in found.claims[0].words


def test_a_missed_appointment_excuses_the_advice_and_not_the_plan():
    missed, asked = Event(date(2026, 8, 1), "missed_appointment"), Event(date(2026, 7, 20), "advice_requested")
    assert plan_clock(missed, asked, key="advice").finding is Finding.SUPPORTED
    assert plan_clock(missed, asked).claims == ()


def test_an_appointment_missed_with_one_service_does_not_excuse_another():
    asked = [Event(date(2026, 7, 20), "advice_requested", about=service) for service in ("therapist", "psychologist")]
    missed = Event(date(2026, 8, 1), "missed_appointment", about="therapist")
    clocks = clocks_of([*asked, missed], date(2026, 9, 10), limits=[limit_named("advice")])
    assert {clock.start.about: clock.finding for clock in clocks} == {
        "therapist": Finding.SUPPORTED,
        "psychologist": Finding.NONE,
    }


def test_what_happened_after_the_time_was_over_is_no_claim():
    assert plan_clock(away("2026-12-01", "2027-01-20")).claims == ()
