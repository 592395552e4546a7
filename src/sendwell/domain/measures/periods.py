"""Periods as their codes write them: which follows which, when they begin and end, and how they are said.

Codes are those of the department's open data standards ("2024", "202425"), or ISO for what is shorter ("2024-11",
"2024-W46", "2024-11-18"). A term is its academic year and number ("202425T1", autumn), a quarter its financial year
and number ("202425Q4", January to March).
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from sendwell.domain.measures.observation import PeriodKind

TERMS = ("Autumn", "Spring", "Summer")
TERM_BEGINS = (0, 4, 7)  # months after September; the department counts January and April as the first of the others
YEAR_BEGINS = {PeriodKind.ACADEMIC_YEAR: 9, PeriodKind.TERM: 9, PeriodKind.FINANCIAL_YEAR: 4, PeriodKind.QUARTER: 4}
PARTS = {PeriodKind.TERM: 3, PeriodKind.QUARTER: 4, PeriodKind.MONTH: 12}
ONE_YEAR, TWO_YEARS = r"(?P<year>[12]\d{3})", r"(?P<year>[12]\d{3})(?P<second>\d{2})"
SHAPES = {
    PeriodKind.CALENDAR_YEAR: re.compile(ONE_YEAR),
    PeriodKind.REPORTING_YEAR: re.compile(ONE_YEAR),
    PeriodKind.ACADEMIC_YEAR: re.compile(TWO_YEARS),
    PeriodKind.FINANCIAL_YEAR: re.compile(TWO_YEARS),
    PeriodKind.TERM: re.compile(rf"{TWO_YEARS}T(?P<part>[1-3])"),
    PeriodKind.QUARTER: re.compile(rf"{TWO_YEARS}Q(?P<part>[1-4])"),
    PeriodKind.MONTH: re.compile(rf"{ONE_YEAR}-(?P<part>0[1-9]|1[0-2])"),
}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of time of one kind. `place` counts periods of the kind, so that the next one is one more."""

    kind: PeriodKind
    place: int

    @property
    def begins(self) -> date:
        """The first day."""
        match self.kind:
            case PeriodKind.DAY:
                return date.fromordinal(self.place)
            case PeriodKind.WEEK:
                return date.fromordinal(self.place * 7 + 1)
            case PeriodKind.MONTH:
                return date(self.place // 12, self.place % 12 + 1, 1)
            case PeriodKind.TERM:
                return _months_on(self.place // 3, 8 + TERM_BEGINS[self.place % 3])
            case PeriodKind.QUARTER:
                return _months_on(self.place // 4, 3 + 3 * (self.place % 4))
            case kind:
                return date(self.place, YEAR_BEGINS.get(kind, 1), 1)

    @property
    def ends(self) -> date:
        """The last day."""
        return self.next.begins - timedelta(days=1)

    @property
    def next(self) -> "Period":
        """The period that follows at once."""
        return Period(self.kind, self.place + 1)

    @property
    def code(self) -> str:
        """As an observation holds it: the inverse of `period`."""
        match self.kind:
            case PeriodKind.DAY:
                return self.begins.isoformat()
            case PeriodKind.WEEK:
                return "{}-W{:02}".format(*self.begins.isocalendar()[:2])
            case PeriodKind.MONTH:
                return f"{self.begins:%Y-%m}"
            case PeriodKind.TERM | PeriodKind.QUARTER:
                year, part = divmod(self.place, PARTS[self.kind])
                return f"{_two_years(year)}{self.kind[0]}{part + 1}"
            case kind if kind in YEAR_BEGINS:
                return _two_years(self.place)
            case _:
                return str(self.place)

    @property
    def words(self) -> str:
        """As a reader says it.

        >>> period(PeriodKind.ACADEMIC_YEAR, "202425").words, period(PeriodKind.MONTH, "2024-11").words
        ('2024/25', 'November 2024')
        """
        year, begins = self.code[:4], self.begins
        match self.kind:
            case PeriodKind.DAY:
                return f"{begins.day} {begins:%B %Y}"
            case PeriodKind.WEEK:
                return f"week of {begins.day} {begins:%B %Y}"
            case PeriodKind.MONTH:
                return f"{begins:%B %Y}"
            case PeriodKind.TERM:
                return f"{TERMS[self.place % 3]} term {year}/{self.code[4:6]}"
            case PeriodKind.QUARTER:
                return f"{begins:%B} to {self.ends:%B %Y}"
            case kind if kind in YEAR_BEGINS:
                return f"{year}/{self.code[4:6]}"
            case _:
                return year


def period(kind: PeriodKind, code: str) -> Period:
    """The period that `code` writes. Raises ValueError, saying how it should be written, if it writes none.

    >>> period(PeriodKind.WEEK, "2024-W46").begins
    datetime.date(2024, 11, 11)
    """
    place = _place(kind, code)
    if place is None:
        example = Period(kind, _place_of_example(kind)).code
        raise ValueError(f"“{code}” is no {kind.lower()}. Write it like this: {example}.")
    return Period(kind, place)


def period_of(kind: PeriodKind, day: date) -> Period:
    """The period of this kind that `day` falls in.

    >>> period_of(PeriodKind.TERM, date(2025, 1, 20)).code
    '202425T2'
    """
    match kind:
        case PeriodKind.DAY:
            return Period(kind, day.toordinal())
        case PeriodKind.WEEK:
            return Period(kind, (day.toordinal() - 1) // 7)
        case PeriodKind.MONTH:
            return Period(kind, day.year * 12 + day.month - 1)
        case PeriodKind.TERM:
            months = (day.month - 9) % 12
            return Period(kind, _year_of(kind, day) * 3 + sum(months >= begins for begins in TERM_BEGINS) - 1)
        case PeriodKind.QUARTER:
            return Period(kind, _year_of(kind, day) * 4 + (day.month - 4) % 12 // 3)
        case _:
            return Period(kind, _year_of(kind, day))


def _year_of(kind: PeriodKind, day: date) -> int:
    return day.year - (day.month < YEAR_BEGINS.get(kind, 1))


def _place(kind: PeriodKind, code: str) -> int | None:
    if kind in (PeriodKind.DAY, PeriodKind.WEEK):
        return _place_of_days(kind, code)
    found = SHAPES[kind].fullmatch(code)
    if found is None:
        return None
    parts = found.groupdict()
    year = int(parts["year"])
    if "second" in parts and int(parts["second"]) != (year + 1) % 100:
        return None
    return year * PARTS[kind] + int(parts["part"]) - 1 if "part" in parts else year


def _place_of_days(kind: PeriodKind, code: str) -> int | None:
    try:
        day = date.fromisoformat(code)
    except ValueError:
        return None
    found = period_of(kind, day)
    return found.place if found.code == code else None


def _place_of_example(kind: PeriodKind) -> int:
    return period_of(kind, date(2024, 11, 18)).place


def _two_years(year: int) -> str:
    return f"{year}{(year + 1) % 100:02}"


def _months_on(year: int, months: int) -> date:
    """The first day of the month that is `months` after January of `year`."""
    return date(year + months // 12, months % 12 + 1, 1)
