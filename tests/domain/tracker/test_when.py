"""Dates as trackers write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendwell.domain.tracker import read_when

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("31/03/2026", date(2026, 3, 31), date(2026, 3, 31)),
        ("By 31.03.26", date(2026, 3, 31), date(2026, 3, 31)),
        ("46112", date(2026, 3, 31), date(2026, 3, 31)),
        ("end of March 2026", date(2026, 3, 31), date(2026, 3, 31)),
        ("march 2026", date(2026, 3, 1), date(2026, 3, 31)),
        ("Mar-26", date(2026, 3, 1), date(2026, 3, 31)),
        ("31-Mar-26", date(2026, 3, 31), date(2026, 3, 31)),
        ("Autumn term 2025", date(2025, 9, 1), date(2025, 12, 31)),
        ("Spring Term 2025/26", date(2026, 1, 1), date(2026, 3, 31)),
        ("Summer 2026", date(2026, 4, 1), date(2026, 7, 31)),
        ("Q3 2025/26", date(2025, 10, 1), date(2025, 12, 31)),
        ("Q4 2025-26", date(2026, 1, 1), date(2026, 3, 31)),
        ("academic year 2025/26", date(2025, 9, 1), date(2026, 8, 31)),
        ("01/09/2025 - 31/03/2026", date(2025, 9, 1), date(2026, 3, 31)),
    ],
)
def test_a_day_or_a_period_is_read_as_councils_write_it(words, first, last):
    found = read_when(words)
    assert (found.first, found.last, found.problem) == (first, last, "")


@pytest.mark.parametrize("words", ["TBC", "tbc", "Ongoing", "n/a", "-", "", "To be confirmed", "ongoing (termly)"])
def test_words_that_name_no_day_yet_are_no_problem(words):
    assert read_when(words).last is None
    assert not read_when(words).problem


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("31/02/2025", "There is no 31 February 2025."),
        ("31 February 2025", "There is no 31 February 2025."),
        ("03/31/2026", "There is no month 31. The day comes before the month: 31/03/2026?"),
        ("31/03/2205", "The year 2205 is not one in which a plan can run."),
        ("when the post is filled", "“when the post is filled” is no date that can be read."),
    ],
)
def test_a_day_that_cannot_be_is_said_in_words(words, problem):
    assert read_when(words).problem == problem


def test_a_quarter_without_its_second_year_says_how_it_was_taken():
    assert read_when("Q3 2025").doubt == "It was taken as a quarter of the financial year 2025/26."


def test_of_two_dates_in_a_cell_the_last_is_taken_and_said():
    found = read_when("31/12/2025 revised 31/03/2026")
    assert (found.last, found.doubt) == (date(2026, 3, 31), "It gives 2 dates; the last one was taken.")


@given(DAYS, st.sampled_from(["%d/%m/%Y", "%d/%m/%y", "%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%d-%b-%y", "%-d %b %Y"]))
def test_every_day_is_read_back_from_every_way_to_write_it(day, form):
    found = read_when(day.strftime(form))
    assert (found.first, found.last) == (day, day)


@given(st.text(max_size=40))
def test_any_words_are_a_day_a_period_no_day_or_a_problem(words):
    found = read_when(words)
    assert (found.first is None) == (found.last is None)
    assert not (found.problem and found.last)


@given(DAYS)
def test_a_day_that_the_file_itself_holds_is_taken_as_it_is(day):
    assert read_when("whatever", day).last == day
