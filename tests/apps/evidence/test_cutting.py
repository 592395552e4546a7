"""Words are found again on their pages, whatever white space and line ends stand between them."""

from hypothesis import given
from hypothesis import strategies as st

from sendwell.apps.evidence.cutting import cut
from sendwell.domain.reading.model import Span

PAGES = {1: "Children wait for thera\ufffepy. They", 2: "footer\nare not told why."}
SPANS = [Span(1, 0, 34), Span(2, 7, 24)]


def found(part: str) -> list[str]:
    return [PAGES[span.page][span.start : span.end] for span in cut(SPANS, PAGES, part)]


def test_a_word_broken_at_the_end_of_a_line_is_found_whole():
    assert found("wait for therapy.") == ["wait for thera\ufffepy."]


def test_words_that_run_over_a_page_have_a_span_on_each():
    assert found("They are not told") == ["They", "are not told"]


def test_words_that_are_not_there_have_no_place():
    assert found("They are told") == []
    assert found("") == []


@given(st.lists(st.text("abc", min_size=1, max_size=4), min_size=1, max_size=8), st.data())
def test_every_stretch_of_words_is_found_where_it_reads_the_same(words, data):
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    text = "\n ".join(words)
    (span,) = cut([Span(1, 0, len(text))], {1: text}, " ".join(words[first:last]))
    assert "".join(text[span.start : span.end].split()) == "".join(words[first:last])
