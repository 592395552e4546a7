"""The inspection dates on a report's front page: ranges of days in every form that is printed."""

import re
from calendar import monthrange
from datetime import date

from sendwell.domain.reading.model import DateRange

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH = r"(?P<{0}>" + "|".join(_MONTHS) + r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
_DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_YEAR = r"(?P<{0}>20\d\d)"
_TO = r"\s*(?:to|until|and|[-–—])\s*"

# "18 to 22 November 2024", "28 February to 4 March 2022", "5 July 2021 to 9 July 2021", "19 March 2018"
_DAYS = re.compile(
    rf"(?<!\d){_WEEKDAY}{_DAY.format('d1')}(?:\s+{_MONTH.format('m1')})?(?:,?\s+{_YEAR.format('y1')})?"
    rf"{_TO}{_WEEKDAY}{_DAY.format('d2')}\s+{_MONTH.format('m2')},?\s+{_YEAR.format('y2')}"
    rf"|(?<!\d){_WEEKDAY}{_DAY.format('d3')}\s+{_MONTH.format('m3')},?\s+{_YEAR.format('y3')}",
    re.I,
)
_MONTH_ALONE = re.compile(rf"{_MONTH.format('m')},?\s+{_YEAR.format('y')}", re.I)


def first_range(text: str, after: re.Pattern[str] | None = None) -> DateRange | None:
    """The first day or range of days in `text`; a month alone runs from its first day to its last.

    Days that stand after words that match `after` are passed over.

    >>> first_range("28 February to 4 March 2022")
    DateRange(start=datetime.date(2022, 2, 28), end=datetime.date(2022, 3, 4))
    """
    for match in _DAYS.finditer(text):
        if after and after.search(text, 0, match.start()):
            continue
        found = _range(match)
        if found is not None:
            return found
    month = _MONTH_ALONE.search(text)
    if month is None or (after and after.search(text, 0, month.start())):
        return None
    year, number = int(month["y"]), _number(month["m"])
    return DateRange(date(year, number, 1), date(year, number, monthrange(year, number)[1]))


def in_words(day: date) -> str:
    """A day as it is written in English.

    >>> in_words(date(2024, 5, 7))
    '7 May 2024'
    """
    return f"{day.day} {_MONTHS[day.month - 1].capitalize()} {day.year}"


def _range(match: re.Match[str]) -> DateRange | None:
    try:
        if match["d3"]:
            day = date(int(match["y3"]), _number(match["m3"]), int(match["d3"]))
            return DateRange(day, day)
        end = date(int(match["y2"]), _number(match["m2"]), int(match["d2"]))
        month = _number(match["m1"]) if match["m1"] else end.month
        year = int(match["y1"]) if match["y1"] else end.year - (month > end.month)
        return DateRange(date(year, month, int(match["d1"])), end)
    except ValueError:  # 31 June and the like: a slip of the printer, left to the person who checks
        return None


def _number(month: str) -> int:
    return next(number for number, name in enumerate(_MONTHS, 1) if name.startswith(month.casefold()[:3]))


_FILE_DATE = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)")


def date_in_file_name(name: str) -> date | None:
    """The date at the end of a file name ("area-2025-02-04.pdf", "full inspection - 04 february 2025.pdf")."""
    stem = name.rsplit(".", 1)[0].replace("_", " ")
    try:
        if match := _FILE_DATE.search(stem):
            return date(*map(int, match.groups()))
    except ValueError:
        return None
    days = _DAYS.search(stem.replace("-", " "))
    found = _range(days) if days else None
    return found.end if found else None
