"""Where the lines of a PDF page stand, in as few questions to pdfium as will do: each one costs time."""

import ctypes

import pypdfium2
import pypdfium2.raw as pdfium

from sendwell.domain.reading.model import Page
from sendwell.domain.reading.sources.lines import Box, Gap, Line, Rule, page_lines

_WIDE_GAP = 0.5  # of the font size: a space takes about 0.3, the gutter of a table 0.6 and more
_SMALLEST_GAP = 4.5  # points
_SAME_PLACE = 1.5  # points by which the left ends of a run of letters and of its first letter may differ
_THIN, _LONG = 4.5, 60.0  # points: a ruled line, with what its ends stick out, is thinner and longer than these

_TALL = 22.0  # points: lower boxes are the shading of a line of words

_left, _right, _bottom, _top = (ctypes.c_double() for _ in range(4))
_LEFT, _RIGHT, _BOTTOM, _TOP = map(ctypes.byref, (_left, _right, _bottom, _top))
_x1, _y1, _x2, _y2 = (ctypes.c_float() for _ in range(4))


def printed_lines(textpage: pypdfium2.PdfTextPage, page: Page) -> list[Line]:
    """The lines of `page` that have words, with their boxes, their type and their wide gaps."""
    return [_printed(textpage.raw, line, page.text) for line in page_lines(page)]


def ruled_lines(page: pypdfium2.PdfPage, number: int) -> list[Rule]:
    """The horizontal lines drawn on page `number`, as the borders of tables are."""
    found = []
    for index in range(pdfium.FPDFPage_CountObjects(page.raw)):
        drawn = pdfium.FPDFPage_GetObject(page.raw, index)
        if pdfium.FPDFPageObj_GetType(drawn) == pdfium.FPDF_PAGEOBJ_PATH:
            pdfium.FPDFPageObj_GetBounds(drawn, _x1, _y1, _x2, _y2)
            found += _edges(number, Box(_x1.value, _y1.value, _x2.value, _y2.value))
    return found


def _edges(number: int, drawn: Box) -> list[Rule]:
    """A thin path is a line; a large one is a box, whose upper and lower edges are lines."""
    height = drawn.top - drawn.bottom
    if drawn.right - drawn.left < _LONG or _THIN <= height < _TALL:
        return []
    heights = (drawn.bottom,) if height < _THIN else (drawn.bottom, drawn.top)
    return [Rule(number, at, drawn.left, drawn.right) for at in heights]


def _printed(textpage: pdfium.FPDF_TEXTPAGE, line: Line, text: str) -> Line:
    rects = _rects(textpage, line)
    if not rects:
        return line
    size = pdfium.FPDFText_GetFontSize(textpage, line.start)
    if len(rects) == 1:
        return Line(line.page, line.start, line.end, line.text, Box(*rects[0]), size)
    lefts, bottoms, rights, tops = zip(*rects, strict=True)
    box = Box(min(lefts), min(bottoms), max(rights), max(tops))
    least = max(_SMALLEST_GAP, _WIDE_GAP * size)
    after_wide = [left for left, right in zip(lefts[1:], rights, strict=False) if left - right > least]
    gaps = _gaps(textpage, line, text, after_wide) if after_wide else ()
    return Line(line.page, line.start, line.end, line.text, box, size, gaps)


def _rects(textpage: pdfium.FPDF_TEXTPAGE, line: Line) -> list[tuple[float, float, float, float]]:
    count = pdfium.FPDFText_CountRects(textpage, line.start, line.end - line.start)
    found = []
    for index in range(count):
        pdfium.FPDFText_GetRect(textpage, index, _LEFT, _TOP, _RIGHT, _BOTTOM)
        found.append((_left.value, _bottom.value, _right.value, _top.value))
    return found


def _gaps(textpage: pdfium.FPDF_TEXTPAGE, line: Line, text: str, lefts: list[float]) -> tuple[Gap, ...]:
    """The gaps before the words that begin at `lefts`, in order, looked for at the spaces of the line alone."""
    found: list[Gap] = []
    at = line.start
    for word in line.text.split(" ")[:-1]:
        at += len(word) + 1
        if not word or text[at].isspace():
            continue
        left = _left_of(textpage, at)
        if abs(left - lefts[len(found)]) < _SAME_PLACE:
            found.append(Gap(at, left))
            if len(found) == len(lefts):
                break
    return tuple(found)


def _left_of(textpage: pdfium.FPDF_TEXTPAGE, index: int) -> float:
    pdfium.FPDFText_GetCharBox(textpage, index, _LEFT, _RIGHT, _BOTTOM, _TOP)
    return _left.value
