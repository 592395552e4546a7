"""When a target will be met at this rate, and how far to believe it."""

from datetime import date

import numpy as np
import pytest

from sendwell.domain.statistics import Outlook, Polarity, TooFewReadings, trajectory

MONTHS = [date(2024 + month // 12, month % 12 + 1, 1) for month in range(24)]


def rising(noise: float = 0) -> list[float]:
    """One more each 30 days, from 40."""
    errors = np.random.default_rng(4).normal(0, noise, len(MONTHS))
    return [40 + (day - MONTHS[0]).days / 30 + error for day, error in zip(MONTHS, errors, strict=True)]


def test_a_straight_line_meets_the_target_on_its_day() -> None:
    found = trajectory(rising(), MONTHS, target=70, improvement=Polarity.HIGH)
    assert found.outlook is Outlook.ON_COURSE
    assert found.expected is not None
    assert found.earliest is not None
    assert found.latest is not None
    assert all(abs((day - MONTHS[0]).days - 900) <= 1 for day in (found.earliest, found.expected, found.latest))


def test_chance_widens_the_span_about_the_expected_day() -> None:
    found = trajectory(rising(noise=2), MONTHS, target=70, improvement=Polarity.HIGH)
    assert found.earliest is not None
    assert found.expected is not None
    assert found.latest is not None
    assert found.earliest < found.expected < found.latest
    held = found.line.at(found.expected)
    assert held.lower < 70 <= held.value < held.upper


def test_a_target_on_the_other_side_is_not_met_at_this_rate() -> None:
    found = trajectory(rising(noise=1), MONTHS, target=20, improvement=Polarity.LOW)
    assert (found.outlook, found.expected, found.latest) == (Outlook.NOT_AT_THIS_RATE, None, None)


def test_a_target_met_already_is_said_to_be_met() -> None:
    assert trajectory(rising(), MONTHS, target=50, improvement=Polarity.HIGH).outlook is Outlook.MET


def test_the_back_test_counts_what_the_line_would_have_foretold() -> None:
    steady = trajectory(rising(), MONTHS, target=70, improvement=Polarity.HIGH).back_test
    assert (steady.predictions, steady.better_than_no_change) == (20, True)
    assert steady.error == pytest.approx(0, abs=1e-9)
    wandering = np.cumsum(np.random.default_rng(8).normal(0, 1, len(MONTHS)))
    found = trajectory(wandering, MONTHS, target=70, improvement=Polarity.HIGH).back_test
    assert not found.better_than_no_change
    assert found.within < found.predictions


def test_the_interval_holds_new_readings_as_often_as_it_says() -> None:
    draws = np.random.default_rng(5)
    days = MONTHS[:13]
    held = 0
    for _ in range(400):
        values = 40 + np.arange(13) + draws.normal(0, 3, 13)
        line = trajectory(values[:12], days[:12], target=99, improvement=Polarity.HIGH).line
        expected = line.at(days[12])
        held += expected.lower <= values[12] <= expected.upper
    assert 0.91 < held / 400 < 0.985


def test_the_answer_is_a_sentence_with_its_doubts() -> None:
    steady = trajectory(rising(noise=1), MONTHS, target=70, improvement=Polarity.HIGH)
    assert steady.line.is_beyond_chance
    assert steady.means.startswith("At this rate the target will be met in ")
    assert steady.means.endswith(").")
    level = 50 + np.random.default_rng(2).normal(0, 3, len(MONTHS)) + np.linspace(0, 1, len(MONTHS))
    doubtful = trajectory(level, MONTHS, target=float(level.max()) + 0.5, improvement=Polarity.HIGH)
    assert not doubtful.line.is_beyond_chance
    assert "no more than chance may move them" in doubtful.means
    assert "at the latest not within ten years" in doubtful.means


def test_too_few_readings_are_refused_in_a_sentence() -> None:
    with pytest.raises(TooFewReadings, match="at least 6 readings; there are 5"):
        trajectory([1, 2, None, 3, 4, 5], MONTHS[:6], target=9, improvement=Polarity.HIGH)


def test_a_target_needs_a_better_way() -> None:
    with pytest.raises(ValueError, match="higher or lower is better"):
        trajectory(rising(), MONTHS, target=9, improvement=Polarity.NONE)
