"""Running headers and footers: lines at the edges of page after page that say the same but for their numbers."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from sendwell.domain.reading.sources.lines import Line

_FOOT = 80.0  # points from the foot of the page in which running footers stand
_HEAD = 755.0  # points above the foot from which running headers stand, on A4
_SAME_HEIGHT = 16.0  # points
_EDGE_LINES = 3  # at either end of a page whose lines do not know where they stand
_FEWEST_PAGES = 3
_LEAST_SHARE = 0.3  # of all pages, for a line without a number
_NUMBERS = re.compile(r"\d+")


def without_furniture(lines: Sequence[Line]) -> tuple[Line, ...]:
    """`lines` without the running headers and footers of their pages."""
    edges = _at_the_edges(lines)
    pages_of: dict[str, set[int]] = defaultdict(set)
    for index in edges:
        pages_of[_shape(lines[index])].add(lines[index].page)
    pages = len({line.page for line in lines})
    often = {shape for shape, on in pages_of.items() if len(on) >= max(_FEWEST_PAGES, _LEAST_SHARE * pages)}
    often |= {shape for shape, on in pages_of.items() if len(on) >= _FEWEST_PAGES and "#" in shape}
    running = {index for index in edges if _shape(lines[index]) in often}
    # A footer whose words differ on one page (a slip in its dates, say) still stands beside one that does not.
    running |= {index for index in edges - running if _goes_with(lines, index, running)}
    return tuple(line for index, line in enumerate(lines) if index not in running)


def _at_the_edges(lines: Sequence[Line]) -> set[int]:
    edges = {index for index, line in enumerate(lines) if line.box and not _FOOT <= line.box.bottom <= _HEAD}
    unplaced = [index for index, line in enumerate(lines) if line.box is None]
    for _, group in groupby(unplaced, key=lambda index: lines[index].page):
        page = list(group)
        edges |= {*page[:_EDGE_LINES], *page[-_EDGE_LINES:]}
    return edges


def _goes_with(lines: Sequence[Line], index: int, running: set[int]) -> bool:
    line = lines[index]
    if not _NUMBERS.search(line.text):
        return False
    return any(
        other in running and lines[other].page == line.page and _is_beside(lines[other], line)
        for other in (index - 1, index + 1)
    )


def _is_beside(one: Line, other: Line) -> bool:
    if one.box is None or other.box is None:
        return False
    return abs(one.box.bottom - other.box.bottom) < _SAME_HEIGHT and abs(one.size - other.size) < 1.0


def _shape(line: Line) -> str:
    return _NUMBERS.sub("#", line.text)
