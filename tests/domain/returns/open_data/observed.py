"""Small tables of observations for tests: each row says what differs from the usual."""

import pyarrow as pa

from sendwell.domain.returns.open_data import OBSERVATIONS

USUAL = {
    "measure": "requests_refused",
    "period": "2024",
    "period_kind": "Calendar year",
    "level": "Local authority",
    "place": "885",
    "group": "all",
    "value": None,
    "numerator": None,
    "denominator": None,
    "symbol": "",
}


def observed(*rows: dict) -> pa.Table:
    """A table of observations; a row without a value has the symbol x unless it says another."""
    filled = [{**USUAL, **row} for row in rows]
    for row in filled:
        if row["value"] is None and not row["symbol"]:
            row["symbol"] = "x"
    return pa.Table.from_pylist(filled, schema=pa.schema([(f.name, _plain(f.type)) for f in OBSERVATIONS])).cast(
        OBSERVATIONS
    )


def _plain(kind: pa.DataType) -> pa.DataType:
    return pa.string() if pa.types.is_dictionary(kind) else kind
