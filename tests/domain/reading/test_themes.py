"""Findings and the SEND themes they are placed in."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendwell.domain.reading.themes import all_themes, place
from sendwell.domain.reading.themes.taxonomy import problems_in_the_taxonomy
from tests.domain.reading.theme_labels import labels

Report = dict[str, list[dict[str, str]]]


@pytest.fixture(scope="module")
def truth(shared: Path) -> dict[str, Report]:
    return json.loads((shared / "corpus/inspections/truth.json").read_text(encoding="utf-8"))


def keys(text: str) -> list[str]:
    return [theme.key for theme in place(text)]


@pytest.mark.parametrize(
    ("words", "theme"),
    [
        ("Families in Fenmoor wait far too long to be seen.", "waiting_times"),
        ("Many EHC plans are out of date and do not reflect the child.", "ehc_plan_quality"),
        ("Only a third of plans are issued within 20 weeks.", "ehc_timeliness"),
        ("Annual reviews are late and plans are not amended.", "annual_reviews"),
        ("Coproduction with young people has hardly begun.", "co_production"),
        ("There is no local agreement on joint commissioning.", "joint_commissioning"),
        ("The Local Offer is hard to find and poorly known.", "local_offer"),
        ("Too many pupils with SEND are suspended.", "attendance_and_exclusion"),
        ("Too few children are in receipt of short breaks.", "social_care_and_short_breaks"),
    ],
)
def test_a_plain_finding_is_placed_first_in_its_own_theme(words: str, theme: str) -> None:
    assert keys(words)[0] == theme


def test_the_reason_is_the_very_words_of_the_finding() -> None:
    text = "Parents WAIT too Long for speech and language therapy. The waits are growing."
    for theme in place(text):
        assert all(words in text for words in theme.because)
    assert place(text)[0].because == ("WAIT too Long", "waits")


def test_a_cue_does_not_reach_over_the_end_of_a_sentence() -> None:
    assert "ehc_timeliness" not in keys("Support is timely. EHC needs are met.")


def test_words_about_something_else_have_no_theme() -> None:
    assert place("The minutes of the last meeting were signed by the chair.") == ()


def test_a_theme_has_a_key_a_name_and_a_sentence_of_its_own() -> None:
    themes = all_themes()
    assert len({theme.key for theme in themes}) == len({theme.name for theme in themes}) == len(themes)
    assert all(theme.meaning.endswith(".") for theme in themes)


def test_the_taxonomy_is_well_formed() -> None:
    assert problems_in_the_taxonomy() == []


@given(st.text(max_size=300))
def test_any_words_can_be_placed_and_reasons_stand_in_them(text: str) -> None:
    themes = place(text)
    assert len(themes) <= 4
    assert all(words in text for theme in themes for words in theme.because)


@pytest.mark.corpus
def test_nearly_every_finding_of_the_published_reports_has_a_theme(truth: dict[str, Report]) -> None:
    sections = ("better", "priority_actions", "improvements")
    texts = [finding["text"] for report in truth.values() for section in sections for finding in report[section]]
    without = [text for text in texts if not place(text)]
    assert len(without) <= 0.01 * len(texts)


@pytest.mark.corpus
def test_themes_agree_with_a_careful_reader(truth: dict[str, Report]) -> None:
    given_by_hand = labels()
    found = [set(keys(truth[report][section][place]["text"])) for report, section, place, _, _ in given_by_hand]
    right = sum(len(got & (must | may)) for got, (*_, must, may) in zip(found, given_by_hand, strict=True))
    needed = sum(len(got & must) for got, (*_, must, _) in zip(found, given_by_hand, strict=True))
    assert len(given_by_hand) >= 60
    assert right / sum(map(len, found)) >= 0.94
    assert needed / sum(len(must) for *_, must, _ in given_by_hand) >= 0.95
