"""A structure chart as places of boxes and lines: the top on the left, each level one step to the right."""

from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import wrap

from sendwell.domain.structure.forest import Branch

BOX_WIDTH = 260  # units of the drawing, as are all below; one is a pixel where the chart is shown at full size
STEP_ACROSS = 304
PADDING = 12
LINE = 20
BETWEEN = 14
NAME_LETTERS = 24  # in a line of a box
BESIDE_LETTERS = 29
MOST_LINES = 4


@dataclass(frozen=True, slots=True)
class Box:
    """One box: its key, its corner and height, and its lines with the height at which each is written."""

    key: int
    x: int
    y: int
    height: int
    name: tuple[tuple[int, str], ...]
    beside: tuple[tuple[int, str], ...]
    width: int = BOX_WIDTH

    @property
    def text_x(self) -> int:
        return self.x + PADDING

    @property
    def middle(self) -> int:
        return self.y + self.height // 2


@dataclass(frozen=True, slots=True)
class Elbow:
    """A line from a box to one that stands under it: across, down or up, and across again."""

    x1: int
    y1: int
    x2: int
    y2: int

    @property
    def points(self) -> str:
        """As an SVG polyline wants them."""
        bend = (self.x1 + self.x2) // 2
        return f"{self.x1},{self.y1} {bend},{self.y1} {bend},{self.y2} {self.x2},{self.y2}"


@dataclass(frozen=True, slots=True)
class Chart:
    """The whole drawing, in the order of the list that says the same."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    elbows: tuple[Elbow, ...]


def chart_of(branches: Iterable[Branch]) -> Chart:
    """Where each box and line stands. No two boxes touch, and whoever is under another stands to its right."""
    boxes: list[Box] = []
    elbows: list[Elbow] = []
    top = 0
    for branch in branches:
        _place(branch, 0, top, boxes, elbows)
        top += _tall(branch) + BETWEEN
    right = max((box.x + box.width for box in boxes), default=0)
    return Chart(right, max(top - BETWEEN, 0), tuple(boxes), tuple(elbows))


def _place(branch: Branch, x: int, top: int, boxes: list[Box], elbows: list[Elbow]) -> Box:
    tall = _tall(branch)
    own = _box(branch, x, top + (tall - _own_height(branch)) // 2)
    boxes.append(own)
    below = top + (tall - _height_below(branch)) // 2
    for child in branch.branches:
        box = _place(child, x + STEP_ACROSS, below, boxes, elbows)
        elbows.append(Elbow(own.x + own.width, own.middle, box.x, box.middle))
        below += _tall(child) + BETWEEN
    return own


def _box(branch: Branch, x: int, y: int) -> Box:
    names, besides = _lines(branch)
    first = y + PADDING + LINE - 5  # letters stand on their line, and hang below it by a quarter
    name = tuple((first + number * LINE, words) for number, words in enumerate(names))
    beside = tuple((first + (len(names) + number) * LINE, words) for number, words in enumerate(besides))
    return Box(branch.node.key, x, y, _own_height(branch), name, beside)


def _tall(branch: Branch) -> int:
    return max(_own_height(branch), _height_below(branch))


def _height_below(branch: Branch) -> int:
    return sum(_tall(child) + BETWEEN for child in branch.branches) - (BETWEEN if branch.branches else 0)


def _own_height(branch: Branch) -> int:
    return 2 * PADDING + LINE * sum(map(len, _lines(branch)))


def _lines(branch: Branch) -> tuple[list[str], list[str]]:
    node = branch.node
    return _wrapped(node.name, NAME_LETTERS) or ["(no name)"], _wrapped(node.beside, BESIDE_LETTERS)


def _wrapped(words: str, letters: int) -> list[str]:
    return wrap(words, letters, max_lines=MOST_LINES, placeholder=" …", break_on_hyphens=False)
