"""The invented authority's tables as the files that COLLECT exports."""

from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
from pyarrow import csv


def write_csv_files(tables: Mapping[str, pa.Table], folder: Path, day: str = "01-02-2026") -> list[Path]:
    """Write one file for each module into the folder, named as COLLECT names them; the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for module, table in tables.items():
        path = folder / f"Blade-Export_{day}_{module}.csv"
        csv.write_csv(table, path, csv.WriteOptions(quoting_style="needed"))
        written.append(path)
    return written
