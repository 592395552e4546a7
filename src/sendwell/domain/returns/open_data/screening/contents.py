"""Filters, indicators and rows."""

from sendwell.domain.returns.open_data.screening.pair import REQUIRED_DATA, Pair, quoted
from sendwell.domain.returns.open_data.symbols import quoted as text

_MARKS = ("c", "x", "z", "low", "k", "u")
_LOOSE = ("School", "Provider", "Institution", "Planning area")


def singular(pair: Pair) -> list[str]:
    return [column for column in _filters(pair) if len(pair.values(column)) < 2]


def no_default(pair: Pair) -> list[str]:
    wanted = {row["col_name"]: row.get("filter_default") or "Total" for row in pair.meta}
    return [column for column in _filters(pair) if wanted.get(column, "Total") not in pair.values(column)]


def group_larger(pair: Pair) -> list[str]:
    of = {row["filter_grouping_column"]: row["col_name"] for row in pair.meta if row["filter_grouping_column"]}
    there = [(group, column) for group, column in of.items() if {group, column} <= set(pair.columns)]
    return [group for group, column in there if len(pair.values(group)) > len(pair.values(column))]


def too_many_items(pair: Pair) -> list[str]:
    return [column for column in _filters(pair) if len(pair.values(column)) > 25_000]


def blanks_around(pair: Pair) -> list[str]:
    return [value for column in _filters(pair) for value in pair.values(column) if value != value.strip()]


def totals_of_places(pair: Pair) -> list[str]:
    columns = [column for column in (*REQUIRED_DATA, *pair.place_columns) if column in pair.columns]
    totals = ("Total", "total", "All", "all")
    return [column for column in dict.fromkeys(columns) if set(totals) & set(pair.values(column))]


def blank_filters(pair: Pair) -> list[str]:
    return [column for column in (*_filters(pair), *_groups(pair)) if pair.count(f"{quoted(column)} is null")]


def long_items(pair: Pair) -> list[str]:
    return [value for column in _filters(pair) for value in pair.values(column) if len(value) > 120]


def duplicates(pair: Pair) -> list[str]:
    key = ", ".join(map(quoted, dict.fromkeys(("time_period", "time_identifier", "geographic_level",
                                               *pair.place_columns, *_filters(pair)))))  # fmt: skip
    levels = pair.values("geographic_level")
    loose = () if len(levels) == 1 and levels[0] in ("School", "Provider") else _LOOSE
    kept = f"where geographic_level not in ({', '.join(map(text, loose))})" if loose else ""
    sql = f"select count(*) from (select 1 from data {kept} group by {key} having count(*) > 1)"
    found = int(pair.rows(sql)[0][0])
    return [f"{found:,} are"] if found else []


def nulls(pair: Pair) -> list[str]:
    words = ("NULL", "Null", "null", "NA", "na")
    in_meta = [row["col_name"] for row in pair.meta if set(words) & set(row.values())]
    return [*_with(pair, words), *in_meta]


def signs(pair: Pair) -> list[str]:
    return _with(pair, ("N/A", "n/a", ".", "..", "-"))


def odd_entries(pair: Pair) -> list[str]:
    return [
        column
        for column in pair.indicators
        if pair.count(f"{quoted(column)} is null or {quoted(column)} in ('~', ':')")
    ]


def not_numbers(pair: Pair) -> list[str]:
    marks = ", ".join(map(text, _MARKS))
    wrong = "{0} is not null and try_cast({0} as double) is null and {0} not in (" + marks + ")"
    return [column for column in pair.indicators if pair.count(wrong.format(quoted(column)))]


def indicators_missing(pair: Pair) -> list[str]:
    named = [row["col_name"] for row in pair.meta if row["col_type"] == "Indicator"]
    return [name for name in named if name not in pair.columns]


def _filters(pair: Pair) -> tuple[str, ...]:
    return tuple(column for column in pair.filters if column in pair.columns)


def _groups(pair: Pair) -> tuple[str, ...]:
    return tuple(column for column in pair.groups if column in pair.columns)


def _with(pair: Pair, words: tuple[str, ...]) -> list[str]:
    listed = ", ".join(map(text, words))
    return [column for column in pair.columns if pair.count(f"{quoted(column)} in ({listed})")]
