"""The table `series` that the doubts are asked of: each yearly or termly figure beside those of the years around it."""

import duckdb
import pyarrow as pa

from sendwell.domain.measures import Level, Unit, all_measures
from sendwell.domain.returns.open_data.symbols import quoted

GROUPS = ("all", "no_sen", "any_sen", "sen_support", "ehc_plan")
_AROUND = {"before": "1 preceding", "after": "1 following", "two_before": "2 preceding"}
_SHORT = ("Month", "Week", "Day")


def make_series(observations: pa.Table, con: duckdb.DuckDBPyConnection) -> None:
    """Make `series`: figures of authorities for everybody or by SEN provision, with `size` (what grows slowly: the
    count, or the denominator of a rate), and the figures of the year before and after as `before`, `after` and so on.
    """
    con.register("observations", observations)
    counts = ", ".join(quoted(each.key) for each in all_measures() if each.unit is Unit.COUNT)
    groups = ", ".join(map(quoted, GROUPS))
    short = ", ".join(map(quoted, _SHORT))
    con.execute(
        f"""create or replace temp table figures as
        select measure::varchar measure, period::varchar period, period_kind::varchar kind, level::varchar as level,
        place::varchar place, "group"::varchar as "group", value, numerator a, denominator b, symbol::varchar symbol,
        measure::varchar in ({counts}) as is_count,
        case when measure::varchar in ({counts}) then value else denominator end as size,
        left(period::varchar, 4)::integer as year, regexp_extract(period::varchar, '[TQ][1-4]$') as part
        from observations where period_kind::varchar not in ({short})"""
    )
    key = 'measure, kind, part, level, place, "group"'
    around = ", ".join(
        f"max({name}) over around_{when} as {name}_{when}" for when in _AROUND for name in ("value", "size", "a", "b")
    )
    windows = ", ".join(
        f"around_{when} as (partition by {key} order by year range between {years} and {years})"
        for when, years in _AROUND.items()
    )
    con.execute(
        f"""create or replace temp table series as
        select *, {around} from figures where level = {quoted(Level.AUTHORITY.value)} and "group" in ({groups})
        window {windows}"""
    )
