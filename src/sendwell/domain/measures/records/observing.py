"""Many measures in one pass: each table is added up once, by school, SEN status and period; all else is rolled up.

Records of children stay in the engine. What leaves it are sums.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import ibis
import pyarrow as pa
from ibis import BaseBackend
from ibis.expr.types import DateValue, IntegerValue, Table

from sendwell.domain.measures.catalogue import measure_named
from sendwell.domain.measures.groups import SEN_GROUPS
from sendwell.domain.measures.observation import Level, Observation, PeriodKind, Symbol
from sendwell.domain.measures.periods import TERM_BEGINS, YEAR_BEGINS, Period
from sendwell.domain.measures.records.education import ATTAINMENT, EDUCATION
from sendwell.domain.measures.records.engines import engine_at
from sendwell.domain.measures.records.process import PROCESS
from sendwell.domain.measures.records.rolling_up import Places, Ratio, Wanted, roll_up
from sendwell.domain.measures.records.sums import STATUSES, VIEWS, RecordMeasure, Sum
from sendwell.domain.measures.records.tables import UnfitRecords, problems_with, record_tables
from sendwell.domain.problems import Problem

RECORD_MEASURES: Mapping[str, RecordMeasure] = {one.key: one for one in (*EDUCATION, *ATTAINMENT, *PROCESS)}
LEVELS = (Level.AUTHORITY, Level.LOCALITY, Level.SCHOOL)
NOWHERE = Places()


@dataclass(frozen=True, slots=True)
class Records:
    """Record tables in an engine, each by its key.

    `period` is that of the tables of one period (a school year); `on` is the day of a snapshot of plans and placements.
    """

    engine: BaseBackend
    tables: Mapping[str, Table]
    period: Period
    on: date


def in_memory(tables: Mapping[str, pa.Table], period: Period, on: date) -> Records:
    """Record tables that are in memory, to be counted by DuckDB inside this process."""
    return Records(engine_at(), {key: ibis.memtable(table) for key, table in tables.items()}, period, on)


def observe(
    measures: Iterable[str],
    records: Records,
    *,
    dated_by: PeriodKind = PeriodKind.CALENDAR_YEAR,
    levels: Sequence[Level] = LEVELS,
    groups: Sequence[str] = SEN_GROUPS,
    breakdowns: Sequence[str] = (),
    places: Places = NOWHERE,
) -> pa.Table:
    """Observations of `measures` (keys of the catalogue) as a table with the columns of `Observation`.

    England and its regions are given only where `levels` asks for them: they are the sums of the records, so ask where
    the records are of every authority. Measures of events fall in periods of the kind `dated_by`: a year, a term, a
    quarter or a month. Each measure has only those levels and groups that the catalogue gives it and the records can
    tell. Raises UnfitRecords with every problem of the tables that are needed, and KeyError for a measure that does
    not come out of records.
    """
    wanted = [_record_measure(key) for key in measures]
    _refuse_unfit(wanted, records)
    to = Wanted(levels, groups, breakdowns, places)
    of_one_period = [one for one in wanted if one.counted.dated is None]
    of_events = [one for one in wanted if one.counted.dated is not None]
    parts = []
    for chosen, kind in ((of_one_period, records.period.kind), (of_events, dated_by)):
        if chosen:
            sums = pa.concat_tables(_sums(chosen, records, kind, breakdowns), promote_options="default")
            parts.append(roll_up([_ratio(one) for one in chosen], sums, kind, to))
    return pa.concat_tables(parts)


def added_up(
    measures: Iterable[str], records: Records, *, dated_by: PeriodKind, by: Sequence[str] = ()
) -> dict[tuple[str | None, ...], dict[str, tuple[int, int]]]:
    """Numerator and denominator of measures of events, for each period and value of the columns `by`.

    By the period's place and the values, then by measure. For breakdowns that the catalogue does not give a measure,
    such as the team of a case. Raises as `observe`; of a measure without a denominator it is nought.
    """
    wanted = [_record_measure(key) for key in measures]
    _refuse_unfit(wanted, records)
    names = list(dict.fromkeys(total.name for one in wanted for total in one.sums))
    sums = pa.concat_tables(_sums(wanted, records, dated_by, by), promote_options="default")
    keys = ["period", *by]
    rows = sums.group_by(keys).aggregate([(name, "sum") for name in names]).rename_columns([*keys, *names])
    return {
        tuple(row[key] for key in keys): {
            one.key: (row[one.counted.name] or 0, (row[one.per.name] or 0) if one.per else 0) for one in wanted
        }
        for row in rows.to_pylist()
    }


def countable(tables: Collection[str]) -> list[str]:
    """The keys of the measures for which all tables are there."""
    return [key for key, one in RECORD_MEASURES.items() if set(one.tables) <= set(tables)]


def observations(table: pa.Table) -> list[Observation]:
    """The rows of a table of observations, as values."""
    return [
        Observation(
            **row
            | {
                "period_kind": PeriodKind(row["period_kind"]),
                "level": Level(row["level"]),
                "symbol": Symbol(row["symbol"]),
            }
        )
        for row in table.to_pylist()
    ]


def _record_measure(key: str) -> RecordMeasure:
    if key not in RECORD_MEASURES:
        raise KeyError(f"The measure “{key}” comes out of no records. These do: {', '.join(RECORD_MEASURES)}.")
    return RECORD_MEASURES[key]


def _ratio(one: RecordMeasure) -> Ratio:
    return Ratio(measure_named(one.key), one.counted.name, one.per.name if one.per else None)


def _refuse_unfit(wanted: Sequence[RecordMeasure], records: Records) -> None:
    needed = dict.fromkeys(key for one in wanted for key in one.tables)
    problems = [problem for key in needed for problem in _problems_of(key, records.tables)]
    if problems:
        raise UnfitRecords(problems)


def _problems_of(key: str, tables: Mapping[str, Table]) -> list[Problem]:
    table = record_tables()[key]
    if key not in tables:
        return [Problem(table.name, "There is no such table.", f"Add {key}.parquet. {table.meaning}")]
    return problems_with(table, tables[key].schema())


def _sums(
    chosen: Sequence[RecordMeasure], records: Records, kind: PeriodKind, breakdowns: Sequence[str]
) -> Iterator[pa.Table]:
    """One aggregate for each source and way of dating: all its sums in one pass over its rows."""
    together: dict[tuple[str, Callable[[Table], DateValue] | None], dict[str, Sum]] = {}
    for one in chosen:
        for total in one.sums:
            together.setdefault((total.source, total.dated), {})[total.name] = total
    for (source, dated), totals in together.items():
        yield _added_up(_source(source, records), dated, list(totals.values()), records, kind, breakdowns)


def _source(source: str, records: Records) -> Table:
    if source in VIEWS:
        return VIEWS[source].make(records.tables[VIEWS[source].of], records.on)
    return records.tables[source]


def _added_up(
    table: Table,
    dated: Callable[[Table], DateValue] | None,
    totals: Sequence[Sum],
    records: Records,
    kind: PeriodKind,
    breakdowns: Sequence[str],
) -> pa.Table:
    keys = [name for name in ("authority", "school", "sen_status", *breakdowns) if name in table.columns]
    if dated is not None:
        table = table.filter(dated(table).notnull())
        table = table.mutate(period=period_place(kind, dated(table)))
        keys.append("period")
    added = records.engine.to_pyarrow(table.group_by(keys).agg(**{total.name: total.of(table) for total in totals}))
    _refuse_unknown_statuses(added)
    if dated is None:
        added = added.append_column("period", pa.repeat(pa.scalar(records.period.place, pa.int64()), len(added)))
    return _in_our_types(added)


def _in_our_types(added: pa.Table) -> pa.Table:
    """Sums of every engine and table in the same types, so that they can be laid on one another."""
    types = {"authority": pa.string(), "school": pa.string(), "sen_status": pa.string(), "period": pa.int64()}
    return pa.table({name: added[name].cast(types.get(name, added[name].type)) for name in added.column_names})


def _refuse_unknown_statuses(added: pa.Table) -> None:
    if "sen_status" not in added.column_names:
        return
    unknown = sorted({one for one in added["sen_status"].unique().to_pylist() if one is not None} - set(STATUSES))
    if unknown:
        what = f"SEN provision is written as {', '.join(f'“{one}”' for one in unknown)}."
        raise UnfitRecords([Problem("column sen_status", what, "Write N (no SEN), K (SEN support) or E (EHC plan).")])


def period_place(kind: PeriodKind, day: DateValue) -> IntegerValue:
    """The `place` of the period that a day falls in, as `periods.period_of` has it, as an expression.

    Raises ValueError for weeks and days: records are counted by month at the finest.
    """
    months = day.year() * 12 + day.month() - 1
    begins = YEAR_BEGINS.get(kind, 1) - 1
    match kind:
        case PeriodKind.MONTH:
            return months
        case PeriodKind.QUARTER:
            return (months - begins) // 3
        case PeriodKind.TERM:
            into = (months - begins) % 12
            begun = [(into >= first).cast("int64") for first in TERM_BEGINS[1:]]
            return (months - begins) // 12 * len(TERM_BEGINS) + begun[0] + begun[1]
        case PeriodKind.WEEK | PeriodKind.DAY:
            raise ValueError("Records are counted by year, term, quarter or month, not by week or day.")
        case _:
            return (months - begins) // 12
