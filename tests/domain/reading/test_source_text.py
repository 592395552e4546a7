"""The common form of a paper: lines, running heads, citations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendwell.domain.reading.model import Page, Span
from sendwell.domain.reading.sources import SourceText
from sendwell.domain.reading.sources.folding import LINE_END_HYPHEN, fold
from tests.domain.reading.printing import Press

WORDS = st.text(st.sampled_from("ab  \r\n\t" + LINE_END_HYPHEN), min_size=1, max_size=60)


def source(*pages: str) -> SourceText:
    return SourceText("paper", "0" * 64, "application/pdf", tuple(Page(n, text) for n, text in enumerate(pages, 1)))


def test_a_citation_folds_white_space_and_keeps_the_words():
    assert source("Children  wait\r\n too long.").cite(1, 0, 26).words == "Children wait too long."


def test_a_citation_over_a_page_has_a_span_on_each_page():
    paper = source("Children wait", "too long.")
    citation = paper.cite_spans((Span(1, 0, 13), Span(2, 0, 9)))
    assert (citation.page, citation.words) == (1, "Children wait too long.")


def test_a_citation_without_words_is_refused():
    with pytest.raises(ValueError):
        source("   ").cite(1, 0, 3)


def test_a_word_broken_at_a_line_end_is_whole_where_the_paper_has_it_whole():
    paper = source(f"Some chil{LINE_END_HYPHEN}dren wait. Children wait.")
    assert paper.cite(1, 0, 21).words == "Some children wait."


def test_a_hyphen_that_belongs_to_its_word_stays():
    assert fold(f"co{LINE_END_HYPHEN}produced plans", ()) == "co-produced plans"


def test_a_hyphen_that_stands_for_a_word_to_come_keeps_its_space():
    assert fold(f"short{LINE_END_HYPHEN}and long-term", ()) == "short- and long-term"


def test_joined_letters_are_letters_again():
    assert fold("a ﬁrst ofﬁce", ()) == "a first office"


@given(WORDS, st.data())
def test_the_words_of_a_citation_are_those_at_its_spans(text, data):
    paper = source(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if text[start:end].strip():
        citation = paper.cite(1, start, end)
        assert citation.words == paper.fold("\n".join(text[span.start : span.end] for span in citation.spans))
        assert citation.words == " ".join(citation.words.split())


@given(st.lists(st.text(st.sampled_from("ab -\n"), max_size=30), min_size=1, max_size=4), st.data())
def test_running_text_leads_back_to_the_same_characters(pages, data):
    running = source(*pages).running
    start = data.draw(st.integers(0, len(running.text)))
    end = data.draw(st.integers(start, len(running.text)))
    there = "".join(pages[span.page - 1][span.start : span.end] for span in running.spans(start, end))
    assert "".join(there.split()) == "".join(running.text[start:end].split())


def test_a_footer_on_every_page_is_no_part_of_the_body():
    press = Press()
    for number in range(1, 5):
        press.line(f"Words of page number {number}").page(f"Inspection report: Fenmoor {number}")
    assert all("Inspection" not in line.text for line in press.done().body_lines)


def test_a_line_that_only_one_page_has_at_its_foot_stays():
    press = Press().line("Words").page("A closing sentence.")
    assert [line.text for line in press.line("More").done().body_lines] == ["Words", "A closing sentence.", "More"]
