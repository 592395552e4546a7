"""What would stand still if some of the work did."""

from hypothesis import given
from hypothesis import strategies as st

from sendwell.domain.planning import everything_waiting_for, fewest_for_half

WAITS = st.dictionaries(st.integers(0, 9), st.sets(st.integers(0, 9)))


def test_what_waits_for_something_that_waits_is_held_up_too():
    assert everything_waiting_for([1], {2: [1], 3: [2], 4: [5]}) == {2, 3}


def test_tasks_in_a_circle_are_each_told_once():
    assert everything_waiting_for([1], {1: [3], 2: [1], 3: [2]}) == {2, 3}


@given(st.sets(st.integers(0, 9)), WAITS)
def test_whatever_waits_directly_is_among_those_held_up(keys, waits_for):
    direct = {task for task, others in waits_for.items() if keys & set(others)} - keys
    assert direct <= everything_waiting_for(keys, waits_for)


def test_half_of_the_work_may_rest_on_two_of_five():
    assert fewest_for_half([4, 3, 2, 2, 2]) == 2


def test_nothing_rests_on_nobody():
    assert fewest_for_half([0, 0]) == 0


@given(st.lists(st.integers(1, 50), min_size=1))
def test_fewer_than_the_fewest_do_not_reach_half(shares):
    number = fewest_for_half(shares)
    ordered = sorted(shares, reverse=True)
    assert 2 * sum(ordered[:number]) >= sum(shares)
    assert 2 * sum(ordered[: number - 1]) < sum(shares)
