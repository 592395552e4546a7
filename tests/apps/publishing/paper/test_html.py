import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as parser

from sendwell.apps.publishing.paper.html import to_html
from sendwell.apps.publishing.paper.plain import readable
from sendwell.apps.publishing.paper.tree import Document, Link, Paragraph, Section, runs

from .papers import HOSTILE, every_block, saying


def parsed(document):
    return parser.fromstring(to_html(document))


def test_headings_come_in_order_with_one_at_the_top():
    levels = [int(heading.tag[1]) for heading in parsed(every_block()).xpath("//h1|//h2|//h3|//h4")]
    assert levels == [1, 2, 2, 3, 2]


def test_each_numbered_paragraph_can_be_linked_to():
    page = parsed(every_block())
    for number in ("1-1", "1-2", "2-1", "A1", "A2"):
        (place,) = page.xpath(f"//*[@id='paragraph-{number}']")
        assert place.text_content().startswith(number.replace("-", "."))


def test_each_table_has_a_caption_and_cells_that_head_its_columns_and_rows():
    for table in parsed(every_block()).xpath("//table"):
        assert table.xpath("string(caption)")
        assert len(table.xpath("thead//th[@scope='col']")) > 1
        assert len(table.xpath("tbody/tr/th[@scope='row']")) == len(table.xpath("tbody/tr"))


def test_a_rating_is_a_word_and_not_a_colour_alone():
    assert [tag.text_content() for tag in parsed(every_block()).find_class("govuk-tag")] == ["Amber", "Red"]


def test_a_strict_content_security_policy_holds():
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=", to_html(every_block()))


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words[:12]))
def test_hostile_words_are_shown_and_never_run(words):
    page = parsed(saying(words))
    assert not page.xpath("//script")
    assert all(link.get("href").startswith(("https://example.org/", "#")) for link in page.xpath("//a"))
    assert page.xpath("string(//blockquote/p[1])").startswith(readable(words))


def test_an_address_that_could_do_harm_leaves_its_words_without_a_link():
    page = parsed(Document("t", (Section("h", (Paragraph(runs(Link("press", "javascript:alert(1)"))),)),)))
    assert page.xpath("string(//p)") == "press"
    assert not page.xpath("//a")


@given(st.text())
def test_no_words_add_elements_to_the_page(words):
    plain = [element.tag for element in parsed(saying("x")).iter()]
    assert [element.tag for element in parsed(saying("x" + words)).iter()] == plain
