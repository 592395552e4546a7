"""Where the lines of a PDF page stand, in as few questions to pdfium as will do: each one costs time."""

import ctypes

import pypdfium2
import pypdfium2.raw as pdfium

from sendwell.domain.reading.model import Page
from sendwell.domain.reading.sources.source_text import Box, Gap, Line, page_lines

_WIDE_GAP = 0.5  # of the font size: a space takes about 0.3, the gutter of a table 0.6 and more
_SMALLEST_GAP = 4.5  # points
_BOLD = 600  # font weight

_left, _right, _bottom, _top = (ctypes.c_double() for _ in range(4))


def printed_lines(textpage: pypdfium2.PdfTextPage, page: Page) -> list[Line]:
    """The lines of `page` that have words, with their boxes, their type and their wide gaps."""
    return [_printed(textpage, line, page.text) for line in page_lines(page)]


def _printed(textpage: pypdfium2.PdfTextPage, line: Line, text: str) -> Line:
    size = pdfium.FPDFText_GetFontSize(textpage, line.start)
    bold = pdfium.FPDFText_GetFontWeight(textpage, line.start) >= _BOLD
    rects = _rects(textpage, line)
    if not rects:
        return line
    box = Box(
        min(rect.left for rect in rects),
        min(rect.bottom for rect in rects),
        max(rect.right for rect in rects),
        max(rect.top for rect in rects),
    )
    least = max(_SMALLEST_GAP, _WIDE_GAP * size)
    wide = any(after.left - before.right > least for before, after in zip(rects, rects[1:], strict=False))
    gaps = _gaps(textpage, line, text, least) if wide else ()
    return Line(line.page, line.start, line.end, line.text, box, size, bold, gaps)


def _rects(textpage: pypdfium2.PdfTextPage, line: Line) -> list[Box]:
    count = pdfium.FPDFText_CountRects(textpage, line.start, line.end - line.start)
    found = []
    for index in range(count):
        pdfium.FPDFText_GetRect(textpage, index, _left, _top, _right, _bottom)
        found.append(Box(_left.value, _bottom.value, _right.value, _top.value))
    return found


def _gaps(textpage: pypdfium2.PdfTextPage, line: Line, text: str, least: float) -> tuple[Gap, ...]:
    """The wide gaps, looked for at the spaces of the line alone."""
    found = []
    for at in range(line.start + 1, line.end):
        if text[at - 1].isspace() and not text[at].isspace():
            before = at - 1
            while text[before].isspace():
                before -= 1
            left = _char_box(textpage, at).left
            if left - _char_box(textpage, before).right > least:
                found.append(Gap(at, left))
    return tuple(found)


def _char_box(textpage: pypdfium2.PdfTextPage, index: int) -> Box:
    pdfium.FPDFText_GetCharBox(textpage, index, _left, _right, _bottom, _top)
    return Box(_left.value, _bottom.value, _right.value, _top.value)
