"""Drawing plans to audit."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendwell.domain.plan_quality import Drawable, draw
from sendwell.domain.plan_quality.sampling import frame_mark

plans = st.lists(
    st.builds(Drawable, st.text(min_size=1), st.sampled_from([1.0, 2.5, 4.0]), st.sampled_from("abc")),
    unique_by=lambda plan: plan.key,
    max_size=40,
)
seeds = st.text(max_size=20)


@given(plans, st.integers(0, 50), seeds, st.randoms())
def test_whoever_draws_again_with_the_same_seed_draws_the_same_plans(some, size, seed, chance):
    shuffled = some[:]
    chance.shuffle(shuffled)
    assert draw(some, size, seed) == draw(shuffled, size, seed)
    assert frame_mark(some) == frame_mark(shuffled)


@given(plans, st.integers(0, 50), seeds)
def test_as_many_as_asked_for_are_drawn_and_none_twice(some, size, seed):
    drawn = draw(some, size, seed)
    assert len(drawn) == len(set(drawn)) == min(size, len(some))


@given(plans, st.integers(0, 50), seeds)
def test_every_group_has_a_plan_in_the_sample_while_there_are_places(some, size, seed):
    groups = Counter(plan.stratum for plan in some)
    drawn = Counter(plan.stratum for plan in draw(some, size, seed))
    if size >= len(groups):
        assert set(drawn) == set(groups)
    assert all(drawn[name] <= groups[name] for name in groups)


def test_groups_are_drawn_by_their_share():
    some = [Drawable(f"{name}{number}", stratum=name) for name, size in (("a", 60), ("b", 30), ("c", 10))
            for number in range(size)]  # fmt: skip
    assert Counter(plan.stratum for plan in draw(some, 20, "x")) == {"a": 12, "b": 6, "c": 2}


def test_plans_with_the_same_weight_are_drawn_equally_often():
    some = [Drawable(str(number)) for number in range(10)]
    drawn = Counter(plan.key for seed in range(2_000) for plan in draw(some, 3, str(seed)))
    assert all(abs(drawn[plan.key] - 600) < 110 for plan in some), "600 expected, 20 the standard error, each"


def test_a_plan_with_three_times_the_weight_is_drawn_first_three_times_as_often():
    some = [Drawable("heavy", 3.0), Drawable("light")]
    first = Counter(draw(some, 1, str(seed))[0].key for seed in range(2_000))
    assert abs(first["heavy"] - 1_500) < 100


@pytest.mark.parametrize(
    ("some", "says"), [([Drawable("a", 0.0)], "above 0"), ([Drawable("a"), Drawable("a", 2.0)], "twice")]
)
def test_what_can_not_be_drawn_fairly_is_refused(some, says):
    with pytest.raises(ValueError, match=says):
        draw(some, 1, "x")
