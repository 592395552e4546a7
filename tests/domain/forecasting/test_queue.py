"""The queue of requests, played forward as it runs now and as changed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sendwell.domain.forecasting import Office, what_if
from tests.domain.forecasting.worlds import TODAY, world

NOW = Office(4, 8)
OFFICE = world(3, 0.3, number=200)


def played(changed: Office, now: Office = NOW):
    return what_if(OFFICE, TODAY, now, changed)


@settings(max_examples=3, deadline=None)
@given(st.integers(1, 9), st.floats(1, 20))
def test_an_office_that_does_not_change_gains_nothing(coordinators, weeks):
    office = Office(coordinators, weeks)
    assert all(one.now == one.changed and one.gained == (0, 0, 0) for one in played(office, office))


def test_more_coordinators_issue_more_plans():
    last = played(Office(8, 8))[1]
    assert last.plans_changed > last.plans_now


def test_advice_that_comes_sooner_makes_no_plan_later():
    assert all(one.gained[0] >= 0 for one in played(Office(4, 2)))


def test_the_same_question_has_the_same_answer():
    assert played(Office(5, 7)) == played(Office(5, 7))


def test_shares_are_shares_and_their_intervals_hold_them():
    for one in played(Office(6, 6)):
        for middle, lower, upper in (one.now, one.changed):
            assert 0 <= lower <= middle <= upper <= 100


@pytest.mark.parametrize("wrong", [(0, 6), (3, 0)])
def test_an_office_that_cannot_be_is_refused(wrong):
    with pytest.raises(ValueError, match="at least one coordinator"):
        Office(*wrong)


def test_too_few_plans_in_a_year_are_not_played():
    assert what_if(world(1, 0.6, number=40), TODAY, NOW, NOW) == []
