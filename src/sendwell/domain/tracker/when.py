"""Dates as trackers write them: days, months, terms, quarters, "TBC" and "ongoing"."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from sendwell.domain.reading.dates.printed import MONTHS, printed_dates


@dataclass(frozen=True, slots=True)
class When:
    """What a cell says of a day.

    `first` to `last` is the day or period that it names; both None where it names none ("TBC"), or where `problem`
    says why the words can't be a date. `doubt` says how words that could mean two things were taken.
    """

    words: str
    first: date | None = None
    last: date | None = None
    problem: str = ""
    doubt: str = ""

    @property
    def exact(self) -> bool:
        """Whether the words name one day."""
        return self.first is not None and self.first == self.last


_NONE_YET = re.compile(
    r"^(?:tb[cda]|to be (?:confirmed|agreed|decided|determined|advised)|on-?going|n/?a|not applicable|none|various|"
    r"continuous|rolling|business as usual|bau|asap|as soon as possible|immediate(?:ly)?|not (?:set|known|started)|"
    r"complete[d]?|done|closed|delivered|[-–—?.]+)\b[ .]*(?:\(.*\))?$|^[-–—?.]+$",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_SERIAL = re.compile(r"^\d{5}(?:\.0+)?$")
_MONTH_NAME = "|".join(sorted(MONTHS, key=len, reverse=True))
_SHORT = re.compile(rf"\b(?:(\d{{1,2}})[- ])?({_MONTH_NAME})\.?[-' ’]{{1,2}}(\d\d)\b(?!\d|/)", re.I)
_A_MONTH = re.compile(rf"\b({_MONTH_NAME})\b", re.I)
_NAMED_DAY = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({_MONTH_NAME})\s+(\d{{4}})\b", re.I)
_YEARS = r"(20\d\d)(?:\s?[/–-]\s?(?:20)?(\d\d)\b)?"
_TERM = re.compile(rf"\b(autumn|spring|summer)(?:\s+(?:half[- ])?term)?\s*[,(]?\s*(?:[12]\s+)?{_YEARS}", re.I)
_WINTER = re.compile(rf"\bwinter\s+{_YEARS}", re.I)
_QUARTER = re.compile(
    rf"\b(?:q(?:uarter|tr)?\.?\s?([1-4])|([1-4])(?:st|nd|rd|th) quarter)\s*(?:of\s+)?[,(]?\s*{_YEARS}", re.I
)
_YEAR_ALONE = re.compile(rf"^(academic year|financial year|school year|fy|ay)?\s*(?:by |end of )?{_YEARS}$", re.I)
_FIRST_SERIAL, _LAST_SERIAL = 36526, 73050  # 1 January 2000 to 31 December 2099
_EXCEL_DAY_0 = date(1899, 12, 30)
_EARLIEST, _LATEST = date(2000, 1, 1), date(2099, 12, 31)


def read_when(words: str, day: date | None = None) -> When:
    """What the words of a cell say of a day; `day` is the date that the file itself holds, where it does.

    School terms run September to December, January to March and April to July; quarters are the financial year's.

    >>> read_when("Autumn term 2025").last
    datetime.date(2025, 12, 31)
    >>> read_when("31/02/2025").problem
    'There is no 31 February 2025.'
    """
    words = " ".join(words.split())
    if day is not None:
        return _within(When(words, day, day))
    if not words or _NONE_YET.match(words):
        return When(words)
    for reader in (_serial, _numeric, _quarter, _term, _short_month, _named, _year):
        found = reader(words)
        if found is not None:
            return _within(found)
    return When(words, problem=f"“{_cut(words)}” is no date that can be read.")


def _within(found: When) -> When:
    if found.first and found.last and (found.first < _EARLIEST or found.last > _LATEST):
        return When(found.words, problem=f"The year {found.first.year} is not one in which a plan can run.")
    return found


def _serial(words: str) -> When | None:
    if not _SERIAL.match(words):
        return None
    number = int(float(words))
    if not _FIRST_SERIAL <= number <= _LAST_SERIAL:
        return When(words, problem=f"“{words}” is no date that can be read.")
    return _one(words, _EXCEL_DAY_0 + timedelta(days=number))


def _numeric(words: str) -> When | None:
    found = [_from_parts(int(match[1]), int(match[3]), _full_year(match[4])) for match in _DAY.finditer(words)]
    found += [_from_parts(int(match[3]), int(match[2]), int(match[1])) for match in _ISO.finditer(words)]
    if not found:
        return None
    wrong = next((one for one in found if isinstance(one, str)), None)
    if wrong:
        return When(words, problem=wrong)
    days = [one for one in found if isinstance(one, date)]
    return _of_several(words, days)


def _of_several(words: str, days: list[date]) -> When:
    if len(days) == 1:
        return _one(words, days[0])
    if len(days) == 2 and days[0] < days[1] and re.search(r"\d\s*(?:to|[-–—]|until)\s*\d", words):
        return When(words, days[0], days[1])
    return When(words, days[-1], days[-1], doubt=f"It gives {len(days)} dates; the last one was taken.")


def _from_parts(day: int, month: int, year: int) -> date | str:
    try:
        return date(year, month, day)
    except ValueError:
        pass
    if 1 <= month <= 12:
        return f"There is no {day} {calendar.month_name[month]} {year}."
    if 1 <= day <= 12:
        return f"There is no month {month}. The day comes before the month: {month:02}/{day:02}/{year}?"
    return f"There is no day {day}/{month}/{year}."


def _quarter(words: str) -> When | None:
    match = _QUARTER.search(words)
    if not match:
        return None
    quarter, year = int(match[1] or match[2]), int(match[3])
    month = 3 * quarter + 1
    first = date(year + (month > 12), (month - 1) % 12 + 1, 1)
    doubt = "" if match[4] else f"It was taken as a quarter of the financial year {year}/{(year + 1) % 100:02}."
    return When(words, first, _month_end(first.year, first.month + 2), doubt=doubt)


def _term(words: str) -> When | None:
    winter = _WINTER.search(words)
    if winter:
        year = int(winter[1])
        return When(words, date(year, 12, 1), _month_end(year + 1, 2))
    match = _TERM.search(words)
    if not match:
        return None
    season, year = match[1].casefold(), int(match[2])
    if match[3] and season != "autumn":  # "Spring term 2025/26" stands in the second of its two years
        year += 1
    first, last = {"autumn": (9, 12), "spring": (1, 3), "summer": (4, 7)}[season]
    return When(words, date(year, first, 1), _month_end(year, last))


def _short_month(words: str) -> When | None:
    match = _SHORT.search(words)
    if not match:
        return None
    month, year = MONTHS[match[2].casefold()], 2000 + int(match[3])
    if not match[1]:
        return When(words, date(year, month, 1), _month_end(year, month))
    found = _from_parts(int(match[1]), month, year)
    return _one(words, found) if isinstance(found, date) else When(words, problem=found)


def _named(words: str) -> When | None:
    titled = _A_MONTH.sub(lambda match: match[1].title(), words)
    found = [one.dated(one.year) for one in printed_dates(titled) if one.year]
    dated = [one for one in found if one is not None]
    if not dated:
        match = _NAMED_DAY.search(words)
        wrong = _from_parts(int(match[1]), MONTHS[match[2].casefold()], int(match[3])) if match else None
        return When(words, problem=wrong) if isinstance(wrong, str) else None
    first, last = dated[-1]
    doubt = f"It gives {len(dated)} dates; the last one was taken." if len(dated) > 1 else ""
    return When(words, first, last or first, doubt=doubt)


def _year(words: str) -> When | None:
    match = _YEAR_ALONE.match(words)
    if not match:
        return None
    kind, year = (match[1] or "").casefold(), int(match[2])
    if kind in ("academic year", "school year", "ay"):
        return When(words, date(year, 9, 1), date(year + 1, 8, 31))
    if kind or match[3]:
        doubt = "" if kind else f"It was taken as the financial year, which ends on 31 March {year + 1}."
        return When(words, date(year, 4, 1), date(year + 1, 3, 31), doubt=doubt)
    return When(words, date(year, 1, 1), date(year, 12, 31))


def _one(words: str, day: date) -> When:
    return When(words, day, day)


def _full_year(printed: str) -> int:
    return int(printed) + 2000 if len(printed) == 2 else int(printed)


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _cut(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:57]}…"
