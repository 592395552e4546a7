import pytest

from sendwell.apps.publishing.paper.coverage import FONTS, characters_of, drawable


@pytest.mark.parametrize("font", sorted(FONTS.glob("*.ttf")), ids=lambda font: font.name)
def test_each_bundled_font_can_draw_english_with_its_punctuation(font):
    assert set(map(ord, "Fenmoor’s £4,500 – “co-production”")) <= set(characters_of(font.read_bytes()))


@pytest.mark.parametrize("font", sorted(FONTS.glob("*.ttf")), ids=lambda font: font.name)
def test_each_bundled_font_has_its_licence_beside_it(font):
    assert (FONTS / f"LICENSE-{font.stem.partition('-')[0]}.txt").stat().st_size > 1000


def test_words_that_can_be_drawn_stay_as_they_are():
    assert drawable("Zoë’s café, £5 – שלום") == "Zoë’s café, £5 – שלום"


def test_a_picture_that_no_font_has_is_named_in_words():
    assert drawable("Launched \N{ROCKET}") == "Launched [rocket]"


def test_a_mark_on_a_letter_that_cannot_be_drawn_goes_with_it():
    assert drawable("\ue123\N{VARIATION SELECTOR-17}") in ("", "\ue123")


def test_a_letter_in_a_gap_of_a_font_is_not_taken_for_one_that_it_has():
    assert drawable("\N{ARABIC LETTER WAW WITH TWO DOTS ABOVE}") == "[arabic letter waw with two dots above]"
