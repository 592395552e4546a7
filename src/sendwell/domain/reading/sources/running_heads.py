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
    return tuple(line for line in lines if not (_is_in_a_margin(line) and _shape(line) in running))


def _is_in_a_margin(line: Line) -> bool:
    return line.box is not None and (line.box.bottom < _MARGIN or line.box.bottom > _HEAD)


def _shape(line: Line) -> str:
    return _NUMBERS.sub("#", line.text)
