"""A file of figures in: what it is, what it says, and everything that is wrong with it. All of it or nothing."""

import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import duckdb

from sendwell.domain.measures import PeriodKind
from sendwell.domain.problems import Problem
from sendwell.domain.returns.open_data.coverage import coverage_of
from sendwell.domain.returns.open_data.described import described_in, metadata_beside
from sendwell.domain.returns.open_data.files.opened import MOST_FIGURES, Opened, Unreadable
from sendwell.domain.returns.open_data.files.opening import capped, database, open_table, read_into
from sendwell.domain.returns.open_data.files.unpacking import Plain, sha256_of, unpacked
from sendwell.domain.returns.open_data.formats import Format, format_of
from sendwell.domain.returns.open_data.guessing import guessed
from sendwell.domain.returns.open_data.headings import Headings, bound
from sendwell.domain.returns.open_data.mapping import Mapping
from sendwell.domain.returns.open_data.model import Kind, Loaded
from sendwell.domain.returns.open_data.offers import offers_of
from sendwell.domain.returns.open_data.other_shapes import (
    boundaries,
    is_matrix_of_names,
    looks_like_boundaries,
    neighbours_of_matrix,
)
from sendwell.domain.returns.open_data.tables import typed_table
from sendwell.domain.returns.open_data.turning.base import Base, make_base
from sendwell.domain.returns.open_data.turning.checks import duplicates, mixed_percentages, problems_of, shares_of_one
from sendwell.domain.returns.open_data.turning.observing import observe
from sendwell.domain.returns.open_data.turning.plan import Plan, with_filters

_IN_NAME = re.compile(r"(?<!\d)(20\d{2})[-_]?(\d{2})?(?!\d)")


def read_open_data(
    given: Path | str | bytes,
    *,
    name: str = "",
    mapping: Mapping | None = None,
    period: str = "",
    meta: bytes = b"",
) -> Loaded:
    """Read a file of published or local figures: CSV (packed or not), Excel, Parquet or GeoJSON.

    What kind of file it is, is told from the file itself, never from its name. `mapping` is how its columns are to be
    read, where that is known from an earlier time; `period` ("202425") is for files that do not say it; `meta` is the
    metadata file, which is also found beside the data or packed with them, and which it does without. Nothing is
    raised for a bad file: `problems` says what is wrong, by row and column, and then nothing else is given.
    """
    with tempfile.TemporaryDirectory(prefix="sendwell-load-") as folder:
        path = _on_disk(given, Path(folder))
        reading = _Reading(
            name or path.name, sha256_of(path), Path(folder), mapping, period, meta or metadata_beside(path)
        )
        try:
            return reading.read(path)
        except Unreadable as wrong:
            return reading.failed(wrong.problems)


def _on_disk(given: Path | str | bytes, folder: Path) -> Path:
    if isinstance(given, bytes):
        path = folder / "given"
        path.write_bytes(given)
        return path
    return Path(given)


@dataclass(slots=True)
class _Reading:
    """One file being read."""

    name: str
    sha256: str
    folder: Path
    mapping: Mapping | None
    period: str
    meta: bytes
    notes: list[str] = field(default_factory=list)

    def failed(
        self, problems: tuple[Problem, ...], found: Format | None = None, mapping: Mapping | None = None
    ) -> Loaded:
        """Nothing but what is wrong."""
        title, key = (found.title, found.key) if found else ("", "")
        kind = found.kind if found else Kind.UNKNOWN
        used = mapping or self.mapping
        return Loaded(self.name, self.sha256, kind, title, problems=problems, mapping=used, format=key)

    def read(self, path: Path) -> Loaded:
        """The file, whatever it is. Raises Unreadable."""
        plain = unpacked(path, self.name, self.folder)
        if looks_like_boundaries(plain.path):
            table, asked = boundaries(plain.path, self.name)
            return self._of_table(Kind.BOUNDARIES, "Boundaries", table, asked)
        self.meta = self.meta or plain.beside
        con = database(self.folder)
        try:
            return self._read_table(plain, con)
        finally:
            con.close()

    def _read_table(self, plain: Plain, con: duckdb.DuckDBPyConnection) -> Loaded:
        opened = replace(open_table(plain, self.folder, con), name=self.name)
        self.notes += opened.notes
        headings = Headings(opened.headings)
        if is_matrix_of_names(opened) and self.mapping is None:
            table, asked = neighbours_of_matrix(opened)
            return self._of_table(Kind.NEIGHBOURS, "Statistical neighbours by name", table, asked)
        if twice := headings.twice():
            raise Unreadable(*(_twice(each, self.name) for each in twice))
        if not opened.sample:
            raise Unreadable(
                Problem(self.name, "The file has headings and no rows.", "Download it again and give that.")
            )
        found = None if self.mapping else format_of(headings, opened.sample)
        self.notes += found.notes if found else ()
        table, problems, asked = self._table(found, opened, headings, con)
        if found and found.columns and not found.mapping.measures:
            if problems:
                return self.failed(tuple(problems), found)
            return replace(self._of_table(found.kind, found.title, table, asked), format=found.key)
        return self._observations(found, opened, headings, con, table, problems, asked)

    def _table(
        self, found: Format | None, opened: Opened, headings: Headings, con: duckdb.DuckDBPyConnection
    ) -> tuple[Any, list[Problem], list[Problem]]:
        if not found or not found.columns:
            return None, [], []
        read_into("everything", "*", opened, self.folder, con)
        return typed_table(found.columns, opened, headings, con)

    def _of_table(self, kind: Kind, title: str, table: Any, asked: list[Problem]) -> Loaded:
        return Loaded(
            self.name, self.sha256, kind, title, table.num_rows, table.num_rows, table=table, questions=tuple(asked),
            notes=tuple(self.notes),
        )  # fmt: skip

    def _observations(
        self,
        found: Format | None,
        opened: Opened,
        headings: Headings,
        con: duckdb.DuckDBPyConnection,
        table: Any,
        problems: list[Problem],
        asked: list[Problem],
    ) -> Loaded:
        mapping = self.mapping or (found.mapping if found else guessed(opened, headings))
        mapping, missing = bound(mapping, headings, self.mapping is not None, self.name)
        described = described_in(self.meta)
        mapping = self._with_period(with_filters(opened, mapping, headings, described), opened)
        problems = [*problems, *missing, *_unplaced(mapping, self.name)]
        if problems:
            return self.failed(tuple(problems), found, mapping)
        base = make_base(Plan(opened, mapping, headings), self.folder, con)
        problems, alike = _checked(base, con) if mapping.measures else ([], 0)
        offers = offers_of(opened, mapping, headings, described, con)
        if not (mapping.measures or offers or table is not None):
            problems = [Problem(self.name, "No column holds figures that could be read.", _MEND_NOTHING)]
        if problems:
            return self.failed(tuple(problems), found, mapping)
        if alike:
            rows = "1 row repeats" if alike == 1 else f"{alike:,} rows repeat"
            self.notes.append(f"{rows} another row and were counted once.")
        asked = [*asked, *_questions(base), *shares_of_one(base, con)]
        loaded = self._loaded(found, base, con, table)
        return replace(loaded, questions=tuple(asked), offers=offers)

    def _with_period(self, mapping: Mapping, opened: Opened) -> Mapping:
        """The mapping with the period that was given, or that the file's name tells where no column does."""
        if mapping.period.period or mapping.period.fixed:
            return mapping
        told = self.period or _period_in(self.name, mapping.period.kind)
        if told and not self.period:
            self.notes.append(f"No column says the period; it was taken from the file’s name: {told}.")
        return mapping.with_period(told) if told else mapping

    def _loaded(self, found: Format | None, base: Base, con: duckdb.DuckDBPyConnection, table: Any) -> Loaded:
        rows_out = con.execute("select count(*) from base").fetchall()[0][0]
        observations = observe(base, con)
        return Loaded(
            self.name,
            self.sha256,
            found.kind if found else Kind.OBSERVATIONS,
            base.plan.mapping.title or "A table of figures",
            base.rows_in,
            rows_out,
            observations,
            table,
            notes=tuple(dict.fromkeys(self.notes)),
            left_out=_left_out(base),
            coverage=coverage_of(observations),
            mapping=base.plan.mapping,
            format=found.key if found else "",
        )


def _checked(base: Base, con: duckdb.DuckDBPyConnection) -> tuple[list[Problem], int]:
    """Everything that is wrong with the rows, and how many repeat another and are counted once."""
    twice, alike = ([], 0) if base.plan.mapping.summed else duplicates(base, con)
    return [
        *_too_many(base),
        *_periods_wrong(base),
        *twice,
        *problems_of(base, con),
        *mixed_percentages(base, con),
    ], alike


def _too_many(base: Base) -> list[Problem]:
    figures = base.rows_in * len(base.plan.mapping.measures)
    if figures <= MOST_FIGURES or base.plan.where_columns:
        return []
    what = f"The file holds {figures:,} figures; {MOST_FIGURES:,} can be read at once."
    return [Problem(base.opened.name, what, "Split it, for example by year, and load the parts.")]


def _period_in(name: str, kind: PeriodKind | None) -> str:
    """The one year that a file's name has in it; "" if none or several."""
    found = {
        year + (second if second and int(second) == (int(year) + 1) % 100 else "")
        for year, second in _IN_NAME.findall(name)
    }
    if len(found) != 1:
        return ""
    (only,) = found
    return only if (len(only) == 6) == (kind in (PeriodKind.ACADEMIC_YEAR, PeriodKind.FINANCIAL_YEAR, None)) else ""


def _twice(heading: str, name: str) -> Problem:
    return Problem(name, f"The column “{heading}” is there twice.", "Delete or rename one of them.")


def _unplaced(mapping: Mapping, name: str) -> Iterator[Problem]:
    place, period = mapping.place, mapping.period
    mend = "Say in the mapping which column it is, or give it for the whole file."
    if not mapping.measures:
        return
    if not any((place.new_code, place.old_code, place.name, place.urn, place.region_code, place.region_name,
                place.country, place.fixed_place)):  # fmt: skip
        yield Problem(name, "No column says which place a row is about.", mend)
    if not (period.period or period.fixed):
        yield Problem(name, "No column says which period a row is about, and the file’s name tells none.", mend)


def _periods_wrong(base: Base) -> list[Problem]:
    wrong = [each for each in base.periods.refused if each.why.startswith("!")]
    column = base.plan.mapping.period.period
    problems = [
        Problem(base.opened.where(each.first + base.opened.first_row, column), each.why[1:], _MEND_PERIOD)
        for each in wrong
    ]
    return capped(problems, base.opened.where(column=column))


_MEND_NOTHING = "Give a table of figures with headings in one row."
_MEND_PERIOD = "Write a year as 2024 or 202425, a month as 2024-11, a day as 2024-11-18."


def _questions(base: Base) -> list[Problem]:
    asked = [
        Problem(base.opened.where(each.first + base.opened.first_row), each.why, "Look whether it is right.")
        for each in base.places.asked
    ]
    return list({each.what: each for each in reversed(asked)}.values())[::-1]


def _left_out(base: Base) -> tuple[tuple[str, int], ...]:
    refused = (*base.places.refused, *base.groups.refused, *base.periods.refused)
    counts: Counter[str] = Counter()
    for each in refused:
        counts[each.why] += each.rows
    return tuple(counts.most_common())
