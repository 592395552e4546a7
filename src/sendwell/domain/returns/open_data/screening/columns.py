"""Names of files and of columns, and whether the two files speak of the same columns."""

import re

from sendwell.domain.returns.open_data.screening.pair import (
    ALLOWED_META,
    PLACE_COLUMNS,
    REQUIRED_DATA,
    REQUIRED_META,
    Pair,
)

_BREAKDOWNS = (
    "male", "female", "boys", "girls", "asian", "black", "white", "chinese", "mixed", "irish", "roma", "gypsy",
    "traveller", "bangladeshi", "indian", "pakistani", "african", "caribbean", "ethnic",
)  # fmt: skip


def spaces_in_names(pair: Pair) -> list[str]:
    return [name for name in (pair.data_name, pair.meta_name) if " " in name]


def odd_names(pair: Pair) -> list[str]:
    stems = {pair.data_name: _stem(pair.data_name), pair.meta_name: _stem(pair.meta_name).removesuffix(".meta")}
    return [name for name, stem in stems.items() if not re.fullmatch(r"[A-Za-z0-9_\-]+", stem.replace(" ", ""))]


def names_apart(pair: Pair) -> list[str]:
    return [] if _stem(pair.meta_name) == f"{_stem(pair.data_name)}.meta" else [pair.meta_name]


def missing_meta(pair: Pair) -> list[str]:
    return [column for column in REQUIRED_META if column not in pair.meta_columns]


def missing_data(pair: Pair) -> list[str]:
    return [column for column in REQUIRED_DATA if column not in pair.columns]


def unknown_meta(pair: Pair) -> list[str]:
    return [column for column in pair.meta_columns if column not in ALLOWED_META]


def too_many_rows(pair: Pair) -> list[int]:
    described = len([column for column in pair.columns if column not in REQUIRED_DATA])
    return [len(pair.meta)] if len(pair.meta) > described else []


def filters_missing(pair: Pair) -> list[str]:
    return [column for column in (*pair.filters, *pair.groups) if column not in pair.columns]


def undescribed(pair: Pair) -> list[str]:
    known = {row.get("col_name", "") for row in pair.meta} | set(pair.groups) | set(REQUIRED_DATA) | PLACE_COLUMNS
    return [column for column in pair.columns if column not in known and len(pair.values(column)) > 1]


def spaced(pair: Pair) -> list[str]:
    return [column for column in pair.columns if " " in column]


def not_snake(pair: Pair) -> list[str]:
    return [column for column in pair.columns if not re.fullmatch(r"[a-z0-9_]+", column)]


def odd_starts(pair: Pair) -> list[str]:
    return [column for column in pair.columns if not re.match(r"[a-z]", column)]


def smushed(pair: Pair) -> list[str]:
    return [column for column in pair.indicators if any(word in column.lower() for word in _BREAKDOWNS)]


def characteristics(pair: Pair) -> list[str]:
    return [column for column in pair.columns if column in ("characteristic", "characteristic_group")]


def _stem(name: str) -> str:
    return name.removesuffix(".gz").removesuffix(".csv")
