"""A plan month by month."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from sendwell.domain.planning import Month, Running, Said, months_between, open_in, worst_in

WORST_FIRST = ("red", "amber", "green", "blue")
JAN, FEB, MAR = months_between(Month(2026, 1), Month(2026, 3))
TODAY = date(2026, 2, 15)


def test_the_worst_of_what_was_said_last_counts():
    said = [Said(1, date(2026, 1, 9), "red"), Said(1, date(2026, 1, 30), "green"), Said(2, date(2026, 1, 5), "amber")]
    assert worst_in([JAN], said, WORST_FIRST) == [("amber", 1)]


def test_what_was_said_stands_until_something_else_is_said():
    said = [Said(1, date(2026, 1, 9), "red"), Said(1, date(2026, 3, 1), "amber"), Said(2, date(2026, 2, 28), "red")]
    assert worst_in([JAN, FEB, MAR], said, WORST_FIRST) == [("red", 1), ("red", 2), ("red", 1)]


def test_a_month_before_anything_was_said_has_no_rating():
    assert worst_in([JAN, FEB], [Said(1, date(2026, 2, 1), "blue")], WORST_FIRST) == [("", 0), ("blue", 1)]


def test_a_task_is_open_from_its_start_to_its_due_date():
    task = Running(date(2026, 2, 20), date(2026, 3, 10))
    assert [open_in(month, [task], TODAY) for month in (JAN, FEB, MAR, MAR.after(1))] == [0, 1, 1, 0]


def test_a_task_that_is_late_stays_open_until_today():
    task = Running(date(2025, 12, 1), date(2026, 1, 10))
    assert [open_in(month, [task], TODAY) for month in (JAN, FEB, MAR)] == [1, 1, 0]


def test_a_task_done_early_is_open_no_longer():
    task = Running(date(2026, 1, 1), date(2026, 3, 10), ended_on=date(2026, 1, 31))
    assert [open_in(month, [task], TODAY) for month in (JAN, FEB)] == [1, 0]


def test_a_task_without_an_end_stays_open():
    assert open_in(MAR.after(24), [Running(None, None)], TODAY) == 1


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(-500, 500))
def test_so_many_months_later_and_as_many_back_is_the_same_month(day, months):
    month = Month.of(day)
    assert month.after(months).after(-months) == month
    assert month.first_day <= day <= month.last_day
