"""A report that was saved as a Word file or a web page, set out as it would be printed.

Its readers go by where lines stand: bullets by their margin, cells by their column, rows by the ruled lines between
them. Word files and web pages say which words are in which cell instead, so their lines are given places on a sheet
as long as need be: columns side by side, a ruled line above each row and below it.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from sendwell.domain.reading.sources import Box, Line, SourceText
from sendwell.domain.reading.sources.lines import Placed, Rule

_MARGIN, _COLUMN = 57.0, 220.0  # points: the margin, and how far apart columns are
_SIZE, _LEADING, _BETWEEN_PARAGRAPHS = 12.0, 14.5, 10.0  # points
_RULE_ABOVE = _SIZE + 2.0  # points above the foot of the first line under it
_WIDEST = 10_000.0

Piece = tuple[Line, Placed]  # a line, or the part of it that is in one cell


def set_out(source: SourceText) -> tuple[Sequence[Line], Sequence[Rule]]:
    """The lines of a report without running headers and footers, each with its place, and the ruled lines."""
    if not source.placed:
        return source.body_lines, source.rules
    pieces = list(_pieces(source))
    height = 2.0 * (_LEADING + _BETWEEN_PARAGRAPHS) * (len(pieces) + 1)
    lines: list[Line] = []
    rules: list[Rule] = []
    for (page, row), group in groupby(pieces, key=lambda piece: (piece[0].page, piece[1].row)):
        top = height
        set_lines, height = _set(list(group), height)
        lines += set_lines
        if row:
            rules += [Rule(page, top - _LEADING + _RULE_ABOVE, 0.0, _WIDEST)]
            rules += [Rule(page, height - _LEADING + _RULE_ABOVE, 0.0, _WIDEST)]
    return lines, rules


def _set(pieces: Sequence[Piece], top: float) -> tuple[list[Line], float]:
    """The lines of one row, or of a run of text, below `top`, each column from there down; the height of the lowest."""
    heights: dict[int, float] = defaultdict(lambda: top)
    ended: dict[int, bool] = {}
    found = []
    for line, place in pieces:
        apart = _BETWEEN_PARAGRAPHS if ended.get(place.column) else 0.0
        height = heights[place.column] = heights[place.column] - _LEADING - apart
        left = _MARGIN + place.column * _COLUMN + place.inset
        found.append(line._replace(box=Box(left, height, left + _COLUMN - 20.0, height + _SIZE), size=_SIZE))
        ended[place.column] = line.text.endswith((".", "!", "?"))
    return found, min(heights.values()) - _BETWEEN_PARAGRAPHS


def _pieces(source: SourceText) -> Iterator[Piece]:
    """The lines, parted where a line holds several cells, each with its place."""
    by_page: dict[int, list[Placed]] = defaultdict(list)
    for place in source.placed:
        by_page[place.page].append(place)
    for page, lines in groupby(source.body_lines, key=lambda line: line.page):
        places = sorted(by_page[page])
        at = 0
        for line in lines:
            inside = []
            while at < len(places) and places[at].start < line.end:
                inside.append(places[at])
                at += 1
            yield from _parted(line, [place for place in inside if place.end > line.start])


def _parted(line: Line, inside: Sequence[Placed]) -> Iterator[Piece]:
    if not inside:
        yield line, Placed(line.page, line.start, line.end)
    for place in inside:
        start, end = max(line.start, place.start), min(line.end, place.end)
        text = line.text[start - line.start : end - line.start]
        words = text.strip()
        if words:
            start += text.index(words)
            yield Line(line.page, start, start + len(words), words), place
