"""The register of schools (GIAS), where one is given: which numbers are schools, of what kind, closed when."""

import csv
from pathlib import Path

import duckdb

from sendwell.domain.problems import Problem
from sendwell.domain.returns.sen2.reading import OpenReturn, UnreadableReturn
from sendwell.domain.returns.sen2.reading.headers import plain
from sendwell.domain.returns.sen2.reading.typing import quoted

_COLUMNS = {
    "urn": ("urn",),
    "kind": ("typeofestablishmentname", "establishmenttype", "type"),
    "closed": ("closedate",),
    "provision": ("typeofresourcedprovisionname", "resourcedprovision"),
    "authority": ("lacode", "oldlacode"),
}
_MEND = "Download the register of schools as CSV from Get Information about Schools and give that."

_KIND = """CASE
    WHEN kind ILIKE '%special post 16%' OR kind ILIKE '%further education%' OR kind ILIKE '%sixth form%' THEN 'college'
    WHEN kind ILIKE '%non-maintained%' OR (kind ILIKE '%special%' AND kind ILIKE '%independent%')
        THEN 'independent or non-maintained special school'
    WHEN kind ILIKE '%special%' THEN 'special school'
    WHEN kind ILIKE '%pupil referral%' OR kind ILIKE '%alternative%' THEN 'alternative provision'
    WHEN kind ILIKE '%nursery%' THEN 'nursery school'
    WHEN kind ILIKE '%independent%' THEN 'independent mainstream school'
    WHEN kind IS NULL THEN 'school of unknown kind'
    ELSE 'mainstream school'
END"""
_CLOSED = "coalesce(TRY_CAST(closed AS DATE), CAST(try_strptime(closed, ['%d-%m-%Y', '%d/%m/%Y']) AS DATE))"


def load_register(opened: OpenReturn, path: Path) -> int:
    """Read the register beside the return, as its table `schools`; how many schools it has.

    Raises UnreadableReturn where it has no school numbers or cannot be read.
    """
    columns = _columns(path)
    if "urn" not in columns:
        raise UnreadableReturn([Problem(path.name, "This register has no column “URN”.", _MEND)])
    text = {name: f"nullif(trim({quoted(columns[name])}), '')" if name in columns else "NULL" for name in _COLUMNS}
    given = ", ".join(f"{value}::VARCHAR AS {name}" for name, value in text.items())
    try:
        opened.tables.execute(
            f"""CREATE OR REPLACE TABLE schools AS
            SELECT
                urn,
                {_KIND} AS kind,
                authority,
                {_CLOSED} AS closed,
                coalesce(provision ILIKE '%unit%', false) AS has_unit,
                coalesce(provision ILIKE '%resourced%', false) AS has_resourced
            FROM (SELECT {given} FROM read_csv($path, all_varchar = true, header = true))
            WHERE urn IS NOT NULL""",
            {"path": str(path)},
        )
    except duckdb.Error as error:
        raise UnreadableReturn([Problem(path.name, "The register cannot be read as CSV.", _MEND)]) from error
    return opened.one("SELECT count(*) FROM schools")


def _columns(path: Path) -> dict[str, str]:
    """The register's own heading for each column that is used."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            headings = next(csv.reader(file), [])
    except OSError as error:
        raise UnreadableReturn([Problem(str(path), "There is no such register.", "Check the name.")]) from error
    by_name = {plain(heading): heading for heading in headings}
    found = {name: next((by_name[one] for one in ways if one in by_name), None) for name, ways in _COLUMNS.items()}
    return {name: heading for name, heading in found.items() if heading is not None}
