"""What a change of rating needs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendwell.domain.assurance import is_better, may_change_rating

DELIVERY = ["blue", "green", "amber", "red"]
IMPACT = ["not_yet_due", "no_evidence", "some", "embedded"]
WHY = "The line now has three people."
TWO_OF_A_KIND = st.sampled_from([DELIVERY, IMPACT]).flatmap(
    lambda scale: st.tuples(st.sampled_from(scale), st.sampled_from(scale))
)


@pytest.mark.parametrize(
    ("old", "new"),
    [("amber", "green"), ("red", "amber"), ("green", "blue"), ("no_evidence", "some"), ("some", "embedded")],
)
def test_good_news_is_refused_without_something_that_shows_it(old, new):
    assert "needs evidence" in may_change_rating(old, new, WHY, evidence=0)
    assert "needs a reason" in may_change_rating(old, new, "  ", evidence=1)
    assert may_change_rating(old, new, WHY, evidence=1) is None


@pytest.mark.parametrize(
    ("old", "new"), [("green", "amber"), ("blue", "red"), ("embedded", "some"), ("not_yet_due", "no_evidence")]
)
def test_bad_news_needs_a_reason_and_no_evidence(old, new):
    assert may_change_rating(old, new, "The contract ended.", evidence=0) is None
    assert "needs a reason" in may_change_rating(old, new, "", evidence=3)


@pytest.mark.parametrize("first", ["green", "amber", "red", "not_yet_due", "no_evidence"])
def test_a_first_rating_that_claims_no_result_needs_no_evidence(first):
    assert may_change_rating("", first, WHY, evidence=0) is None


@pytest.mark.parametrize(
    ("first", "words"), [("blue", "To begin with blue"), ("some", "To begin with some"), ("embedded", "To begin with")]
)
def test_a_first_rating_that_claims_a_result_must_show_it(first, words):
    assert may_change_rating("", first, WHY, evidence=0).startswith(words)


@given(TWO_OF_A_KIND)
def test_what_stays_as_it_is_or_is_not_asked_is_never_refused(pair):
    assert may_change_rating(pair[0], pair[0], "", evidence=0) is None
    assert may_change_rating(pair[0], "", "", evidence=0) is None


@given(TWO_OF_A_KIND)
def test_no_change_is_for_the_better_both_ways(pair):
    assert not (is_better(*pair) and is_better(*reversed(pair)))


@given(TWO_OF_A_KIND, st.integers(0, 5))
def test_a_change_with_a_reason_is_refused_only_for_want_of_evidence(pair, evidence):
    refused = may_change_rating(*pair, WHY, evidence)
    assert (refused is not None) == (is_better(*pair) and evidence == 0)
