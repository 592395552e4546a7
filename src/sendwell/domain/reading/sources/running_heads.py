"""Running headers and footers: lines that stand at one height on page after page and say the same but for numbers."""

import re
from collections import defaultdict
from collections.abc import Sequence

from sendwell.domain.reading.sources.lines import Line

_MARGIN = 80.0  # points from the foot of the page in which running footers stand
_HEAD = 755.0  # points above the foot from which running headers stand, on A4
_SAME_HEIGHT = 16.0  # points
_FEWEST_PAGES = 3
_NUMBERS = re.compile(r"\d+")


def without_furniture(lines: Sequence[Line]) -> tuple[Line, ...]:
    """`lines` without the running headers and footers. Lines that do not know where they stand are all kept."""
    seen: dict[str, set[int]] = defaultdict(set)
    for line in lines:
        if _is_in_a_margin(line):
            seen[_shape(line)].add(line.page)
    running = {shape for shape, pages in seen.items() if len(pages) >= _FEWEST_PAGES}
    dropped = {index for index, line in enumerate(lines) if _is_in_a_margin(line) and _shape(line) in running}
    # A footer whose words differ on one page (a slip in its dates, say) still stands beside one that does not.
    dropped |= {index for index in range(len(lines)) if index not in dropped and _goes_with(lines, index, dropped)}
    return tuple(line for index, line in enumerate(lines) if index not in dropped)


def _is_in_a_margin(line: Line) -> bool:
    return line.box is not None and (line.box.bottom < _MARGIN or line.box.bottom > _HEAD)


def _goes_with(lines: Sequence[Line], index: int, dropped: set[int]) -> bool:
    line = lines[index]
    if line.box is None or not _is_in_a_margin(line) or not _NUMBERS.search(line.text):
        return False
    neighbours = [lines[beside] for beside in (index - 1, index + 1) if beside in dropped]
    return any(
        other.page == line.page
        and other.box is not None
        and abs(other.box.bottom - line.box.bottom) < _SAME_HEIGHT
        and abs(other.size - line.size) < 1.0
        for other in neighbours
    )


def _shape(line: Line) -> str:
    return _NUMBERS.sub("#", line.text)
