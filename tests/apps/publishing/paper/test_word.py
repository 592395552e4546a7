"""The paper as a Word file: what is read back has the words, the numbers and the structure of the page."""

import io
import re
from datetime import date, datetime

import pytest
import time_machine
from docx import Document as opened
from docx.oxml.ns import qn
from hypothesis import given, settings
from lxml import html as parser

from sendwell.apps.publishing.paper.html import to_html
from sendwell.apps.publishing.paper.numbering import numbered
from sendwell.apps.publishing.paper.tree import Document, Row, Section, Table, runs
from sendwell.apps.publishing.paper.word import to_word
from tests.apps.publishing.papers import documents

from .papers import HOSTILE, every_block, saying

ISSUED = date(2027, 3, 5)


def read(document: Document, base_url: str = ""):
    return opened(io.BytesIO(to_word(document, base_url, ISSUED)))


def words_in_word(document: Document) -> str:
    """Every word of the body in reading order, without white space."""
    body = read(document).element.body
    return "".join("".join(part.text or "" for part in body.iter(qn("w:t"))).split())


def words_on_the_page(document: Document) -> str:
    page = parser.fromstring(f"<div>{to_html(document)}</div>")
    for hidden in page.find_class("govuk-visually-hidden"):
        hidden.text = ""
    for drawn in page.iter("svg"):  # a picture in Word
        drawn.clear()
    return "".join(page.text_content().split())


def styles(document: Document) -> list[str]:
    return [paragraph.style.name for paragraph in read(document).paragraphs]


@given(documents)
@settings(max_examples=40)
def test_the_words_and_the_numbers_are_those_of_the_page_in_the_same_order(document):
    paper = numbered(document)
    assert words_in_word(paper) == words_on_the_page(paper)


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words[:12]))
def test_hostile_words_are_words_and_nothing_else(words):
    assert words_in_word(saying(words)) == words_on_the_page(saying(words))


def test_each_numbered_paragraph_begins_with_its_number():
    found = [paragraph.text for paragraph in read(every_block()).paragraphs if paragraph.style.name[:8] == "Numbered"]
    assert [text.split("\t")[0] for text in found] == ["1.1", "1.2", "2.1"]


def test_headings_are_headings_of_their_level_and_lists_are_lists():
    found = styles(every_block())
    assert [name for name in found if name.startswith(("Title", "Heading"))] == [
        "Title",
        "Heading 1",
        "Heading 1",
        "Heading 2",
        "Heading 1",
    ]
    assert found.count("List Bullet") == 2


def test_each_table_repeats_its_header_row_and_says_what_it_is():
    tables = read(every_block()).tables
    assert [table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for table in tables] == [True, True]
    captions = [table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) for table in tables]
    assert captions == ["Ratings", "Actions"]
    assert [cell.text for cell in tables[1].columns[0].cells] == [
        "Action",
        "A1 Hire a therapist",
        "A2 Hire a therapist",
    ]


def test_a_file_that_would_end_with_a_table_ends_with_a_paragraph():
    table = Table("Actions", ("Action",), (Row((runs("Hire"),)),))
    assert read(Document("t", (Section("h", (table,)),))).element.body[-2].tag == qn("w:p")


def test_links_lead_to_the_site_and_without_its_address_to_nowhere():
    def links(base_url: str) -> set[str]:
        rels = read(every_block(), base_url).part.rels.values()
        return {rel.target_ref for rel in rels if rel.is_external}

    assert "https://sendwell.example/papers/1/" in links("https://sendwell.example")
    assert all(link.startswith("https://example.org") for link in links(""))


def test_the_file_says_its_title_its_language_and_the_day_it_was_issued():
    file = read(every_block())
    about = file.core_properties
    assert (about.title, about.author, about.language) == ("Board pack", "Fenmoor SEND partnership", "en-GB")
    assert about.created.date() == ISSUED
    assert file.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "en-GB"


def test_a_rating_is_a_word_in_its_colour():
    (tag,) = [run for run in read(every_block()).element.body.iter(qn("w:r")) if "Amber" in run.itertext()]
    assert tag.find(f".//{qn('w:shd')}").get(qn("w:fill")) == "FFF7BF"


def test_each_page_but_the_first_names_the_paper_and_every_page_its_number():
    page = read(every_block()).sections[0]
    assert page.header.paragraphs[0].text == "Fenmoor SEND partnership · Board pack"
    for foot in (page.footer, page.first_page_footer):
        assert re.findall(r'instr="(\w+)"', foot._element.xml) == ["PAGE", "NUMPAGES"]


def test_the_same_paper_has_the_same_bytes_whenever_it_is_made():
    now = to_word(every_block(), dated=ISSUED)
    with time_machine.travel(datetime(2031, 1, 1)):
        assert to_word(every_block(), dated=ISSUED) == now
