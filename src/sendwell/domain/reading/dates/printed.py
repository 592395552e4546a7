"""Dates as papers print them: "6 February 2020", "Thursday, 12th March", "5 – 9 March 2018", "16/10/2024"."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.casefold(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}

_NAME = "|".join(sorted({form for name in MONTHS for form in (name.title(), name.upper())}, key=len, reverse=True))
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s+)"
_DAY = r"\d{1,2}(?:\s?(?:st|nd|rd|th|ST|ND|RD|TH))?"
_DASH = r"[^\S\n]*[-–—/]\s*"  # a dash that begins a line is the sign of a list
_AND = r"\s+(?:and|to|until|AND|TO|&)\s+"
_JOIN = rf"(?:{_DASH}|{_AND})"
_YEAR = r"(?:19|20)\d\d"

_MONTH = re.compile(rf"\b(?:{_NAME})\b")
# What may stand before the month: "(Between) Thursday, 4 (February 2019) and (Friday) 8th (of)".
_BEFORE = re.compile(
    rf"(?:(?P<between>\b[Bb]etween\s+|\b[Ff]rom\s+)?{_WEEKDAY}?(?<![\d.,/£])(?P<first>{_DAY})"
    rf"(?:\s+(?P<first_month>{_NAME}),?(?:\s+(?P<first_year>{_YEAR}))?)?(?P<join>{_JOIN}))?"
    rf"{_WEEKDAY}?(?<![\d.,/£])(?P<day>{_DAY})(?:\s+(?:of\s+)?|-)$"
)
_MONTH_BEFORE = re.compile(rf"(?P<first_month>\b(?:{_NAME}))(?P<join>{_DASH}|\s+to\s+)$")
_YEAR_AFTER = re.compile(rf"(?:[.,]?\s+|-)(?P<year>{_YEAR})(?![\d/]|\s?[-–]\s?\d\d\b)")
_DAY_AFTER = re.compile(rf"\s+(?P<day>\d{{1,2}}(?:st|nd|rd|th)?),?\s+(?P<year>{_YEAR})\b")
_END_OF = re.compile(r"\b(?:the\s+)?end\s+of\s+$", re.I)
_NUMERIC = re.compile(r"(?<![\d/.])(\d{1,2})([/.])(\d{1,2})\2((?:19|20)\d\d|\d\d)(?![\d/]|\.\d)")
_ISO = re.compile(r"(?<![\d-])((?:19|20)\d\d)-(\d\d)-(\d\d)(?![\d-])")
_REACH = 70  # characters before a month in which the rest of its date may stand


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date at `start` to `end` of a text; `year` is None where only day and month are printed."""

    start: int
    end: int
    day: int | None
    month: int
    year: int | None
    last: tuple[int, int, int | None] | None = None  # day, month, year of the end of a range

    def dated(self, year: int) -> tuple[date, date | None] | None:
        """First and last day in `year`, or None for a day that the calendar does not have."""
        first = _day(self.year or year, self.month, self.day or 1)
        if first is None:
            return None
        if self.last is not None:
            day, month, last_year = self.last
            last = _day(last_year or year, month, day)
            return (first, last) if last and last > first else (first, None)
        return first, None if self.day else _month_end(first)


def printed_dates(text: str) -> list[PrintedDate]:
    """Every date in `text` in order; a month counts only with a day or a year."""
    found = sorted(chain(_named(text), _numeric(text)), key=lambda item: (item.start, -item.end))
    kept: list[PrintedDate] = []
    for item in found:
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
        elif item.end > kept[-1].end:  # "4 February 2019 and 8 February 2019": the longer reading holds the shorter
            kept = [*(one for one in kept if one.end <= item.start), item]
    return kept


def _named(text: str) -> Iterator[PrintedDate]:
    for month in _MONTH.finditer(text):
        number = MONTHS[month.group().casefold()]
        window = max(0, month.start() - _REACH)
        after = _YEAR_AFTER.match(text, month.end())
        year = int(after["year"]) if after else None
        end = after.end() if after else month.end()
        if before := _BEFORE.search(text[window : month.start()]):
            yield from _with_day(before, window, end, number, year)
        elif american := _DAY_AFTER.match(text, month.end()):
            day, us_year = _number(american["day"]), int(american["year"])
            yield PrintedDate(month.start(), american.end(), day, number, us_year)
        elif year:
            yield _month_alone(text, month.start(), end, number, year)


def _with_day(before: re.Match[str], offset: int, end: int, month: int, year: int | None) -> Iterator[PrintedDate]:
    start, day = offset + before.start(), _number(before["day"])
    if before["first"] is None:
        yield PrintedDate(start, end, day, month, year)
        return
    first, first_month = _number(before["first"]), MONTHS.get((before["first_month"] or "").casefold(), month)
    first_year = int(before["first_year"]) if before["first_year"] else year
    if before["join"].strip().casefold() in {"and", "&"} and not before["between"]:  # "on 11 and 18 December"
        start += len(before["between"] or "")
        yield PrintedDate(start, offset + before.start("join"), first, first_month, first_year)
        yield PrintedDate(offset + before.start("day"), end, day, month, year)
    else:
        yield PrintedDate(start, end, first, first_month, first_year, (day, month, year))


def _month_alone(text: str, start: int, end: int, month: int, year: int) -> PrintedDate:
    window = max(0, start - _REACH)
    if last_day := _END_OF.search(text[window:start]):
        return PrintedDate(window + last_day.start(), end, calendar.monthrange(year, month)[1], month, year)
    if before := _MONTH_BEFORE.search(text[window:start]):
        last = (calendar.monthrange(year, month)[1], month, year)
        return PrintedDate(window + before.start(), end, 1, MONTHS[before["first_month"].casefold()], year, last)
    return PrintedDate(start, end, None, month, year)


def _numeric(text: str) -> Iterator[PrintedDate]:
    for match in _NUMERIC.finditer(text):
        day, month, year = int(match[1]), int(match[3]), int(match[4])
        if match[2] == "." and len(match[4]) == 2:  # "1.2.20" is as likely a paragraph number
            continue
        if _day(year + 2000 if year < 100 else year, month, day):
            yield PrintedDate(match.start(), match.end(), day, month, year + 2000 if year < 100 else year)
    for match in _ISO.finditer(text):
        if _day(*map(int, match.groups())):
            yield PrintedDate(match.start(), match.end(), int(match[3]), int(match[2]), int(match[1]))


def _number(printed: str) -> int:
    return int(re.sub(r"\D", "", printed))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_end(first: date) -> date:
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])
