"""PDF papers, by pypdfium2: text page by page, and where each line stands.

Spans index into the text as pdfium counts it, so that boxes can be had from the same numbers (`images.boxes`).
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from sendwell.domain.problems import Problem
from sendwell.domain.reading.model import Page
from sendwell.domain.reading.sources.folding import LINE_END_HYPHEN
from sendwell.domain.reading.sources.lines import Line, Rule
from sendwell.domain.reading.sources.pdf_lines import printed_lines, ruled_lines
from sendwell.domain.reading.sources.source_text import SourceText, UnreadablePaper, sha256_of

MOST_PAGES = 5_000
MOST_CHARACTERS = 20_000_000  # in the whole paper: some 8,000 pages of print
_PAGES_AT_ONCE = 200
_FEW_CHARACTERS = 60  # a scanned page may still carry a typed page number or a stamp
_PICTURE_SHARE = 0.5  # of the page's area, from which a picture counts as the page itself

# pdfium marks a hyphen that ends a line with a character of its own, by version; sometimes it leaves the hyphen.
_AT_LINE_END = re.compile(r"\x02|(?<=[^\W\d_])-(?=\r\n(?!and\b|or\b|to\b)[^\W\d_])")


class _PageRead(NamedTuple):
    text: str
    lines: list[Line]
    rules: list[Rule]
    note: str = ""
    is_picture: bool = False


def open_pdf(content: bytes, name: str) -> SourceText:
    """The PDF in `content`. Raises UnreadablePaper for one that is locked, damaged, scanned, empty or too long."""
    read = list(_checked_for_size(_pages(content, name), name))
    if not any(page.lines for page in read):
        raise _without_words(name, read)
    return SourceText(
        file=name,
        sha256=sha256_of(content),
        media_type="application/pdf",
        pages=tuple(Page(number, page.text) for number, page in enumerate(read, 1)),
        notes=tuple(page.note for page in read if page.note),
        printed_lines=tuple(line for page in read for line in page.lines),
        rules=tuple(rule for page in read for rule in page.rules),
    )


@contextmanager
def opened(content: bytes, name: str) -> Iterator[pypdfium2.PdfDocument]:
    """The PDF in `content` while it is needed. Raises UnreadablePaper where pdfium cannot open it."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
            raise _refusal(name, "The PDF is locked with a password.", "Save a copy without the password.") from error
        raise _refusal(name, "The PDF is damaged or was cut short.", "Fetch the paper again.") from error
    try:
        yield document
    finally:
        document.close()


def _pages(content: bytes, name: str) -> Iterator[_PageRead]:
    """The pages one after another. pdfium keeps what it has parsed, so a long paper is opened afresh now and then."""
    first = count = 1
    while first <= count:
        with opened(content, name) as document:
            count = len(document)
            if count > MOST_PAGES:
                raise _refusal(name, f"The paper has {count:,} pages.", f"Give it in parts of {MOST_PAGES:,} pages.")
            for number in range(first, min(count, first + _PAGES_AT_ONCE - 1) + 1):
                yield _read_page(document, number)
        first += _PAGES_AT_ONCE


def _checked_for_size(pages: Iterator[_PageRead], name: str) -> Iterator[_PageRead]:
    characters = 0
    for page in pages:
        characters += len(page.text)
        if characters > MOST_CHARACTERS:
            raise _refusal(name, "The paper holds more text than can be read at once.", "Give it in parts.")
        yield page


def _read_page(document: pypdfium2.PdfDocument, number: int) -> _PageRead:
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:
        return _PageRead("", [], [], f"Page {number} is damaged and could not be read.")
    try:
        textpage = page.get_textpage()
        try:
            text = _AT_LINE_END.sub(LINE_END_HYPHEN, textpage.get_text_range())
            lines = printed_lines(textpage, Page(number, text))
        finally:
            textpage.close()
        is_picture = len(text.strip()) < _FEW_CHARACTERS and _is_covered_by_a_picture(page)
        note = f"Page {number} is a picture of text." if is_picture else ""
        return _PageRead(text, lines, ruled_lines(page, number), note, is_picture)
    finally:
        page.close()


def _is_covered_by_a_picture(page: pypdfium2.PdfPage) -> bool:
    width, height = page.get_size()
    for picture in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = picture.get_bounds()
        if (right - left) * (top - bottom) > _PICTURE_SHARE * width * height:
            return True
    return False


def _without_words(name: str, read: list[_PageRead]) -> UnreadablePaper:
    if any(page.is_picture for page in read):
        what = f"The PDF is a scan: {len(read):,} page{'s' * (len(read) > 1)} of pictures, with no text to read."
        return _refusal(name, what, "Ask for the paper as it was written, or run text recognition (OCR) on it first.")
    return _refusal(name, "The PDF has no text in it.", "Check that this is the right file.")


def _refusal(name: str, what: str, mend: str) -> UnreadablePaper:
    return UnreadablePaper(Problem(name, what, mend))
