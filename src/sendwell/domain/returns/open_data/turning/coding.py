"""Distinct texts read once in Python and joined back to the rows by number."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import duckdb
import pyarrow as pa

T = TypeVar("T", bound=Hashable)
Texts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """Texts that gave nothing: on how many rows they stand, and on which first (from 0)."""

    texts: Texts
    why: str
    rows: int
    first: int


@dataclass(slots=True)
class Coded(Generic[T]):
    """What the texts of some columns mean. `table` joins them to the rows: its columns, and `id` into `meanings`."""

    table: str
    columns: tuple[str, ...]
    meanings: list[T] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    asked: list[Refused] = field(default_factory=list)

    @property
    def join(self) -> str:
        """SQL that joins the table to `raw r`; an id that is NULL gives nothing."""
        if not self.columns:
            return ""
        on = " and ".join(f"r.{column} = {self.table}.{column}" for column in self.columns)
        return f"join {self.table} on {on}"

    @property
    def id(self) -> str:
        """SQL for the number of the meaning."""
        return f"{self.table}.id" if self.columns else "0::integer"


Read = Callable[[Texts], tuple[T | None, str, str]]  # the meaning, why there is none, what to ask


def coded(
    con: duckdb.DuckDBPyConnection, table: str, columns: Sequence[str], read: Read[T], only: str = "true"
) -> Coded[T]:
    """Read each distinct combination of texts in `columns` of the table `raw` once, and make `table` of the answers.

    `only` (SQL) says which rows count.
    """
    found: Coded[T] = Coded(table, tuple(columns))
    numbers: dict[T, int] = {}
    rows = _distinct(con, columns, only)
    ids: list[int | None] = []
    for *texts, count, first in rows:
        meaning, why, question = read(tuple(texts))
        if meaning is None:
            found.refused.append(Refused(tuple(texts), why, count, first))
            ids.append(None)
            continue
        if question:
            found.asked.append(Refused(tuple(texts), question, count, first))
        ids.append(numbers.setdefault(meaning, len(numbers)))
    found.meanings = list(numbers)
    if columns:
        arrays = [pa.array([row[at] for row in rows], pa.string()) for at in range(len(columns))]
        codes = pa.table([*arrays, pa.array(ids, pa.int32())], names=[*columns, "id"])
        con.register("codes", codes)
        con.execute(f"create or replace temp table {table} as select * from codes")
        con.unregister("codes")
    return found


def _distinct(con: duckdb.DuckDBPyConnection, columns: Sequence[str], only: str) -> list[tuple[Any, ...]]:
    listed = ", ".join(columns)
    select = f"{listed}, " if listed else ""
    group = f"group by {listed} order by min(rowid)" if listed else ""
    return con.execute(f"select {select}count(*), coalesce(min(rowid), 0) from raw where {only} {group}").fetchall()
