"""PDF papers: what they give, and what is said about those that cannot be read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sendwell.domain.reading import UnreadablePaper, open_source, read
from sendwell.domain.reading.model import Paper
from sendwell.domain.reading.sources.pdf import MOST_PAGES, open_pdf
from tests.domain.reading import pdfs

TEXT = "Minutes of the Fenmoor SEND Board\nThe board met on 3 March 2026."


def refusal(content: bytes) -> str:
    with pytest.raises(UnreadablePaper) as refused:
        open_source(content, "paper.pdf")
    return str(refused.value.problem)


def test_each_page_gives_its_text_and_its_lines_where_they_stand():
    source = open_pdf(pdfs.written(TEXT, "Second page"), "paper.pdf")
    assert [page.number for page in source.pages] == [1, 2]
    assert [line.text for line in source.lines] == [*TEXT.split("\n"), "Second page"]
    assert source.lines[0].box.bottom > source.lines[1].box.bottom


def test_a_line_is_found_again_at_its_characters():
    source = open_pdf(pdfs.written(TEXT), "paper.pdf")
    for line in source.lines:
        assert source.page_text(line.page)[line.start : line.end] == line.text


def test_a_wide_gap_says_where_another_column_begins():
    source = open_pdf(pdfs.in_columns("Fenmoor Council", "Fenmoor Board"), "paper.pdf")
    (gap,) = source.lines[0].gaps
    assert source.page_text(1)[gap.at :].startswith("Fenmoor Board")


def test_wide_spaces_between_words_are_no_columns():
    source = open_pdf(pdfs.in_columns("#text(spacing: 250%)[Eva Trial, Lead]", "Dan Test"), "paper.pdf")
    (gap,) = source.lines[0].gaps
    assert source.page_text(1)[gap.at :].startswith("Dan Test")


def test_the_media_type_is_told_from_the_bytes_and_not_from_the_name():
    assert open_source(pdfs.written(TEXT), "minutes.docx").media_type == "application/pdf"


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "The file is empty."),
        (pdfs.locked(), "The PDF is locked with a password."),
        (b"%PDF-1.7 and then nothing of a PDF", "The PDF is damaged or was cut short."),
        (pdfs.scanned(3), "The PDF is a scan: 3 pages of pictures, with no text to read."),
        (pdfs.written(" "), "The PDF has no text in it."),
        (b"\x00\x01\x02\x03" * 40, "This is not a paper that can be read."),
    ],
    ids=["empty", "locked", "damaged", "scanned", "blank", "other"],
)
def test_a_paper_that_cannot_be_read_is_refused_with_what_is_wrong_and_how_to_mend_it(content, what):
    said = refusal(content)
    assert said.startswith(f"paper.pdf: {what}")
    assert len(said) > len(f"paper.pdf: {what} ")


def test_a_page_that_is_a_picture_is_named_and_the_rest_is_read():
    source = open_source(pdfs.partly_scanned(TEXT), "paper.pdf")
    assert source.notes == ("Page 2 is a picture of text.",)
    assert source.lines[0].text == TEXT.split("\n")[0]


def test_two_thousand_pages_are_read():
    assert len(open_source(pdfs.long(2_000), "paper.pdf").pages) == 2_000


def test_a_paper_beyond_the_most_pages_is_refused():
    assert f"{MOST_PAGES + 1:,} pages" in refusal(pdfs.long(MOST_PAGES + 1))


def outcome(content: bytes) -> Paper | UnreadablePaper:
    try:
        return read(content, name="paper")
    except UnreadablePaper as refused:
        return refused


@settings(max_examples=60)
@given(st.binary(max_size=400))
def test_any_bytes_give_a_paper_or_a_clear_refusal(content):
    assert isinstance(outcome(content), Paper | UnreadablePaper)


@settings(max_examples=60)
@given(st.integers(min_value=0, max_value=4_000))
def test_a_pdf_cut_short_anywhere_gives_a_paper_or_a_clear_refusal(length):
    assert isinstance(outcome(pdfs.written(TEXT)[:length]), Paper | UnreadablePaper)


@settings(max_examples=40)
@given(st.data())
def test_a_pdf_with_a_byte_changed_gives_a_paper_or_a_clear_refusal(data):
    content = bytearray(pdfs.written(TEXT))
    content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert isinstance(outcome(bytes(content)), Paper | UnreadablePaper)
