"""The common form of a paper: its text, page by page and line by line, and how words are cited from it."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from sendwell.domain.problems import Problem
from sendwell.domain.reading.model import Citation, Page, Span
from sendwell.domain.reading.sources.folding import LINE_END_HYPHEN, Words, fold
from sendwell.domain.reading.sources.lines import Line, Placed, Rule, page_lines
from sendwell.domain.reading.sources.running import RunningText
from sendwell.domain.reading.sources.running_heads import without_furniture


class UnreadablePaper(Exception):
    """The paper cannot be read; `problem` says where, what, and how to mend it."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True)
class SourceText:
    """A paper as every source gives it to the readers.

    `file` is the base name; `origin` says where the paper came from, where that is known; `notes` say in words what
    could not be read ("Page 7 is a picture of text."). `title` is the title that the format itself declares (HTML
    `<title>`, the title of a Word file).
    """

    file: str
    sha256: str
    media_type: str
    pages: tuple[Page, ...]
    origin: str | None = None
    notes: tuple[str, ...] = ()
    title: str | None = None
    printed_lines: tuple[Line, ...] | None = None  # from a source that knows where its lines stand
    rules: tuple[Rule, ...] = ()  # the horizontal lines that are drawn on its pages
    placed: tuple[Placed, ...] = ()  # cells of tables and items of lists, from a source that has such

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every line of the paper that has words, in reading order."""
        if self.printed_lines is not None:
            return self.printed_lines
        return tuple(line for page in self.pages for line in page_lines(page))

    @cached_property
    def body_lines(self) -> tuple[Line, ...]:
        """The lines without running headers and footers."""
        return without_furniture(self.lines)

    @cached_property
    def running(self) -> RunningText:
        """The body lines as running text, from which any stretch can be traced back to its pages."""
        return RunningText(self.body_lines)

    @cached_property
    def text(self) -> str:
        """The text of all pages, a form feed between them."""
        return "\f".join(page.text for page in self.pages)

    @cached_property
    def words(self) -> Words:
        """The words that stand unbroken in the paper; they tell whether a line-end hyphen belongs to its word."""
        return Words(self.text)

    def fold(self, text: str) -> str:
        """`text` with white space folded, otherwise verbatim; in a PDF, what the typesetter did to words is undone."""
        if self.media_type != "application/pdf":
            return " ".join(text.split())
        return fold(text, self.words if LINE_END_HYPHEN in text else ())

    def page_text(self, number: int) -> str:
        """The text of page `number` (1-based)."""
        return self.pages[number - 1].text

    def cite(self, page: int, start: int, end: int) -> Citation:
        """Characters `start` to `end` of page `page`, as a citation (white space at either end left out)."""
        return self.cite_spans((Span(page, start, end),))

    def cite_spans(self, spans: Iterable[Span]) -> Citation:
        """Several runs of words as one citation, in the order given. Raises ValueError if there is no word in them."""
        kept = tuple(span for span in map(self._trimmed, spans) if span.start < span.end)
        if not kept:
            raise ValueError("A citation needs words.")
        joined = "\n".join(self.page_text(span.page)[span.start : span.end] for span in kept)
        return Citation(self.sha256, kept, self.fold(joined))

    def _trimmed(self, span: Span) -> Span:
        words = self.page_text(span.page)[span.start : span.end]
        start = span.start + len(words) - len(words.lstrip())
        return Span(span.page, start, max(start, start + len(words.strip())))


def sha256_of(content: bytes) -> str:
    """The SHA-256 of a paper's bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()
