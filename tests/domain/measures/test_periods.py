"""Periods: how they are written, which follows which, when they begin and how they are said."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendwell.domain.measures import Period, PeriodKind, period, period_of

KINDS = st.sampled_from(list(PeriodKind))
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@given(KINDS, DAYS)
def test_a_day_lies_in_its_period_and_the_code_leads_back_to_it(kind, day):
    found = period_of(kind, day)
    assert found.begins <= day <= found.ends
    assert period(kind, found.code) == found


@given(KINDS, DAYS)
def test_the_next_period_begins_on_the_day_after_the_last(kind, day):
    found = period_of(kind, day)
    assert period_of(kind, found.ends + timedelta(days=1)) == found.next


@pytest.mark.parametrize(
    ("kind", "code", "begins", "words"),
    [
        (PeriodKind.CALENDAR_YEAR, "2024", date(2024, 1, 1), "2024"),
        (PeriodKind.ACADEMIC_YEAR, "202425", date(2024, 9, 1), "2024/25"),
        (PeriodKind.ACADEMIC_YEAR, "199900", date(1999, 9, 1), "1999/00"),
        (PeriodKind.FINANCIAL_YEAR, "202425", date(2024, 4, 1), "2024/25"),
        (PeriodKind.TERM, "202425T2", date(2025, 1, 1), "Spring term 2024/25"),
        (PeriodKind.QUARTER, "202425Q4", date(2025, 1, 1), "January to March 2025"),
        (PeriodKind.MONTH, "2024-11", date(2024, 11, 1), "November 2024"),
        (PeriodKind.WEEK, "2024-W46", date(2024, 11, 11), "week of 11 November 2024"),
        (PeriodKind.DAY, "2024-11-18", date(2024, 11, 18), "18 November 2024"),
    ],
)
def test_a_code_is_read_and_said(kind, code, begins, words):
    found = period(kind, code)
    assert (found.begins, found.words, found.code) == (begins, words, code)


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (PeriodKind.ACADEMIC_YEAR, "202426"),  # not two years that follow each other
        (PeriodKind.ACADEMIC_YEAR, "2024"),
        (PeriodKind.CALENDAR_YEAR, "202425"),
        (PeriodKind.MONTH, "2024-13"),
        (PeriodKind.WEEK, "2024-W53"),
        (PeriodKind.DAY, "2024-02-30"),
        (PeriodKind.DAY, "20241118"),
    ],
)
def test_what_is_no_period_of_its_kind_is_refused_with_an_example(kind, code):
    with pytest.raises(ValueError, match="Write it like this"):
        period(kind, code)


def test_periods_of_one_kind_are_in_the_order_of_time():
    december, january = Period(PeriodKind.MONTH, 2024 * 12 + 11), period(PeriodKind.MONTH, "2025-01")
    assert december < january
    assert december.next == january
