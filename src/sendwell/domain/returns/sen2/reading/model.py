"""An open return: its tables in memory, what was read from where, and what could not be used."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any

import duckdb

from sendwell.domain.problems import Problem
from sendwell.domain.returns.sen2.reading.typing import typed_select
from sendwell.domain.returns.sen2.schema import MODULES
from sendwell.domain.returns.sen2.years import YEARS, CollectionYear


class UnreadableReturn(Exception):
    """What was given is no return that can be read; `problems` say why, all at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ".join(map(str, self.problems)))


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a file, or kind of element, as it stands there and as it was understood."""

    file: str
    written: str
    module: str
    item: str | None
    role: str = "item"

    @property
    def is_used(self) -> bool:
        """False where nothing of it goes into the checks."""
        return self.item is not None


@dataclass(slots=True)
class OpenReturn:
    """A return in memory: one table for each module, each value as its kind or, unread, as it was written.

    Each table has `key` and `parent` beside the items of every year; an item that is a date or a yes and no has a
    second column, its name with `__unread`, for what could not be understood. The row number of a table is `rowid`,
    from 0, in the order of the file. Use as a context manager: leaving it forgets everything.
    """

    tables: duckdb.DuckDBPyConnection
    workplace: TemporaryDirectory[str]
    year: int = 0
    year_known_from: str = ""
    files: dict[str, str] = field(default_factory=dict)
    columns: list[Column] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    is_xml: bool = False

    def __enter__(self) -> "OpenReturn":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def empty(self, keys_are: str) -> None:
        """Begin again: every table without a row, its keys as NUMBERS or TEXTS."""
        for module in MODULES:
            none = typed_select(module, {}, "(SELECT 1) WHERE false", keys_are)
            self.tables.execute(f"CREATE OR REPLACE TABLE {module} AS {none}")
        self.files.clear()
        self.columns.clear()

    def close(self) -> None:
        """Forget the tables and whatever was unpacked."""
        self.tables.close()
        self.workplace.cleanup()

    @property
    def collection(self) -> CollectionYear:
        """The collection that the return belongs to."""
        return YEARS[self.year]

    @property
    def missing(self) -> tuple[str, ...]:
        """Modules of which nothing was given."""
        return tuple(module for module in MODULES if module not in self.files)

    def count(self, module: str) -> int:
        """How many records of a module there are."""
        return int(self.one(f"SELECT count(*) FROM {module}"))

    def one(self, query: str) -> int:
        """The one number that a query gives; 0 where it gives none."""
        row = next(iter(self.rows(query)), (None,))
        return int(row[0]) if row[0] is not None else 0

    def rows(self, query: str, given: Mapping[str, object] | None = None) -> list[tuple[Any, ...]]:
        """All rows that a query gives."""
        return self.tables.execute(query, dict(given or {})).fetchall()
