"""Figures that no measure takes yet, offered to be mapped."""

from collections.abc import Iterator
from collections.abc import Mapping as Dictionary

import duckdb

from sendwell.domain.returns.open_data.described import Described
from sendwell.domain.returns.open_data.files.opened import Opened
from sendwell.domain.returns.open_data.formats import measure_of_column
from sendwell.domain.returns.open_data.guessing import label_of, suggested, unit_of
from sendwell.domain.returns.open_data.headings import PERIODS, PLACES, Headings, plain
from sendwell.domain.returns.open_data.mapping import Mapping, Role
from sendwell.domain.returns.open_data.model import Offer
from sendwell.domain.returns.open_data.symbols import symbol_of
from sendwell.domain.returns.open_data.turning.plan import is_figures

_EXAMPLES = 3
_MOST = 600
_NEVER = {name for names in (*PLACES.values(), *PERIODS.values()) for name in names} | {
    "school_laestab", "estab", "dfe_number", "ukprn", "uprn", "easting", "northing", "latitude", "longitude",
    "symbol",
}  # fmt: skip


def offers_of(
    opened: Opened,
    mapping: Mapping,
    headings: Headings,
    described: Dictionary[str, Described],
    con: duckdb.DuckDBPyConnection,
) -> tuple[Offer, ...]:
    """Each column of figures that no measure takes; where a column says which measure a row is of, each of those."""
    taken = {column for measure in mapping.measures for column in measure.columns}
    taken |= {column for measure in mapping.measures for column, _ in measure.where}
    taken |= {each.column for each in mapping.filters if each.role is not Role.IGNORE}
    taken |= {getattr(mapping.place, name) for name in PLACES}
    columns = [
        _offer(heading, opened.texts(at), described.get(plain(heading)))
        for at, heading in enumerate(opened.headings)
        if heading and heading not in taken and plain(heading) not in _NEVER and is_figures(opened, at, described)
    ]
    return (*columns, *_of_long(mapping, headings, con))[:_MOST]


def _offer(heading: str, texts: list[str], described: Described | None) -> Offer:
    examples = [text for text in dict.fromkeys(texts) if text and symbol_of(text) is None][:_EXAMPLES]
    suggests = measure_of_column(heading) or suggested(heading)
    label = (described and described.label) or label_of(heading)
    unit = (described and described.unit) or unit_of(heading, texts)
    return Offer(heading, label, unit, tuple(examples), suggests)


def _of_long(mapping: Mapping, headings: Headings, con: duckdb.DuckDBPyConnection) -> Iterator[Offer]:
    """For files with one column of figures and another that names them: each name that is not mapped."""
    long = [measure for measure in mapping.measures if len(measure.where) == 1 and measure.value]
    if not long:
        return
    column = long[0].where[0][0]
    mapped = {measure.where[0][1] for measure in long if measure.where[0][0] == column}
    at = f"c{headings.at(column)}"
    found = con.execute(f"select {at}, count(*) from raw where {at} <> '' group by 1 order by min(rowid)").fetchall()
    for text, _ in found:
        if text not in mapped:
            yield Offer(long[0].value, text, "", (), suggested(text), ((column, text),))
