"""The columns of a place and of a period, as the department's open data standards have them."""

from collections.abc import Mapping
from dataclasses import dataclass

from sendwell.domain.measures import Level, PeriodKind
from sendwell.domain.places import ENGLAND, authority_with_code, region_with
from sendwell.domain.returns.open_data.periods import MONTHS

COLUMNS = (
    "country_code",
    "country_name",
    "region_code",
    "region_name",
    "new_la_code",
    "old_la_code",
    "la_name",
)
SCHOOL_COLUMNS = ("school_urn", "school_name")
_TERMS = ("Autumn term", "Spring term", "Summer term")
_MONTH_NAMES = {number: name.capitalize() for name, number in MONTHS.items()}


@dataclass(frozen=True, slots=True)
class Names:
    """What the places are called that are in no table of the department: fictional ones, localities, schools."""

    names: Mapping[str, str]
    authority_of: Mapping[str, str]


def place_cells(level: str, place: str, names: Names) -> dict[str, str] | None:
    """The cells that say where; None for a level that the department has not."""
    country = {"country_code": ENGLAND, "country_name": "England"}
    match level:
        case Level.NATIONAL:
            return country
        case Level.REGIONAL:
            return country | _region(place)
        case Level.AUTHORITY:
            return country | _authority(place, names)
        case Level.SCHOOL:
            of = names.authority_of.get(place, "")
            school = {"school_urn": place, "school_name": names.names.get(place, place)}
            return country | (_authority(of, names) if of else {}) | school
        case _:
            return None


def period_cells(period: str, kind: str) -> tuple[str, str] | None:
    """time_period and time_identifier; None for a kind that the department has not.

    >>> period_cells("202425T2", "Term"), period_cells("2024-11", "Month")
    (('202425', 'Spring term'), ('2024', 'November'))
    """
    match kind:
        case PeriodKind.TERM:
            return period[:6], _TERMS[int(period[-1]) - 1]
        case PeriodKind.QUARTER:
            return period[:6], f"Financial year Q{period[-1]}"
        case PeriodKind.MONTH:
            return period[:4], _MONTH_NAMES[int(period[5:7])]
        case PeriodKind.WEEK:
            return period[:4], f"Week {int(period[6:])}"
        case PeriodKind.DAY:
            return None
        case _:
            return period, kind


def _region(code: str) -> dict[str, str]:
    found = region_with(code)
    return {"region_code": code, "region_name": found.name if found else code}


def _authority(code: str, names: Names) -> dict[str, str]:
    found = authority_with_code(code)
    if found is None:
        return {"new_la_code": "", "old_la_code": code, "la_name": names.names.get(code, code)}
    return _region(found.region) | {"new_la_code": found.ons_code, "old_la_code": code, "la_name": found.name}
