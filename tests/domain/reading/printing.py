"""Printed pages for the tests, without a PDF: lines where a report would have them."""

from collections import defaultdict

from sendwell.domain.reading.model import Page
from sendwell.domain.reading.sources import Box, Line, SourceText
from sendwell.domain.reading.sources.lines import Gap, Rule

SIZE, LEADING, PER_CHARACTER = 12.0, 14.5, 6.0  # points
TOP = 750.0


class Press:
    """Sets lines on pages from top to foot; `rule` draws a line across, `page` begins the next page."""

    def __init__(self) -> None:
        self._pages: dict[int, str] = defaultdict(str)
        self._lines: list[Line] = []
        self._rules: list[Rule] = []
        self._page, self._height = 1, TOP

    def line(self, text: str, left: float = 57.0, gap: float = LEADING) -> "Press":
        """A line `gap` points below the last; "  " (two spaces) before a cell of the second column, at 224 points."""
        self._height -= gap
        self._put(text, left, self._height)
        return self

    def lines(self, *texts: str, left: float = 57.0) -> "Press":
        for text in texts:
            self.line(text, left)
        return self

    def beside(self, *texts: str, left: float = 224.0, up: int) -> "Press":
        """Lines of another column that begins `up` lines higher."""
        height = self._height + up * LEADING
        for text in texts:
            height -= LEADING
            self._put(text, left, height)
        self._height = min(self._height, height)
        return self

    def rule(self, left: float = 57.0, right: float = 530.0) -> "Press":
        self._rules.append(Rule(self._page, self._height - 4.0, left, right))
        return self

    def gap(self, points: float) -> "Press":
        """Space below the last line."""
        self._height -= points
        return self

    def page(self, footer: str = "") -> "Press":
        if footer:
            self._put(footer, 57.0, 24.0)
        self._page, self._height = self._page + 1, TOP
        return self

    def done(self, name: str = "report.pdf") -> SourceText:
        last = max(self._pages)
        return SourceText(
            file=name,
            sha256="0" * 64,
            media_type="application/pdf",
            pages=tuple(Page(number, self._pages[number]) for number in range(1, last + 1)),
            printed_lines=tuple(self._lines),
            rules=tuple(self._rules),
        )

    def _put(self, text: str, left: float, height: float) -> None:
        start = len(self._pages[self._page])
        shown = text.replace("  ", " ")
        gaps = (Gap(start + text.index("  ") + 1, 224.0),) if "  " in text else ()
        right = (224.0 if gaps else left) + len(shown) * PER_CHARACTER
        self._pages[self._page] += shown + "\r\n"
        box = Box(left, height, right, height + SIZE)
        self._lines.append(Line(self._page, start, start + len(shown), shown, box, SIZE, gaps))
