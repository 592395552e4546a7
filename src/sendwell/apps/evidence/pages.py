"""A page of a paper with words marked on it: as a picture with boxes, or as text."""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from sendwell.apps.evidence import files
from sendwell.apps.evidence.models import Document, DocumentPage
from sendwell.domain.reading.images import Box, boxes, page_png
from sendwell.domain.reading.model import Span
from sendwell.domain.reading.sources.folding import LINE_END_HYPHEN

PDF = "application/pdf"
WIDTH = 1400  # pixels: letters stay sharp when a phone or a large screen enlarges the page
IMAGES = "page-images"
_PDFIUM = threading.Lock()  # the PDF library may be used by one thread at a time


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a page's text, and whether it is marked."""

    text: str
    marked: bool


@dataclass(frozen=True)
class MarkedPage:
    """One page and the words marked on it. Of a PDF there is a picture; of other papers the text alone."""

    document: Document
    number: int
    text: str
    spans: tuple[Span, ...]
    boxes: tuple[Box, ...]

    @cached_property
    def size(self) -> tuple[float, float] | None:
        """Width and height in points, where words are marked."""
        return (self.boxes[0].page_width, self.boxes[0].page_height) if self.boxes else None

    @property
    def has_picture(self) -> bool:
        """True for a page of a PDF."""
        return self.document.media_type == PDF

    @property
    def pieces(self) -> list[Piece]:
        """The text of the page, cut where a mark begins or ends."""
        return list(pieces(self.text, self.spans))


def marked_pages(document: Document, numbers: Sequence[int], spans: Sequence[Span]) -> list[MarkedPage]:
    """Pages of a paper with `spans` marked on them. A page that the paper does not have is left out."""
    texts = dict(
        DocumentPage.objects.filter(document=document, number__in=numbers)
        .values_list("number", "text")
        .order_by("number")
    )
    found = _boxes(document, spans)
    return [
        MarkedPage(
            document,
            number,
            text,
            tuple(span for span in spans if span.page == number),
            tuple(box for box in found if box.page == number),
        )
        for number, text in texts.items()
    ]


def pieces(text: str, spans: Sequence[Span]) -> Iterator[Piece]:
    """`text` cut where one of `spans` begins or ends; spans outside the text, or over each other, do no harm."""
    at = 0
    for span in sorted(spans, key=lambda span: span.start):
        start, end = max(at, span.start), min(len(text), span.end)
        if start >= end:
            continue
        if at < start:
            yield Piece(_shown(text[at:start]), marked=False)
        yield Piece(_shown(text[start:end]), marked=True)
        at = end
    if at < len(text):
        yield Piece(_shown(text[at:]), marked=False)


def _shown(text: str) -> str:
    """As printed: the PDF library writes a hyphen at the end of a line as a sign that no font has."""
    return text.replace(LINE_END_HYPHEN, "-")


def picture(document: Document, number: int) -> bytes:
    """A page as PNG, drawn when it is first asked for and kept. Raises UnreadablePaper or FileNotFoundError."""
    name = f"{IMAGES}/{document.sha256}-{number}-{WIDTH}.png"
    if not default_storage.exists(name):
        with _PDFIUM:
            drawn = page_png(files.content_of(document.stored_as), number, WIDTH)
        default_storage.save(name, ContentFile(drawn))
        return drawn
    return files.content_of(name)


def _boxes(document: Document, spans: Sequence[Span]) -> list[Box]:
    if document.media_type != PDF or not spans:
        return []
    try:
        content = files.content_of(document.stored_as)
    except FileNotFoundError:
        return []  # the text is still marked
    with _PDFIUM:
        return boxes(content, spans)
