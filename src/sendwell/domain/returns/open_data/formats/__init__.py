"""The formats that are known by heart: a row of data each, and how one is told from its headings."""

import tomllib
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from sendwell.domain.measures import Unit, all_measures
from sendwell.domain.returns.open_data.headings import Headings, plain
from sendwell.domain.returns.open_data.mapping import Mapping, MeasureColumn, mapping_from
from sendwell.domain.returns.open_data.model import Kind

_MAPPING_PARTS = ("place", "period", "filters", "measures", "symbols", "summed")


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table that is no observations: its name here, the headings it may have, and what it holds.

    `type` is "text", "whole", "number", "date", "yes_no", "urn" (rows that are
    of no school are left away), "authority" (its three digits) or "region" (its code).
    """

    name: str
    headings: str
    type: str = "text"
    required: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """A format that is told by the headings in `needs`, and where several have the same by the texts in `only_if`."""

    key: str
    title: str
    family: str
    kind: Kind
    needs: tuple[str, ...]
    only_if: tuple[tuple[str, str], ...] = ()
    mapping: Mapping = field(default_factory=Mapping)
    columns: tuple[TableColumn, ...] = ()
    notes: tuple[str, ...] = ()


@cache
def all_formats() -> tuple[Format, ...]:
    """Every format of every file in this folder."""
    folder = files("sendwell.domain.returns.open_data.formats")
    papers = sorted((each for each in folder.iterdir() if each.name.endswith(".toml")), key=lambda each: each.name)
    return tuple(each for paper in papers for each in formats_in(paper.read_text(encoding="utf-8")))


def formats_in(text: str) -> list[Format]:
    """The formats written in `text` (TOML). Raises ValueError for a part that there is not."""
    data = tomllib.loads(text)
    return [_format({"family": data.get("family", ""), **row}) for row in data["format"]]


def format_of(headings: Headings, sample: tuple[tuple[str, ...], ...]) -> Format | None:
    """The format that a file with these headings has: of several, the one that asks for most of them."""
    fitting = [each for each in all_formats() if headings.has(*each.needs) and _says(each, headings, sample)]
    return max(fitting, key=lambda each: len(each.needs), default=None)


def measure_of_column(heading: str) -> str:
    """The measure that a column with this heading has in a format that is known, for a suggestion; "" if none."""
    return _measures().get(plain(heading), "")


@cache
def _measures() -> dict[str, str]:
    return {
        plain(name): measure.measure
        for each in all_formats()
        for measure in each.mapping.measures
        if not measure.where
        for name in (measure.value or measure.numerator).split("|")
    }


def _says(each: Format, headings: Headings, sample: tuple[tuple[str, ...], ...]) -> bool:
    for column, text in each.only_if:
        at = headings.at(column)
        if at is None or not sample or sample[0][at].strip().lower() != text.lower():
            return False
    return True


def _every_measure() -> tuple[MeasureColumn, ...]:
    """For files of a row for each figure: every measure of the catalogue, by its key in the column “measure”."""
    return tuple(
        MeasureColumn(
            one.key,
            *("value", "numerator", "denominator"),
            where=(("measure", one.key),),
            percent=one.unit is Unit.PERCENT,
            count=one.unit is Unit.COUNT,
        )
        for one in all_measures()
    )


def _format(row: Dictionary[str, Any]) -> Format:
    mapping = mapping_from({"title": row["title"], **{part: row[part] for part in _MAPPING_PARTS if part in row}})
    if row.get("long"):
        mapping = mapping.with_measures(*_every_measure())
    return Format(
        key=row["key"],
        title=row["title"],
        family=row["family"],
        kind=Kind[row.get("kind", "observations").upper()],
        needs=tuple(row["needs"]),
        only_if=tuple(row.get("only_if", {}).items()),
        mapping=mapping,
        columns=tuple(TableColumn(**column) for column in row.get("columns", ())),
        notes=tuple(row.get("notes", ())),
    )
