"""From `base` to the table of observations, measure by measure."""

import duckdb
import numpy as np
import pyarrow as pa

from sendwell.domain.measures import Symbol
from sendwell.domain.returns.open_data.mapping import COUNT, MeasureColumn
from sendwell.domain.returns.open_data.model import OBSERVATIONS
from sendwell.domain.returns.open_data.symbols import ORDER, quoted
from sendwell.domain.returns.open_data.turning.base import Base

_NONE, _NOT_AVAILABLE = ORDER.index(Symbol.NONE), ORDER.index(Symbol.NOT_AVAILABLE)


def observe(base: Base, con: duckdb.DuckDBPyConnection) -> pa.Table:
    """The observations that the rows of `base` give, in the columns of `model.OBSERVATIONS`."""
    measures = base.plan.mapping.measures
    if not measures:
        return OBSERVATIONS.empty_table()
    select = " union all ".join(_select(base, at, measure) for at, measure in enumerate(measures))
    found = con.sql(select).to_arrow_table()
    column = {name: found.column(name).combine_chunks() for name in found.column_names}
    which, groups = _groups(base, column["m"].to_numpy(), column["g"].to_numpy())
    levels = sorted({level.value for level, _ in base.places.meanings})
    level_of = np.array([levels.index(level.value) for level, _ in base.places.meanings], np.int32)
    kinds = sorted({kind.value for _, kind in base.periods.meanings})
    kind_of = np.array([kinds.index(kind.value) for _, kind in base.periods.meanings], np.int32)
    names = list(dict.fromkeys(measure.measure for measure in measures))
    name_of = np.array([names.index(measure.measure) for measure in measures], np.int32)
    place, period = column["p"].to_numpy(), column["t"].to_numpy()
    return pa.table(
        [
            _words(name_of[column["m"].to_numpy()], names),
            _words(period, [code for code, _ in base.periods.meanings]),
            _words(kind_of[period], kinds),
            _words(level_of[place], levels),
            _words(place, [code for _, code in base.places.meanings]),
            _words(which, groups),
            column["v"],
            column["a"],
            column["b"],
            _words(column["s"].to_numpy().astype(np.int32), [str(symbol.value) for symbol in ORDER]),
        ],
        schema=OBSERVATIONS,
    )


def _words(numbers: np.ndarray, words: list[str]) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(pa.array(numbers, pa.int32()), pa.array(words, pa.string()))


def _groups(base: Base, measures: np.ndarray, groups: np.ndarray) -> tuple[np.ndarray, list[str]]:
    """The group of each observation: its row's, or with it that of the column."""
    names: dict[str, int] = {}
    table = np.array(
        [
            [names.setdefault(_both(measure.group, group), len(names)) for group in base.groups.meanings]
            for measure in base.plan.mapping.measures
        ],
        np.int32,
    )
    return table[measures, groups], list(names)


def _both(of_column: str, of_row: str) -> str:
    if not of_column:
        return of_row
    return of_column if of_row == "all" else f"{of_column}+{of_row}"


def _select(base: Base, at: int, measure: MeasureColumn) -> str:
    over, under = _number(base, measure.numerator), _number(base, measure.denominator)
    given = f"{base.value(measure.value)} * {measure.scale}" if measure.value else ""
    where = " and ".join(f"{base.which(name)} = {quoted(value.strip())}" for name, value in measure.where)
    rows = f"from base {f'where {where}' if where else ''}"
    if base.plan.mapping.summed:
        over, under = f"sum({over})", f"sum({under})"
        value = (given and f"sum({given})") or _worked_out(over, under, measure)
        sign, rows = f"{_NONE}::tinyint", f"{rows} group by p, t, g"
    else:
        value = given or _worked_out(over, under, measure)
        sign = _sign(base, value, measure)
    return f"select {at}::integer m, p, t, g, {value} v, {over} a, {under} b, {sign} s {rows}"


def _worked_out(over: str, under: str, measure: MeasureColumn) -> str:
    if measure.denominator:
        return f"{measure.per}::double * {over} / nullif({under}, 0)"
    return f"{over} * {measure.scale}"


def _number(base: Base, column: str) -> str:
    if column == COUNT:
        return "1::double"
    return base.value(column) if column else "null::double"


def _sign(base: Base, value: str, measure: MeasureColumn) -> str:
    """Why there is no number: what stands in the first of its columns that has none. Where there is one, nothing."""
    columns = (measure.value,) if measure.value else measure.columns
    arms = " ".join(f"when {base.value(each)} is null then greatest({base.sign(each)}, 1)" for each in columns)
    return f"(case when {value} is not null then {_NONE} {arms} else {_NOT_AVAILABLE} end)::tinyint"
