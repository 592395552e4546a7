"""The education measures of a school year of England against one bare aggregate of the same tables.

Makes 8.9 million invented pupils in 24,000 schools of 153 authorities as Parquet in a temporary folder, and a tenth and
a hundredth of them. Then counts the nine education measures by England, authority and school × SEN group, turn by turn
with the baseline: DuckDB alone adding up the same columns of each table by authority, school and SEN status.
Run it with: .venv/bin/python bench/measures.py
"""

import sys
from pathlib import Path

sys.path.pop(0)  # this folder: one of its files has the name of a standard module
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import json
import resource
import subprocess
import tempfile
import time
from collections.abc import Callable
from datetime import date
from statistics import median

import duckdb

from sendwell.domain.measures import Level, PeriodKind, period
from sendwell.domain.measures.records import Records, engine_at, observe, read_tables
from sendwell.domain.measures.records.education import EDUCATION

PUPILS, SCHOOLS, AUTHORITIES = 8_900_000, 24_000, 153
SHARES = (0.01, 0.1, 1.0)
TURNS = 3
MOST_TIMES, MOST_MEMORY = 4.0, 6.0  # of the baseline; GB
YEAR = period(PeriodKind.ACADEMIC_YEAR, "202425")

# A pupil's school comes from a hash, so that the rows of a school are scattered as they are in a national file.
PUPIL = """
    select
        row, i, 'X' || lpad(i::varchar, 9, '0') as pupil,
        (hash(i) % {schools})::int as place,
        (100000 + place)::varchar as school,
        (201 + place % {authorities})::varchar as authority,
        ['primary', 'primary', 'primary', 'secondary', 'secondary', 'special'][(hash(place) % 6)::int + 1] as phase,
        (hash(i + 1) % 1000)::int as chance,
        case when chance < 815 then 'N' when chance < 953 then 'K' else 'E' end as sen_status,
        case when chance >= 815 then ['SEMH', 'SLCN', 'ASD', 'MLD', 'SPLD'][chance % 5 + 1] end as primary_need,
        ['F', 'M'][(hash(i + 2) % 2)::int + 1] as sex,
        (4 + hash(i + 3) % 12)::int as age
    from (select row, row % {children} as i from range({rows}) as each(row))
"""
BEGAN_ON = "date '2024-09-01' + (hash(row) % 320)::int as began_on"
POSSIBLE = "(300 + hash(i + 4) % 81)::int as possible_sessions"
MISSED = "(possible_sessions * pow((hash(i + 5) % 1000) / 1000, 6) * 0.7)::int as missed_sessions"
WHO = "pupil, authority, school, sen_status"
COLUMNS = {
    "pupils": f"{WHO}, if(chance % 97 = 0, 'M', 'C') as registration, phase, primary_need, sex, age",
    "attendance": f"{WHO}, age, primary_need, sex, {POSSIBLE}, {MISSED}",
    "suspensions": f"{WHO}, {BEGAN_ON}",
    "exclusions": f"{WHO}, {BEGAN_ON}",
}
# Rows, and how many children they are of: of the suspensions, six in ten are a child's first.
ROWS = {
    "pupils": (PUPILS, PUPILS),
    "attendance": (PUPILS, PUPILS),
    "suspensions": (955_000, 573_000),
    "exclusions": (11_000, 11_000),
}
BARE = {
    "pupils": "count(*)",
    "attendance": "count(*), sum(age), sum(possible_sessions), sum(missed_sessions)",
    "suspensions": "count(*), max(began_on), max(pupil)",
    "exclusions": "count(*)",
}


def make(folder: Path, share: float) -> None:
    """Write this share of the year to `folder`: as many schools and pupils fewer, as large as they were."""
    with duckdb.connect() as made:
        for table, counts in ROWS.items():
            rows, children = (max(1, round(count * share)) for count in counts)
            pupil = PUPIL.format(rows=rows, children=children, schools=round(SCHOOLS * share), authorities=AUTHORITIES)
            made.execute(f"copy (select {COLUMNS[table]} from ({pupil})) to '{folder}/{table}.parquet'")


def bare(records: Records, folder: Path) -> None:
    """One aggregate of each table's columns, by authority, school and SEN status."""
    for table, sums in BARE.items():
        query = f"select authority, school, sen_status, {sums} from '{folder}/{table}.parquet' group by 1, 2, 3"
        records.engine.con.sql(query).to_arrow_table()


def whole(records: Records) -> int:
    """The education set; the number of observations."""
    levels = [Level.NATIONAL, Level.AUTHORITY, Level.SCHOOL]
    return observe([one.key for one in EDUCATION], records, levels=levels).num_rows


def seconds(run: Callable[[], object]) -> float:
    began = time.perf_counter()
    run()
    return time.perf_counter() - began


def measured(folder: Path) -> dict[str, float]:
    """Both, turn by turn: the quickest of each (a shared machine only ever adds), and the peak of memory in GB."""
    engine = engine_at()
    records = Records(engine, read_tables(engine, folder), YEAR, date(2025, 1, 16))
    observations = whole(records)
    after_ours = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    turns = [(seconds(lambda: bare(records, folder)), seconds(lambda: whole(records))) for _ in range(TURNS)]
    return {
        "observations": observations,
        "bare": min(turn[0] for turn in turns),
        "ours": min(turn[1] for turn in turns),
        "ratio": median(ours / base for base, ours in turns),
        "memory": after_ours,
    }


def in_a_process_of_its_own(folder: Path) -> dict[str, float]:
    """`measured`, where nothing but the counting takes memory."""
    done = subprocess.run([sys.executable, __file__, str(folder)], capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def main() -> int:
    print("share   pupils     observations  bare       ours       ratio  memory")
    for share in SHARES:
        with tempfile.TemporaryDirectory() as folder:
            make(Path(folder), share)
            found = in_a_process_of_its_own(Path(folder))
        print(
            f"{share:>4.0%}    {round(PUPILS * share):>9,}  {found['observations']:>9,}     {found['bare']:6.2f} s  "
            f"{found['ours']:6.2f} s   {found['ratio']:4.2f}   {found['memory']:.2f} GB",
            flush=True,
        )
    print(f"Limits at 100%: ratio {MOST_TIMES}, memory {MOST_MEMORY:.0f} GB.")
    return 0 if found["ratio"] <= MOST_TIMES and found["memory"] <= MOST_MEMORY else 1


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(measured(Path(sys.argv[1]))))
    else:
        raise SystemExit(main())
