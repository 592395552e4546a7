"""The demonstration's school year: children who never were, counted as `sendwell count` does, kept as what came out.

Counting them anew takes some seconds, for which nobody who starts the demonstration should wait: `make docs` does it.
"""

import csv
import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sendwell.domain.measures import Level, Observation, Period, PeriodKind, Symbol

KEPT = Path(__file__).with_name("school_year.csv.gz")
SCHOOLS = Path(__file__).with_name("schools.csv")


@dataclass(frozen=True, slots=True)
class DemoSchool:
    """A school of the demonstration area; no school of England has such a number."""

    urn: str
    name: str
    phase: str
    locality: str
    pupils: int


def schools() -> list[DemoSchool]:
    """The schools of the demonstration area."""
    rows = csv.DictReader(SCHOOLS.read_text(encoding="utf-8").splitlines())
    return [DemoSchool(row["urn"], row["name"], row["phase"], row["locality"], int(row["pupils"])) for row in rows]


def figures_of(year: Period) -> Iterator[Observation]:
    """What was counted at each school, as of `year`."""
    with gzip.open(KEPT, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["level"] == Level.SCHOOL and row["value"]:
                counts = float(row["value"]), float(row["numerator"]), float(row["denominator"])
                of = row["measure"], year.code, PeriodKind(row["period_kind"]), Level.SCHOOL, row["place"], row["group"]
                yield Observation(*of, *counts, Symbol.NONE)
