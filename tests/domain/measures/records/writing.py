"""Record tables written by hand, and what was observed in them."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from sendwell.domain.measures import Level, PeriodKind, period
from sendwell.domain.measures.records import ColumnType, Records, in_memory, observe, record_tables

YEAR = period(PeriodKind.ACADEMIC_YEAR, "202425")
CENSUS = date(2025, 1, 16)
TYPES = {
    ColumnType.TEXT: (pa.string(), str),
    ColumnType.CODE: (pa.string(), str),
    ColumnType.WHOLE_NUMBER: (pa.int64(), int),
    ColumnType.NUMBER: (pa.float64(), float),
    ColumnType.DATE: (pa.date32(), date.fromisoformat),
    ColumnType.YES_OR_NO: (pa.bool_(), lambda text: text == "yes"),
}

Tables = Mapping[str, pa.Table]


def written(key: str, text: str, **same: str) -> pa.Table:
    """The record table `key` from lines of cells between bars: its columns first; an empty cell holds nothing.

    `same` is what every row holds. Any other column that is not written holds nothing.
    """
    heading, *lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    rows = [same | dict(zip(heading, line, strict=True)) for line in lines]
    return pa.table(
        {
            column.name: pa.array(
                [TYPES[column.type][1](row[column.name]) if row.get(column.name) else None for row in rows],
                TYPES[column.type][0],
            )
            for column in record_tables()[key].columns
        }
    )


def of_the_year(tables: Tables) -> Records:
    """The tables, as records of the school year of these tests."""
    return in_memory(tables, YEAR, CENSUS)


def kept_in(folder: Path, tables: Tables) -> Path:
    """The folder, with each table written to it as Parquet."""
    folder.mkdir(exist_ok=True)
    for key, table in tables.items():
        pq.write_table(table, folder / f"{key}.parquet")
    return folder


def observed(tables: Tables, measure: str, *, level: Level = Level.AUTHORITY, place: str = "901", **how) -> dict:
    """(numerator, denominator) of one measure of one period at one place, for each group."""
    found = observe([measure], of_the_year(tables), levels=[level], **how).to_pylist()
    return {row["group"]: (row["numerator"], row["denominator"]) for row in found if row["place"] == place}


def observed_by_period(tables: Tables, measure: str, **how) -> dict:
    """(numerator, denominator) of one measure of all children of authority 901, for each period."""
    found = observe([measure], of_the_year(tables), levels=[Level.AUTHORITY], groups=["all"], **how).to_pylist()
    return {row["period"]: (row["numerator"], row["denominator"]) for row in found}
