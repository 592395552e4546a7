"""Agreement between judges, against published figures and by what must always hold."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendwell.domain.statistics import Scale, Weights, cohen_kappa, krippendorff_alpha

# Krippendorff, Computing Krippendorff's alpha-reliability (2011), part C: four observers, twelve units.
OBSERVERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
]
judgements = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=60)
some = st.lists(st.lists(st.none() | st.integers(0, 3), min_size=3, max_size=3), min_size=2, max_size=40)


def judged(table: list[list[int]]) -> tuple[list[int], list[int]]:
    """The judgements of two people from how often each pair of judgements was made."""
    pairs = [(i, j) for i, row in enumerate(table) for j, number in enumerate(row) for _ in range(number)]
    return [i for i, _ in pairs], [j for _, j in pairs]


@pytest.mark.parametrize(
    ("scale", "published"), [(Scale.NOMINAL, 0.743), (Scale.ORDINAL, 0.815), (Scale.INTERVAL, 0.849)]
)
def test_alpha_is_that_of_krippendorffs_own_example(scale, published):
    found = krippendorff_alpha(OBSERVERS, scale=scale)
    assert found.estimate.value == pytest.approx(published, abs=0.0005)
    assert found.judged == 11, "the twelfth unit was judged once"


def test_kappa_is_that_of_fleiss_three_diagnoses():
    # Fleiss, Statistical methods for rates and proportions (1981), table 13.1, in counts of 100.
    found = cohen_kappa(*judged([[75, 1, 4], [5, 4, 1], [0, 0, 10]])).estimate
    assert found.value == pytest.approx(0.676, abs=0.0005)
    assert (found.upper - found.value) / 1.96 == pytest.approx(0.088, abs=0.001)


def test_kappa_is_nought_where_agreement_is_what_chance_gives():
    assert cohen_kappa(*judged([[9, 9], [9, 9]])).estimate.value == pytest.approx(0)


def test_with_quadratic_weights_one_step_apart_counts_less_than_three():
    near = cohen_kappa([0, 1, 2, 3] * 10, [1, 1, 2, 3] * 10, weights=Weights.QUADRATIC)
    far = cohen_kappa([0, 1, 2, 3] * 10, [3, 1, 2, 3] * 10, weights=Weights.QUADRATIC)
    assert near.estimate.value > 0.8 > far.estimate.value


@given(judgements)
def test_two_judgements_need_no_weights(pairs):
    first, second = [a % 2 for a, _ in pairs], [b % 2 for _, b in pairs]
    plain, weighted = cohen_kappa(first, second), cohen_kappa(first, second, weights=Weights.QUADRATIC)
    np.testing.assert_allclose(plain.estimate.value, weighted.estimate.value, atol=1e-12)


@given(judgements)
def test_it_is_the_same_whoever_is_named_first(pairs):
    first, second = zip(*pairs, strict=True)
    for weights in Weights:
        one, other = cohen_kappa(first, second, weights=weights), cohen_kappa(second, first, weights=weights)
        np.testing.assert_allclose(one.estimate.value, other.estimate.value, atol=1e-12)


@given(judgements)
def test_a_value_and_its_limits_stand_in_order_and_within_one(pairs):
    first, second = zip(*(pairs * 30)[:60], strict=True)
    for found in (cohen_kappa(first, second), krippendorff_alpha([first, second], scale=Scale.ORDINAL)):
        if found.has_limits:
            assert -1.0001 <= found.estimate.lower <= found.estimate.upper <= 1
            assert found.estimate.value <= 1


@given(some, st.permutations(range(3)))
def test_alpha_does_not_ask_who_judged(things, order):
    ratings = list(zip(*things, strict=True))
    same = [ratings[number] for number in order]
    for scale in Scale:
        one, other = krippendorff_alpha(ratings, scale=scale), krippendorff_alpha(same, scale=scale)
        np.testing.assert_allclose(one.estimate.value, other.estimate.value, atol=1e-12)


@given(some)
def test_what_only_one_judged_changes_nothing(things):
    alone = [*things, [2, None, None], [None, 0, None]]
    one, other = (krippendorff_alpha(list(zip(*rows, strict=True)), scale=Scale.ORDINAL) for rows in (things, alone))
    np.testing.assert_allclose(one.estimate.value, other.estimate.value, atol=1e-12)
    assert one.judged == other.judged


@given(st.lists(st.integers(0, 3), min_size=2, max_size=40).filter(lambda codes: len(set(codes)) > 1))
def test_those_who_always_agree_agree_wholly_and_no_limits_claim_to_know_more(codes):
    for found in (cohen_kappa(codes, codes), krippendorff_alpha([codes, codes], scale=Scale.ORDINAL)):
        assert found.estimate.value == pytest.approx(1)
        assert not found.has_limits


def test_few_judgements_have_no_interval_and_say_so():
    found = cohen_kappa([0, 1, 1, 0, 1], [0, 1, 0, 0, 1])
    assert not found.has_limits
    assert "only 5 judgements" in found.means


def test_where_nothing_differs_nothing_can_be_said():
    assert "Nothing can be said" in cohen_kappa([1, 1], [1, 1]).means
    assert "Nothing can be said" in krippendorff_alpha([[1, None], [None, 2]]).means


def test_judgements_that_do_not_match_in_number_are_refused():
    with pytest.raises(ValueError, match="2 and 1 judgements"):
        cohen_kappa([1, 2], [1])
