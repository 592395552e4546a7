"""The table `base`: a row for each row of the file that is about some place, time and group, with its numbers."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from sendwell.domain.measures import Level, PeriodKind
from sendwell.domain.returns.open_data.files.opened import Opened
from sendwell.domain.returns.open_data.files.opening import read_into
from sendwell.domain.returns.open_data.groups import group_of
from sendwell.domain.returns.open_data.mapping import Filter, Mapping, Role, parts_of
from sendwell.domain.returns.open_data.periods import NotAPeriod, OtherPeriod, read_period
from sendwell.domain.returns.open_data.symbols import number_sql, quoted, symbol_sql
from sendwell.domain.returns.open_data.turning.coding import Coded, Texts, coded
from sendwell.domain.returns.open_data.turning.plan import Plan
from sendwell.domain.returns.open_data.where import Written, place_of

Place = tuple[Level, str]
When = tuple[str, PeriodKind]


@dataclass(frozen=True, slots=True)
class Base:
    """What the rows of `base` mean: p, t and g by number; w0... say which measure, v0.../s0... are the numbers."""

    plan: Plan
    opened: Opened
    rows_in: int
    places: Coded[Place]
    periods: Coded[When]
    groups: Coded[str]

    def value(self, heading: str) -> str:
        """SQL for the number in the column with this heading, or in the columns that "a + b" adds up."""
        named = [f"v{self.plan.number_columns.index(part)}" for part in parts_of(heading)]
        return named[0] if len(named) == 1 else f"({' + '.join(named)})"

    def sign(self, heading: str) -> str:
        """SQL's name for what stands there instead of a number."""
        return f"s{self.plan.number_columns.index(heading)}"

    def which(self, heading: str) -> str:
        """SQL's name for the words in a column that says which measure a row is of."""
        return f"w{self.plan.where_columns.index(heading)}"


def make_base(plan: Plan, folder: Path, con: duckdb.DuckDBPyConnection) -> Base:
    """Read the columns that the plan names and make `base` of them. Raises Unreadable for a file that can't be read."""
    opened = read_into("raw", _columns(plan), plan.opened, folder, con)
    rows = con.execute("select count(*) from raw").fetchall()[0][0]
    base = Base(plan, opened, rows, _places(plan, con), _periods(plan, con), _groups(plan, con))
    con.execute(_base_sql(base))
    return base


def _columns(plan: Plan) -> str:
    """SQL for what is read: words, never NULL, to be joined; numbers x0..., and the text t0... where there is none."""
    texts = [f"coalesce({name}, '') as {name}" for name in dict.fromkeys(map(plan.column, plan.text_columns))]
    numbers = [
        f"try_cast({cell} as double) as x{at}, case when isfinite(x{at}) then null else {cell} end as t{at}"
        for at, cell in enumerate(map(plan.column, plan.number_columns))
    ]
    number = [f"c{len(plan.opened.headings)}::bigint as n"] if plan.opened.numbered else []
    return ", ".join([*texts, *numbers, *number]) or "1 as c"


def _places(plan: Plan, con: duckdb.DuckDBPyConnection) -> Coded[Place]:
    place = plan.mapping.place
    names = list(plan.place_columns)
    columns = [plan.column(heading) for heading in plan.place_columns.values()]
    by_name_only = "name" in names and not {"old_code", "new_code"} & set(names)
    period = plan.mapping.period.period
    if by_name_only and period:  # an authority may have the name of one that ended
        columns.append(plan.column(period))
    asked = list(dict.fromkeys(columns))  # one column may say several parts

    def read(texts: Texts) -> tuple[Place | None, str, str]:
        if place.fixed_place:
            return (place.fixed_level or Level.AUTHORITY, place.fixed_place), "", ""
        by_column = dict(zip(asked, texts, strict=True))
        said = {name: by_column[column] for name, column in zip(names, columns, strict=False)}
        year = texts[-1][:4] if by_name_only and period else ""
        written = Written(**said, year=int(year) if year.isdigit() else 0)
        found = place_of(written, place.fixed_level, place.names_win)
        return (None if found.left_out else (found.level, found.place)), found.left_out, found.question

    return coded(con, "places", asked, read, only_sql(plan))


def _periods(plan: Plan, con: duckdb.DuckDBPyConnection) -> Coded[When]:
    period = plan.mapping.period
    columns = [plan.column(heading) for heading in (period.period, period.identifier) if heading and not period.fixed]

    def read(texts: Texts) -> tuple[When | None, str, str]:
        said = (*texts, "", "") if columns else (period.fixed, "")
        try:
            return read_period(said[0], said[1], period.kind), "", ""
        except OtherPeriod as other:
            return None, str(other), ""
        except NotAPeriod as wrong:
            return None, f"!{wrong}", ""

    return coded(con, "periods", columns, read, only_sql(plan))


def _groups(plan: Plan, con: duckdb.DuckDBPyConnection) -> Coded[str]:
    filters = _dividing(plan, con)
    columns = [plan.column(each.column) for each in filters]

    def read(texts: Texts) -> tuple[str | None, str, str]:
        group, why = group_of(filters, texts)
        return group, why, ""

    return coded(con, "groups", columns, read, only_sql(plan))


def _dividing(plan: Plan, con: duckdb.DuckDBPyConnection) -> list[Filter]:
    """The filters that divide the rows: one that is the same on every row says nothing of a group."""
    asked = [each for each in plan.mapping.filters if each.role not in (Role.IGNORE, Role.PREFER)]
    paired = {each.of for each in asked if each.role is Role.TOPIC}
    loose = [each for each in asked if each.role is Role.GROUP and each.column not in paired]
    if not loose:
        return asked
    alike = ", ".join(f"min({column}) = max({column})" for column in (plan.column(each.column) for each in loose))
    answers = con.execute(f"select {alike} from raw where {only_sql(plan)}").fetchall()[0]
    constant = [each for each, same in zip(loose, answers, strict=True) if same]
    return [each for each in asked if each not in constant]


def _base_sql(base: Base) -> str:
    plan, symbols = base.plan, base.plan.mapping.symbols
    row = "r.n" if base.opened.numbered else f"r.rowid + {base.opened.first_row}"
    numbers = [
        f"{number_sql(f'r.x{at}', f'r.t{at}', symbols)} as v{at}, "
        f"case when isfinite(r.x{at}) then 0::tinyint else {symbol_sql(f'r.t{at}', symbols)} end as s{at}"
        for at in range(len(plan.number_columns))
    ]
    which = [f"trim(r.{plan.column(each)}) as w{at}" for at, each in enumerate(plan.where_columns)]
    coded_columns: tuple[Coded[Any], ...] = (base.places, base.periods, base.groups)
    there = " and ".join(f"{each.id} is not null" for each in coded_columns)
    ids = [f"{each.id} as {name}" for each, name in zip(coded_columns, "ptg", strict=True)]
    joins = " ".join(each.join for each in coded_columns)
    select = ", ".join([f"{row} as n", *ids, *which, *numbers])
    rows = f"from raw r {joins} where {there} and {only_sql(plan)} {_preferred(plan.mapping, base)}"
    return f"create or replace temp table base as select {select} {rows}"


def only_sql(plan: Plan) -> str:
    """SQL that is true for rows of a measure that is mapped; where any row may be, always."""
    measures = plan.mapping.measures
    first = {measure.where[0][0] for measure in measures if measure.where}
    if len(first) != 1 or not all(measure.where for measure in measures):
        return "true"
    named = ", ".join(sorted({quoted(measure.where[0][1].strip()) for measure in measures}))
    return f"trim({plan.column(first.pop())}) in ({named})"


def _preferred(mapping: Mapping, base: Base) -> str:
    """SQL that keeps, of rows that differ in one column alone, those with the value that is preferred."""
    asked = [each for each in mapping.filters if each.role is Role.PREFER]
    if not asked:
        return ""
    column = f"r.{base.plan.column(asked[0].column)}"
    arms = " ".join(f"when {quoted(value.lower())} then {rank}" for rank, value in enumerate(asked[0].values))
    rank = f"case lower(trim({column})) {arms} else 99 end"
    keys = ", ".join(["p", "t", "g", *(f"w{at}" for at in range(len(base.plan.where_columns)))])
    return f"qualify {rank} = min({rank}) over (partition by {keys})"
