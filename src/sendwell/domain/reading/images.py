"""Pages of a PDF as pictures, and the boxes that words fill on them: a citation shown where it stands."""

import io
from collections.abc import Iterable
from typing import NamedTuple

import pypdfium2

from sendwell.domain.problems import Problem
from sendwell.domain.reading.model import Span
from sendwell.domain.reading.sources import UnreadablePaper
from sendwell.domain.reading.sources.pdf import opened

WIDEST = 2_400  # pixels
MOST_PIXELS = 12_000_000  # a very long page is shown smaller rather than filling the memory
_SAME_LINE = 0.5  # of the height of a line, by which two boxes of one line may be shifted


class Box(NamedTuple):
    """Words on a page: `left` and `top` from its top left corner, all in points, with the size of the page."""

    page: int
    left: float
    top: float
    width: float
    height: float
    page_width: float
    page_height: float


def boxes(content: bytes, spans: Iterable[Span]) -> list[Box]:
    """The boxes that `spans` fill in the PDF `content`, one for each printed line, in order.

    Spans that point outside the paper give no box. Raises UnreadablePaper if `content` is no readable PDF.
    """
    found: list[Box] = []
    with opened(content, "The paper") as document:
        for span in spans:
            if 1 <= span.page <= len(document):
                found += _boxes_on(document[span.page - 1], span)
    return found


def page_png(content: bytes, page: int, width_px: int) -> bytes:
    """Page `page` (1-based) of the PDF `content` as a PNG, `width_px` pixels wide at most.

    Raises UnreadablePaper if `content` is no readable PDF, or has no such page.
    """
    with opened(content, "The paper") as document:
        if not 1 <= page <= len(document):
            what = f"There is no page {page}: the paper ends with page {len(document):,}."
            raise UnreadablePaper(Problem("The paper", what, "Choose a page that it has."))
        shown = document[page - 1]
        try:
            picture = shown.render(scale=_scale(shown, width_px)).to_pil()
        finally:
            shown.close()
    file = io.BytesIO()
    picture.save(file, "PNG", optimize=False)
    return file.getvalue()


def _scale(page: pypdfium2.PdfPage, width_px: int) -> float:
    width, height = (max(side, 1.0) for side in page.get_size())
    wanted = max(1, min(width_px, WIDEST)) / width
    most = (MOST_PIXELS / (width * height)) ** 0.5
    return float(min(wanted, most))


def _boxes_on(page: pypdfium2.PdfPage, span: Span) -> list[Box]:
    textpage = page.get_textpage()
    try:
        length = min(span.end, textpage.count_chars()) - span.start
        count = textpage.count_rects(span.start, length) if span.start >= 0 and length > 0 else 0
        rects = [textpage.get_rect(index) for index in range(count)]
        width, height = page.get_size()
        shown = [_as_shown(rect, page.get_bbox(), page.get_rotation()) for rect in rects]
    finally:
        textpage.close()
        page.close()
    return [
        Box(span.page, left, height - top, right - left, top - bottom, width, height)
        for left, bottom, right, top in _by_line(shown)
    ]


Rect = tuple[float, float, float, float]  # left, bottom, right, top, in points


def _as_shown(rect: Rect, page: Rect, rotation: int) -> Rect:
    """A rectangle of the page as drawn, on the page as shown: turned clockwise by `rotation` degrees, from its foot."""
    left, bottom, right, top = rect
    first, low, last, high = page
    if rotation == 90:
        return bottom - low, last - right, top - low, last - left
    if rotation == 180:
        return last - right, high - top, last - left, high - bottom
    if rotation == 270:
        return high - top, left - first, high - bottom, right - first
    return left - first, bottom - low, right - first, top - low


def _by_line(rects: Iterable[Rect]) -> list[Rect]:
    """The rectangles of one printed line made one: pdfium gives one for each run of letters."""
    lines: list[Rect] = []
    for left, bottom, right, top in rects:
        if lines and _share_a_line(lines[-1], (left, bottom, right, top)):
            first, low, last, high = lines[-1]
            lines[-1] = min(first, left), min(low, bottom), max(last, right), max(high, top)
        else:
            lines.append((left, bottom, right, top))
    return lines


def _share_a_line(one: Rect, other: Rect) -> bool:
    overlap = min(one[3], other[3]) - max(one[1], other[1])
    return overlap > _SAME_LINE * min(one[3] - one[1], other[3] - other[1]) and other[0] >= one[0]
