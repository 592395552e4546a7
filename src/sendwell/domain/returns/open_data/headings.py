"""The columns of a file by their headings, however they are written."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sendwell.domain.measures import PeriodKind
from sendwell.domain.problems import Problem
from sendwell.domain.returns.open_data.mapping import (
    Filter,
    Mapping,
    MeasureColumn,
    PeriodColumns,
    PlaceColumns,
    parts_of,
)

# The headings that files use for the same thing, best first.
PLACES = {
    "level": ("geographic_level",),
    "country": ("country_code",),
    "region_code": ("region_code",),
    "region_name": ("region_name", "region", "gor_name"),
    "new_code": ("new_la_code", "la_code_new", "ons_code", "gss_code", "utla23cd", "lad_code", "area_code"),
    "old_code": ("old_la_code", "la_code", "la_number", "la", "lea", "la_no", "code"),
    "name": ("la_name", "local_authority", "area_name", "la_and_regions", "local_authority_name", "authority", "area"),
    "urn": ("school_urn", "urn"),
}
PERIODS = {
    "period": (
        "time_period", "academic_year", "financial_year", "period", "year", "years", "quarter", "month", "week", "date",
        "census_date", "day",
    ),
    "identifier": ("time_identifier",),
}  # fmt: skip


_KIND_OF = {
    "month": PeriodKind.MONTH,
    "week": PeriodKind.WEEK,
    "academic_year": PeriodKind.ACADEMIC_YEAR,
    "financial_year": PeriodKind.FINANCIAL_YEAR,
}


def plain(heading: str) -> str:
    """A heading without capitals, spaces and signs: "SEN provision" and "sen_provision" are the same column."""
    return re.sub(r"[^a-z0-9%£]+", "_", heading.strip().lower()).strip("_")


class Headings:
    """Finds columns by heading; "a|b" means the first of the two that is there."""

    def __init__(self, headings: Sequence[str]) -> None:
        self.written = tuple(headings)
        self._at: dict[str, int] = {}
        for number, heading in reversed(list(enumerate(headings))):
            self._at[plain(heading)] = number

    def at(self, name: str) -> int | None:
        """The number of the column, from 0."""
        found = (self._at.get(plain(each)) for each in name.split("|") if each)
        return next((number for number in found if number is not None), None)

    def named(self, name: str) -> str:
        """The heading as the file writes it, or "" if it has none such."""
        at = self.at(name)
        return self.written[at] if at is not None else ""

    def has(self, *names: str) -> bool:
        """True if each is there."""
        return all(self.at(name) is not None for name in names)

    def twice(self) -> list[str]:
        """Headings that stand over two columns."""
        return [name for name, count in Counter(each for each in self.written if each).items() if count > 1]


def bound(mapping: Mapping, headings: Headings, missing_is_wrong: bool, where: str) -> tuple[Mapping, list[Problem]]:
    """The mapping with the headings that this file has, and what of it is missing.

    Measures whose columns are not there are left away, unless `missing_is_wrong` and they are not optional.
    """
    problems: list[Problem] = []
    measures: list[MeasureColumn] = []
    for measure in mapping.measures:
        gone = [each for each in (*measure.columns, *(name for name, _ in measure.where)) if not headings.has(each)]
        if not gone and not any(_same(measure, other) for other in measures):
            measures.append(_bound_measure(measure, headings))
        elif gone and missing_is_wrong and not measure.optional:
            problems += [_missing(each, where) for each in gone]
    filters = tuple(replace(each, column=headings.named(each.column), of=headings.named(each.of))
                    for each in mapping.filters if headings.has(each.column))  # fmt: skip
    place = _bound_place(mapping.place, headings)
    period = _bound_period(mapping.period, headings)
    if missing_is_wrong:
        asked = _asked_in_vain(mapping.place, headings) + _asked_in_vain(mapping.period, headings)
        problems += [_missing(name, where) for name in asked]
    return replace(mapping, measures=tuple(measures), filters=filters, place=place, period=period), problems


def _same(measure: MeasureColumn, other: MeasureColumn) -> bool:
    """True if the other gives the same figures: a format may name columns of counts first, and do without them."""
    which = [(each.measure, each.group, sorted(value for _, value in each.where)) for each in (measure, other)]
    return which[0] == which[1]


def _asked_in_vain(columns: PlaceColumns | PeriodColumns, headings: Headings) -> list[str]:
    names = PLACES if isinstance(columns, PlaceColumns) else PERIODS
    return [asked for name in names if (asked := getattr(columns, name)) not in ("", "-") and not headings.has(asked)]


def _missing(column: str, where: str) -> Problem:
    what = f"There is no column “{column.replace('|', '” or “')}”."
    return Problem(where, what, "Give the file with that column, or say in the mapping which column it is.")


def _bound_measure(measure: MeasureColumn, headings: Headings) -> MeasureColumn:
    found: dict[str, Any] = {
        name: " + ".join(headings.named(part) or part for part in parts_of(getattr(measure, name)))
        for name in ("value", "numerator", "denominator")
    }
    return replace(measure, **found, where=tuple((headings.named(name), value) for name, value in measure.where))


def _bound_place(asked: PlaceColumns, headings: Headings) -> PlaceColumns:
    if asked.fixed_place:
        return asked
    return replace(asked, **_found(asked, PLACES, headings))


def _bound_period(asked: PeriodColumns, headings: Headings) -> PeriodColumns:
    if asked.fixed:
        return asked
    found = replace(asked, **_found(asked, PERIODS, headings))
    return replace(found, kind=found.kind or _KIND_OF.get(plain(found.period)))


def _found(asked: object, usual: dict[str, tuple[str, ...]], headings: Headings) -> dict[str, Any]:
    """Each part's column: the one asked for, else the usual one. "-" says that there is none."""
    return {
        name: "" if getattr(asked, name) == "-" else headings.named(getattr(asked, name) or "|".join(names))
        for name, names in usual.items()
    }


def filter_on(column: str, mapping: Mapping) -> Filter | None:
    """What the mapping says of a column that divides the rows."""
    return next((each for each in mapping.filters if each.column == column), None)
