"""A data file and its metadata file, read as the screener reads them: every cell a text, an empty one missing."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any

import duckdb
import pyarrow as pa

REQUIRED_DATA = ("time_period", "time_identifier", "geographic_level", "country_code", "country_name")
REQUIRED_META = (
    "col_name",
    "col_type",
    "label",
    "indicator_grouping",
    "indicator_unit",
    "indicator_dp",
    "filter_hint",
    "filter_grouping_column",
)
ALLOWED_META = (*REQUIRED_META, "filter_default", "parent_filter")
GEOGRAPHY = {
    "National": ("country_code", "country_name"),
    "Regional": ("region_code", "region_name"),
    "Local authority": ("new_la_code", "la_name", "old_la_code"),
    "Local authority district": ("lad_code", "lad_name"),
    "RSC region": ("rsc_region_lead_name",),
    "Parliamentary constituency": ("pcon_code", "pcon_name"),
    "LSIP area": ("lsip_code", "lsip_name"),
    "Local enterprise partnership": ("local_enterprise_partnership_code", "local_enterprise_partnership_name"),
    "English devolved area": ("english_devolved_area_code", "english_devolved_area_name"),
    "Opportunity area": ("opportunity_area_code", "opportunity_area_name"),
    "Ward": ("ward_code", "ward_name"),
    "MAT": ("trust_id", "trust_name"),
    "Sponsor": ("sponsor_id", "sponsor_name"),
    "School": ("school_urn", "school_name"),
    "Provider": ("provider_ukprn", "provider_name"),
    "Institution": ("institution_id", "institution_name"),
    "Planning area": ("planning_area_code", "planning_area_name"),
    "Police force area": ("police_force_area_code", "police_force_area_name"),
}
OTHER_GEOGRAPHY = ("school_laestab", "region_code", "region_name")
PLACE_COLUMNS = frozenset(column for columns in GEOGRAPHY.values() for column in columns) | frozenset(OTHER_GEOGRAPHY)


class NotRead(Exception):
    """A file of the pair cannot be read at all; the message says why."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Both files. `con` holds the data as the table `data`."""

    data_name: str
    meta_name: str
    columns: tuple[str, ...]
    meta_columns: tuple[str, ...]
    meta: tuple[dict[str, str], ...]
    con: duckdb.DuckDBPyConnection

    @property
    def filters(self) -> tuple[str, ...]:
        """The filters that metadata names, in its order."""
        return tuple(row["col_name"] for row in self.meta if row.get("col_type") == "Filter")

    @property
    def groups(self) -> tuple[str, ...]:
        """The columns that group filters."""
        found = (row.get("filter_grouping_column", "") for row in self.meta if row.get("col_type") == "Filter")
        return tuple(dict.fromkeys(filter(None, found)))

    @property
    def indicators(self) -> tuple[str, ...]:
        """The indicators that metadata names and the data have."""
        named = (row["col_name"] for row in self.meta if row.get("col_type") == "Indicator")
        return tuple(name for name in named if name in self.columns)

    @property
    def place_columns(self) -> tuple[str, ...]:
        """The columns of the data that say where."""
        return tuple(column for column in self.columns if column in PLACE_COLUMNS)

    def values(self, column: str) -> list[str]:
        """The different texts of a column, without missing ones."""
        name = quoted(column)
        return [row[0] for row in self.rows(f"select distinct {name} from data where {name} is not null order by 1")]

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows of a question about `data`."""
        return self.con.execute(sql).fetchall()

    def count(self, where: str) -> int:
        """How many rows of the data are so."""
        return int(self.rows(f"select count(*) from data where {where}")[0][0])


def quoted(column: str) -> str:
    """A column's name as SQL writes it."""
    return '"' + column.replace('"', '""') + '"'


def read_pair(data: bytes, meta: bytes, data_name: str, meta_name: str, con: duckdb.DuckDBPyConnection) -> Pair:
    """Both files read. Raises NotRead."""
    headings, rows = _table(data, data_name)
    meta_headings, meta_rows = _table(meta, meta_name)
    columns = list(zip(*rows, strict=True)) or [()] * len(headings)
    arrays = [pa.array([cell or None for cell in column], pa.string()) for column in columns]
    if len(set(headings)) < len(headings) or len({each.lower() for each in headings}) < len(headings):
        raise NotRead(f"{data_name}: a column is there twice")
    con.register("given", pa.table(arrays, names=list(headings)))
    con.execute("create temp table data as select * from given")
    listed = tuple(dict(zip(meta_headings, row, strict=True)) for row in meta_rows)
    return Pair(data_name, meta_name, headings, meta_headings, listed, con)


def _table(content: bytes, name: str) -> tuple[tuple[str, ...], list[list[str]]]:
    if not name.endswith((".csv", ".csv.gz")):
        raise NotRead(f"{name}: the name does not end in .csv")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotRead(f"{name}: the file is not UTF-8") from error
    try:
        rows = list(_filled(csv.reader(StringIO(text))))
    except csv.Error as error:
        raise NotRead(f"{name}: a quotation mark may be missing") from error
    if not rows:
        raise NotRead(f"{name}: the file is empty")
    if ragged := next((number for number, row in enumerate(rows, start=1) if len(row) != len(rows[0])), None):
        raise NotRead(f"{name}: row {ragged} has another number of cells than the headings")
    return tuple(rows[0]), rows[1:]


def _filled(rows: Iterator[Sequence[str]]) -> Iterator[list[str]]:
    return (list(row) for row in rows if row)
