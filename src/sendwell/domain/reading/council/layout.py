"""How a council paper is laid out: its lines joined into blocks (paragraphs, list items, headings, labels).

Committee systems print one paragraph a line, or wrap lines hard; they number lists in every way there is. A block is
one paragraph or one list item, whichever way it was printed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from sendwell.domain.reading.council.markers import Marker, Nesting, read_marker
from sendwell.domain.reading.sources import SourceText

_LINE = re.compile(r"[^\n\f\r]*[\n\f\r]?")
_EMPTY = re.compile(r"[\s|_*#\ufeff\-–—=]*$")
_PAGE_NUMBER = re.compile(r"(?:Page\s+\d+(?:\s+of\s+\d+)?|-?\s*\d{1,3}\s*-?)$", re.I)
_TRAILING = re.compile(r"[\s|]+$")
_LEADING = re.compile(r"[\s|\ufeff]*(?:#{1,6}\s+)?")
_CLOSED = re.compile(r"[.!?:;][\"'”’)*\]]*$")
_GOES_ON_AFTER = re.compile(r"(?:,|[;,]\s*(?:and|or))$")  # an item of a list, with another to come
_MADE_OF_PROSE = re.compile(
    r"\b(?:was|were|is|are|had|has|have|will|would|be|been|that|should|could|did|do|does|asked|said|reported|noted)\b",
    re.I,
)
_LABEL = re.compile(r"\*{0,2}[A-Z][A-Za-z ]{2,30}:(?:\s*[-–—])?\*{0,2}(?:\s|$)")
_BOLD = re.compile(r"^\*\*[^*]+\*\*:?$")
_WRAP_LIMIT = 110  # characters; a longer line was not wrapped by hand or by a page
_HEADING_WORDS = 16


@dataclass(frozen=True, slots=True)
class Block:
    """Characters `start` to `end` of the whole text, its list marker left out; `words` are folded."""

    start: int
    end: int
    words: str
    marker: Marker | None = None
    depth: int = 0
    heading: bool = False

    @property
    def opens_a_list(self) -> bool:
        """True where the words lead up to what follows ("… the following:", "That Cabinet")."""
        return bool(re.search(r"(?::\s*[-–—]?|[-–—]|,)$", self.words.rstrip("* ")))

    @property
    def plain(self) -> str:
        """The words without the signs of Markdown around them, for telling labels and headings."""
        return self.words.strip("*# _").strip()


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    text: str
    marker: Marker | None
    after_blank: bool


def blocks_of(source: SourceText) -> list[Block]:
    """The blocks of the paper in reading order."""
    lines = list(_lines(source.text))
    width = _wrap_width(lines)
    nesting = Nesting()
    blocks: list[Block] = []
    for first, last in _groups(lines, width):
        blocks.append(_block(source, lines[first], lines[last], nesting))
    return blocks


def _lines(text: str) -> Iterator[_Line]:
    """Every line with words; a list marker on a line of its own goes to the line that follows it."""
    after_blank, waiting = True, None
    for match in _LINE.finditer(text):
        printed = match.group()
        if not printed:
            break
        lead = _LEADING.match(printed)
        start = match.start() + (lead.end() if lead else 0)
        words = _TRAILING.sub("", text[start : match.end()])
        if _EMPTY.match(words) and not read_marker(words + " x"):
            after_blank = True
            continue
        if _PAGE_NUMBER.fullmatch(words) and _beside_a_page_end(text, match.start(), match.end()):
            continue
        marker = read_marker(words)
        if marker and marker.length >= len(words):
            waiting, after_blank = marker, True
            continue
        start += marker.length if marker else 0
        yield _Line(start, start + len(words) - (marker.length if marker else 0), words, marker or waiting, after_blank)
        after_blank, waiting = False, None


def _beside_a_page_end(text: str, start: int, end: int) -> bool:
    return "\f" in text[max(0, start - 3) : end + 3] or not text[end:].strip()


def _wrap_width(lines: list[_Line]) -> int | None:
    """The usual length of a line where the paper wraps its lines, else None."""
    pairs = [(line, after) for line, after in pairwise(lines) if not after.after_blank]
    runs = [len(line.text) for line, _ in pairs]
    broken = sum(after.text[0].islower() for _, after in pairs)  # a line that begins small was broken before it
    if len(runs) < 3 or sorted(runs)[-1] > 2 * _WRAP_LIMIT or 5 * broken < len(runs):
        return None
    longest = sorted(runs)[int(len(runs) * 0.85)]
    return longest if 30 <= longest <= _WRAP_LIMIT else None


def _groups(lines: list[_Line], width: int | None) -> Iterator[tuple[int, int]]:
    first = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or not _goes_on(lines[index - 1], lines[index], width):
            if index > first:
                yield first, index - 1
            first = index


def _goes_on(before: _Line, line: _Line, width: int | None) -> bool:
    """True where `line` continues the paragraph of the line before it."""
    if line.marker:
        return False
    closed = bool(_CLOSED.search(before.text))
    starts_small = line.text[0].islower()
    if line.after_blank:  # a page or a picture broke the paragraph
        return starts_small and not closed and len(before.text) > 60 and not before.text.endswith((",", "-", "–"))
    if not closed and starts_small:
        return True
    if _LABEL.match(line.text):
        return False
    long_enough = width is not None and len(before.text) >= 0.72 * width
    if before.text.endswith(":") or not long_enough:
        return False
    return not closed or starts_small or len(before.text) >= 0.85 * (width or 0)


def _block(source: SourceText, first: _Line, last: _Line, nesting: Nesting) -> Block:
    words = source.fold(source.text[first.start : last.end])
    depth = nesting.depth_of(first.marker)
    return Block(first.start, last.end, words, first.marker, depth, _is_heading(words, first.marker))


def _is_heading(words: str, marker: Marker | None) -> bool:
    if _BOLD.match(words):
        return len(words.split()) <= 2 * _HEADING_WORDS
    if (marker and not marker.numbers) or _CLOSED.search(words) or _GOES_ON_AFTER.search(words) or words[0].islower():
        return False
    return len(words.split()) <= _HEADING_WORDS and not _MADE_OF_PROSE.search(words)
