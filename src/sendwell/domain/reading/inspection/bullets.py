"""The bullets under "What is the area partnership doing that is effective?" and "… need to do better?"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sendwell.domain.reading.sources import Line

# Squares, dots and ticks, the private-use codes that symbol fonts give them, and dashes that stand alone.
GLYPH = re.compile(r"(?:[◼◾■▪▫□●•∙◦○⬛♦❖➢►▶✓✔·\ue000-\uf8ff]|[-–—−*o](?=\s))\s*")
_SAME_MARGIN = 8.0  # points by which the marks of one level may differ
_WIDE_LEADING = 1.28  # of the leading: a paragraph begins
_SENTENCE_END = re.compile(r"[.!?][’'”\")]*$")


@dataclass
class Paragraph:
    """Lines that belong together: each with how many of its first characters are a mark and no words."""

    lines: list[Line] = field(default_factory=list)
    skip: int = 0  # characters of the first line that are mark or number
    doubts: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        """The words as printed, one line after another."""
        return "\n".join([self.lines[0].text[self.skip :], *(line.text for line in self.lines[1:])]).strip()


def mark_of(line: Line) -> int:
    """How many characters at the start of a line are a mark: 0 where it has none.

    A symbol font without a table of its characters gives letters for its marks ("n", "§"): such a letter stands alone
    before a wide gap.
    """
    match = GLYPH.match(line.text)
    if match:
        return match.end()
    stands_alone = bool(line.gaps) and line.gaps[0].at - line.start == len("n ")
    return len("n ") if stands_alone and not (line.text[0].isupper() or line.text[0].isdigit()) else 0


def bullets(lines: Sequence[Line]) -> list[Paragraph]:
    """The bullets of the first level; bullets within a bullet stay inside it."""
    marks = [_left(line) for line in lines if mark_of(line)]
    margin = min((left for left in marks if left is not None), default=None)
    found: list[Paragraph] = []
    for line, before in zip(lines, [None, *lines], strict=False):
        mark = mark_of(line)
        if mark and _is_at(line, margin) and not (found and _is_in_a_sentence(line.text[mark:], before)):
            found.append(Paragraph([line], mark))
        elif not found or _begins_unmarked(line, before, margin, bool(marks)):
            found.append(Paragraph([line], 0, ["No bullet is printed before it."]))
        else:
            found[-1].lines.append(line)
    return [paragraph for paragraph in found if paragraph.words]


def _is_in_a_sentence(words: str, before: Line | None) -> bool:
    """Whether an item goes on with the sentence of the line before: "They must: – listen; – act."."""
    return words[:1].islower() and before is not None and not _SENTENCE_END.search(before.text)


def _left(line: Line) -> float | None:
    return line.box.left if line.box else None


def _is_at(line: Line, margin: float | None) -> bool:
    left = _left(line)
    return margin is None or left is None or left <= margin + _SAME_MARGIN


def _begins_unmarked(line: Line, before: Line | None, margin: float | None, has_marks: bool) -> bool:
    """A paragraph without a mark begins where a sentence has ended and the line stands at the marks' margin."""
    if before is None or not _SENTENCE_END.search(before.text) or not line.text[0].isupper():
        return False
    if not has_marks:
        return is_apart(before, line)
    left, mark_ends = _left(line), _text_left(before)
    if left is None or margin is None or mark_ends is None:
        return False
    return left <= margin + 3.0 < mark_ends


def _text_left(line: Line) -> float | None:
    """Where the words of a line begin: after the gap that follows a mark, else at its left end."""
    if line.box is None:
        return None
    return line.gaps[0].left if mark_of(line) and line.gaps else line.box.left


def is_apart(before: Line, line: Line) -> bool:
    """Whether more than the usual leading lies between two lines that follow each other on a page."""
    if before.box is None or line.box is None:
        return False
    if before.page != line.page:
        return True
    return before.box.bottom - line.box.bottom > _WIDE_LEADING * 1.22 * max(line.size, 1.0)


def in_order(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of single-column text from the top of each page to its foot."""
    yield from sorted(lines, key=lambda line: (line.page, -round(line.box.bottom) if line.box else 0))
