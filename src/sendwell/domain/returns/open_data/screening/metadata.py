"""The rows of the metadata file."""

import re
from collections import Counter

from sendwell.domain.returns.open_data.screening.pair import PLACE_COLUMNS, REQUIRED_DATA, Pair

_UNITS = ("", "%", "pp", "£", "£m", "numberstring")
_LIKE_PLACES = re.compile(
    r"^(?:country|region|school|provider|la|lad|ward|pcon|lsip|mat|trust|sponsor|institution)_?(?:code|name|urn|id)?$"
)
_HARMONISED = ("sen_", "ethnic", "primary_need", "secondary_need", "establishment_type", "provider_type", "school_type")
_STANDARD = (
    "sen_status", "sen_provision", "sen_primary_need", "sen_secondary_need", "ethnicity_major", "ethnicity_minor",
    "ethnicity_detailed", "establishment_type", "establishment_type_group", "school_type", "provider_type",
)  # fmt: skip


def odd_types(pair: Pair) -> list[str]:
    return [row["col_name"] for row in pair.meta if row.get("col_type") not in ("Filter", "Indicator")]


def observational(pair: Pair) -> list[str]:
    listed = PLACE_COLUMNS | set(REQUIRED_DATA)
    return [row["col_name"] for row in pair.meta if row["col_name"] in listed - {"school_name", "provider_name"}]


def nameless(pair: Pair) -> list[str]:
    return [f"row {number}" for number, row in enumerate(pair.meta, start=2) if not row["col_name"]]


def labels_twice(pair: Pair) -> list[str]:
    return _twice(pair, "label")


def names_twice(pair: Pair) -> list[str]:
    return _twice(pair, "col_name")


def labelless(pair: Pair) -> list[str]:
    return [row["col_name"] for row in pair.meta if not row["label"].strip()]


def spaced(pair: Pair) -> list[str]:
    return [row["col_name"] for row in pair.meta if " " in row["col_name"]]


def filter_dp(pair: Pair) -> list[str]:
    return _filled(pair, "Filter", "indicator_dp")


def filter_unit(pair: Pair) -> list[str]:
    return _filled(pair, "Filter", "indicator_unit")


def filter_grouping(pair: Pair) -> list[str]:
    return _filled(pair, "Filter", "indicator_grouping")


def indicator_group(pair: Pair) -> list[str]:
    return _filled(pair, "Indicator", "filter_grouping_column")


def indicator_hint(pair: Pair) -> list[str]:
    return _filled(pair, "Indicator", "filter_hint")


def groups_twice(pair: Pair) -> list[str]:
    return _twice(pair, "filter_grouping_column")


def groups_unlisted(pair: Pair) -> list[str]:
    listed = {row["col_name"] for row in pair.meta}
    return [group for group in pair.groups if group not in listed]


def groups_missing(pair: Pair) -> list[str]:
    return [group for group in pair.groups if group not in pair.columns]


def groups_alike(pair: Pair) -> list[str]:
    there = [group for group in pair.groups if group in pair.columns]
    return [group for group in there if len(set(map(_stripped, pair.values(group)))) < len(pair.values(group))]


def like_geography(pair: Pair) -> list[str]:
    return [column for column in pair.filters if _LIKE_PLACES.fullmatch(column)]


def no_dp(pair: Pair) -> list[str]:
    return [row["col_name"] for row in _of(pair, "Indicator") if not row["indicator_dp"]]


def odd_dp(pair: Pair) -> list[str]:
    return [row["col_name"] for row in pair.meta if row["indicator_dp"] and not row["indicator_dp"].isdigit()]


def odd_units(pair: Pair) -> list[str]:
    return [row["col_name"] for row in pair.meta if row["indicator_unit"] not in _UNITS]


def unharmonised(pair: Pair) -> list[str]:
    named = [row["col_name"] for row in pair.meta]
    return [name for name in named if any(part in name for part in _HARMONISED) and name not in _STANDARD]


def long_names(pair: Pair) -> list[str]:
    return [column for column in pair.columns if len(column) > 50]


def long_labels(pair: Pair) -> list[str]:
    return [row["label"] for row in pair.meta if len(row["label"]) > 100]


def not_in_dictionary(pair: Pair) -> list[str]:
    """The dictionary is not at hand: standard names are taken to be in it, all others are not."""
    return [row["col_name"] for row in pair.meta if row["col_name"] not in _STANDARD]


def _of(pair: Pair, kind: str) -> list[dict[str, str]]:
    return [row for row in pair.meta if row["col_type"] == kind]


def _filled(pair: Pair, kind: str, column: str) -> list[str]:
    return [row["col_name"] for row in _of(pair, kind) if row[column]]


def _twice(pair: Pair, column: str) -> list[str]:
    return [text for text, count in Counter(row[column] for row in pair.meta if row[column]).items() if count > 1]


def _stripped(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())
