"""Risks are scored on two scales, and the score has a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendwell.domain.risks import band_of, scales, score

pytestmark = pytest.mark.once
STEPS = st.integers(1, 5)


@given(STEPS, STEPS)
def test_every_score_has_a_band_and_a_likelier_risk_is_never_in_a_lower_one(likelihood, impact):
    here = band_of(score(likelihood, impact)).lowest
    assert here <= score(likelihood, impact)
    assert here <= band_of(score(min(likelihood + 1, 5), impact)).lowest


@pytest.mark.parametrize(("points", "name"), [(3, "Low"), (4, "Moderate"), (6, "Moderate"), (8, "High"), (12, "High"),
                                              (15, "Extreme"), (25, "Extreme")])  # fmt: skip
def test_the_bands_are_those_of_the_published_matrix(points, name):
    assert band_of(points).name == name


@pytest.mark.parametrize(("likelihood", "impact"), [(0, 3), (3, 6)])
def test_a_step_that_a_scale_does_not_have_is_refused(likelihood, impact):
    with pytest.raises(ValueError, match="steps from 1 to 5"):
        score(likelihood, impact)


def test_every_step_is_numbered_in_its_order_and_says_what_it_means():
    for scale in (scales().likelihood, scales().impact):
        assert [one.level for one in scale] == [1, 2, 3, 4, 5]
        assert all(one.means.endswith(".") for one in scale)
