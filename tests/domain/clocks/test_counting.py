"""What is true of every count, whatever the day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendwell.domain.clocks import Counting, TimeLimit, Unit, last_day, limit_named
from sendwell.domain.clocks.counting import months_after
from sendwell.domain.clocks.working_days import is_working_day

DAYS = st.dates(date(2016, 1, 1), date(2040, 12, 31))
LENGTHS = st.integers(1, 90)
UNITS = st.sampled_from([unit for unit in Unit if unit not in (Unit.SCHOOL_DAYS, Unit.SCHOOL_TERMS)])


def a_limit(length: int, unit: Unit, counting: Counting = Counting.AFTER) -> TimeLimit:
    return TimeLimit("example", "An example", length, unit, "a test", verified=True, counting=counting)


def working_days_between(first: date, last: date) -> int:
    return sum(is_working_day(first + timedelta(days=n)) for n in range(1, (last - first).days + 1))


@given(DAYS, LENGTHS)
def test_a_limit_in_working_days_ends_on_a_working_day_and_holds_exactly_so_many(started, length):
    end = last_day(a_limit(length, Unit.WORKING_DAYS), started).on
    assert is_working_day(end)
    assert working_days_between(started, end) == length


@given(DAYS, LENGTHS)
def test_the_last_clear_day_leaves_exactly_so_many_working_days_between(meeting, length):
    published = last_day(a_limit(length, Unit.WORKING_DAYS, Counting.CLEAR_BEFORE), meeting).on
    assert is_working_day(published)
    assert working_days_between(published, meeting - timedelta(days=1)) == length


@given(DAYS, LENGTHS, UNITS)
def test_a_longer_limit_never_ends_sooner(started, length, unit):
    assert last_day(a_limit(length, unit), started).on <= last_day(a_limit(length + 1, unit), started).on


@given(DAYS, DAYS, LENGTHS, UNITS)
def test_what_starts_later_never_ends_sooner(one, other, length, unit):
    first, second = sorted((one, other))
    assert last_day(a_limit(length, unit), first).on <= last_day(a_limit(length, unit), second).on


@given(DAYS, st.integers(1, 60))
def test_months_end_on_the_corresponding_date_or_the_last_of_the_month(started, months):
    end = months_after(started, months)
    assert end.day == started.day or (end + timedelta(days=1)).day == 1
    assert (end.year * 12 + end.month) - (started.year * 12 + started.month) == months


def test_a_limit_of_weeks_that_ends_on_a_bank_holiday_does_not_move():
    assert last_day(a_limit(16, Unit.WEEKS), date(2026, 9, 7)).on == date(2026, 12, 28)


def test_a_year_from_a_leap_day_ends_on_the_last_of_february():
    assert last_day(a_limit(1, Unit.YEARS), date(2024, 2, 29)).on == date(2025, 2, 28)
    assert last_day(a_limit(4, Unit.YEARS), date(2024, 2, 29)).on == date(2028, 2, 29)


def test_the_reckoning_is_told_in_words():
    found = last_day(limit_named("statement_of_action"), date(2022, 2, 22))
    assert found.how == "70 working days after 22 February 2022, leaving out weekends and 5 bank holidays"
    assert "SI 2015/1792" in found.source
    assert found.caution == ""


@pytest.mark.parametrize(
    ("key", "started", "words"),
    [
        ("agenda_papers", date(2019, 10, 17), "5 clear working days before 17 October 2019, leaving out weekends"),
        ("monitoring_inspection", date(2024, 1, 31), "About 18 months after 31 January 2024"),
        ("priority_action_plan", date(2023, 9, 5), "70 working days after 5 September 2023, leaving out weekends"),
    ],
)
def test_each_way_of_counting_has_its_words(key, started, words):
    assert last_day(limit_named(key), started).how == words


def test_what_nobody_has_checked_says_so():
    assert last_day(limit_named("draft_priority_action_plan"), date(2023, 9, 5)).caution == (
        "Not verified: from the inspection handbook. Check before you rely on it."
    )


def test_clear_months_are_refused():
    with pytest.raises(ValueError, match="Clear months cannot be counted"):
        last_day(a_limit(1, Unit.MONTHS, Counting.CLEAR_BEFORE), date(2026, 1, 1))
