"""From a row of data to a measure: everything that is wrong with the row, at once, or the measure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from enum import StrEnum
from typing import Any

from sendwell.domain.measures.groups import names
from sendwell.domain.measures.measure import CHANCE, KEY, Chance, Measure, Polarity, SeriesBreak, SourceKind, Unit
from sendwell.domain.measures.observation import Level, PeriodKind
from sendwell.domain.measures.periods import period
from sendwell.domain.problems import Problem

ONE_OF: Mapping[str, type[StrEnum]] = {"polarity": Polarity, "unit": Unit, "chance": Chance}
SOME_OF: Mapping[str, type[StrEnum]] = {"source_kinds": SourceKind, "periods": PeriodKind, "levels": Level}
FROM_THE_TABLE = ("groups", "breakdowns")
LISTS = (*SOME_OF, *FROM_THE_TABLE, "caveats", "breaks")
WORDS = ("key", "topic", "name", "definition", "numerator", "source", "owner")
MAY_BE_EMPTY = ("indicator", "denominator", "since", "unverified")
ALL_FIELDS = tuple(field.name for field in fields(Measure))
MOST_DECIMALS = 4


def measure_from(row: Mapping[str, Any], where: str = "") -> Measure | list[Problem]:
    """The measure that `row` describes, or everything that must be mended first.

    A row has the names of the fields of `Measure`, with words for its codes and lists for what it has several of; what
    is not there is empty. `where` opens the place of each problem ("row 7"); without it the row's key does.
    """
    where = where or f"measure “{row.get('key', '')}”"
    row = {"chance": CHANCE.get(str(row.get("unit")), Chance.NONE), **row}
    problems = [*_problems_of_fields(row, where), *_problems_of_codes(row, where)]
    if problems:
        return problems
    measure = _built(row)
    return list(_problems_of_the_whole(measure, where)) or measure


def _built(row: Mapping[str, Any]) -> Measure:
    values: dict[str, Any] = {name: row.get(name, "") for name in (*WORDS, *MAY_BE_EMPTY)}
    values |= {name: kind(row[name]) for name, kind in ONE_OF.items()}
    values |= {name: tuple(kind(one) for one in row[name]) for name, kind in SOME_OF.items()}
    values |= {name: tuple(row.get(name, ())) for name in (*FROM_THE_TABLE, "caveats")}
    return Measure(
        **values, decimals=row["decimals"], breaks=tuple(SeriesBreak(**one) for one in row.get("breaks", ()))
    )


def _problems_of_fields(row: Mapping[str, Any], where: str) -> Iterator[Problem]:
    for name in row:
        if name not in ALL_FIELDS:
            yield Problem(f"{where}, {name}", "A measure has no such field.", f"Use one of: {', '.join(ALL_FIELDS)}.")
    for name in (*WORDS, *MAY_BE_EMPTY):
        value = row.get(name, "")
        if not isinstance(value, str):
            yield Problem(f"{where}, {name}", "This is not text.", "Write it in words.")
        elif name in WORDS and not value.strip():
            yield Problem(f"{where}, {name}", "Nothing is written here.", f"Write the {name} of the measure.")
    yield from _problems_of_key(str(row.get("key", "")), where)
    decimals = row.get("decimals")
    if not isinstance(decimals, int) or isinstance(decimals, bool) or not 0 <= decimals <= MOST_DECIMALS:
        yield Problem(f"{where}, decimals", "This is no number of decimal places.", f"Give 0 to {MOST_DECIMALS}.")


def _problems_of_key(key: str, where: str) -> Iterator[Problem]:
    if key.strip() and not KEY.fullmatch(key):
        yield Problem(
            f"{where}, key",
            f"“{key}” cannot be a key.",
            "Use small letters, digits and underscores, beginning with a letter, after the area's name and a full stop "
            "where an area adds the measure: fenmoor.portage_visits.",
        )


def _problems_of_codes(row: Mapping[str, Any], where: str) -> Iterator[Problem]:
    for name, kind in ONE_OF.items():
        yield from _unknown([row.get(name)], list(kind), f"{where}, {name}")
    for name in LISTS:
        if not isinstance(row.get(name, ()), list | tuple):
            yield Problem(f"{where}, {name}", "This is not a list.", "Give a list, even of one.")
    for name, kind in SOME_OF.items():
        yield from _unknown(_listed(row, name), list(kind), f"{where}, {name}", at_least_one=True)
    for name in FROM_THE_TABLE:
        yield from _unknown(_listed(row, name), list(names(name)), f"{where}, {name}", at_least_one=name == "groups")
    if any(not isinstance(one, str) for one in _listed(row, "caveats")):
        yield Problem(f"{where}, caveats", "A caveat is not text.", "Write each caveat as a sentence.")
    if any(not _is_break(one) for one in _listed(row, "breaks")):
        yield Problem(f"{where}, breaks", "A break needs a period and a reason.", "Give both: period and why.")


def _listed(row: Mapping[str, Any], name: str) -> Sequence[Any]:
    given = row.get(name, ())
    return given if isinstance(given, list | tuple) else ()


def _is_break(one: Any) -> bool:
    return isinstance(one, Mapping) and set(one) == {"period", "why"} and all(isinstance(v, str) for v in one.values())


def _unknown(given: Sequence[Any], known: list[str], where: str, at_least_one: bool = False) -> Iterator[Problem]:
    if at_least_one and not given:
        yield Problem(where, "Nothing is chosen.", f"Choose at least one of: {', '.join(known)}.")
    for one in given:
        if one not in known:
            yield Problem(where, f"“{one or ''}” is not known here.", f"Choose from: {', '.join(known)}.")


def _problems_of_the_whole(measure: Measure, where: str) -> Iterator[Problem]:
    if measure.unit.scale not in (None, 1) and not measure.denominator.strip():
        yield Problem(
            f"{where}, denominator",
            f"A measure in {measure.unit} must say of what it is a share.",
            "Write whom the denominator counts, or choose another unit.",
        )
    codes = [("since", measure.since), *(("breaks", one.period) for one in measure.breaks)]
    for name, code in codes:
        if code and not any(_writes(kind, code) for kind in measure.periods):
            yield Problem(
                f"{where}, {name}",
                f"“{code}” is no {' or '.join(kind.lower() for kind in measure.periods)}.",
                "Write it as the department does: 2024 for a calendar year, 202425 for an academic or financial year.",
            )


def _writes(kind: PeriodKind, code: str) -> bool:
    try:
        period(kind, code)
    except ValueError:
        return False
    return True
