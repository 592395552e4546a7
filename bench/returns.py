"""How fast a return is checked, and in how much memory: ratios against baselines measured in the same run.

    .venv/bin/python -m bench.returns

Makes an invented national return (about 640,000 plans) and an invented authority (5,000), with mistakes, in a folder
of its own that it removes. `--plans N` makes the national one smaller.
"""

import sys
from pathlib import Path

sys.path.pop(0)  # this folder: one of its files has the name of a standard module
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import argparse
import subprocess
import tempfile
import time
from collections.abc import Callable
from statistics import median

import duckdb
import pyarrow as pa

from bench.pandas_returns import RULES as PANDAS_RULES
from bench.pandas_returns import report
from sendwell.domain.returns.sen2.checking import check_return
from sendwell.domain.returns.sen2.invented import invented_authority, with_mess, write_csv_files
from sendwell.domain.returns.sen2.reading import open_return, open_tables
from sendwell.domain.returns.sen2.rules import RULES
from sendwell.domain.returns.sen2.writing import write_xml

YEAR, NATIONAL, AUTHORITY, ROUNDS = 2027, 645_000, 5_000, 5
PANDAS_PLANS = 100_000  # pandas takes minutes for a national return; its rows a second are counted on this many plans
CHECK = (
    "import resource, sys; from pathlib import Path; "
    "from sendwell.domain.returns.sen2.checking import check_return; "
    "from sendwell.domain.returns.sen2.reading import open_return; "
    "opened = open_return([Path(sys.argv[1])]); check_return(opened); "
    "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
)


def main() -> None:
    """Measure everything and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plans", type=int, default=NATIONAL)
    plans = parser.parse_args().plans
    with tempfile.TemporaryDirectory(prefix="sendwell-bench-") as folder:
        print_national(Path(folder) / "national", plans)
        print_pandas()
        print_authority(Path(folder))


def print_national(folder: Path, plans: int) -> None:
    """Reading and checking against DuckDB reading the same files; and the peak of memory."""
    tables = tables_of(plans)
    rows = sum(table.num_rows for table in tables.values())
    requests = invented_requests(tables)
    write_csv_files(tables, folder)
    del tables
    size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
    print(f"A national return: {plans:,} plans, {requests:,} requests of the year")
    print(f"  {rows:,} records, {size:,.0f} MB of CSV")
    pairs = [(seconds(lambda: duckdb_reads(folder)), seconds(lambda: checked(folder))) for _ in range(3)]
    base, ours = (median(pair[n] for pair in pairs) for n in (0, 1))
    print(f"  DuckDB, reading the same files     {base:7.2f} s")
    print(f"  Sendwell, read and {len(RULES)} rules        {ours:7.2f} s")
    print(f"  ratio                              {median(b / a for a, b in pairs):7.2f}     (at most 4)")
    peak = subprocess.run([sys.executable, "-c", CHECK, str(folder)], capture_output=True, text=True, check=True)
    print(f"  peak of memory                     {int(peak.stdout) / 1e6:7.2f} GB  (under 4)")


def print_pandas() -> None:
    """Records a second, in memory, against pandas rule by rule on the same tables."""
    tables = tables_of(PANDAS_PLANS)
    rows = sum(table.num_rows for table in tables.values())
    frames = {name: table.to_pandas() for name, table in tables.items()}
    theirs = rows / seconds(lambda: list(report(frames)))
    with open_tables(tables) as opened:
        check_return(opened)
        ours = rows / median(seconds(lambda: check_return(opened)) for _ in range(ROUNDS))
    print(f"\nIn memory: {PANDAS_PLANS:,} plans, {rows:,} records")
    print(f"  pandas, {len(PANDAS_RULES)} rules one by one         {theirs:11,.0f} records a second")
    print(f"  Sendwell, {len(RULES)} rules                {ours:11,.0f} records a second")
    print(f"  ratio                              {ours / theirs:7.1f}     (at least 20)")


def print_authority(folder: Path) -> None:
    """One authority, from files to problems."""
    write_csv_files(tables_of(AUTHORITY), folder / "authority")
    with open_return([folder / "authority"]) as opened:
        opened.tables.execute("DELETE FROM person WHERE key > 9000000")  # the persons twice have no place in XML
        xml = write_xml(opened, folder / "authority.xml")
    print(f"\nAn authority of {AUTHORITY:,} plans, read and {len(RULES)} rules; medians of {ROUNDS}")
    for name, path in (("CSV", folder / "authority"), ("XML", xml)):
        took = median(seconds(lambda path=path: checked(path)) for _ in range(ROUNDS))
        print(f"  {name}                                {took:7.2f} s     (under 1)")


def tables_of(plans: int) -> dict[str, pa.Table]:
    """A return with mistakes."""
    return with_mess(invented_authority(plans=plans).return_of(YEAR), share=0.02, seed=7)


def invented_requests(tables: dict[str, pa.Table]) -> int:
    """Requests received in the year of activity."""
    received = duckdb.from_arrow(tables["requests"]).filter(f"receiveddate LIKE '{YEAR - 1}-%'")
    return int(received.aggregate("count(*)").fetchall()[0][0])


def checked(path: Path) -> None:
    """Read the files and ask every rule."""
    with open_return([path]) as opened:
        check_return(opened)


def duckdb_reads(folder: Path) -> None:
    """The baseline: each file into a table of DuckDB, all as text."""
    with duckdb.connect() as tables:
        for number, path in enumerate(sorted(folder.iterdir())):
            tables.execute(f"CREATE TABLE t{number} AS SELECT * FROM read_csv('{path}', all_varchar = true)").fetchall()


def seconds(work: Callable[[], object]) -> float:
    """How long the work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
