"""What a search asks for, and the words shown around a hit."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sendwell.domain.searching import asked, excerpt, hits, words_of


def found(words: str, text: str) -> bool:
    """True where every term stands in the text."""
    return all(term.hit.search(text) for term in asked(words).terms)


def marked(words: str, text: str) -> list[str]:
    return [text[start:end] for start, end in hits(text, asked(words))]


def test_the_ending_of_a_word_does_not_matter():
    assert found("assessments", "She was assessed.")
    assert found("Families", "the family’s own words")


def test_a_short_word_keeps_its_letters():
    assert not found("care", "a car, carried")
    assert found("lists", "the list")


def test_a_word_is_not_found_inside_another():
    assert not found("art", "The start of a party")


def test_every_word_is_needed():
    assert not found("triage autism", "The triage line is open.")


def test_words_in_quotes_stand_together_as_written():
    assert found('"triage line"', "The Triage\nline is open.")
    assert not found('"line triage"', "The triage line is open.")
    assert found("“triage line”", "The triage-line is open.")


def test_a_quotation_mark_left_open_does_no_harm():
    assert [term.words for term in asked('late "triage line').terms] == [("late",), ("triage", "line")]
    assert found('"triage line', "The triage line")


def test_a_search_of_signs_asks_for_nothing():
    assert not asked('  "" .* %% ( ')


def test_the_whole_word_is_marked():
    assert marked("assess wait", "Assessments: waiting, awaited") == ["Assessments", "waiting"]


def test_the_excerpt_shows_the_words_around_the_first_hit():
    text = "Nothing here. " * 40 + "The triage line opened. " + "More follows. " * 40
    cut = excerpt([text], asked("triage"))
    assert [piece.text for piece in cut if piece.marked] == ["triage"]
    assert cut[0].text == "… "
    assert cut[-1].text == " …"


def test_the_excerpt_is_of_the_text_that_has_most_of_what_was_asked():
    cut = excerpt(["A line.", "The triage line."], asked("triage line"))
    assert "".join(piece.text for piece in cut) == "The triage line."


@given(st.text(max_size=300), st.lists(st.text(max_size=600), max_size=3))
def test_no_search_and_no_text_breaks_an_excerpt(typed, texts):
    search = asked(typed)
    cut = excerpt(texts, search)
    assert len("".join(piece.text for piece in cut)) <= 600
    for text in texts:
        spans = hits(text, search)
        assert all(start < end for start, end in spans)
        assert all(before[1] <= after[0] for before, after in pairwise(spans))


@given(st.text(alphabet="abcde ", max_size=20), st.text(alphabet="abcde .", max_size=60))
def test_what_an_index_finds_is_marked(typed, text):
    """An index looks for a term among the words that it keeps; in the text itself the same words are marked."""
    kept = f" {words_of([text])} "
    for term in asked(typed).terms:
        looked_for = " " + " ".join(term.indexed) + ("" if term.goes_on else " ")
        assert (looked_for in kept) == bool(term.hit.search(text))


def test_a_very_short_word_does_not_go_on():
    assert not found("an", "another")
    assert found("an", "an autism team")
    assert found("aut", "an autism team")


def test_accents_and_signs_are_not_kept_in_an_index():
    assert words_of(["Zoë’s plan_2, co-produced"]) == "zoe s plan 2 co produced"
    assert asked("Zoë").terms[0].indexed == ("zoe",)
