"""Record tables: which columns each must have, what they mean, and what is wrong with a table that was given."""

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import ibis.expr.datatypes as dt
from ibis.expr.schema import Schema

from sendwell.domain.problems import Problem


class UnfitRecords(Exception):
    """The records cannot be counted. `problems` says everything that must be mended first."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = list(problems)


class ColumnType(StrEnum):
    """What a column holds. A code is text or a whole number that only names something."""

    TEXT = "text"
    CODE = "code"
    WHOLE_NUMBER = "whole number"
    NUMBER = "number"
    DATE = "date"
    YES_OR_NO = "yes or no"

    def holds(self, given: dt.DataType) -> bool:
        """True if a column of the engine's type `given` is one of these."""
        return bool(HOLDS[self](given))


HOLDS: Mapping[ColumnType, Callable[[dt.DataType], bool]] = {
    ColumnType.TEXT: lambda given: given.is_string(),
    ColumnType.CODE: lambda given: given.is_string() or given.is_integer(),
    ColumnType.WHOLE_NUMBER: lambda given: given.is_integer(),
    ColumnType.NUMBER: lambda given: given.is_numeric(),
    ColumnType.DATE: lambda given: given.is_date(),
    ColumnType.YES_OR_NO: lambda given: given.is_boolean(),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it means, and the codes that it may hold where they are a closed list."""

    name: str
    type: ColumnType
    meaning: str
    codes: Mapping[str, str] = field(default_factory=dict)
    optional: bool = False


@dataclass(frozen=True, slots=True)
class RecordTable:
    """One table of records: what a row of it is, and its columns."""

    key: str
    name: str
    meaning: str
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column:
        """The column of this name. Raises KeyError if there is none."""
        return {column.name: column for column in self.columns}[name]


@cache
def record_tables() -> Mapping[str, RecordTable]:
    """Every record table by its key, as written in the files of `tables/`."""
    folder = files("sendwell.domain.measures.records") / "tables"
    papers = sorted((paper for paper in folder.iterdir() if paper.name.endswith(".toml")), key=lambda paper: paper.name)
    return {table.key: table for paper in papers for table in tables_in(paper.read_text(encoding="utf-8"))}


def tables_in(text: str) -> list[RecordTable]:
    """The record tables written in `text` (TOML): shared columns, and a [[table]] each with its own."""
    data = tomllib.loads(text)
    return [_table(row, data["shared"]) for row in data["table"]]


def problems_with(table: RecordTable, given: Schema) -> list[Problem]:
    """Everything wrong with the columns of a table that was given; columns that we do not know are left alone."""
    return [problem for column in table.columns for problem in _problems_with(column, given, table)]


def _problems_with(column: Column, given: Schema, table: RecordTable) -> Iterator[Problem]:
    where = f"{table.name}, column {column.name}"
    if column.name not in given:
        if not column.optional:
            yield Problem(where, "The column is missing.", f"Add it ({column.type}): {column.meaning}")
    elif not column.type.holds(given[column.name]):
        yield Problem(where, f"It holds {_said(given[column.name])}, not {column.type}.", f"It is: {column.meaning}")


def _said(given: dt.DataType) -> str:
    plain = (kind for kind in ColumnType if kind is not ColumnType.CODE and kind.holds(given))
    return str(next(plain, given))


def _table(row: Mapping[str, Any], shared: Mapping[str, Any]) -> RecordTable:
    columns = {name: shared[name] for name in row["shared"]} | row["columns"]
    read = (Column(**{**one, "name": name, "type": ColumnType(one["type"])}) for name, one in columns.items())
    return RecordTable(row["key"], row["name"], row["meaning"], tuple(read))
