"""What is said beside what the facts support, and done beside felt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendwell.domain.assurance import difference, done_not_felt, said_better

SAID = st.sampled_from(["blue", "green", "amber", "red"])
SUPPORTED = st.sampled_from(["blue", "green", "amber", "red", "not_started"])


def test_a_green_that_the_facts_do_not_support_is_named():
    assert difference("green", "red") == "Said to be green; the facts support red."


def test_an_owner_who_says_worse_than_the_facts_is_named_too():
    assert difference("red", "green") == "Said to be red; the facts alone would support green."
    assert difference("amber", "not_started") == "Said to be amber before it starts."


@pytest.mark.parametrize(("said", "facts"), [("green", "green"), ("", "red"), ("green", "not_started")])
def test_where_both_agree_or_nothing_is_said_there_is_no_difference(said, facts):
    assert difference(said, facts) is None


@given(SAID, SUPPORTED)
def test_whatever_is_said_better_than_the_facts_has_a_sentence(said, facts):
    assert not said_better(said, facts) or "the facts support" in difference(said, facts)


@pytest.mark.parametrize("impact", ["", "not_yet_due", "no_evidence"])
def test_an_action_that_is_done_and_has_shown_no_difference_is_not_yet_felt(impact):
    assert done_not_felt("blue", impact)
    assert not done_not_felt("green", impact)


@pytest.mark.parametrize("impact", ["some", "embedded"])
def test_an_action_that_is_done_and_makes_a_difference_is_felt(impact):
    assert not done_not_felt("blue", impact)
