"""How much of England a table of figures covers: the figure beside the measure."""

from functools import cache

import duckdb
import pyarrow as pa

from sendwell.domain.measures import Level
from sendwell.domain.places import authorities
from sendwell.domain.returns.open_data.model import Coverage

_LEADING = ("all", "ehc_plan", "sen_support", "no_sen")  # the group whose rows are counted: the first that there is


def coverage_of(observations: pa.Table) -> tuple[Coverage, ...]:
    """For each measure and year: of the authorities that there were in it, how many have a number.

    Counted over the rows for everybody, or where there are none, for children with a plan.
    """
    if not observations.num_rows:
        return ()
    leading = " ".join(f"when '{group}' then {rank}" for rank, group in enumerate(_LEADING))
    with duckdb.connect() as con:
        con.register("observations", observations)
        rows = con.execute(
            f"""select measure::varchar, period::varchar, min(period_kind::varchar), count(value) from (
                select *, case "group"::varchar {leading} else 9 end as rank from observations where level = $1
                qualify rank = min(rank) over (partition by measure, period, period_kind)
            ) where rank < 9 group by measure, period, period_kind order by 1, 2""",
            [Level.AUTHORITY.value],
        ).fetchall()
    return tuple(Coverage(measure, period, some, _there(_year(period, kind))) for measure, period, kind, some in rows)


def _year(period: str, kind: str) -> int:
    """The calendar year in which the authorities are counted: for a year of two, that of its January."""
    year = int(period[:4])
    return year + 1 if kind in ("Academic year", "Financial year") and len(period) >= 6 else year


@cache
def _there(year: int) -> int:
    """Authorities at the end of the year; those without a starting day have been there since before 2018."""
    return sum(1 for each in authorities() if each.exists_in(year) and not (each.ends and each.ends.year <= year))
