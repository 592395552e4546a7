"""The pictures of a paper: the same in every form, said in words, the same bytes whenever they are made."""

import io
import re
from zipfile import ZipFile

import pikepdf
import pytest
from docx import Document as opened
from docx.oxml.ns import qn
from lxml import etree
from lxml import html as parser
from PIL import Image

from sendwell.apps.publishing.paper.drawing import pngs_of, svg_of
from sendwell.apps.publishing.paper.html import to_html
from sendwell.apps.publishing.paper.pdf import to_pdf
from sendwell.apps.publishing.paper.tree import Document, Dot, Figure, Section
from sendwell.apps.publishing.paper.word import to_word
from tests.apps.publishing.paper.papers import HOSTILE, a_figure

SAID = "It rose. Plans in 20 weeks"


def paper(*figures: Figure) -> Document:
    return Document("Pictures", (Section("Numbers", figures or (a_figure("Plans in 20 weeks"),)),))


def test_the_page_says_in_words_what_its_picture_shows():
    (drawn,) = parser.fromstring(to_html(paper())).xpath("//figure/svg")

    assert (drawn.get("role"), drawn.get("aria-label")) == ("img", SAID)


def test_the_pdf_has_a_figure_with_the_words():
    with pikepdf.open(io.BytesIO(to_pdf(paper()))) as pdf:
        said = [
            str(each.get("/Alt")) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each
        ]

    assert said == [SAID]


def test_the_word_file_has_a_picture_with_the_words():
    body = opened(io.BytesIO(to_word(paper()))).element.body
    (drawn,) = body.iter(qn("wp:docPr"))

    assert drawn.get("descr") == SAID


def test_two_pictures_that_are_alike_and_one_that_is_not_all_stand_in_the_word_file():
    same, other = a_figure("Plans"), Figure("Others", "They fell.", (Dot("2026-01-31", 3.0),))
    made = to_word(paper(same, same, other))

    assert len([name for name in ZipFile(io.BytesIO(made)).namelist() if name.endswith(".png")]) == 2
    assert len(opened(io.BytesIO(made)).inline_shapes) == 3


def test_a_picture_is_drawn_alike_whenever_it_is_drawn():
    assert to_word(paper()) == to_word(paper())
    assert pngs_of([a_figure("a")]) == pngs_of([a_figure("a")])


def test_a_picture_for_word_is_a_picture():
    (png,) = pngs_of([a_figure("a")])

    assert Image.open(io.BytesIO(png)).size == (920, 340)


def test_a_worse_dot_is_told_by_its_shape_and_not_by_its_colour_alone():
    shapes = re.findall(r'<path d="M[\d.]+ [\d.]+(m[^"]*)"', svg_of(a_figure("a")))

    assert len(set(shapes)) == len(shapes) == 4


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words[:12]))
def test_hostile_words_break_no_picture(words):
    drawn = svg_of(Figure(words, f"x{words}", (Dot("2026-01-31", 1.0), Dot("2026-02-28", 1.0)), unit=words))

    assert etree.fromstring(drawn).tag.endswith("svg")
    assert "script>" not in drawn
    assert "style" not in drawn


def test_a_picture_without_numbers_or_without_words_is_refused():
    with pytest.raises(ValueError, match="needs numbers"):
        Figure("Plans", "It rose.", ())
    with pytest.raises(ValueError, match="needs numbers"):
        Figure("Plans", " ", (Dot("2026-01-31", 1.0),))
