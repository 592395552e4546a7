"""Observations as an Explore Education Statistics pair: a data file and the metadata file that goes with it.

Source: Department for Education, open data standards; the pair passes the checks of `screening`.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import StringIO
from typing import Any

import pyarrow as pa

from sendwell.domain.measures import Measure, Unit, group_name, measure_named
from sendwell.domain.returns.open_data.screening.pair import REQUIRED_META
from sendwell.domain.returns.open_data.writing.places import COLUMNS, SCHOOL_COLUMNS, Names, period_cells, place_cells

_ABSENT = "z"  # no figure of this measure for the row
_TOTAL = "Total"
_BREAKDOWN, _TOPIC = "breakdown", "breakdown_topic"
_PARTS = ("value", "numerator", "denominator")
_LABELS = {"value": "", "numerator": ", number", "denominator": ", of how many"}
_SUFFIXES = {"value": "", "numerator": "_count", "denominator": "_out_of"}
_INSTEAD = (("primary_need", "main_need"), ("secondary_need", "second_need"), ("ethnic", "heritage"))
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pair:
    """A data file and its metadata file, with the names that they must have. UTF-8 with a byte-order mark."""

    data_name: str
    data: bytes
    meta_name: str
    meta: bytes


@dataclass(frozen=True, slots=True)
class Published:
    """One pair for each kind of period; `left_out` says how many observations could not be written, and why."""

    pairs: tuple[Pair, ...]
    left_out: tuple[tuple[str, int], ...] = ()


def write_pairs(
    observations: pa.Table,
    name: str,
    local: Iterable[Measure] = (),
    names: Mapping[str, str] | None = None,
    authority_of: Mapping[str, str] | None = None,
) -> Published:
    """Write observations as the department publishes them: a pair for each kind of period, as a file may hold but one.

    `name` is that of the files, without ending. `local` are the measures that an area added; `names` are the names of
    places that no table of the department has, `authority_of` the authority of each school. Figures leave as they are:
    small numbers must have been hidden before.
    """
    known = Names(names or {}, authority_of or {})
    kinds: dict[str, dict[tuple[str, ...], Row]] = {}
    left_out: Counter[str] = Counter()
    for row in observations.to_pylist():
        when = period_cells(row["period"], row["period_kind"])
        where = place_cells(row["level"], row["place"], known)
        if when is None or where is None:
            left_out[f"the department publishes no {row['period_kind' if when is None else 'level'].lower()}"] += 1
            continue
        rows = kinds.setdefault(row["period_kind"], {})
        key = (*when, row["level"], row["place"], row["group"])
        rows.setdefault(key, {"when": when, "where": where, **row, "of": {}})["of"][row["measure"]] = row
    pairs = [_pair(rows, _file_name(name, kind, len(kinds)), tuple(local)) for kind, rows in sorted(kinds.items())]
    return Published(tuple(pairs), tuple(left_out.most_common()))


def column_of(measure: str, part: str = "value") -> str:
    """The name of an indicator's column. Words of the standard names may stand in no other, so "sen" becomes "send".

    >>> column_of("sen_support_prevalence"), column_of("looked_after_with_sen", "numerator")
    ('send_support_prevalence', 'looked_after_with_send_count')
    """
    words = re.sub(r"[^a-z0-9]+", "_", measure.lower()).strip("_").split("_")
    name = "_".join("send" if word == "sen" else word for word in words)
    for harmonised, instead in _INSTEAD:
        name = name.replace(harmonised, instead)
    return name + _SUFFIXES[part]


def _file_name(name: str, kind: str, kinds: int) -> str:
    stem = re.sub(r"[^A-Za-z0-9_-]+", "-", name).strip("-") or "figures"
    return stem if kinds == 1 else f"{stem}-{kind.lower().replace(' ', '-')}"


def _pair(rows: dict[tuple[str, ...], Row], name: str, local: tuple[Measure, ...]) -> Pair:
    listed = [rows[key] for key in sorted(rows, key=_order)]
    indicators = _indicators(listed)
    breakdowns = list(dict.fromkeys(_breakdown(row["group"]) for row in listed))
    grouped, divided = len({topic for topic, _ in breakdowns}) > 1, len(breakdowns) > 1
    schools = any("school_urn" in row["where"] for row in listed)
    columns = ["time_period", "time_identifier", "geographic_level", *COLUMNS, *(SCHOOL_COLUMNS if schools else ())]
    filters = _filters(breakdowns, grouped) if divided else []
    columns += [*(each["col_name"] for each in filters), *(column_of(*each) for each in indicators)]
    data = _csv(columns, (_cells(row, indicators) for row in listed))
    meta = _csv((*REQUIRED_META, "filter_default"), [*filters, *(_indicator(*each, local) for each in indicators)])
    return Pair(f"{name}.csv", data, f"{name}.meta.csv", meta)


def _order(key: tuple[str, ...]) -> tuple[Any, ...]:
    period, identifier, level, place, group = key
    levels = ("National", "Regional", "Local authority", "School")
    return period, identifier, levels.index(level), place, group != "all", group


def _indicators(rows: list[Row]) -> list[tuple[str, str]]:
    """The measures and their parts that have a number anywhere; the value always."""
    measures = dict.fromkeys(measure for row in rows for measure in sorted(row["of"]))
    return [
        (measure, part)
        for measure in sorted(measures)
        for part in _PARTS
        if part == "value" or any(row["of"].get(measure, {}).get(part) is not None for row in rows)
    ]


def _cells(row: Row, indicators: list[tuple[str, str]]) -> Row:
    time_period, time_identifier = row["when"]
    topic, value = _breakdown(row["group"])
    cells = {"time_period": time_period, "time_identifier": time_identifier, "geographic_level": row["level"]}
    figures = {column_of(measure, part): _figure(row["of"].get(measure), part) for measure, part in indicators}
    return {**cells, **row["where"], _TOPIC: topic, _BREAKDOWN: value, **figures}


def _breakdown(group: str) -> tuple[str, str]:
    """The topic and value of a group.

    >>> _breakdown("all"), _breakdown("ehc_plan"), _breakdown("sex:f")
    (('Total', 'Total'), ('SEN provision', 'EHC plan'), ('Sex', 'Female'))
    """
    if group == "all":
        return _TOTAL, _TOTAL
    name = group_name(group)
    family = group_name(f"{group.partition(':')[0]}:").removesuffix(": ") if ":" in group else "SEN provision"
    return family, name


def _figure(row: Row | None, part: str) -> str:
    if row is None:
        return _ABSENT
    if row["value"] is None:
        return str(row["symbol"])
    number = row[part]
    if number is None:
        return "x"
    return f"{number:.6f}".rstrip("0").rstrip(".") or "0"


def _filters(breakdowns: list[tuple[str, str]], grouped: bool) -> list[Row]:
    """The rows of metadata for the breakdown and, where there are several, its topics."""
    default = "" if (_TOTAL, _TOTAL) in breakdowns else breakdowns[0][1]
    group = _TOPIC if grouped else ""
    usual = {"col_type": "Filter", "filter_hint": "Filter by group"}
    breakdown = usual | {"col_name": _BREAKDOWN, "label": "Breakdown", "filter_grouping_column": group}
    rows = [breakdown | {"filter_default": default}]
    if grouped:
        topic_default = default and breakdowns[0][0]
        rows.insert(0, usual | {"col_name": _TOPIC, "label": "Breakdown topic", "filter_default": topic_default})
    return rows


def _indicator(measure: str, part: str, local: tuple[Measure, ...]) -> Row:
    try:
        found = measure_named(measure, local)
        label, unit, decimals = found.name, found.unit, found.decimals
    except KeyError:
        label, unit, decimals = measure, Unit.COUNT, 0
    value = part == "value"
    return {
        "col_name": column_of(measure, part),
        "col_type": "Indicator",
        "label": f"{label}{_LABELS[part]}",
        "indicator_unit": unit.value if value and unit in (Unit.PERCENT, Unit.POUNDS) else "",
        "indicator_dp": str(decimals if value else 0),
    }


def _csv(columns: Iterable[str], rows: Iterable[Row]) -> bytes:
    written = StringIO()
    writer = csv.DictWriter(written, list(columns), restval="", extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue().encode("utf-8-sig")
