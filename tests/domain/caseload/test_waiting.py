"""How long requests wait, and the backlog: what came in less what ended is how the number of open ones moved."""

from datetime import date, timedelta
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sendwell.domain.caseload.waiting import BANDS, ageing, weekly

TODAY = date(2026, 3, 4)  # a Wednesday
DAYS = st.lists(st.tuples(st.dates(date(2024, 1, 1), TODAY), st.one_of(st.none(), st.integers(0, 400))), max_size=40)


def days(values: list[date | None]) -> np.ndarray:
    return np.array(values, dtype="datetime64[D]")


@given(DAYS)
def test_what_came_in_less_what_ended_is_how_the_backlog_moved(cases):
    received = [day for day, _ in cases]
    ended = [None if lasted is None else day + timedelta(days=lasted) for day, lasted in cases]
    weeks = weekly(days(received), days(ended), TODAY, 20)
    assert all(after.open - before.open == after.came_in - after.ended for before, after in pairwise(weeks))
    assert weeks[-1].begins == date(2026, 2, 23)  # the last week that is over
    sunday = date(2026, 3, 1)
    still = [end is None or end > sunday for day, end in zip(received, ended, strict=True) if day <= sunday]
    assert weeks[-1].open == sum(still)


@given(st.lists(st.dates(date(2022, 1, 1), TODAY)))
def test_each_open_request_has_one_age(received):
    assert sum(ageing(days(received), TODAY)) == len(received)


def test_a_request_in_its_last_day_of_a_band_is_still_in_it():
    for at, (_, length) in enumerate(BANDS):
        assert ageing(days([TODAY - timedelta(days=length)]), TODAY)[at] == 1
        assert ageing(days([TODAY - timedelta(days=length + 1)]), TODAY)[at + 1] == 1


def test_a_day_of_receipt_that_is_not_known_has_no_age():
    assert ageing(days([None, TODAY]), TODAY)[0] == 1
