import io
import re
from datetime import date, datetime

import pdfua
import pikepdf
import pypdfium2
import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st

from sendwell.apps.publishing.paper.coverage import drawable
from sendwell.apps.publishing.paper.html import to_html
from sendwell.apps.publishing.paper.numbering import numbered
from sendwell.apps.publishing.paper.pdf import to_pdf
from sendwell.apps.publishing.paper.plain import readable
from sendwell.apps.publishing.paper.tree import Document, Paragraph, Part, Row, Section, Table, runs, words_of

from .papers import HOSTILE, every_block, saying

# pdfua 0.1.3 cannot run this rule with current pikepdf (it asks an array whether it is a number); it is tested below.
RULES_THAT_CANNOT_RUN = {"UA-14-001"}


def pages(pdf: bytes) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]


def structure(pdf: bytes) -> tuple[pikepdf.Pdf, list[pikepdf.Dictionary]]:
    """The open file, which must live as long as its parts, and its structure elements in reading order."""
    found = []

    def walk(node):
        if isinstance(node, pikepdf.Array):
            for kid in node:
                walk(kid)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            found.append(node)
            walk(node.get("/K"))

    opened = pikepdf.open(io.BytesIO(pdf))
    walk(opened.Root.StructTreeRoot.K)
    return opened, found


def long_table(rows: int) -> Document:
    table = Table("Actions", ("Action", "Due"), tuple(Row((runs(f"Promise {n}"), runs("May"))) for n in range(rows)))
    return numbered(Document("Long", (Section("Every action", (table,), part=Part.ANNEX),)))


@pytest.mark.parametrize("document", [every_block(), long_table(300)], ids=["every block", "300 rows"])
def test_an_independent_checker_finds_nothing_against_pdf_ua(document, tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(to_pdf(document, "https://sendwell.example"))
    report = pdfua.validate(str(path))
    assert report.findings == ()
    assert {outcome.rule_id for outcome in report.outcomes if outcome.skipped_reason} <= RULES_THAT_CANNOT_RUN


def test_each_heading_is_tagged_at_its_level_and_holds_its_words():
    _file, tags = structure(to_pdf(every_block()))
    headings = [tag for tag in tags if re.fullmatch(r"/H\d", str(tag.S))]
    assert [(str(tag.S), str(tag.T)) for tag in headings] == [
        ("/H1", "1 Summary"),
        ("/H1", "2 Priorities"),
        ("/H2", "Waiting times"),
        ("/H1", "Annex A: Every action"),
    ]


def test_tables_and_pictures_are_tagged_with_their_captions_and_header_cells():
    _file, elements = structure(to_pdf(every_block()))
    tags = [str(tag.S) for tag in elements]
    assert (tags.count("/Table"), tags.count("/Caption"), tags.count("/TH")) == (2, 3, 5)


def test_the_paper_says_its_title_and_language():
    with pikepdf.open(io.BytesIO(to_pdf(every_block()))) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Board pack"
        assert str(pdf.Root.Lang).lower() == "en-gb"


def test_paragraphs_have_the_same_numbers_on_paper_as_on_the_screen():
    text = "\n".join(pages(to_pdf(every_block())))
    on_screen = re.findall(r'id="paragraph-([^"]+)"', to_html(every_block()))
    assert [number for number in on_screen if f"{number.replace('-', '.')} " not in text] == []


def test_every_page_says_which_it_is_and_every_page_of_a_table_repeats_its_header():
    texts = pages(to_pdf(long_table(300)))
    assert all(f"Page {number} of {len(texts)}" in text for number, text in enumerate(texts, start=1))
    assert all("Action Due" in text for text in texts[1:])  # the annex begins on a page of its own


def test_links_lead_to_the_site_and_without_its_address_to_nowhere():
    def links(pdf: bytes) -> list[str]:
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            return [str(annotation.A.URI) for annotation in opened.pages[0].get("/Annots", [])]

    assert "https://sendwell.example/papers/1/" in links(to_pdf(every_block(), "https://sendwell.example"))
    assert all(link.startswith("https://example.org") for link in links(to_pdf(every_block())))


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words[:12]))
def test_hostile_words_are_set_as_words(words):
    paper = numbered(Document("§", (Section("h", (Paragraph(runs(words)),)),)))
    text = "".join("".join(pages(to_pdf(paper))).split())
    expected = "".join(drawable(readable(words)).split())
    if re.search("[\u0590-\u08ff]", words):  # written from right to left: the letters, in whichever order
        assert set(expected) <= set(text)
    else:
        assert expected in re.sub(r"§?Page\d+of\d+§?", "", text)


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words[:12]))
def test_hostile_words_do_no_harm_wherever_they_stand(words, tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(to_pdf(saying(words[:1000])))
    assert pdfua.validate(str(path)).findings == ()


def test_a_word_that_never_ends_stays_inside_the_margins():
    pdf = pypdfium2.PdfDocument(to_pdf(saying("x" * 2_000)))
    for page in pdf:
        text = page.get_textpage()
        assert max(text.get_charbox(place)[2] for place in range(text.count_chars())) < page.get_width() - 50


def test_the_same_paper_has_the_same_bytes_whenever_it_is_made():
    now = to_pdf(every_block(), dated=date(2027, 3, 5))
    with time_machine.travel(datetime(2031, 1, 1)):
        assert to_pdf(every_block(), dated=date(2027, 3, 5)) == now


def test_the_paper_says_on_which_day_it_was_issued():
    with pikepdf.open(io.BytesIO(to_pdf(every_block(), dated=date(2027, 3, 5)))) as pdf:
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20270305")


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_any_words_at_all_make_a_paper(words):
    assert to_pdf(saying(words)).startswith(b"%PDF")


@pytest.mark.parametrize("words", ["", " ", "\x00"])
def test_a_title_and_a_heading_without_words_say_so(words):
    paper = numbered(Document(words, (Section(words, (), (Section(words),)),)))
    assert "Without a title" in to_html(paper)
    assert "Without a title" in pages(to_pdf(paper))[0]


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=3))
def test_any_words_at_all_make_a_title_and_a_heading(words):
    assert to_pdf(Document(words, (Section(words),))).startswith(b"%PDF")


def test_words_of_inline_content_are_what_a_reader_sees():
    assert words_of(every_block().sections[0].blocks[1].content) == "Waiting is 6.1 weeks shorter ."
