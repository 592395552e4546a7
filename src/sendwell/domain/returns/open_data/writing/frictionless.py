"""Observations as one long CSV with a description in JSON beside it.

Source: Frictionless Data, Data Package and Table Schema, version 1.
"""

import csv
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from io import StringIO

import pyarrow as pa

from sendwell.domain.measures import Level, Measure, PeriodKind, Symbol, measure_named
from sendwell.domain.returns.open_data.licences import USUAL, Licence
from sendwell.domain.returns.open_data.model import KEY, OBSERVATIONS
from sendwell.domain.safe_cells import safe_cell

_MEANINGS = {
    "measure": "Key of the measure; each is described under “measures”.",
    "period": "The period: 2024, 202425, or an ISO month, week or day.",
    "period_kind": "How the period is to be read.",
    "level": "How large the place is.",
    "place": "E92000001 for England, nine characters for a region, three digits for an authority, the URN of a school.",
    "group": "Whom the figure counts.",
    "value": "The figure, in the unit of the measure: percentages are 0 to 100.",
    "numerator": "The count that is divided.",
    "denominator": "The count that it is divided by.",
    "symbol": "Why there is no value: c suppressed, x not available, z not applicable, low rounds to nought.",
}
_ALLOWED = {
    "period_kind": [kind.value for kind in PeriodKind],
    "level": [level.value for level in Level],
    "symbol": [symbol.value for symbol in Symbol if symbol],
}


@dataclass(frozen=True, slots=True)
class Described:
    """A table and its description: the names of the files and their bytes."""

    data_name: str
    data: bytes
    description_name: str
    description: bytes


def write_described(
    observations: pa.Table, name: str, local: Iterable[Measure] = (), licence: Licence = USUAL
) -> Described:
    """The observations in the order of their keys, with a description that any reader of Table Schema understands and
    that names the licence.
    """
    rows = sorted(observations.to_pylist(), key=lambda row: tuple(row[part] for part in KEY))
    written = StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(OBSERVATIONS.names)
    writer.writerows([_cell(row[column]) for column in OBSERVATIONS.names] for row in rows)
    data = written.getvalue().encode("utf-8")
    measures = [_measure(key, tuple(local)) for key in sorted({row["measure"] for row in rows})]
    description = {
        "profile": "tabular-data-package",
        "name": name,
        "licenses": [{"name": licence.name, "title": licence.title, "path": licence.address}],
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": name,
                "path": f"{name}.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": len(data),
                "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
                "schema": {"fields": [_field(column) for column in OBSERVATIONS.names], "primaryKey": list(KEY),
                           "missingValues": [""]},
            }
        ],
        "measures": measures,
    }  # fmt: skip
    return Described(f"{name}.csv", data, "datapackage.json", json.dumps(description, indent=2).encode("utf-8"))


def _cell(value: object) -> object:
    if value is None:
        return ""
    return safe_cell(value) if isinstance(value, str) else f"{value:.10g}"


def _field(column: str) -> dict[str, object]:
    number = column in ("value", "numerator", "denominator")
    constraints: dict[str, object] = {"required": True} if column in KEY else {}
    if column in _ALLOWED:
        constraints["enum"] = _ALLOWED[column]
    field = {"name": column, "type": "number" if number else "string", "description": _MEANINGS[column]}
    return field | ({"constraints": constraints} if constraints else {})


def _measure(key: str, local: tuple[Measure, ...]) -> dict[str, str]:
    try:
        found = measure_named(key, local)
    except KeyError:
        return {"key": key}
    return {
        "key": key,
        "name": found.name,
        "definition": found.definition,
        "unit": found.unit.value,
        "source": found.source,
    }
