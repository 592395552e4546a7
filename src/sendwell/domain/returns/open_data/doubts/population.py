"""Counts that are out of line with the children who live in the place."""

from collections.abc import Mapping

import duckdb
import pyarrow as pa

from sendwell.domain.returns.open_data.doubts.rules import Rule

_FEWEST = 5_000  # children: below, a few families move the rate
_SQL = """with rates as (
    select *, 1000 * value / children as rate from series join population using (place)
    where is_count and "group" = 'all' and value > 0 and children >= {fewest}
), typical as (
    select measure, kind, year, median(ln(rate)) as usual, count(*) as places from rates group by all
), spread as (
    select measure, kind, year, 1.4826 * median(abs(ln(rate) - usual)) as mad
    from rates join typical using (measure, kind, year) group by all
)
select measure, period, level, place, "group",
format('{{:,}} are {{:.1f}} for each 1,000 children; the middle of all authorities is {{:.1f}}.',
    value::bigint, rate, exp(usual)) as what, false as likely
from rates join typical using (measure, kind, year) join spread using (measure, kind, year)
where places >= 30 and abs(ln(rate) - usual) > 4 * greatest(mad, 0.1)"""


def against_population(population: Mapping[str, float] | None, con: duckdb.DuckDBPyConnection) -> tuple[Rule, ...]:
    """The doubt, where the population is known; its table is made for it."""
    if not population:
        return ()
    con.register("population", pa.table({"place": list(population), "children": list(map(float, population.values()))}))
    why = "The count is far from what authorities with as many children have."
    return (Rule("population", why, _SQL.format(fewest=_FEWEST)),)
