"""Word files, whole, damaged and hostile."""

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from sendwell.domain.reading.sources import SourceText, UnreadablePaper, open_source
from sendwell.domain.reading.sources.docx import open_docx
from tests.domain.reading.refusing import read_or_refused

STORY = "word/document.xml"
EMPTY_STORY = f"<w:document {nsdecls('w')}><w:body>{{}}</w:body></w:document>"


def saved(document: Document) -> bytes:
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def read(write: Callable[[Document], object]) -> SourceText:
    document = docx.Document()
    write(document)
    return open_docx(saved(document), "paper.docx")


def read_body(xml: str) -> SourceText:
    """A Word file whose body is `xml` (prefix w)."""
    return open_docx(package({STORY: EMPTY_STORY.format(xml).encode()}), "paper.docx")


def package(members: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in members.items():
            archive.writestr(name, member)
    return content.getvalue()


def refusal(content: bytes) -> str:
    with pytest.raises(UnreadablePaper) as refused:
        open_source(content, "paper.docx")
    return str(refused.value.problem)


def lines(source: SourceText) -> list[str]:
    return [line.text for line in source.lines]


def test_headings_and_paragraphs_are_lines_in_order() -> None:
    def write(document: Document) -> None:
        document.add_heading("SEND in Fenmoor", 1)
        document.add_paragraph("The board met at the reed house.")

    assert lines(read(write)) == ["SEND in Fenmoor", "The board met at the reed house."]


def test_list_numbers_and_bullets_are_kept_as_words() -> None:
    def write(document: Document) -> None:
        for words in ("first", "second"):
            document.add_paragraph(words, style="List Number")
        document.add_paragraph("loose", style="List Bullet")

    assert lines(read(write)) == ["1. first", "2. second", "• loose"]


def test_a_table_is_read_row_by_row() -> None:
    def write(document: Document) -> None:
        table = document.add_table(2, 2)
        for cell, words in zip((c for row in table.rows for c in row.cells), "abcd", strict=True):
            cell.text = words

    assert lines(read(write)) == ["a\tb", "c\td"]


def test_tracked_changes_are_read_as_accepted_and_said() -> None:
    paper = read_body(
        "<w:p><w:r><w:t>The plan is </w:t></w:r><w:del><w:r><w:delText>not </w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>now </w:t></w:r></w:ins><w:r><w:t>agreed.</w:t></w:r></w:p>"
    )
    assert lines(paper) == ["The plan is now agreed."]
    assert any("tracked changes" in note for note in paper.notes)


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    paper = read_body(
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>One </w:t></w:r></w:p>"
        "<w:p><w:r><w:t>line.</w:t></w:r></w:p>"
    )
    assert lines(paper) == ["One line."]


def test_a_page_break_begins_a_page() -> None:
    def write(document: Document) -> None:
        document.add_paragraph("one").add_run().add_break(WD_BREAK.PAGE)
        document.add_paragraph("two")

    assert [page.text for page in read(write).pages] == ["one", "two"]


def test_a_page_break_and_what_word_remembers_of_it_are_one() -> None:
    paper = read_body(
        '<w:p><w:r><w:t>one</w:t><w:br w:type="page"/></w:r></w:p>'
        "<w:p><w:r><w:lastRenderedPageBreak/><w:t>two</w:t></w:r></w:p>"
    )
    assert [page.text for page in paper.pages] == ["one", "two"]


def test_words_in_a_text_box_are_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    paper = read_body(
        f'<w:p><w:r><mc:AlternateContent {mc}><mc:Choice Requires="wps">{box}</mc:Choice>'
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert lines(paper) == ["boxed"]


def test_the_title_in_the_properties_is_kept() -> None:
    def write(document: Document) -> None:
        document.core_properties.title = "Reed house minutes"
        document.add_paragraph("words")

    assert read(write).title == "Reed house minutes"


def test_every_line_can_be_cited_verbatim() -> None:
    def write(document: Document) -> None:
        document.add_paragraph("Too  many   spaces", style="List Bullet")

    paper = read(write)
    (line,) = paper.lines
    assert paper.cite_spans([line.span]).words == "• Too many spaces"


def test_a_zip_bomb_is_refused_without_unpacking_it() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(STORY, "w") as member:
        for _ in range(70):
            member.write(b" " * 1_000_000)
    assert "not safe to open" in refusal(content.getvalue())


def test_a_member_that_lies_about_its_size_is_refused() -> None:
    content = package({STORY: b"<a>" + b"x" * 70_000_000})
    lying = content.replace((70_000_003).to_bytes(4, "little"), (900).to_bytes(4, "little"))
    assert lying != content
    assert "not safe" in refusal(lying) or "damaged" in refusal(lying)


def test_ten_thousand_parts_are_refused() -> None:
    assert "10,002 parts" in refusal(package({STORY: b"", **{f"word/{n}": b"" for n in range(10_001)}}))


def test_entities_are_refused_and_no_file_is_read() -> None:
    story = b'<!DOCTYPE d [<!ENTITY secret SYSTEM "file:///etc/hostname">]><d>&secret;</d>'
    assert "declares entities" in refusal(package({STORY: story}))


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({"xl/workbook.xml": b""}, "Excel workbook"),
        ({"ppt/presentation.xml": b""}, "PowerPoint"),
        ({"content.xml": b""}, "OpenDocument"),
        ({"holiday.jpg": b""}, "ZIP archive"),
        ({STORY: b"<unclosed>"}, "damaged"),
        ({STORY: EMPTY_STORY.format("").encode()}, "no text"),
    ],
)
def test_an_archive_that_is_no_readable_word_file_is_named(members: dict[str, bytes], said: str) -> None:
    assert said in refusal(package(members))


def test_a_word_file_of_before_2007_is_named_as_such() -> None:
    assert "old Word" in refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


def test_a_word_file_is_known_under_any_name() -> None:
    document = docx.Document()
    document.add_paragraph("words")
    assert open_source(saved(document), "minutes.pdf").media_type.endswith("wordprocessingml.document")


def test_a_word_file_of_pictures_alone_says_so() -> None:
    drawing = "<w:p><w:r><w:drawing/></w:r></w:p>"
    assert "1 picture" in refusal(package({STORY: EMPTY_STORY.format(drawing).encode()}))


WHOLE = saved(docx.Document())


@settings(max_examples=60)
@given(st.integers(0, len(WHOLE) - 1), st.binary(max_size=40))
def test_a_spoilt_word_file_is_read_or_refused_in_words(at: int, noise: bytes) -> None:
    assert read_or_refused(lambda: open_docx(WHOLE[:at] + noise + WHOLE[at + len(noise) :], "paper.docx"))


@settings(max_examples=60)
@given(st.text(alphabet="<>/wptbldins:=\"' &;#x0", max_size=120))
def test_any_story_is_read_or_refused_in_words(xml: str) -> None:
    assert read_or_refused(lambda: read_body(xml))


@given(st.integers(0, len(WHOLE)))
def test_a_word_file_cut_short_is_refused_in_words(length: int) -> None:
    if length < len(WHOLE):
        with pytest.raises(UnreadablePaper):
            open_docx(WHOLE[:length], "paper.docx")
