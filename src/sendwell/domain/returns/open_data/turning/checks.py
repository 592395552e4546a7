"""What is wrong with the numbers of `base`: counted in one pass, and shown row by row where there is something."""

from collections.abc import Iterator
from dataclasses import dataclass

import duckdb

from sendwell.domain.problems import Problem
from sendwell.domain.returns.open_data.mapping import COUNT, MeasureColumn
from sendwell.domain.returns.open_data.symbols import quoted
from sendwell.domain.returns.open_data.turning.base import Base

_TOLD = 5  # rows of each fault that are named
_SHARES = 5  # numbers that there must be before they can look like shares of one
_MEND = "Correct it and load the file again."


@dataclass(frozen=True, slots=True)
class Check:
    """A fault that a number may have: SQL that is true where it has, and what to say of the row."""

    wrong: str
    column: str
    shown: str
    what: str
    mend: str


def problems_of(base: Base, con: duckdb.DuckDBPyConnection) -> list[Problem]:
    """Every fault, the first few rows of each named, and how many more there are."""
    checks = list(dict.fromkeys(_checks(base)))
    if not checks:
        return []
    counts = con.execute(f"select {', '.join(f'count_if({each.wrong})' for each in checks)} from base").fetchall()[0]
    return [
        problem
        for each, count in zip(checks, counts, strict=True)
        if count
        for problem in _told(each, count, base, con)
    ]


def duplicates(base: Base, con: duckdb.DuckDBPyConnection) -> tuple[list[Problem], int]:
    """Rows that give one place, period and group twice: those alike are counted once (how many), others are wrong."""
    key = ["p", "t", "g", *(f"w{at}" for at in range(len(base.plan.where_columns)))]
    keys = ", ".join(key)
    rows, different = con.execute(
        f"select count(*), (select count(*) from (select distinct {keys} from base)) from base"
    ).fetchall()[0]
    if rows == different:
        return [], 0
    same = ", ".join([*key, *(f"v{at}, s{at}" for at in range(len(base.plan.number_columns)))])
    con.execute(f"create or replace temp table base as select min(n) as n, {same} from base group by {same}")
    left = con.execute("select count(*) from base").fetchall()[0][0]
    return _twice(base, keys, con) if left > different else [], rows - left


def _twice(base: Base, keys: str, con: duckdb.DuckDBPyConnection) -> list[Problem]:
    found = con.execute(
        f"select p, t, g, list(n order by n) from base group by {keys} having count(*) > 1 order by min(n)"
    ).fetchall()
    problems = []
    for place, period, group, rows in found[:_TOLD]:
        named = " and ".join(f"{row:,}" for row in rows[:5])
        where, when = base.places.meanings[place][1], base.periods.meanings[period][0]
        whom = base.groups.meanings[group]
        what = f"Rows {named} give different figures for the same place ({where}), period ({when}) and group ({whom})."
        problems.append(
            Problem(base.opened.where(rows[0]), what, "Leave the right one, or say in the mapping how they differ.")
        )
    return [*problems, *_more(len(found), base.opened.name)]


def shares_of_one(base: Base, con: duckdb.DuckDBPyConnection) -> list[Problem]:
    """Columns of percentages that look like shares of one: wrong where counts prove it, else a question."""
    asked = [each for each in base.plan.mapping.measures if each.percent and each.value and each.scale == 1]
    problems = []
    for column in dict.fromkeys(each.value for each in asked):
        value = base.value(column)
        low, high, some = con.execute(
            f"select min({value}), max({value}), count_if({value} > 0 and {value} < 1) from base"
        ).fetchall()[0]
        if low is not None and low >= 0 and high <= 1 and some >= _SHARES:
            what = f"The percentages lie between {low:g} and {high:g}; they look like shares of one."
            mend = "If they are, say in the mapping that the column is multiplied by 100."
            problems.append(Problem(base.opened.where(column=column), what, mend))
    return problems


def mixed_percentages(base: Base, con: duckdb.DuckDBPyConnection) -> list[Problem]:
    """Columns in which some percentages have a sign and others look like shares of one."""
    problems = []
    for column in dict.fromkeys(each.value for each in base.plan.mapping.measures if each.percent and each.value):
        at = base.plan.number_columns.index(column)
        row = "n" if base.opened.numbered else f"rowid + {base.opened.first_row}"
        signs, first, shown = con.execute(
            f"select count_if(contains(t{at}, '%')), min({row}) filter (x{at} > 0 and x{at} < 1), "
            f"first(x{at} order by rowid) filter (x{at} > 0 and x{at} < 1) from raw"
        ).fetchall()[0]
        if signs and first is not None:
            what = f"Other cells have a percent sign; {shown:g} may be {shown:g}% or {shown * 100:g}%."
            problems.append(Problem(base.opened.where(first, column), what, "Write all of them the same way."))
    return problems


def _checks(base: Base) -> Iterator[Check]:
    for column in base.plan.number_columns:
        value, sign = base.value(column), base.sign(column)
        what = "“{}” is neither a number nor a sign for the want of one (c, x, z, low)."
        yield Check(f"{value} is null and {sign} = -1", column, "text", what, _MEND)
    for measure in base.plan.mapping.measures:
        yield from _of_measure(base, measure)


def _of_measure(base: Base, measure: MeasureColumn) -> Iterator[Check]:
    own = "".join(f"{base.which(name)} = {quoted(value.strip())} and " for name, value in measure.where)
    for column in measure.columns:
        if column != measure.value or measure.count:
            value = base.value(column)
            yield Check(f"{own}{value} < 0", column, value, "The count is {:g}; no count is below nought.", _MEND)
    if (
        measure.percent
        and measure.numerator
        and measure.denominator
        and COUNT not in (measure.numerator, measure.denominator)
    ):
        over, under = base.value(measure.numerator), base.value(measure.denominator)
        what = f"The numerator is {{:g}}, which is above the denominator in “{measure.denominator}”."
        yield Check(f"{own}{over} > {under}", measure.numerator, over, what, _MEND)
    if measure.percent and measure.value:
        value = base.value(measure.value)
        what = "The percentage is {:g}; it must lie between 0 and 100."
        wrong = f"{own}({value} * {measure.scale} < 0 or {value} * {measure.scale} > 100.5)"
        yield Check(wrong, measure.value, value, what, _MEND)


def _told(check: Check, count: int, base: Base, con: duckdb.DuckDBPyConnection) -> list[Problem]:
    if check.shown == "text":
        column = f"t{base.plan.number_columns.index(check.column)}"
        row = "r.n" if base.opened.numbered else f"r.rowid + {base.opened.first_row}"
        source = f"select b.n, r.{column} from base b join raw r on b.n = {row}"
    else:
        source = f"select b.n, b.{check.shown} from base b"
    found = con.execute(f"{source} where {check.wrong} order by b.n limit {_TOLD}").fetchall()
    problems = [
        Problem(base.opened.where(row, check.column), check.what.format(_short(shown)), check.mend)
        for row, shown in found
    ]
    return [*problems, *_more(count, base.opened.where(column=check.column))]


def _short(shown: object) -> object:
    return shown[:40] if isinstance(shown, str) else shown


def _more(count: int, where: str) -> list[Problem]:
    if count <= _TOLD:
        return []
    rows = f"{count - _TOLD:,} more rows have" if count - _TOLD > 1 else "1 more row has"
    return [Problem(where, f"{rows} the same fault.", "Correct them all.")]
