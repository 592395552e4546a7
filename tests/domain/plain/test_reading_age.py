"""How old a reader must be, about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendwell.domain.plain import reading_age
from sendwell.domain.plain.reading_age import syllables

# Syllables as a dictionary gives them.
KNOWN = {"wait": 1, "child": 1, "children": 2, "table": 2, "assessment": 3, "therapy": 3, "needed": 2, "placed": 1,
         "services": 3, "families": 3, "education": 4, "accountability": 6, "improvement": 3, "EHC": 3}  # fmt: skip


@pytest.mark.parametrize("word", KNOWN)
def test_syllables_are_counted_as_a_dictionary_gives_them(word):
    assert syllables(word) == KNOWN[word]


def test_the_age_follows_the_formula():
    found = reading_age("Wait with the child. Wait with the child. Wait with the child.")
    # Four words a sentence, one syllable a word: 0.39 × 4 + 11.8 - 15.59 is below the first grade.
    assert (found.years, found.words, found.words_a_sentence) == (5, 12, 4.0)


def test_officers_words_need_an_older_reader_than_plain_ones():
    plain = reading_age("Children wait too long. We must help them now. Call us and we tell you when.")
    officers = reading_age(
        "Accountability arrangements across the partnership necessitate consolidated prioritisation of "
        "neurodevelopmental assessment capacity, notwithstanding interdependencies with commissioning."
    )
    assert plain.plain
    assert not officers.plain
    assert "accountability" in officers.long_words


@given(st.lists(st.sampled_from(["wait", "family", "assessment", "we", "help"]), min_size=6, max_size=30))
def test_the_same_words_in_one_sentence_are_never_easier_than_in_many(words):
    many = reading_age(". ".join(words) + ".")
    assert reading_age(" ".join(words)).years >= many.years


@given(st.text(max_size=200))
def test_any_text_has_an_age_or_is_too_short(text):
    found = reading_age(text)
    assert found is None or found.years >= 5
