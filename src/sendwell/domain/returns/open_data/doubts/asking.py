"""Every doubt asked of a table of observations."""

from collections.abc import Mapping
from dataclasses import replace

import duckdb
import pyarrow as pa

from sendwell.domain.returns.open_data.doubts.population import against_population
from sendwell.domain.returns.open_data.doubts.query import Query, Sure
from sendwell.domain.returns.open_data.doubts.rules import RULES, Rule
from sendwell.domain.returns.open_data.doubts.series import make_series

_MANY_PLACES = 10  # places with one fault in one period: more, and it is the file’s


def queries(observations: pa.Table, population: Mapping[str, float] | None = None) -> list[Query]:
    """The figures that a careful analyst would doubt, the likeliest errors first, each once for each doubt.

    `observations` may hold several files together: the longer the history, the better the doubts. `population` (the
    children who live in each authority, by its three digits) adds counts that are out of line with it. The thresholds
    were set by looking at what they list in the department's files of 2019 to 2025; no paper prescribes them.
    """
    with duckdb.connect() as con:
        make_series(observations, con)
        rules = (*RULES, *against_population(population, con))
        found = [query for rule in rules for query in _once(_asked(rule, con))]
    return sorted(found, key=lambda each: (each.sure is not Sure.LIKELY, each.measure, each.place, each.period))


def _asked(rule: Rule, con: duckdb.DuckDBPyConnection) -> list[Query]:
    rows = con.execute(f'select measure, period, level, place, "group", what, likely from ({rule.sql})').fetchall()
    return [
        Query(measure, period, level, place, group, rule.name, what, rule.why, Sure.LIKELY if likely else Sure.POSSIBLE)
        for measure, period, level, place, group, what, likely in rows
    ]


def _once(found: list[Query]) -> list[Query]:
    """One query where a figure is odd for several groups or measures at once, or so many places at once that the
    oddness is of the file.
    """
    places: dict[tuple[str, ...], list[Query]] = {}
    for each in found:
        where = each.what if each.rule == "size" else each.measure
        places.setdefault((each.place, each.period, where), []).append(each)
    first = [_with_more(alike, "group or measure", "groups or measures") for alike in places.values()]
    periods: dict[tuple[str, str], list[Query]] = {}
    for each in first:
        periods.setdefault((each.measure, each.period), []).append(each)
    return [query for alike in periods.values() for query in _of_the_file(alike)]


def _of_the_file(alike: list[Query]) -> list[Query]:
    if alike[0].rule == "counts" and len(alike) > _MANY_PLACES:
        return [_with_more(alike, "place", "places")]
    return alike


def _with_more(alike: list[Query], one: str, several: str) -> Query:
    first, more = alike[0], len(alike) - 1
    return (
        replace(first, what=f"{first.what} The same in {more} more {one if more == 1 else several}.") if more else first
    )
