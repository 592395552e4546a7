"""Tables that are not plain: a title above, headings in two rows, years side by side, notes below. Made plain here."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

Cells = Sequence[str]

_LOOKED_THROUGH = 40  # rows, for the headings
_WIDE_ENOUGH = 0.6  # share of the widest row that must be filled for a row to be the headings
_FALSE_HEADING = re.compile(r"(?:field|column|unnamed:?|v|x|\.\.\.)[\s_]*\d+", re.IGNORECASE)
_FOOTNOTE = re.compile(r"(?<=[A-Za-z)][A-Za-z)])\d+(?:,\d+)*$")
_PERIOD = re.compile(r"(?:19|20)\d{2}(?:\s*[-/]?\s*\d{2,4})?")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the headings stand: row `at` (from 0), and whether the row above holds the upper half of them."""

    at: int
    width: int
    upper: bool = False


def layout_of(rows: Sequence[Cells]) -> Layout | None:
    """How the table that begins with `rows` is laid out; None where they hold no table."""
    looked = [_filled(row) for row in rows[:_LOOKED_THROUGH]]
    width = max(looked, default=0)
    if width < 2:
        return None
    at = next(number for number, filled in enumerate(looked) if filled >= max(2, _WIDE_ENOUGH * width))
    if all(_FALSE_HEADING.fullmatch(cell.strip()) for cell in rows[at] if cell.strip()) and at + 1 < len(rows):
        at = next((number for number in range(at + 1, len(rows)) if _filled(rows[number])), at)
    return Layout(at, width, _is_upper(rows, at))


def is_plain(layout: Layout, rows: Sequence[Cells]) -> bool:
    """True if the headings are the first row, in one line, and each column has one."""
    return layout.at == 0 and not layout.upper and not any("\n" in cell or "\r" in cell for cell in rows[0])


def headings_of(layout: Layout, rows: Sequence[Cells]) -> tuple[str, ...]:
    """The headings, in one row."""
    lower = [_clean(cell) for cell in rows[layout.at]]
    if not layout.upper:
        return tuple(lower)
    upper = [_clean(cell) for cell in rows[layout.at - 1]] + [""] * len(lower)
    return tuple(low or up for low, up in zip(lower, upper, strict=False))


def bands_of(layout: Layout, rows: Sequence[Cells]) -> tuple[tuple[int, str], ...]:
    """For tables with years side by side: the first column of each, and its period. Nothing for others."""
    if not layout.upper:
        return ()
    upper = rows[layout.at - 1]
    bands = tuple((at, cell.strip()) for at, cell in enumerate(upper) if _PERIOD.fullmatch(cell.strip()))
    return bands if len(bands) > 1 else ()


def body_of(layout: Layout, rows: Iterable[Cells], width: int) -> Iterator[tuple[int, list[str]]]:
    """The rows of data with their numbers (from 1), those that are blank left away."""
    for number, row in enumerate(rows, start=1):
        if number > layout.at + 1 and _filled(row):
            cells = [cell.strip() for cell in row[:width]]
            yield number, cells + [""] * (width - len(cells))


def unfolded(
    headings: Sequence[str], bands: Sequence[tuple[int, str]], body: Iterable[tuple[int, list[str]]]
) -> tuple[tuple[str, ...], Iterator[tuple[int, list[str]]]]:
    """Years side by side made long: a row for each place and year, with the columns "section" and "period"."""
    first = bands[0][0]
    ends = [at for at, _ in bands[1:]] + [len(headings)]
    parts = [
        [_FOOTNOTE.sub("", cell).strip() for cell in headings[at:end]] for (at, _), end in zip(bands, ends, strict=True)
    ]
    names = tuple(dict.fromkeys(name for part in parts for name in part if name))

    def rows() -> Iterator[tuple[int, list[str]]]:
        section = ""
        for number, cells in body:
            if not any(cells[1:]):
                section = cells[0]
                continue
            if not any(cells[first:]):
                continue
            for (at, period), part in zip(bands, parts, strict=True):
                found = dict(zip(part, cells[at:], strict=False))
                yield number, [section, *cells[:first], period, *(found.get(name, "") for name in names)]

    return ("section", *headings[:first], "period", *names), rows()


def _is_upper(rows: Sequence[Cells], at: int) -> bool:
    """True if the row above has words over columns whose own heading is missing, or over several columns."""
    if at == 0 or _filled(rows[at - 1]) < 2:
        return False
    return any(up.strip() and not low.strip() for up, low in zip(rows[at - 1], rows[at], strict=False))


def _filled(row: Cells) -> int:
    return sum(1 for cell in row if cell and cell.strip())


def _clean(cell: str) -> str:
    return " ".join(cell.replace("\ufeff", "").split())
