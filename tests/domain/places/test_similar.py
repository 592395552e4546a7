"""Similar schools: the same phase, about as large, with about as many children with SEN."""

from hypothesis import given
from hypothesis import strategies as st

from sendwell.domain.places.similar import LIKENESS, Likeness, SchoolProfile, similar_schools, steps_between

profiles = st.builds(
    SchoolProfile,
    code=st.text("0123456789", min_size=6, max_size=6),
    phase=st.sampled_from(["Primary", "Secondary", ""]),
    pupils=st.none() | st.integers(0, 2_000),
    sen=st.none() | st.floats(0, 100),
)
many = st.lists(profiles, max_size=40, unique_by=lambda one: one.code)


@given(profiles, many)
def test_no_school_is_similar_to_itself_or_to_one_of_another_phase(own, others):
    found = similar_schools(own, [own, *others])
    assert own.code not in {one.code for one in found}
    assert {one.phase for one in found} <= {own.phase}


@given(profiles, many)
def test_nobody_who_is_left_out_is_nearer_than_those_who_are_taken(own, others):
    rest = [one for one in others if one.code != own.code]
    found = similar_schools(own, rest)
    assert len(found) <= LIKENESS.most
    away = {one.code: steps_between(own, one) for one in rest}
    farthest = max((away[one.code] for one in found), default=0)
    left_out = [away[one.code] for one in rest if one not in found]
    assert all(steps >= farthest or len(found) < LIKENESS.most for steps in left_out)
    assert farthest <= LIKENESS.farthest


@given(profiles, many)
def test_the_order_in_which_schools_are_given_changes_nothing(own, others):
    assert similar_schools(own, others) == similar_schools(own, others[::-1])


def test_size_counts_as_much_when_half_as_large_again_as_when_a_third_smaller():
    own = SchoolProfile("1", "Primary", 300, 12)
    larger, smaller = SchoolProfile("2", "Primary", 450, 12), SchoolProfile("3", "Primary", 200, 12)
    assert round(steps_between(own, larger), 9) == round(steps_between(own, smaller), 9) == 1


def test_a_school_with_as_many_children_with_sen_is_nearer_than_one_without():
    own = SchoolProfile("1", "Primary", 300, 20)
    alike, unlike = SchoolProfile("2", "Primary", 300, 21), SchoolProfile("3", "Primary", 300, 5)
    assert [one.code for one in similar_schools(own, [unlike, alike])] == ["2", "3"]


def test_where_the_share_of_the_school_is_hidden_size_alone_decides():
    own = SchoolProfile("1", "Primary", 300)
    assert steps_between(own, SchoolProfile("2", "Primary", 300, 45)) == 0


def test_the_words_say_the_rule_that_is_used():
    assert "2 at most" in Likeness(most=2).words
    assert "4 percentage points" in Likeness(sen=4).words
