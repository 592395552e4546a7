"""Tables of a report: lines put back into rows and columns, by ruled lines where they are drawn.

pdfium gives the words of a table cell by cell, but joins cells that begin at one height into one line. Wide gaps part
them again; the ruled lines between rows say which lines belong to one cell.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sendwell.domain.reading.sources import Line
from sendwell.domain.reading.sources.lines import Rule

_NEAR = 7.0  # points by which the left ends of one column differ
_NEAREST_COLUMNS = 40.0  # points between the left ends of two columns, at least
OPEN_TOP, OPEN_BOTTOM = 1e9, 0.0  # heights where no ruled line stands above or below


@dataclass
class Row:
    """One band of a page between two ruled lines: its lines by column."""

    page: int
    top: float
    bottom: float
    cells: dict[int, list[Line]] = field(default_factory=dict)

    @property
    def is_ruled(self) -> bool:
        """Whether a ruled line stands above it or below."""
        return self.top < OPEN_TOP or self.bottom > OPEN_BOTTOM

    def cell(self, column: int) -> list[Line]:
        """The lines in a column; empty where the row has none there."""
        return self.cells.get(column, [])


def column_lefts(header: Sequence[Line]) -> list[float]:
    """Where the columns begin, told from the header's cells."""
    lefts: list[float] = []
    for line in header:
        if line.box:
            lefts += [line.box.left, *(gap.left for gap in line.gaps)]
    found: list[float] = []
    for left in sorted(lefts):
        if not found or left - found[-1] > _NEAREST_COLUMNS:
            found.append(left)
    return found


def pieces(line: Line, lefts: Sequence[float]) -> list[tuple[int, Line]]:
    """The line parted where another column begins, each part with the number of its column."""
    if line.box is None or not lefts:
        return [(0, line)]
    cuts = [gap for gap in line.gaps if any(abs(gap.left - left) <= _NEAR for left in lefts[1:])]
    found, rest = [], line
    for gap in cuts:
        at = gap.at - rest.start
        first = rest.text[:at].rstrip()
        found.append(rest._replace(end=rest.start + len(first), text=first, gaps=()))
        rest = rest._replace(start=gap.at, text=rest.text[at:], box=line.box._replace(left=gap.left), gaps=())
    return [(_column(piece, lefts), piece) for piece in [*found, rest]]


def _column(line: Line, lefts: Sequence[float]) -> int:
    left = line.box.left if line.box else 0.0
    return max((index for index, begins in enumerate(lefts) if begins - _NEAR <= left), default=0)


def rows(lines: Iterable[Line], lefts: Sequence[float], rules: Sequence[Rule], column: int) -> list[Row]:
    """The rows that the ruled lines over `column` part, in order. Without such lines, one row for each page."""
    found: dict[tuple[int, float], Row] = {}
    for line in lines:
        for number, piece in pieces(line, lefts):
            top, bottom = _band(piece, rules, _across(lefts, column))
            row = found.setdefault((piece.page, top), Row(piece.page, top, bottom))
            row.cells.setdefault(number, []).append(piece)
    return sorted(found.values(), key=lambda row: (row.page, -row.top))


def _across(lefts: Sequence[float], column: int) -> float:
    """A place well inside a column, across the page."""
    return (lefts[column] if column < len(lefts) else 0.0) + 20.0


def _band(line: Line, rules: Sequence[Rule], across: float) -> tuple[float, float]:
    """The heights of the ruled lines above and below a line."""
    if line.box is None:
        return OPEN_TOP, OPEN_BOTTOM
    middle = line.box.bottom + 0.4 * line.size
    heights = [rule.height for rule in rules if rule.page == line.page and rule.left <= across <= rule.right]
    top = min((height for height in heights if height > middle), default=OPEN_TOP)
    bottom = max((height for height in heights if height <= middle), default=OPEN_BOTTOM)
    return top, bottom
