"""Places: levels, their columns, and codes that go with names."""

from sendwell.domain.places import authority_with_code, regions
from sendwell.domain.returns.open_data.screening.pair import GEOGRAPHY, Pair, quoted

_COUNTRIES = {"E92000001": "England", "K02000001": "United Kingdom", "K03000001": "Great Britain",
              "K04000001": "England and Wales", "N92000002": "Northern Ireland", "S92000003": "Scotland",
              "W92000004": "Wales"}  # fmt: skip
_NOT_APPLICABLE = ("Not applicable", "Unknown", "Outside of England", "Outside of United Kingdom", "Outside of country")
_LEVELS_UP = {
    "National": ("Regional", "Local authority", "Local authority district", "School", "Provider", "Ward"),
    "Regional": ("Local authority", "Local authority district", "School", "Provider", "Ward"),
    "Local authority": ("Local authority district", "School", "Provider", "Ward"),
}
_ONE_TO_ONE = ("Opportunity area", "MAT", "Sponsor")


def unknown_levels(pair: Pair) -> list[str]:
    return [level for level in pair.values("geographic_level") if level not in GEOGRAPHY]


def columns_missing(pair: Pair) -> list[str]:
    used = [level for level in pair.values("geographic_level") if level in GEOGRAPHY]
    return [column for level in used for column in GEOGRAPHY[level] if column not in pair.columns]


def countries(pair: Pair) -> list[str]:
    return [f"{code} {name}" for code, name in _pairs(pair, "country_code", "country_name") if not _country(code, name)]


def regions_of(pair: Pair) -> list[str]:
    known = {(each.code, each.name) for each in regions()}
    found = _pairs(pair, "region_code", "region_name")
    return [f"{code} {name}" for code, name in found if (code, name) not in known and not _excused(code, name)]


def authorities_of(pair: Pair) -> list[str]:
    if not {"old_la_code", "new_la_code", "la_name"} <= set(pair.columns):
        return []
    found = pair.rows(
        "select distinct old_la_code, new_la_code, la_name from data where la_name is not null order by all"
    )
    return [
        f"{old} {new} {name}"
        for old, new, name in found
        if not (_authority(old, new, name) or _excused(new or "", name))
    ]


def incomplete(pair: Pair) -> list[str]:
    faults = []
    for level, column in _level_columns(pair):
        if column != "new_la_code" and pair.count(f"geographic_level = '{level}' and {quoted(column)} is null"):
            faults.append(f"{column} on {level} rows")
    return faults


def overcomplete(pair: Pair) -> list[str]:
    faults = []
    for level, lower in _LEVELS_UP.items():
        for column in (column for each in lower for column in GEOGRAPHY[each] if column in pair.columns):
            if pair.count(f"geographic_level = '{level}' and {quoted(column)} is not null"):
                faults.append(f"{column} on {level} rows")
    return faults


def part_of_authority(pair: Pair) -> list[str]:
    return _part(pair, GEOGRAPHY["Local authority"])


def part_of_region(pair: Pair) -> list[str]:
    return _part(pair, GEOGRAPHY["Regional"])


def no_region_la(pair: Pair) -> list[str]:
    return _without_region(pair, "Local authority")


def no_region_lad(pair: Pair) -> list[str]:
    return _without_region(pair, "Local authority district")


def only_ignored(pair: Pair) -> list[str]:
    levels = set(pair.values("geographic_level"))
    if levels and levels <= {"Institution", "Planning area"}:
        return sorted(levels)
    return ["School and Provider together"] if {"School", "Provider"} <= levels else []


def two_codes(pair: Pair) -> list[str]:
    return _not_one(pair, 1, 0)


def two_names(pair: Pair) -> list[str]:
    return _not_one(pair, 0, 1)


def x_without_name(pair: Pair) -> list[str]:
    return _na(pair, "{code} = 'x' and {name} <> 'Not available'")


def name_without_x(pair: Pair) -> list[str]:
    return _na(pair, "{name} = 'Not available' and {code} <> 'x'")


def long_codes(pair: Pair) -> list[str]:
    codes = [column for column in pair.place_columns if column.endswith(("_code", "_urn", "_id", "_ukprn"))]
    return [value for column in codes for value in pair.values(column) if len(value) > 30]


def _pairs(pair: Pair, code: str, name: str) -> list[tuple[str, str]]:
    if not {code, name} <= set(pair.columns):
        return []
    sql = f"select distinct coalesce({code}, ''), coalesce({name}, '') from data order by all"
    return [(left, right) for left, right in pair.rows(sql) if left or right]


def _country(code: str, name: str) -> bool:
    return _COUNTRIES.get(code) == name or _excused(code, name)


def _excused(code: str, name: str) -> bool:
    return (code == "x" and name == "Not available") or (code == "z" and name in _NOT_APPLICABLE)


def _authority(old: str | None, new: str | None, name: str) -> bool:
    found = authority_with_code(old or "")
    return bool(found and found.name == name and (not new or new in found.ons_codes))


def _level_columns(pair: Pair) -> list[tuple[str, str]]:
    used = [level for level in pair.values("geographic_level") if level in GEOGRAPHY]
    return [(level, column) for level in used for column in GEOGRAPHY[level] if column in pair.columns]


def _part(pair: Pair, columns: tuple[str, ...]) -> list[str]:
    there = [column for column in columns if column in pair.columns]
    return [column for column in columns if column not in there] if there else []


def _without_region(pair: Pair, level: str) -> list[str]:
    missing = "region_code is null" if "region_code" in pair.columns else "true"
    rows = pair.count(f"geographic_level = '{level}' and {missing}")
    return [f"{rows:,} rows"] if rows else []


def _not_one(pair: Pair, key: int, other: int) -> list[str]:
    faults = []
    for level in _ONE_TO_ONE:
        columns = GEOGRAPHY[level]
        if set(columns) <= set(pair.columns):
            one, two = quoted(columns[key]), quoted(columns[other])
            sql = (
                f"select {one} from data where {one} is not null group by 1 having count(distinct {two}) > 1 order by 1"
            )
            faults += [row[0] for row in pair.rows(sql)]
    return faults


def _na(pair: Pair, wrong: str) -> list[str]:
    faults = []
    for level in _ONE_TO_ONE:
        code, name = GEOGRAPHY[level]
        if {code, name} <= set(pair.columns) and pair.count(wrong.format(code=quoted(code), name=quoted(name))):
            faults.append(level)
    return faults
