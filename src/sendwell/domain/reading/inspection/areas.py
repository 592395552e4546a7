"""The tables "Areas for priority action" and "Areas for improvement"."""

import re
from collections.abc import Sequence

from sendwell.domain.reading.inspection.bullets import GLYPH, Paragraph, is_apart
from sendwell.domain.reading.inspection.tables import Row, column_lefts, rows
from sendwell.domain.reading.sources import Line
from sendwell.domain.reading.sources.lines import Rule

_HEADER = re.compile(
    r"^(?:(?:No\.?|Number|Ref\.?|\W)*(?:Responsible (?:body|bodies|partners?|organisations?)(?:/bodies|\(ies\))?"
    r"|Areas? for (?:priority actions?|improvements?))\W*)+$",
    re.I,
)
_NUMBER = re.compile(r"(?:\d{1,2}[.)]|\(?[a-z]\))\s+(?=[A-Z])")
_SENTENCE_END = re.compile(r"[.!?][’'”\")]*$")
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
    table = _joined_over_pages(rows(body, lefts, rules, column), column)
    shared = [_words(row.cell(0)) for row in table if row.cell(0)] if column else []
    found: list[Area] = []
    for row in table:
        bodies = _words(row.cell(0)) if column else ""
        bodies = bodies or (shared[0] if len(shared) == 1 else "") or (found[-1].bodies or "" if found else "")
        for area in _items(row.cell(column), alone=len(table) == 1):
            area.bodies = bodies or None
            found.append(area)
    return [area for area in found if area.words]


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
    return not _SENTENCE_END.search(words[-1].text) or more[0].text[0].islower()


def _items(lines: Sequence[Line], *, alone: bool) -> list[Area]:
    """The areas in one cell: several where they are numbered or bulleted from the first, else one."""
    if not lines:
        return []
    first = lines[0]
    mark = _NUMBER if _NUMBER.match(first.text) else GLYPH if GLYPH.match(first.text) else None
    found: list[Area] = []
    for line, before in zip(lines, [None, *lines], strict=False):
        match = mark.match(line.text) if mark else None
        if match and _at(line) <= _at(first) + 8.0:
            found.append(Area([line], match.end()))
        elif before is None or (alone and mark is None and _begins_another(before, line, first)):
            found.append(Area([line]))
        else:
            found[-1].lines.append(line)
    for area in found:
        if len({line.page for line in area.lines}) > 1:
            area.doubts.append(_CROSSES)
    return found


def _begins_another(before: Line, line: Line, first: Line) -> bool:
    """Where a table has no ruled rows: a paragraph at the cell's margin that begins after a sentence has ended."""
    return (
        is_apart(before, line)
        and bool(_SENTENCE_END.search(before.text))
        and line.text[0].isupper()
        and abs(_at(line) - _at(first)) < 8.0
    )


def _at(line: Line) -> float:
    return line.box.left if line.box else 0.0


def _words(lines: Sequence[Line]) -> str:
    return " ".join(" ".join(line.text for line in lines).split())
