"""How long it takes to load a million rows of published figures, against DuckDB reading the same file.

The file has the layout of the department's plans issued within 20 weeks (26 columns, 8 of them read as figures), for
every authority, six years and as many breakdowns as make a million rows: about 190 MB. The baseline is DuckDB's own
reader, all columns as text, into a table in memory; ours is the same file read, checked, turned into four million
observations and hashed. Both in this process, turn by turn; the best of three.
"""

import sys
from pathlib import Path

sys.path.pop(0)  # this folder: one of its files has the name of a standard module
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import resource
import tempfile
import time
from collections.abc import Callable

import duckdb

from sendwell.domain.places import authorities
from sendwell.domain.returns.open_data import read_open_data

ROWS = 1_000_000
TURNS = 3
YEARS = range(2019, 2025)
LIMIT = 3.0


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plans.csv"
        write_file(path, ROWS)
        times: dict[str, list[float]] = {"duckdb": [], "sendwell": []}
        for _ in range(TURNS):
            times["duckdb"].append(seconds(lambda: read_bare(path)))
            times["sendwell"].append(seconds(lambda: load(path)))
        bare, ours = min(times["duckdb"]), min(times["sendwell"])
        print(f"rows {ROWS:,}, {path.stat().st_size / 1e6:.0f} MB")
        print(f"DuckDB, all columns as text   {bare:6.2f} s")
        print(f"read, checked, {4 * ROWS:,} observations {ours:6.2f} s")
        print(f"ratio {ours / bare:.2f} (limit {LIMIT:.0f})")
        print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def write_file(path: Path, rows: int) -> None:
    """A file in the department's layout with at least as many rows."""
    today = [each for each in authorities() if each.ends is None]
    places = ", ".join(
        f"('{each.region}', '{each.ons_code}', '{each.code}', '{each.name.replace(chr(39), chr(39) * 2)}')"
        for each in today
    )
    groups = -(-rows // (len(today) * len(YEARS)))
    with duckdb.connect() as con:
        con.execute(
            f"""copy (
                with places(region_code, new_la_code, old_la_code, la_name) as (values {places}),
                drawn as (
                    select y as time_period, 'Calendar year' as time_identifier, 'Local authority' as geographic_level,
                    'E92000001' as country_code, 'England' as country_name, region_code, 'A region' as region_name,
                    new_la_code, old_la_code, la_name, if(g = 0, 'All EHC plans issued', 'A topic') as breakdown_topic,
                    if(g = 0, 'All EHC plans issued', 'Group ' || g) as breakdown, 
                    (hash(y, g, la_name) % 900 + 100)::int as d
                    from places, range({YEARS.start}, {YEARS.stop}) years(y), range({groups}) groups(g)
                )
                select * exclude (d), d as plans_issued_den, d - 10 as plans_issued_den_ex,
                d // 2 as plans_issued_within_20_weeks, (d - 10) // 2 as plans_issued_20_weeks_ex,
                round(100 * (d // 2) / d, 1) as pc_plans_issued_within_20_weeks,
                if(d % 50 = 0, 'x', round(100 * ((d - 10) // 2) / (d - 10), 1)::varchar) as PC_plans_issued_20_weeks_ex,
                d // 3 as plans_issued_gt20weeks_ltYear, d // 3 as plans_issued_gt20weeks_ltYear_ex,
                round(100 * (d // 3) / d, 1) as pc_plans_issued_gt20weeks_ltYear,
                round(100 * (d // 3) / d, 1) as PC_plans_issued_gt20weeks_ltYear_ex,
                d // 9 as plans_issued_gt_1_year, d // 9 as plans_issued_gt_1_year_ex,
                round(100 * (d // 9) / d, 1) as pc_plans_issued_gt_1_year,
                round(100 * (d // 9) / d, 1) as PC_plans_issued_gt_1_year_ex
                from drawn limit {rows}
            ) to '{path}' (header, delimiter ',')"""
        )


def read_bare(path: Path) -> None:
    """The baseline: DuckDB's own reader, every column as text, into a table."""
    with duckdb.connect() as con:
        con.execute(f"create table bare as select * from read_csv('{path}', all_varchar = true, quote = '\"')")


def load(path: Path) -> None:
    """Sendwell's reading of the whole file."""
    loaded = read_open_data(path)
    if loaded.problems or loaded.observations.num_rows != 4 * ROWS:
        sys.exit(f"The file did not load: {loaded.problems[:3]}")


def seconds(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
