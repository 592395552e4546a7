"""Plain text and Markdown: a form feed ends a page; the marks of Markdown's headings and labels are left out."""

import re

from sendwell.domain.reading.model import Page
from sendwell.domain.reading.sources.decoding import decode, refuse_larger_than
from sendwell.domain.reading.sources.source_text import SourceText, sha256_of

LARGEST = 20_000_000  # bytes: some 8,000 pages of words

_MARKDOWN = re.compile(
    r"^#{1,6} \S|^[ \t]*[-*+] \[[ x]\] |\*\*\S[^*\n]{0,300}\*\*|\[[^\]\n]{1,300}\]\([^)\s]{1,500}\)", re.M
)
_TITLE = re.compile(r"^# (\S.*?)\s*#*$", re.M)
# Marks are left out where they enclose a whole line, a heading or a label: what is left is still verbatim. Within a
# sentence they stay, for a citation must be found in the file as it stands.
_MARKS = (
    (re.compile(r"^#{1,6} +(.*?)[ #]*$", re.M), r"\1"),
    (re.compile(r"^(\*\*|__)(?=[^\s*_])((?:[^*_\n]+\n)*[^*_\n]+)\1[ \t]*$", re.M), r"\2"),
    (re.compile(r"^(\*\*|__)(?=[^\s*_])([^*_\n]+:)\1", re.M), r"\2"),
    (re.compile(r"^(\*|_)(?=[^\s*_])([^*_\n]+)\1[ \t]*$", re.M), r"\2"),
    (re.compile(r"^!?\[([^\]\n]*)\]\([^)\n]*\)[ \t]*$", re.M), r"\1"),
    (re.compile(r"^ {0,3}> ?", re.M), ""),
    (re.compile(r"^ *\|?(?: *:?-{3,}:? *\|)+(?: *:?-{3,}:? *)?\n", re.M), ""),
)


def open_text(content: bytes, name: str) -> SourceText:
    """A text or Markdown file in the common form. Raises UnreadablePaper where it holds no words, or too many."""
    refuse_larger_than(LARGEST, content, name, "a text file")
    decoded = decode(content, name)
    text = decoded.text
    title = None
    media_type = "text/plain"
    if _MARKDOWN.search(text):
        media_type = "text/markdown"
        title = _markdown_title(text)
        text = _without_marks(text)
    pages = tuple(Page(number, page) for number, page in enumerate(_pages(text), start=1))
    return SourceText(name, sha256_of(content), media_type, pages, notes=decoded.notes, title=title)


def _pages(text: str) -> list[str]:
    """The text split at form feeds; one after the last page ends it and begins no other."""
    return text.removesuffix("\f").split("\f")


def _markdown_title(text: str) -> str | None:
    match = _TITLE.search(text)
    return _without_marks(match[1]) if match else None


def _without_marks(text: str) -> str:
    for pattern, kept in _MARKS:
        text = pattern.sub(kept, text)
    return text
