"""Stretches of a paper's whole text (`SourceText.text`), and how they become citations page by page."""

from bisect import bisect_right
from itertools import accumulate

from sendwell.domain.reading.model import Citation, Span
from sendwell.domain.reading.sources import SourceText


class Ranges:
    """Turns positions in the whole text of `source` into spans on its pages."""

    def __init__(self, source: SourceText) -> None:
        self._source = source
        lengths = (len(page.text) + 1 for page in source.pages)  # one form feed stands between two pages
        self._starts = [0, *accumulate(lengths)][:-1]

    def cite(self, start: int, end: int) -> Citation:
        """Characters `start` to `end` of the whole text as a citation, with one span on each page they touch."""
        return self._source.cite_spans(self._spans(start, end))

    def place(self, span: Span) -> int:
        """Where `span` begins in the whole text."""
        return self._starts[span.page - 1] + span.start

    def _spans(self, start: int, end: int) -> list[Span]:
        spans = []
        for index in range(max(0, bisect_right(self._starts, start) - 1), len(self._starts)):
            page_start = self._starts[index]
            if page_start >= end:
                break
            length = len(self._source.pages[index].text)
            span = Span(index + 1, max(0, start - page_start), min(length, end - page_start))
            if span.start < span.end:
                spans.append(span)
        return spans
