"""The lie of a letter: its running text without page furniture, its parts, and the items listed in them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from sendwell.domain.reading.model import Citation
from sendwell.domain.reading.sources import Line, SourceText
from sendwell.domain.reading.sources.running import RunningText

# Word's bullets come out of a PDF as what they look like or, from symbol fonts, in the private use area.
_MARK = re.compile(r"(?:[•·▪■◼◾●○◦∙‣⁃➢➤*\uf000-\uf0ff]|[-–—o](?=\s)|\(?\d{1,2}[.)](?=\s))\s*", re.M)
_PAGE_NUMBER = re.compile(r"(?:page\s+)?\d{1,3}(?:\s+of\s+\d{1,3})?", re.I)
_EDGE = 2  # lines at the head and the foot of a page that may be furniture
_FEWEST_PAGES = 3
_SENTENCE_END = re.compile(r"[.;:!?’”\"')]$")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters `start` to `end` of a letter's running text."""

    start: int
    end: int


class Letter:
    """A letter's running text, and the way from it back to the pages."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.lines = _without_page_numbers(source.body_lines)
        self._running = RunningText(self.lines)
        self.text = self._running.text

    def cite(self, stretch: Stretch) -> Citation:
        """The words of a stretch as a citation; marks of list items inside it are left out."""
        spans = [span for part in self._unmarked(stretch) for span in self._running.spans(part.start, part.end)]
        return self.source.cite_spans(spans)

    def words(self, stretch: Stretch) -> str:
        """The words of a stretch on one line."""
        return self.source.fold(self.text[stretch.start : stretch.end])

    def page_at(self, position: int) -> int:
        """The page of character `position` of the running text."""
        return self._running.line_at(position).page

    def items(self, part: Stretch) -> list[Stretch]:
        """The list items in a part of the letter; where it has no marks at all, its paragraphs."""
        marks = [match for match in _MARK.finditer(self.text, part.start, part.end) if self._begins_line(match.start())]
        marks = [match for match in marks if not self._is_sub_item(match.start(), part.start)]
        if not marks:
            return list(self.paragraphs(part))
        ends = [*(match.start() for match in marks[1:]), part.end]
        items = [self._item(match.end(), end) for match, end in zip(marks, ends, strict=True)]
        return [item for item in items if self.text[item.start : item.end].strip()]

    def paragraphs(self, part: Stretch) -> Iterator[Stretch]:
        """The paragraphs in a part of the letter; where the source shows none, the whole part as one."""
        starts = [start for start in self._paragraph_starts if part.start < start < part.end]
        for start, end in zip([part.start, *starts], [*starts, part.end], strict=True):
            if self.text[start:end].strip():
                yield Stretch(start, end)

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        starts = []
        at = 0
        for before, line in zip([None, *self.lines], self.lines, strict=False):
            if before is None or self._is_apart(before, line):
                starts.append(at)
            at += len(line.text) + 1
        return starts

    def _is_apart(self, before: Line, line: Line) -> bool:
        """Whether an empty line stands between two lines of one page, or a finished sentence before a page break."""
        if before.page != line.page:
            return bool(_SENTENCE_END.search(before.text)) and not line.text[:1].islower()
        return self.source.page_text(line.page)[before.end : line.start].count("\n") > 1

    def _item(self, start: int, end: int) -> Stretch:
        """An item ends early where a paragraph that is no part of it follows its full stop."""
        for paragraph in self._paragraph_starts:
            if start < paragraph < end and self.text[:paragraph].rstrip().endswith((".", "!", "?")):
                return Stretch(start, paragraph)
        return Stretch(start, end)

    def _begins_line(self, position: int) -> bool:
        return position == 0 or self.text[position - 1] == "\n"

    def _is_sub_item(self, position: int, least: int) -> bool:
        """A dash, or a hollow ring, after words that end with a colon begins a part of the item above it."""
        before = self.text[least:position].rstrip()
        return self.text[position] in "-–—o○◦" and bool(re.search(r"(?m)^\s*[•▪■◼●\uf000-\uf0ff]", before))

    def _unmarked(self, stretch: Stretch) -> Iterator[Stretch]:
        start = stretch.start
        for match in _MARK.finditer(self.text, stretch.start, stretch.end):
            if self._begins_line(match.start()):
                yield Stretch(start, match.start())
                start = match.end()
        yield Stretch(start, stretch.end)


def _without_page_numbers(lines: Sequence[Line]) -> list[Line]:
    """The lines without page numbers and whatever stands at the same edge of page after page."""
    edges = _edge_lines(lines)
    said = Counter(text for text, _ in {(lines[index].text, lines[index].page) for index in edges})
    return [
        line
        for index, line in enumerate(lines)
        if not (index in edges and (_PAGE_NUMBER.fullmatch(line.text) or said[line.text] >= _FEWEST_PAGES))
    ]


def _edge_lines(lines: Sequence[Line]) -> set[int]:
    by_page: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        by_page.setdefault(line.page, []).append(index)
    return {index for indices in by_page.values() for index in (*indices[:_EDGE], *indices[-_EDGE:])}
