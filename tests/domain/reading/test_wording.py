"""Words of a paper as part of the sentence that they stand in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendwell.domain.reading.wording import says_about, sentence_round


def round_of(text: str, words: str) -> str:
    start = text.index(words)
    return sentence_round(text, start, start + len(words))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("They met. The plan is due on 1 May 2026. All agreed.", "The plan is due on 1 May 2026."),
        ("Title\r\nInspection dates: 1 May 2026\r\nOutcome\r\n", "Inspection dates: 1 May 2026"),
        ("RESOLVED that:\n\n1. the plan be sent on 1 May 2026; and\n\n2. it be read", "The plan be sent on 1 May 2026"),
        ("Asked:\n\n• Dr. Ash to write by 1 May 2026.\n\n• Cllr. Fen to call", "Dr. Ash to write by 1 May 2026."),
        ("A visit will \r\nbe made by 1 May 2026. Next", "A visit will be made by 1 May 2026."),
        ("1 May 2026", "1 May 2026"),
    ],
)
def test_a_date_is_told_in_the_sentence_that_it_stands_in(text, sentence):
    assert round_of(text, "1 May 2026") == sentence


@given(st.text(max_size=40), st.text(max_size=40))
def test_the_words_themselves_are_never_lost(before, after):
    assert "1 May 2026" in sentence_round(f"{before} 1 May 2026 {after}", len(before) + 1, len(before) + 11)


@pytest.mark.parametrize(
    ("words", "about"),
    [("within approximately 18 months", True), ("about three years", True), ("by 1 May 2026", False)],
)
def test_an_approximate_time_is_known_by_its_word(words, about):
    assert says_about(words) is about
