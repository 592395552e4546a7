"""What will come of a quarter's plans if nothing changes."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sendwell.domain.forecasting import NEVER, Requests, back_test, forecast
from tests.domain.forecasting.worlds import TODAY, rows, world

days = st.dates(date(2024, 1, 1), date(2027, 3, 1))
later = st.none() | st.integers(0, 400)


@st.composite
def any_rows(draw):
    received, agreed, more, issued = draw(days), draw(later), draw(later), draw(st.booleans())
    decided = None if agreed is None else received + timedelta(days=agreed)
    start = decided or received
    ended = None if more is None else start + timedelta(days=more)
    return received, decided, ended, issued and ended is not None


@settings(max_examples=30, deadline=None)
@given(st.lists(any_rows(), max_size=60), st.integers(0, 3))
def test_whatever_is_known_the_share_lies_between_nought_and_a_hundred(known, many):
    found = forecast(Requests.of(known + rows(1, 0.5, 200) * many), TODAY)
    assert found is None or 0 <= found.lower <= found.expected <= found.upper <= 100


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 1_000))
def test_nothing_that_happens_later_is_used(seed):
    whole = world(seed, 0.6)
    assert forecast(whole, TODAY) == forecast(whole.known_on(TODAY.toordinal()), TODAY)


def test_the_same_requests_give_the_same_forecast():
    assert forecast(world(4, 0.6), TODAY) == forecast(world(4, 0.6), TODAY)


@pytest.mark.parametrize(("on_time", "share"), [(1.0, 100), (0.0, 0)])
def test_where_all_came_on_time_or_none_did_so_it_goes_on(on_time, share):
    found = forecast(world(2, on_time), TODAY)
    assert (round(found.lower), round(found.upper)) == (share, share)


def test_what_came_lies_within_the_interval_about_as_often_as_it_says():
    tests = [one for seed in range(5) for one in back_test(world(seed, 0.6), TODAY)]
    assert len(tests) >= 20
    assert sum(one.is_within for one in tests) >= 0.85 * len(tests)


def test_what_was_issued_already_is_counted_and_not_foretold():
    last_day = date(2026, 12, 31)
    whole = world(3, 0.6)
    on_time, plans = whole.plans(date(2026, 10, 1).toordinal(), last_day.toordinal())
    found = forecast(whole, last_day)
    assert (found.done_on_time, found.done, found.plans) == (on_time, plans, plans)
    assert round(found.expected, 9) == round(100 * on_time / plans, 9)


def test_too_few_plans_in_a_year_foretell_nothing():
    assert forecast(world(1, 0.6, number=40), TODAY) is None
    assert forecast(Requests.of([]), TODAY) is None


def test_a_backlog_of_old_requests_lowers_what_is_foretold():
    whole = world(5, 0.6)
    day = TODAY.toordinal()
    old = Requests(*(np.full(80, value, np.int64) for value in (day - 170, day - 130, NEVER)), np.zeros(80, bool))
    both = replace(
        whole,
        **{name: np.concatenate([getattr(whole, name), getattr(old, name)])
           for name in ("received", "agreed", "ended", "issued")},
    )  # fmt: skip
    assert forecast(both, TODAY).expected < forecast(whole, TODAY).expected - 5


def test_earlier_quarters_are_tested_only_where_a_year_before_them_is_known():
    whole = world(6, 0.6)
    short = [row for row in rows(6, 0.6) if row[0] >= date(2025, 7, 1)]
    assert len(back_test(whole, TODAY)) == 6
    assert len(back_test(Requests.of(short), TODAY)) < 3
