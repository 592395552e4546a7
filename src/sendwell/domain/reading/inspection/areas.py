"""The tables "Areas for priority action" and "Areas for improvement"."""

import re
from collections.abc import Sequence

from sendwell.domain.reading.inspection.bullets import GLYPH, Paragraph, is_apart, mark_of
from sendwell.domain.reading.inspection.tables import OPEN_BOTTOM, OPEN_TOP, Row, column_lefts, pieces, rows
from sendwell.domain.reading.sources import Line
from sendwell.domain.reading.sources.lines import Rule

_HEADER = re.compile(
    r"^(?:(?:No\.?|Number|Ref\.?|\W)*(?:Responsible (?:body|bodies|partners?|organisations?)(?:/bodies|\(ies\))?"
    r"|Areas? for (?:priority actions?|improvements?))\W*)+$",
    re.I,
)
_NUMBER = re.compile(r"(?:\d{1,2}[.)]|\(?[a-z]\))\s+(?=[A-Z])")
_SENTENCE_END = re.compile(r"[.!?][’'”\")]*$")
_SAME_MARGIN = 8.0  # points
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
    column = max(0, len(lefts) - 1)
    table = _joined_over_pages(_rows(body, lefts, rules, column), column)
    ruled = any(row.is_ruled for row in table)
    shared = [_words(row.cell(0)) for row in table if row.cell(0)] if column else []
    found: list[Area] = []
    for row in table:
        bodies = _words(row.cell(0)) if column else ""
        bodies = bodies or (shared[0] if len(shared) == 1 else "") or (found[-1].bodies or "" if found else "")
        for area in _items(row.cell(column), whole=bool(column) or (len(table) > 1 and ruled)):
            area.bodies = bodies or None
            found.append(area)
    return [area for area in found if area.words]


def _rows(body: Sequence[Line], lefts: Sequence[float], rules: Sequence[Rule], column: int) -> list[Row]:
    """The rows between ruled lines; where none are drawn, a row begins where the words go back to the first column."""
    table = rows(body, lefts, rules, column)
    if not column or any(row.is_ruled for row in table):
        return table
    found: list[Row] = []
    last = column
    for line in body:
        for number, piece in pieces(line, lefts):
            if not found or (number < column <= last) or piece.page != found[-1].page:
                found.append(Row(piece.page, OPEN_TOP, OPEN_BOTTOM))
            found[-1].cells.setdefault(number, []).append(piece)
            last = number
    return found


def _joined_over_pages(table: list[Row], column: int) -> list[Row]:
    joined: list[Row] = []
    for row in table:
        if joined and row.page != _last_page(joined[-1]) and _goes_on(joined[-1], row, column):
            for number, lines in row.cells.items():
                joined[-1].cells.setdefault(number, []).extend(lines)
        else:
            joined.append(row)
    return joined


def _last_page(row: Row) -> int:
    return max(line.page for lines in row.cells.values() for line in lines)


def _goes_on(row: Row, after: Row, column: int) -> bool:
    """Whether the first row of a page goes on with the last row of the page before."""
    words, more = row.cell(column), after.cell(column)
    if not more:
        return True
    if not words:
        return bool(column)
    if column and not after.cell(0) and row.cell(0):
        return True
    if column and row.cell(0) and re.search(r"(?:\band|,)$", row.cell(0)[-1].text):
        return True
    begins_with_mark = bool(mark_of(more[0])) and not mark_of(words[0])
    return not _SENTENCE_END.search(words[-1].text) or more[0].text[0].islower() or begins_with_mark


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
