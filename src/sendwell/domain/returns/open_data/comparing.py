"""What a corrected file changes: which observations moved, which are new, and which are gone."""

from dataclasses import dataclass
from typing import Any

import duckdb
import pyarrow as pa

from sendwell.domain.returns.open_data.model import KEY, OBSERVATIONS

_NUMBERS = ("value", "numerator", "denominator")
MOVED = pa.schema(
    [
        *((name, pa.string()) for name in KEY),
        *((name, pa.float64()) for number in _NUMBERS for name in (f"{number}_before", number)),
        ("symbol_before", pa.string()),
        ("symbol", pa.string()),
    ]
)


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two tables of observations. `moved` has what stood before beside what stands now."""

    moved: Any
    added: Any
    gone: Any

    @property
    def nothing(self) -> bool:
        """True if the two say the same."""
        return not (self.moved.num_rows or self.added.num_rows or self.gone.num_rows)


def compare(old: pa.Table, new: pa.Table) -> Difference:
    """What `new` changes in `old`; both in the columns of OBSERVATIONS, neither with an observation twice.

    The order of rows does not matter, and a number that differs by less than one part in a million million is the same.
    """
    keys = ", ".join(f'"{name}"' for name in KEY)
    on = " and ".join(f'o."{name}" = n."{name}"' for name in KEY)
    differs = " or ".join([*(_differs(name) for name in _NUMBERS), "o.symbol <> n.symbol"])
    beside = ", ".join(f"o.{name} as {name}_before, n.{name}" for name in (*_NUMBERS, "symbol"))
    with duckdb.connect() as con:
        con.register("given_old", old)
        con.register("given_new", new)
        for table in ("old", "new"):
            con.execute(f'create temp table "{table}" as select {_plain()} from given_{table}')
        named = ", ".join(f'n."{name}"' for name in KEY)
        moved = f'select {named}, {beside} from "old" o join "new" n on {on}'
        return Difference(
            con.sql(f"{moved} where {differs} order by all").to_arrow_table().cast(MOVED),
            _only_in("new", "old", keys, con),
            _only_in("old", "new", keys, con),
        )


def _plain() -> str:
    words = [f'"{name}"::varchar as "{name}"' for name in (*KEY, "symbol")]
    return ", ".join([*words, *_NUMBERS])


def _differs(name: str) -> str:
    """SQL that is true where a number is new, gone, or another."""
    apart = f"abs(o.{name} - n.{name}) > 1e-12 * greatest(abs(o.{name}), abs(n.{name}))"
    return f"(o.{name} is null) <> (n.{name} is null) or coalesce({apart}, false)"


def _only_in(one: str, other: str, keys: str, con: duckdb.DuckDBPyConnection) -> pa.Table:
    columns = ", ".join(f'"{name}"' for name in OBSERVATIONS.names)
    found = con.sql(f'select {columns} from "{one}" anti join "{other}" using ({keys}) order by all').to_arrow_table()
    return found.cast(OBSERVATIONS)
