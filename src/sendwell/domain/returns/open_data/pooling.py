"""Figures of several places as one: schools as an authority, successors as the authority that they came from."""

from collections.abc import Mapping

import duckdb
import pyarrow as pa

from sendwell.domain.measures import Level, Symbol, Unit, measure_named
from sendwell.domain.returns.open_data.model import OBSERVATIONS
from sendwell.domain.returns.open_data.symbols import quoted


def rolled_up(observations: pa.Table, belongs: Mapping[str, str], level: Level) -> pa.Table:
    """The observations of the places that `belongs` names, summed to the place that each belongs to.

    Counts are added up. A percentage or rate is worked out again from the added numerators and denominators of the
    places that have both; without them it can't be pooled and is not given, as a mean of percentages is no percentage.
    """
    scales = {key: _scale(key) for key in observations.column("measure").unique().to_pylist()}
    arms = " ".join(f"when {quoted(key)} then {scale}" for key, scale in scales.items() if scale)
    scale = f"case measure::varchar {arms} end::double" if arms else "null::double"
    with duckdb.connect() as con:
        con.register("observations", observations)
        con.register("belonging", pa.table({"part": list(belongs), "whole": list(belongs.values())}))
        found = con.sql(
            f"""with parts as (
                select o.*, b.whole, {scale} as scale, numerator is not null and denominator is not null as both_there
                from observations o join belonging b on o.place::varchar = b.part
            ), pooled as (
                select measure, period, period_kind, whole as place, "group", any_value(scale) as scale,
                sum(value) as added, sum(numerator) filter (both_there) as a, sum(denominator) filter (both_there) as b
                from parts group by measure, period, period_kind, whole, "group"
            )
            select measure::varchar measure, period::varchar period, period_kind::varchar period_kind,
            {quoted(level.value)} as level, place, "group"::varchar as "group",
            case when scale is null then added else scale * a / nullif(b, 0) end as value,
            a as numerator, b as denominator,
            case when value is null then {quoted(Symbol.NOT_AVAILABLE.value)} else '' end as symbol
            from pooled where scale is not null or added is not null order by all"""
        ).to_arrow_table()
    return found.cast(OBSERVATIONS)


def _scale(key: str) -> float | None:
    """What numerator ÷ denominator is multiplied by; None for counts, which are added up."""
    try:
        unit = measure_named(key).unit
    except KeyError:
        return None
    return unit.scale if isinstance(unit, Unit) else None
