"""Which year a day belongs to when the paper prints only the day and the month."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sendwell.domain.reading.dates.printed import PrintedDate

# A year on its own, or the first of a financial year. The year of an Act or of a framework says nothing of the paper.
_BARE_YEAR = re.compile(r"(?<![\d/.,£-])(20\d\d)(?=(?:[/-]\d\d)?(?![\d,]))")
_OF_A_LAW = re.compile(r"(?:\bAct|\bRegulations|\bOrder|\bsince|\bIn|\bby|\bCode of Practice)[\s,(]*$")


@dataclass(frozen=True, slots=True)
class DatedPrint:
    """A printed date set in the calendar."""

    start: int
    end: int
    on: date
    until: date | None
    year_inferred: bool


def with_year(text: str, found: Iterable[PrintedDate]) -> Iterator[DatedPrint]:
    """The dates of `text` in the calendar; without any year in the text a day and month alone are left out."""
    dates = list(found)
    anchors = _anchors(dates)
    fallback = _bare_year(text)
    for item in dates:
        year = item.year or _nearest_year(item, anchors, fallback)
        dated = item.dated(year) if year else None
        if dated:
            yield DatedPrint(item.start, item.end, dated[0], dated[1], item.year is None)


def _anchors(dates: list[PrintedDate]) -> list[tuple[int, date]]:
    dated = ((item.start, item.dated(item.year)) for item in dates if item.year)
    return [(start, pair[0]) for start, pair in dated if pair]


def _nearest_year(item: PrintedDate, anchors: list[tuple[int, date]], fallback: int | None) -> int | None:
    """The year that sets the day nearest to the date printed nearest to it, looking back before forward."""
    if not anchors:
        return fallback
    before = [anchor for start, anchor in anchors if start < item.start]
    anchor = before[-1] if before else anchors[0][1]
    middle = date(anchor.year, item.month, min(item.day or 15, 28))
    gap = (middle - anchor).days
    half_a_year = 183  # days
    return anchor.year + (1 if gap < -half_a_year else -1 if gap > half_a_year else 0)


def _bare_year(text: str) -> int | None:
    for match in _BARE_YEAR.finditer(text):
        if not _OF_A_LAW.search(text, max(0, match.start() - 30), match.start()):
            return int(match[1])
    return None
