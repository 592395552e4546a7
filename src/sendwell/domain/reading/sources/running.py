"""Running text: the lines of a paper one after another, furniture left out, with the way back to the pages."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from sendwell.domain.reading.model import Span
from sendwell.domain.reading.sources.lines import Line


class RunningText:
    """The words of `lines` joined by line breaks (`text`), from which any stretch can be traced to its pages."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self.text = "\n".join(line.text for line in lines)
        self._starts: list[int] = []
        at = 0
        for line in lines:
            self._starts.append(at)
            at += len(line.text) + 1

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Characters `start` to `end` of `text`, as spans on the pages."""
        found = []
        index = max(0, bisect_right(self._starts, start) - 1)
        while index < len(self._lines) and self._starts[index] < end:
            line, begins = self._lines[index], self._starts[index]
            first = line.start + max(0, start - begins)
            last = line.start + min(len(line.text), end - begins)
            if first < last:
                found.append(Span(line.page, first, last))
            index += 1
        return joined(found)

    def line_at(self, position: int) -> Line:
        """The line in which character `position` stands."""
        return self._lines[max(0, bisect_right(self._starts, position) - 1)]


def joined(spans: Iterable[Span], apart: int = 3) -> tuple[Span, ...]:
    """Spans in order, with those on one page that stand at most `apart` characters apart made one.

    Three characters are a space and a line break: nothing is printed between such spans.
    """
    found: list[Span] = []
    for span in spans:
        last = found[-1] if found else None
        if last and last.page == span.page and 0 <= span.start - last.end <= apart:
            found[-1] = Span(span.page, last.start, span.end)
        else:
            found.append(span)
    return tuple(found)
