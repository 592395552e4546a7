"""Records checked and counted, and what came out of them in words and as a file."""

import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow.csv import write_csv

from sendwell.domain.measures import Level, PeriodKind, all_measures, measure_named, period
from sendwell.domain.measures.records import (
    Records,
    UnfitRecords,
    UnknownEngine,
    countable,
    engine_at,
    observe,
    problems_in,
    read_tables,
)
from sendwell.web.cli.read import DONE, NOT_UNDERSTOOD

LEVELS = [Level.AUTHORITY, Level.SCHOOL]


def count(folder: Path, year: str, on: date, dated_by: str, england: bool, csv: Path | None) -> int:
    """Count what the tables in `folder` can tell; the exit status."""
    try:
        records = sound_records(folder, year, on)
    except (UnfitRecords, UnknownEngine, ValueError) as wrong:
        print(wrong, file=sys.stderr)
        return NOT_UNDERSTOOD
    levels = [Level.NATIONAL, *LEVELS] if england else LEVELS
    found = observe(countable(records.tables), records, dated_by=PeriodKind(dated_by), levels=levels)
    print("\n".join(figures(found)))
    return DONE if csv is None else written(found, csv)


def written(found: pa.Table, csv: Path) -> int:
    """Write every observation to the file; the exit status."""
    try:
        write_csv(found, csv)
    except OSError:
        print(f"{csv}: The file cannot be written. Check that its folder is there and yours.", file=sys.stderr)
        return NOT_UNDERSTOOD
    print(f"\n{found.num_rows:,} observations are in {csv}.")
    return DONE


def sound_records(folder: Path, year: str, on: date) -> Records:
    """The records in `folder`, in the engine that SENDWELL_ENGINE names.

    Raises UnfitRecords with every problem, UnknownEngine, or ValueError with the sentence to print.
    """
    of = period(PeriodKind.ACADEMIC_YEAR, year)
    engine = engine_at(os.environ.get("SENDWELL_ENGINE", ""))
    tables = read_tables(engine, folder)
    if not tables:
        raise ValueError(f"{folder}: There are no record tables here. Put pupils.parquet and the like into it.")
    if problems := problems_in(engine, tables):
        raise UnfitRecords(problems)
    return Records(engine, tables, of, on)


def figures(found: pa.Table) -> Iterator[str]:
    """The figures of all children, place by place but for schools, the last period of each measure."""
    whole = found.filter(pc.and_(pc.equal(found["group"], "all"), pc.not_equal(found["level"], Level.SCHOOL)))
    newest = {(row["place"], row["measure"]): row for row in whole.sort_by("period").to_pylist()}
    order = [measure.key for measure in all_measures()]
    place = ""
    for row in sorted(
        newest.values(),
        key=lambda row: (row["level"] != Level.NATIONAL, row["place"], order.index(row["measure"])),
    ):
        if row["place"] != place:
            place = row["place"]
            yield f"{'England' if row['level'] == Level.NATIONAL else f'Authority {place}'}:"
        yield f"  {_figure(row)}"


def _figure(row: dict[str, Any]) -> str:
    measure = measure_named(row["measure"])
    when = period(PeriodKind(row["period_kind"]), row["period"]).words
    shown = "nobody to count" if row["value"] is None else measure.shown(row["value"])
    is_of = measure.unit.scale not in (None, 1)
    of = f" ({row['numerator']:,.0f} of {row['denominator']:,.0f})" if is_of else ""
    return f"{measure.name}, {when}: {shown}{of}"
