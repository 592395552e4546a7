"""Pages as pictures, with boxes round cited words."""

import io

import pytest
from PIL import Image

from sendwell.domain.reading import UnreadablePaper, open_source
from sendwell.domain.reading.images import WIDEST, boxes, page_png
from sendwell.domain.reading.model import Span
from tests.domain.reading import pdfs

TEXT = "The first line of words\nand the second line"


def test_words_on_two_lines_have_a_box_for_each_line():
    content = pdfs.written(TEXT)
    source = open_source(content, "paper.pdf")
    found = boxes(content, source.cite(1, 0, len(source.page_text(1))).spans)
    assert len(found) == 2
    assert found[0].top < found[1].top
    assert found[0].width > found[1].width


def test_a_box_stands_where_the_line_stands():
    content = pdfs.written(TEXT)
    line = open_source(content, "paper.pdf").lines[0]
    (box,) = boxes(content, [line.span])
    assert box.left == pytest.approx(line.box.left, abs=1)
    assert box.page_height - box.top == pytest.approx(line.box.top, abs=1)


def test_there_is_ink_within_the_box():
    content = pdfs.written(TEXT)
    (box,) = boxes(content, [open_source(content, "paper.pdf").lines[0].span])
    picture = Image.open(io.BytesIO(page_png(content, 1, 1_000))).convert("L")
    scale = picture.width / box.page_width
    corners = (box.left, box.top, box.left + box.width, box.top + box.height)
    darkest, _ = picture.crop([round(corner * scale) for corner in corners]).getextrema()
    assert darkest < 60


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_there_is_ink_within_the_box_on_a_page_that_is_shown_turned(turned):
    content = pdfs.turned(pdfs.written(TEXT), turned)
    (box,) = boxes(content, [open_source(content, "paper.pdf").lines[1].span])
    picture = Image.open(io.BytesIO(page_png(content, 1, 1_000))).convert("L")
    scale = picture.width / box.page_width
    inside = [round(edge * scale) for edge in (box.left, box.top, box.left + box.width, box.top + box.height)]
    assert picture.crop(inside).getextrema()[0] < 60
    assert (box.width > box.height) == (turned == 180)


def test_spans_outside_the_paper_have_no_box():
    assert boxes(pdfs.written(TEXT), [Span(9, 0, 4), Span(1, 90_000, 90_010), Span(1, -5, 2)]) == []


def test_a_picture_is_never_wider_than_the_widest():
    picture = Image.open(io.BytesIO(page_png(pdfs.written(TEXT), 1, 1_000_000)))
    assert picture.width <= WIDEST + 1


def test_a_page_that_the_paper_does_not_have_is_refused_in_words():
    with pytest.raises(UnreadablePaper, match="There is no page 2: the paper ends with page 1"):
        page_png(pdfs.written(TEXT), 2, 500)
