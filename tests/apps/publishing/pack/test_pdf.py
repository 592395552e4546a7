"""The pack as PDF: it conforms to PDF/UA-1, and has the numbers of the page."""

import re
from html import unescape

import pdfua
import pypdfium2
import pytest

from sendwell.apps.publishing.paper.html import to_html
from sendwell.apps.publishing.paper.pdf import to_pdf
from tests.apps.publishing.plans import a_world_in_trouble

pytestmark = pytest.mark.django_db
HOSTILE = '<script>alert(1)</script> #import "x" $ \\u{41} \N{ROCKET} שלום \N{RIGHT-TO-LEFT OVERRIDE}desrever'

# A number as a link to its own place, then the words after it up to a space: a line of the paper may end there.
NUMBERED = re.compile(r'href="#paragraph-[^"]+">([A-Z]?[\d.]+)</a> (?:<[a-z][^>]*>)*([^<\s]+)')


@pytest.fixture
def paper():
    world = a_world_in_trouble()
    hostile = world.priority(HOSTILE, world.finding(HOSTILE))
    world.update(world.action(hostile, HOSTILE, owner=world.manager), "red", HOSTILE)
    return world.paper(HOSTILE)


def test_an_independent_checker_finds_nothing_against_pdf_ua_in_a_real_pack(paper, tmp_path):
    path = tmp_path / "pack.pdf"
    path.write_bytes(to_pdf(paper, "https://sendwell.example"))
    assert pdfua.validate(str(path)).findings == ()


def test_every_number_on_the_screen_stands_on_the_paper_before_the_same_words(paper):
    pages = pypdfium2.PdfDocument(to_pdf(paper))
    text = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pages).split())
    shown = [(number, unescape(words)) for number, words in NUMBERED.findall(re.sub(r"\s+", " ", to_html(paper)))]
    assert len(shown) > 20
    assert [number for number, words in shown if f"{number} {words.strip()}" not in text] == []
