"""No action ever waits for itself."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sendwell.apps.programme.dependencies import circle_through

ACTIONS = st.integers(0, 7)
WANTS = st.lists(ACTIONS, max_size=3)
GRAPHS = st.dictionaries(ACTIONS, WANTS)


def reachable(start: list[int], waits_for: dict[int, list[int]]) -> set[int]:
    found = set(start)
    while True:
        more = {following for here in found for following in waits_for.get(here, ())} - found
        if not more:
            return found
        found |= more


@given(ACTIONS, WANTS, GRAPHS)
def test_a_circle_is_found_exactly_where_there_is_one(action, wants, waits_for):
    others = {key: value for key, value in waits_for.items() if key != action}
    way = circle_through(action, wants, others)
    assert bool(way) == (action in reachable(wants, others))


@given(ACTIONS, WANTS, GRAPHS)
def test_the_way_of_a_circle_can_be_walked(action, wants, waits_for):
    others = {key: value for key, value in waits_for.items() if key != action}
    way = circle_through(action, wants, others)
    if way:
        assert way[0] == way[-1] == action
        assert way[1] in wants
        assert all(after in others[before] for before, after in pairwise(way[1:]))
