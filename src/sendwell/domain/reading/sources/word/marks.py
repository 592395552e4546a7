"""Marks in the story of a Word file that say where its rows, cells and list items begin; taken out of the text again.

They are characters that Unicode keeps for a program's own use and that no text may hold (U+FDD0 to U+FDD3).
"""

import re
from collections.abc import Iterator, Sequence

from sendwell.domain.reading.sources.lines import Placed

ROW, CELL, TABLE_END, _INSET = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3"
_MARK = re.compile(rf"{_INSET}(\d+){_INSET}|[{ROW}-{_INSET}]")
NO_MARKS = str.maketrans(dict.fromkeys((ROW, CELL, TABLE_END, _INSET)))


def inset(points: int) -> str:
    """The mark of a list item that is indented by `points`."""
    return f"{_INSET}{points}{_INSET}"


def within_a_cell(text: str) -> str:
    """The text of a cell without the rows and cells of tables inside it; its list items keep their marks."""
    return re.sub(f"[{ROW}{CELL}{TABLE_END}]", "", text)


def without_marks(pages: Sequence[str]) -> tuple[list[str], tuple[Placed, ...]]:
    """The pages without marks, and what the marks said."""
    row = 0
    texts: list[str] = []
    found: list[Placed] = []
    for number, page in enumerate(pages, 1):
        text, rows, placed = _page(page, number, row)
        texts.append(text)
        found += placed
        row = max(row, rows)
    return texts, tuple(found)


def _page(page: str, number: int, rows: int) -> tuple[str, int, list[Placed]]:
    kept: list[str] = []
    found: list[Placed] = []
    at = row = column = points = 0
    for text, mark in _parted(page):
        for line in text.splitlines(keepends=True):
            if (row or points) and line.strip():
                found.append(Placed(number, at, at + len(line.rstrip()), row, column, points))
            points = 0  # of the first line of an item alone
            at += len(line)
        kept.append(text)
        if mark.startswith(_INSET):
            points = int(mark.strip(_INSET) or 0)
        elif mark == ROW:
            rows, column = rows + 1, -1
            row = rows
        elif mark == CELL:
            column += 1
        elif mark == TABLE_END:
            row = column = 0
    return "".join(kept), rows, found


def _parted(page: str) -> Iterator[tuple[str, str]]:
    """Each stretch of text with the mark that ends it."""
    at = 0
    for match in _MARK.finditer(page):
        yield page[at : match.start()], match.group()
        at = match.end()
    yield page[at:], ""
