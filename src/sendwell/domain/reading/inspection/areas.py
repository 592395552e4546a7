"""The tables "Areas for priority action" and "Areas for improvement"."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from sendwell.domain.reading.inspection.bullets import GLYPH, Paragraph, is_apart, mark_of
from sendwell.domain.reading.inspection.tables import OPEN_BOTTOM, OPEN_TOP, Row, column_lefts, pieces, rows
from sendwell.domain.reading.sources import Line
from sendwell.domain.reading.sources.lines import Rule

_HEADER = re.compile(
    r"^(?:(?:No\.?|Number|Ref\.?|\W)*(?:Responsible(?: (?:body|bodies|partners?|organisations?)(?:/bodies|\(ies\))?)?"
    r"|(?:body|bodies)|Areas? for (?:priority actions?|improvements?))\W*)+$",
    re.I,
)
_BODIES = re.compile(r"\bResponsible\b", re.I)
_NUMBER = re.compile(r"(?:\d{1,2}[.)]|\(?[a-z]\))\s+(?=[A-Z])")
_SENTENCE_END = re.compile(r"[.!?][’'”\")]*$")
_SAME_MARGIN = 8.0  # points
_PARAGRAPH_SPACE, _CUT_SHORT = 4.0, 2.0  # points below the last words of a whole row, and of one that a page ends
# What a sentence begins with that speaks of the one before it.
_REFERS_BACK = re.compile(
    r"(?:Th(?:ey|eir|is|ese|ose)|Its?|Such|However|Consequently|Additionally|Furthermore|Also|In addition|As a result"
    r"|In doing so|For example|In particular)\b"
)
_UNFINISHED = re.compile(r"(?:\band|\bthe|,)$")
_PARTED = "No ruled line parts it from the one before."
_CROSSES = "It runs over a page inside a table."


class Area(Paragraph):
    """One area for priority action or improvement, with the bodies responsible for it as printed."""

    bodies: str | None = None


def areas(lines: Sequence[Line], rules: Sequence[Rule]) -> list[Area]:
    """The areas in the order printed. A row that runs over a page is one area."""
    header = [line for line in lines if _HEADER.match(line.text)]
    body = [line for line in lines if not _HEADER.match(line.text) and GLYPH.sub("", line.text, count=1).strip()]
    lefts = column_lefts(header) or [min((_at(line) for line in body), default=0.0)]
    columns = _columns(header, lefts)
    printed = _rows(header, body, lefts, rules, columns)
    parted = any(row.is_ruled and row.page == after.page for row, after in pairwise(printed))
    table = _joined_over_pages(printed, columns)
    shared = [words for row in table if (words := columns.bodies_of(row))]
    found: list[Area] = []
    for row in table:
        bodies = columns.bodies_of(row)
        bodies = bodies or (shared[0] if len(shared) == 1 else "") or (found[-1].bodies or "" if found else "")
        for area in _items(row.cell(columns.areas), whole=columns.bodies is not None or parted):
            area.bodies = bodies or None
            found.append(area)
    return [area for area in found if area.words]


class _Columns(NamedTuple):
    """Which columns hold the areas and, for priority action, the bodies that answer for them."""

    areas: int
    bodies: int | None

    def bodies_of(self, row: Row) -> str:
        """The bodies as printed, on one line; empty where the row has none."""
        return _words(row.cell(self.bodies)) if self.bodies is not None else ""


def _columns(header: Sequence[Line], lefts: Sequence[float]) -> _Columns:
    last = len(lefts) - 1
    if last < 1:
        return _Columns(0, None)
    headed = {column for line in header for column, piece in pieces(line, lefts) if _BODIES.search(piece.text)}
    bodies = min(headed) if len(headed) == 1 else 0
    return _Columns(last - 1 if bodies == last else last, bodies)


def _rows(
    header: Sequence[Line], body: Sequence[Line], lefts: Sequence[float], rules: Sequence[Rule], columns: _Columns
) -> list[Row]:
    """The rows between ruled lines; where none are drawn, a row begins where bodies are named after a gap."""
    table = rows(body, lefts, rules, columns.areas)
    if columns.bodies is None or _is_ruled(table, header):
        return table
    cells = [cell for line in body for cell in pieces(line, lefts)]
    tops = _tops([piece for column, piece in cells if column == columns.bodies])
    found: dict[tuple[int, float], Row] = {}
    for column, piece in cells:
        height = _height(piece) - _SAME_MARGIN
        top = min((at for page, at in tops if page == piece.page and at >= height), default=OPEN_TOP)
        row = found.setdefault((piece.page, top), Row(piece.page, OPEN_TOP, OPEN_BOTTOM))
        row.cells.setdefault(column, []).append(piece)
    return [found[key] for key in sorted(found, key=lambda key: (key[0], -key[1]))]


def _is_ruled(table: Sequence[Row], header: Sequence[Line]) -> bool:
    """Whether a ruled line stands below the header: others on the page may belong to its foot or to another table."""
    foot = {line.page: _height(line) for line in header}
    return any(row.top < min(OPEN_TOP, foot.get(row.page, OPEN_TOP) + _SAME_MARGIN) for row in table)


def _tops(cells: Sequence[Line]) -> list[tuple[int, float]]:
    """The page and height at which each run of lines begins that have no gap between them."""
    starts = [line for line, before in zip(cells, [None, *cells], strict=False) if not before or is_apart(before, line)]
    return [(line.page, _height(line)) for line in starts]


def _height(line: Line) -> float:
    return line.box.bottom if line.box else 0.0


def _joined_over_pages(table: list[Row], columns: _Columns) -> list[Row]:
    spaced = _ends_with_space(table, columns.areas)
    joined: list[Row] = []
    for row in table:
        if joined and row.page != _last_page(joined[-1]) and _goes_on(joined[-1], row, columns, spaced):
            for number, lines in row.cells.items():
                joined[-1].cells.setdefault(number, []).extend(lines)
        else:
            joined.append(row)
    return joined


def _ends_with_space(table: Sequence[Row], column: int) -> bool:
    """Whether every row that another follows on its page has space between its words and the ruled line below."""
    ended = [row for row, after in pairwise(table) if after.page == row.page and row.cell(column)]
    return len(ended) > 1 and all(_space_below(row, column) > _PARAGRAPH_SPACE for row in ended)


def _space_below(row: Row, column: int) -> float:
    last = row.cell(column)[-1]
    return last.box.bottom - row.bottom if last.box else 0.0


def _last_page(row: Row) -> int:
    return max(line.page for lines in row.cells.values() for line in lines)


def _goes_on(row: Row, after: Row, columns: _Columns, spaced: bool) -> bool:
    """Whether the first row of a page goes on with the last row of the page before."""
    words, more = row.cell(columns.areas), after.cell(columns.areas)
    if not more:
        return True
    if not words:
        return columns.bodies is not None
    answerable = row.cell(columns.bodies) if columns.bodies is not None else []
    if answerable and (not columns.bodies_of(after) or _UNFINISHED.search(answerable[-1].text)):
        return True
    if _NUMBER.match(words[0].text) and not _NUMBER.match(more[0].text):
        return True
    begins_with_mark = bool(mark_of(more[0])) and not mark_of(words[0])
    cut_short = spaced and row.is_ruled and _space_below(row, columns.areas) < _CUT_SHORT
    return (
        not _SENTENCE_END.search(words[-1].text)
        or more[0].text[0].islower()
        or begins_with_mark
        or cut_short
        or bool(_REFERS_BACK.match(more[0].text))
    )


def _items(lines: Sequence[Line], *, whole: bool) -> list[Area]:
    """The areas in one cell: several where they are numbered or bulleted from the first, else one.

    A cell that is not known to be `whole` (no ruled lines part the table) is parted at its paragraphs.
    """
    if not lines:
        return []
    first = lines[0]
    mark = next((pattern for pattern in (_NUMBER, GLYPH) if pattern.match(first.text)), None)
    found: list[Area] = []
    for line, before in zip(lines, [None, *lines], strict=False):
        match = mark.match(line.text) if mark else None
        if match and _at(line) <= _at(first) + _SAME_MARGIN:
            found.append(Area([line], match.end()))
        elif before is None or (not whole and mark is None and _begins_another(before, line, lines)):
            found.append(Area([line], 0, [] if whole or not found else [_PARTED]))
        else:
            found[-1].lines.append(line)
    for area in found:
        if len({line.page for line in area.lines}) > 1:
            area.doubts.append(_CROSSES)
    return found


def _begins_another(before: Line, line: Line, lines: Sequence[Line]) -> bool:
    """A paragraph begins at the cell's margin where a sentence ended before the line was full, or a gap follows."""
    if not _SENTENCE_END.search(before.text) or not line.text[0].isupper():
        return False
    return abs(_at(line) - _at(lines[0])) < _SAME_MARGIN and (
        is_apart(before, line) or _ends_early(before, line, lines)
    )


def _ends_early(before: Line, line: Line, lines: Sequence[Line]) -> bool:
    """Whether the first word of the next line would have fitted on the line before."""
    per_character = _width(line) / max(1, len(line.text))
    return _at(before) + _width(before) + (len(line.text.split()[0]) + 1) * per_character < max(
        _at(each) + _width(each) for each in lines
    )


def _width(line: Line) -> float:
    """How long a line is: in points, or in characters where the source does not know how it is set."""
    return line.box.right - line.box.left if line.box else float(len(line.text))


def _at(line: Line) -> float:
    return line.box.left if line.box else 0.0


def _words(lines: Sequence[Line]) -> str:
    return " ".join(" ".join(line.text for line in lines).split())
