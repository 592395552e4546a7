"""Dates as papers print them, and what they mean."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendwell.domain.reading import open_source
from sendwell.domain.reading.dates import find_dates, printed_dates
from sendwell.domain.reading.model import DatedFact, DateMeaning

DAYS = st.dates(min_value=date(2001, 1, 1), max_value=date(2079, 12, 31))


def dates_in(words: str) -> list[DatedFact]:
    return list(find_dates(open_source(words.encode(), "paper.txt")))


def only(words: str) -> DatedFact:
    found = dates_in(words)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("printed", "on", "until"),
    [
        ("on 6 February 2020", date(2020, 2, 6), None),
        ("on Thursday, 12th March, 2020", date(2020, 3, 12), None),
        ("on the 4th of May 2021", date(2021, 5, 4), None),
        ("Date: 16/10/2024", date(2024, 10, 16), None),
        ("in April 2020", date(2020, 4, 1), date(2020, 4, 30)),
        ("in Feb. 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("from 5 – 9 March 2018", date(2018, 3, 5), date(2018, 3, 9)),
        ("between 4 February 2019 and 8 February 2019", date(2019, 2, 4), date(2019, 2, 8)),
        ("28 February to 4 March 2022", date(2022, 2, 28), date(2022, 3, 4)),
        ("by the end of June 2023", date(2023, 6, 30), None),
        ("April / May 2024", date(2024, 4, 1), date(2024, 5, 31)),
    ],
)
def test_a_date_is_read_in_each_form_that_papers_print(printed, on, until):
    found = only(printed)
    assert (found.on, found.until) == (on, until)


@pytest.mark.parametrize(
    "words",
    [
        "in 2024",
        "in spring 2024",
        "the 2024/25 budget",
        "in September",
        "Quarter 2 of 2023/24",
        "They may 3 times ask.",
        "31 June",
    ],
)
def test_years_seasons_and_bare_months_are_no_dates(words):
    assert dates_in(words) == []


def test_two_days_of_one_month_are_two_dates():
    assert [found.on.day for found in dates_in("Visits took place on 11 and 18 December 2023.")] == [11, 18]


def test_days_in_a_list_begun_with_dashes_are_no_range():
    assert [fact.until for fact in dates_in("- 14 October 2025\n- 18 November 2025")] == [None, None]


def test_a_day_without_a_year_takes_the_year_nearest_to_the_dates_before_it():
    found = dates_in("The Board met on 14 November 2023. The plan goes in by 31 January.")
    assert (found[1].on, found[1].year_inferred) == (date(2024, 1, 31), True)


def test_a_day_without_a_year_is_left_out_where_no_year_is_named():
    assert dates_in("The Panel will meet on 14 March.") == []


def test_the_year_of_an_act_is_not_the_year_of_a_day():
    assert dates_in("Under the Children and Families Act 2014 the Panel meets on 14 March.") == []


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("Minutes of the meeting held on 3 May 2023", DateMeaning.MEETING),
        ("Publication date: 3 May 2023", DateMeaning.PUBLICATION),
        ("Date of decision: 03/05/2023", DateMeaning.MEETING),
        ("Effective from: 03/05/2023", DateMeaning.OTHER),
        ("Inspectors from Ofsted visited the area on 3 May 2023.", DateMeaning.INSPECTION),
        ("The monitoring visit from the DfE took place on 3 May 2023.", DateMeaning.MONITORING_VISIT),
        ("The plan was submitted to Ofsted on 3 May 2023.", DateMeaning.SUBMISSION),
        ("The letter was published on 3 May 2023.", DateMeaning.PUBLICATION),
        ("A revised policy would be completed by 3 May 2023.", DateMeaning.DEADLINE),
        ("An open evening for families took place on 3 May 2023.", DateMeaning.EVENT),
        ("She has been on leave since 3 May 2023.", DateMeaning.OTHER),
        ("Cabinet had approved the plan on 3 May 2023.", DateMeaning.MEETING),
        ("Officials from the DfE had come to the Council on 3 May 2023.", DateMeaning.MONITORING_VISIT),
        ("An Improvement Notice was issued on 3 May 2023.", DateMeaning.PUBLICATION),
        ("The Board had been set up in May 2023.", DateMeaning.OTHER),
        ("On 3 May 2023, the Scrutiny Committee approved the report.", DateMeaning.MEETING),
        ("The deadline for comments was 3 May 2023.", DateMeaning.DEADLINE),
        ("The deficit would reach £8.2m by 3 May 2023.", DateMeaning.OTHER),
        ("She asked about the visit of 3 May 2023.", DateMeaning.OTHER),
        ("Last updated:\n3 May 2023", DateMeaning.PUBLICATION),
        ("SEND Board\nTuesday 3 May 2023, 10:00 – 12:00, by video", DateMeaning.MEETING),
    ],
)
def test_the_nearest_words_tell_what_a_date_means(words, meaning):
    assert only(words).meaning is meaning


def test_a_date_that_runs_over_a_page_is_cited_on_both_pages():
    found = only("The plan is due by 21\fAugust 2019.")
    assert [span.page for span in found.citation.spans] == [1, 2]


@given(DAYS)
def test_a_day_written_out_is_read_back(day):
    printed = f"The Forum met on {day.day} {day:%B} {day.year}."
    assert only(printed).on == day


@given(st.text(alphabet="0123456789 stndrhMayMarchJune.,/-–\n", max_size=120))
def test_dates_stand_in_order_and_never_overlap(text):
    found = printed_dates(text)
    assert all(earlier.end <= later.start for earlier, later in pairwise(found))
