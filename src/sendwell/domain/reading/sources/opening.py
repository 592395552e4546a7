"""Opening a paper: its media type is told from its bytes, never from its name."""

import re
from collections.abc import Callable

from sendwell.domain.problems import Problem
from sendwell.domain.reading.sources.docx import open_docx
from sendwell.domain.reading.sources.html import open_html
from sendwell.domain.reading.sources.pdf import open_pdf
from sendwell.domain.reading.sources.source_text import SourceText, UnreadablePaper
from sendwell.domain.reading.sources.text import open_text

Opener = Callable[[bytes, str], SourceText]

_PDF_HEADER_WITHIN = 1024  # bytes; readers accept a PDF header that far in (ISO 32000, annex H note 13)
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<(?:div|table|p|h[1-6]|ul|ol)[\s>]", re.I)
_HTML_WITHIN = 4096  # bytes
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")

_NOT_READ = (
    (b"\xd0\xcf\x11\xe0", "This is a file of an old Word, Excel or Outlook.", "Save it as PDF or DOCX and give that."),
    (b"{\\rtf", "This is a rich text (RTF) file.", "Save it as PDF or DOCX and give that."),
    (b"\x89PNG", "This is a picture.", "Give the paper that it was taken from, with its text."),
    (b"\xff\xd8\xff", "This is a picture.", "Give the paper that it was taken from, with its text."),
    (b"GIF8", "This is a picture.", "Give the paper that it was taken from, with its text."),
    (b"II*\x00", "This is a picture.", "Give the paper that it was taken from, with its text."),
    (b"MM\x00*", "This is a picture.", "Give the paper that it was taken from, with its text."),
)


def open_source(content: bytes, name: str) -> SourceText:
    """The paper in `content` in the common form; `name` is only shown. Raises UnreadablePaper."""
    if not content.strip():
        raise UnreadablePaper(Problem(name, "The file is empty.", "Fetch or save the paper again."))
    return _opener(content, name)(content, name)


def _opener(content: bytes, name: str) -> Opener:
    if b"%PDF-" in content[:_PDF_HEADER_WITHIN]:
        return open_pdf
    if content.startswith(b"PK\x03\x04"):
        return open_docx
    _refuse_what_is_no_paper(content, name)
    if _HTML.search(content[:_HTML_WITHIN].replace(b"\x00", b"")):
        return open_html
    return open_text


def _refuse_what_is_no_paper(content: bytes, name: str) -> None:
    for magic, what, mend in _NOT_READ:
        if content.startswith(magic):
            raise UnreadablePaper(Problem(name, what, mend))
    if b"\x00" in content[:_HTML_WITHIN] and not content.startswith(_UTF16_MARKS):
        raise UnreadablePaper(
            Problem(name, "This is not a paper that can be read.", "Give a PDF, DOCX, HTML, text or Markdown file.")
        )
