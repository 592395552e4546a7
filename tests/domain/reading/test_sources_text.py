"""Plain text and Markdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sendwell.domain.reading.sources import SourceText, UnreadablePaper, open_source
from sendwell.domain.reading.sources.text import LARGEST, open_text
from tests.domain.reading.refusing import read_or_refused

WORDS = "The café’s “reed house” cost £40 – noted."


def read(text: str | bytes) -> SourceText:
    return open_text(text if isinstance(text, bytes) else text.encode(), "paper.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_words_come_out_whole_whatever_the_encoding(encoding: str) -> None:
    paper = open_source(WORDS.encode(encoding), "paper.txt")
    assert paper.text == WORDS
    assert paper.notes == ()


def test_a_few_spoilt_bytes_are_shown_and_said() -> None:
    paper = read(WORDS.encode() + b" \xff\xfe " + WORDS.encode())
    assert paper.text.count("\ufffd") == 2
    assert paper.notes == ("2 characters could not be read and are shown as \ufffd.",)


def test_a_form_feed_ends_a_page() -> None:
    assert [page.text for page in read("one\ftwo\f").pages] == ["one", "two"]


def test_a_blank_page_keeps_its_number() -> None:
    assert [(page.number, page.text) for page in read("one\f\fthree").pages] == [(1, "one"), (2, ""), (3, "three")]


def test_line_ends_of_any_system_are_one() -> None:
    assert read("a\r\nb\rc\n").text == "a\nb\nc\n"


def test_markdown_headings_and_labels_lose_their_marks() -> None:
    paper = read(
        "# Reed house board\n\n**PRESENT**\n\n**Chair:** A. Brill\n\n**Two\nlines**\n\n1. Agreed.\n- snake_case"
    )
    assert paper.media_type == "text/markdown"
    assert paper.title == "Reed house board"
    assert [line.text for line in paper.lines] == [
        "Reed house board",
        "PRESENT",
        "Chair: A. Brill",
        "Two",
        "lines",
        "1. Agreed.",
        "- snake_case",
    ]


def test_marks_within_a_sentence_stay_so_that_a_citation_is_found_in_the_file() -> None:
    text = "As **Annex 1** shows, the [plan](http://fenmoor.example) was _agreed_."
    assert read(text).text == text


def test_plain_words_with_a_star_or_a_hash_are_left_alone() -> None:
    text = "Item #4: rated 3* by members * see note\n# of pupils"
    assert read(f"{text.splitlines()[0]}").text == text.splitlines()[0]


@pytest.mark.parametrize("content", [bytes(range(1, 32)) * 40, b"\x93\x81\x8d" * 500, b"MZ\x90\x01\x02\x03" * 300])
def test_bytes_that_are_no_words_are_refused(content: bytes) -> None:
    with pytest.raises(UnreadablePaper, match=r"no readable words|not a paper"):
        open_source(content, "paper.txt")


@pytest.mark.parametrize("content", [b"", b"  \n ", b"\n\n\f"])
def test_an_empty_file_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadablePaper, match="empty"):
        open_source(content, "paper.txt")


def test_a_file_of_200_megabytes_is_refused_at_once() -> None:
    with pytest.raises(UnreadablePaper, match="200 MB"):
        open_text(b"x" * (10 * LARGEST), "paper.txt")


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_words(content: bytes) -> None:
    assert read_or_refused(lambda: read(content))


@given(st.binary(max_size=400))
def test_any_file_is_opened_or_refused_in_words(content: bytes) -> None:
    assert read_or_refused(lambda: open_source(content, "anything"))


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=200))
def test_every_line_of_a_text_can_be_cited(text: str) -> None:
    paper = read(text)
    for line in paper.lines:
        assert paper.cite_spans([line.span]).words
