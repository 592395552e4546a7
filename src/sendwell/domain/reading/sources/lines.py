"""Printed lines: the characters of a page that stand in one row."""

import re
from typing import NamedTuple

from sendwell.domain.reading.model import Page, Span
from sendwell.domain.reading.sources.folding import LINE_END_HYPHEN

# A printed line ends at a line break, or after a hyphen that the PDF says stands at the end of a line.
_LINE = re.compile(rf"[^\r\n\f{LINE_END_HYPHEN}]+{LINE_END_HYPHEN}?|{LINE_END_HYPHEN}")


class Box(NamedTuple):
    """Where words stand on a page, in points (1/72 inch) from its bottom left corner."""

    left: float
    bottom: float
    right: float
    top: float


class Gap(NamedTuple):
    """A gap wider than a space in a printed line: the words after it begin at character `at`, `left` points across."""

    at: int
    left: float


class Rule(NamedTuple):
    """A horizontal line drawn on page `page`, `height` points above its foot, from `left` to `right`."""

    page: int
    height: float
    left: float
    right: float


class Placed(NamedTuple):
    """Where characters `start` to `end` of page `page` stand in a paper that has tables and lists, not places on paper.

    `row` counts the rows of all its tables from 1 (0: in no table), `column` the cells of a row from 0; `inset` is how
    many points an item of a list is indented.
    """

    page: int
    start: int
    end: int
    row: int = 0
    column: int = 0
    inset: int = 0


class Line(NamedTuple):
    """One printed line that is not blank: characters `start` to `end` of page `page`, and its words stripped.

    A PDF also says where the line stands (`box`), the `size` of its type in points, and after which wide gaps
    another column may begin (`gaps`).
    """

    page: int
    start: int
    end: int
    text: str
    box: Box | None = None
    size: float = 0.0
    gaps: tuple[Gap, ...] = ()

    @property
    def span(self) -> Span:
        """The line as a span."""
        return Span(self.page, self.start, self.end)


def page_lines(page: Page) -> list[Line]:
    """The lines of one page that have words."""
    found = []
    for match in _LINE.finditer(page.text):
        words = match.group().strip()
        if words:
            start = match.start() + match.group().index(words)
            found.append(Line(page.number, start, start + len(words), words))
    return found
