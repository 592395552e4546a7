"""What is read from a file: observations, or another table, with everything that a person must know of the reading."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import pyarrow as pa

from sendwell.domain.problems import Problem
from sendwell.domain.returns.open_data.mapping import Mapping

_WORD = pa.dictionary(pa.int32(), pa.string())
OBSERVATIONS = pa.schema(
    [
        ("measure", _WORD),
        ("period", _WORD),
        ("period_kind", _WORD),
        ("level", _WORD),
        ("place", _WORD),
        ("group", _WORD),
        ("value", pa.float64()),
        ("numerator", pa.float64()),
        ("denominator", pa.float64()),
        ("symbol", _WORD),
    ]
)
KEY = ("measure", "period", "period_kind", "level", "place", "group")


class Kind(StrEnum):
    """What a file is about."""

    OBSERVATIONS = "figures"
    NEIGHBOURS = "statistical neighbours"
    AUTHORITIES = "local authorities"
    DISTRICTS = "districts and their authorities"
    BOUNDARIES = "boundaries"
    SCHOOLS = "schools"
    INSPECTIONS = "area SEND inspections"
    DICTIONARY = "a dictionary of measures"
    OFFICERS = "designated officers in post"
    COUNTED = "figures counted from records"
    UNKNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Offer:
    """A column of figures that no measure takes yet: what it looks like, and the measure that it may be.

    `suggests` is the key of a measure, or empty. `column` and `where` are what a `MeasureColumn` would have.
    """

    column: str
    label: str
    unit: str
    examples: tuple[str, ...] = ()
    suggests: str = ""
    where: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of England's authorities has a number: `with_number` of the `there` that existed in the period."""

    measure: str
    period: str
    with_number: int
    there: int

    @property
    def share(self) -> float:
        """0 to 1."""
        return self.with_number / self.there if self.there else 0.0


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file as read. With `problems` nothing of it is used: `observations` is empty and `table` is None.

    `questions` are what a person should look at though the file was read: a code that nobody knows, a column that may
    be shares of one. `left_out` says in words which rows gave nothing, and how many. `rows_in` counts the file's rows
    of data, `rows_out` those that gave something. `mapping` is what was used to read it: remember it, and give it with
    the next file of the same layout.
    """

    name: str
    sha256: str
    kind: Kind
    title: str
    rows_in: int = 0
    rows_out: int = 0
    observations: pa.Table = field(default_factory=OBSERVATIONS.empty_table)
    table: Any = None
    problems: tuple[Problem, ...] = ()
    questions: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    left_out: tuple[tuple[str, int], ...] = ()
    offers: tuple[Offer, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    mapping: Mapping | None = None
    format: str = ""

    @property
    def sound(self) -> bool:
        """True if the file can be used."""
        return not self.problems
