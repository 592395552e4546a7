"""Time periods and their identifiers."""

import re

from sendwell.domain.returns.open_data.screening.pair import Pair

_MONTHS = "January February March April May June July August September October November December"
_FAMILIES = {
    "terms": ("Autumn term", "Spring term", "Summer term", "Autumn and spring term"),
    "weeks": tuple(f"Week {number}" for number in range(1, 54)),
    "months": tuple(_MONTHS.split()),
    "quarters of academic years": tuple(f"Academic year Q{number}" for number in range(1, 5)),
    "quarters of calendar years": tuple(f"Calendar year Q{number}" for number in range(1, 5)),
    "quarters of financial years": tuple(f"Financial year Q{number}" for number in range(1, 5)),
    "quarters of tax years": tuple(f"Tax year Q{number}" for number in range(1, 5)),
    "halves": ("Part 1 (April to September)", "Part 2 (October to March)"),
    **{kind: (kind,) for kind in ("Academic year", "Calendar year", "Financial year", "Tax year", "Reporting year")},
}
_FAMILY = {identifier: family for family, identifiers in _FAMILIES.items() for identifier in identifiers}
_FOUR = ("weeks", "months", "Calendar year", "Reporting year", "quarters of calendar years")


def not_digits(pair: Pair) -> list[str]:
    return [text for text in pair.values("time_period") if not re.fullmatch(r"\d{4}|\d{6}", text)]


def unknown_identifiers(pair: Pair) -> list[str]:
    return [text for text in pair.values("time_identifier") if text not in _FAMILY]


def mixed(pair: Pair) -> list[str]:
    families = {_FAMILY[text] for text in pair.values("time_identifier") if text in _FAMILY}
    return sorted(families) if len(families) > 1 else []


def wrong_length(pair: Pair) -> list[str]:
    found = pair.rows("select distinct time_period, time_identifier from data order by all")
    return [
        f"{period} {identifier}"
        for period, identifier in found
        if identifier in _FAMILY and len(period) != (4 if _FAMILY[identifier] in _FOUR else 6)
    ]


def not_consecutive(pair: Pair) -> list[str]:
    six = [text for text in pair.values("time_period") if re.fullmatch(r"\d{6}", text)]
    return [text for text in six if int(text[4:]) != (int(text[:4]) + 1) % 100]
