"""When a row is about: every way in which published files write it, to the code of a period and its kind.

Source: Department for Education, open data standards (time periods and identifiers).
"""

import re
from datetime import date, timedelta

from sendwell.domain.measures import PeriodKind

TERMS = {"autumn term": 1, "spring term": 2, "summer term": 3, "autumn": 1, "spring": 2, "summer": 3}
SPANS = ("autumn and spring", "academic year to date", "year to date", "half")
_MONTHS = "january february march april may june july august september october november december"
MONTHS = {name: number for number, name in enumerate(_MONTHS.split(), start=1)}
_KINDS = {
    "calendar year": PeriodKind.CALENDAR_YEAR,
    "reporting year": PeriodKind.REPORTING_YEAR,
    "academic year": PeriodKind.ACADEMIC_YEAR,
    "financial year": PeriodKind.FINANCIAL_YEAR,
    "tax year": PeriodKind.FINANCIAL_YEAR,
    "term": PeriodKind.TERM,
    "quarter": PeriodKind.QUARTER,
    "month": PeriodKind.MONTH,
    "week": PeriodKind.WEEK,
    "day": PeriodKind.DAY,
}
_ONE_YEAR = (PeriodKind.CALENDAR_YEAR, PeriodKind.REPORTING_YEAR)
_TWO_YEARS = (PeriodKind.ACADEMIC_YEAR, PeriodKind.FINANCIAL_YEAR)
_REVISION = re.compile(r"\s*\((?:ot|rev|revised|final|prov|provisional|p|r)\)\s*$", re.IGNORECASE)
_TWO = re.compile(r"(\d{4})\s*[-/–]?\s*(?:20)?(\d{2})")
_SEVERAL = re.compile(r"\d{4}/\d{2}\s*[-–]\s*\d{2}/\d{2}|\d{4}\s*[-–/]\s*\d{2,4}\s*\(?pooled\)?")
_SERIAL = re.compile(r"[34]\d{4}(\.0)?")
_DATES = (
    (re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?"), (1, 2, 3)),
    (re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})"), (3, 2, 1)),
)
Read = tuple[str, PeriodKind]


class NotAPeriod(ValueError):
    """A text that is no period; the message says what it looks like and how to write it."""


class OtherPeriod(NotAPeriod):
    """A stretch of time of a kind that Sendwell keeps no series of."""


def read_period(text: str, identifier: str = "", kind: PeriodKind | None = None) -> Read:
    """The period that `text` writes with its identifier. `kind` is what the file as a whole is about.

    >>> read_period("202425", "Autumn term"), read_period("2024", "Week 46"), read_period("2023/24")
    (('202425T1', <PeriodKind.TERM: 'Term'>), ('2024-W46', <PeriodKind.WEEK: 'Week'>), ('202324', <PeriodKind.ACADEMIC_YEAR: 'Academic year'>))
    >>> read_period("2016-17 (OT)", kind=PeriodKind.FINANCIAL_YEAR)[0], read_period("202425", "Calendar year")[0]
    ('201617', '2024')
    """  # noqa: E501
    written = _REVISION.sub("", text.strip()).removesuffix(".0")
    said = " ".join(identifier.strip().lower().split())
    if said in TERMS:
        return f"{_two_years(written)}T{TERMS[said]}", PeriodKind.TERM
    if any(span in said for span in SPANS):
        raise OtherPeriod(f"“{identifier}” is neither a year nor one term")
    if part := _part_of_year(written, said):
        return part
    told = _kind_said(said, identifier)
    if told in _TWO_YEARS and re.fullmatch(r"\d{4}", written):
        raise NotAPeriod(
            f"“{written}” is one year and the identifier says “{identifier}”, which is six digits (202425)."
        )
    return _year_or_day(written, told or kind)


def _kind_said(said: str, identifier: str) -> PeriodKind | None:
    if not said:
        return None
    found = next((kind for words, kind in _KINDS.items() if said.startswith(words)), None)
    if found is None:
        raise NotAPeriod(f"“{identifier}” is no time identifier that Sendwell knows.")
    return found


def _part_of_year(written: str, said: str) -> Read | None:
    if said in MONTHS:
        return f"{_one_year(written)}-{MONTHS[said]:02}", PeriodKind.MONTH
    if week := re.fullmatch(r"week (\d{1,2})", said):
        return _week(_one_year(written), int(week[1]))
    if quarter := re.fullmatch(r"(financial|academic|calendar|tax)? ?(?:year )?q([1-4]).*", said):
        return _quarter(written, quarter[1] or "financial", int(quarter[2]))
    return None


def _quarter(written: str, of: str, number: int) -> Read:
    """As the quarter of a financial year: the calendar's first quarter is the fourth of the year before."""
    if of in ("financial", "tax"):
        return f"{_two_years(written)}Q{number}", PeriodKind.QUARTER
    if of == "calendar":
        first = int(_one_year(written)) - (number == 1)
        return f"{first}{(first + 1) % 100:02}Q{(number + 2) % 4 + 1}", PeriodKind.QUARTER
    raise OtherPeriod("a quarter of an academic year")


def _week(year: str, number: int) -> Read:
    if not 1 <= number <= 53:
        raise NotAPeriod(f"There is no week {number}.")
    return f"{year}-W{number:02}", PeriodKind.WEEK


def _year_or_day(written: str, kind: PeriodKind | None) -> Read:
    if re.fullmatch(r"\d{4}", written):
        return _four_digits(written, kind)
    if _is_month(written, kind):
        return written, PeriodKind.MONTH
    if _SEVERAL.fullmatch(written):
        raise OtherPeriod("several years together")
    if two := _TWO.fullmatch(written):
        return _six_digits(two[1], two[2], kind, parted=not written.isdigit())
    return _shorter(written, kind)


def _is_month(written: str, kind: PeriodKind | None) -> bool:
    """True for 2024-11; of 2010-11, which may be a year and the next, only where the file is about months."""
    found = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", written)
    if found is None or kind not in (None, PeriodKind.MONTH):
        return False
    return kind is PeriodKind.MONTH or int(found[2]) != (int(found[1]) + 1) % 100


def _four_digits(year: str, kind: PeriodKind | None) -> Read:
    if kind in _TWO_YEARS:  # the year in which it ends, as the tool has it
        return f"{int(year) - 1}{year[2:]}", kind
    return year, kind if kind in _ONE_YEAR else PeriodKind.CALENDAR_YEAR


def _six_digits(year: str, second: str, kind: PeriodKind | None, parted: bool = False) -> Read:
    if parted and (int(second) - int(year)) % 100 > 1:
        raise OtherPeriod("several years together")
    if int(second) != (int(year) + 1) % 100:
        raise NotAPeriod(f"“{year}{second}” is not a year and the next.")
    if kind in _ONE_YEAR:  # the department itself writes 202425 for the calendar year 2024
        return year, kind
    return f"{year}{second}", kind if kind is PeriodKind.FINANCIAL_YEAR else PeriodKind.ACADEMIC_YEAR


def _shorter(written: str, kind: PeriodKind | None) -> Read:
    if re.fullmatch(r"\d{4}-W\d{2}", written):
        return _week(written[:4], int(written[6:]))
    if re.fullmatch(r"\d{6}T[1-3]", written):
        return written, PeriodKind.TERM
    if re.fullmatch(r"\d{6}Q[1-4]", written):
        return written, PeriodKind.QUARTER
    if words := re.fullmatch(r"([a-z]{3,9})[ \-](\d{2}|\d{4})", written.lower()):
        return _month_in_words(words[1], words[2], written)
    if _SERIAL.fullmatch(written):
        day = date(1899, 12, 30) + timedelta(days=int(float(written)))
        raise NotAPeriod(f"“{written}” looks like Excel’s own number for {day.day} {day:%B %Y}.")
    return _day(written, kind)


def _month_in_words(name: str, year: str, written: str) -> Read:
    found = [number for month, number in MONTHS.items() if month.startswith(name)]
    if len(found) != 1:
        raise NotAPeriod(f"“{written}” is no period.")
    return f"{year if len(year) == 4 else '20' + year}-{found[0]:02}", PeriodKind.MONTH


def _day(written: str, kind: PeriodKind | None) -> Read:
    for shape, (year, month, day) in _DATES:
        if found := shape.fullmatch(written):
            try:
                on = date(int(found[year]), int(found[month]), int(found[day]))
            except ValueError as error:
                raise NotAPeriod(f"There is no day “{written}”.") from error
            return _of_kind(on, kind)
    raise NotAPeriod(f"“{written}” is no period." if written else "The period is missing.")


def _of_kind(on: date, kind: PeriodKind | None) -> Read:
    match kind:
        case PeriodKind.MONTH:
            return f"{on:%Y-%m}", kind
        case PeriodKind.WEEK:
            year, week, _ = on.isocalendar()
            return f"{year}-W{week:02}", kind
        case PeriodKind.CALENDAR_YEAR | PeriodKind.REPORTING_YEAR:
            return str(on.year), kind
        case _:
            return on.isoformat(), PeriodKind.DAY


def _one_year(written: str) -> str:
    if not re.fullmatch(r"\d{4}", written):
        raise NotAPeriod(f"“{written}” is no year of four digits.")
    return written


def _two_years(written: str) -> str:
    two = _TWO.fullmatch(written)
    if two is None or int(two[2]) != (int(two[1]) + 1) % 100:
        raise NotAPeriod(f"“{written}” is not a year and the next, as 202425.")
    return f"{two[1]}{two[2]}"
