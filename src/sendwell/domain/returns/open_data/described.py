"""The metadata file that may come with a data file: which columns are filters, what indicators are called."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from sendwell.domain.returns.open_data.headings import plain

_LARGEST = 5_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Described:
    """What the metadata say of one column."""

    is_filter: bool
    label: str
    unit: str


def metadata_beside(path: Path) -> bytes:
    """The metadata file that lies beside a data file ("NAME.meta.csv" beside "NAME.csv"), if one does."""
    meta = path.with_name(path.name.removesuffix(".gz").removesuffix(".csv") + ".meta.csv")
    return meta.read_bytes() if meta.is_file() and meta.stat().st_size <= _LARGEST else b""


def described_in(meta: bytes) -> Mapping[str, Described]:
    """What a metadata file says, by plain heading; nothing where it can't be read, as the data can do without."""
    try:
        rows = list(csv.DictReader(StringIO(meta.decode("utf-8-sig"))))
    except (UnicodeDecodeError, csv.Error):
        return {}
    return {
        plain(row["col_name"]): Described(
            row["col_type"] == "Filter", row.get("label") or "", row.get("indicator_unit") or ""
        )
        for row in rows
        if row.get("col_name") and row.get("col_type") in ("Filter", "Indicator")
    }
