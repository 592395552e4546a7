"""Opening a file: what it is, is told from its bytes, never from its name."""

from pathlib import Path

import duckdb

from sendwell.domain.problems import Problem
from sendwell.domain.returns.open_data.files.opened import MEMORY, Opened, Unreadable
from sendwell.domain.returns.open_data.files.texts import open_text
from sendwell.domain.returns.open_data.files.unpacking import Plain
from sendwell.domain.returns.open_data.files.workbooks import open_parquet, open_workbook

_MOST_TOLD = 10
_MEND = "Open it in Excel, mend the row, save it as CSV UTF-8 and give that."


def database(folder: Path) -> duckdb.DuckDBPyConnection:
    """A DuckDB of its own that keeps within its memory and puts what is more into `folder`."""
    con = duckdb.connect(config={"memory_limit": MEMORY, "temp_directory": str(folder / "spill")})
    con.execute("set autoinstall_known_extensions = false; set autoload_known_extensions = false")
    return con


def open_table(plain: Plain, folder: Path, con: duckdb.DuckDBPyConnection) -> Opened:
    """The table of an unpacked file. Raises Unreadable."""
    with plain.path.open("rb") as file:
        start = file.read(4)
    if start == b"PAR1":
        return open_parquet(plain.path, plain.name, con)
    if start == b"PK\x03\x04":
        return open_workbook(plain.path, plain.name, folder)
    return open_text(plain.path, plain.name, folder)


def read_into(table: str, columns: str, opened: Opened, folder: Path, con: duckdb.DuckDBPyConnection) -> Opened:
    """Make `table` of the columns (SQL) of what was opened. Raises Unreadable with the rows that are no rows.

    A file whose later part turns out not to be UTF-8 is written again and read once more: what was opened then is
    given back.
    """
    try:
        con.execute(f"create or replace temp table {table} as select {columns} from {opened.relation}")
    except duckdb.OutOfMemoryException as error:
        raise Unreadable(
            Problem(opened.name, "The file is too large for this machine.", "Split it by year.")
        ) from error
    except duckdb.Error as error:
        if "unicode" in str(error) and not opened.numbered:
            return _as_cp1252(table, columns, opened, folder, con)
        raise Unreadable(*_rows_in_words(opened, con)) from error
    return opened


def _as_cp1252(table: str, columns: str, opened: Opened, folder: Path, con: duckdb.DuckDBPyConnection) -> Opened:
    path = Path(opened.relation.split("'")[1])
    if path.name == "as-utf-8.csv":
        raise Unreadable(Problem(opened.name, "The file is no text.", "Give it as CSV UTF-8."))
    again = open_text(path, opened.name, folder, encoding="cp1252")
    return read_into(table, columns, again, folder, con)


def _rows_in_words(opened: Opened, con: duckdb.DuckDBPyConnection) -> list[Problem]:
    """What is wrong with which rows: as many as a person can take in, and how many more."""
    relation = opened.relation.removesuffix(")") + ", store_rejects = true, rejects_limit = 1000)"
    try:
        con.execute(f"select count(*) from {relation}").fetchall()
        found = con.execute(
            "select line, any_value(error_type::varchar), any_value(error_message) "
            "from reject_errors group by line order by line"
        ).fetchall()
    except duckdb.Error:
        found = []
    if not found:
        what = "The file can’t be split into rows and cells; a quotation mark may be missing."
        return [Problem(opened.name, what, _MEND)]
    problems = [
        Problem(opened.where(line), _in_words(kind, len(opened.headings), said), _MEND) for line, kind, said in found
    ]
    return capped(problems, opened.name)


def capped(problems: list[Problem], name: str, most: int = _MOST_TOLD) -> list[Problem]:
    """The first of many problems of one sort, and how many more there are."""
    if len(problems) <= most:
        return problems
    more = Problem(name, f"{len(problems) - most:,} more rows have the same fault.", "Mend them all.")
    return [*problems[:most], more]


def _in_words(kind: str, columns: int, said: str) -> str:
    found = said.rpartition("Found: ")[2]
    if "COLUMNS" in kind:
        return f"The row has {found} cells where the headings have {columns}."
    if "QUOTE" in kind:
        return "A quotation mark is opened and never closed."
    if "LINE SIZE" in kind:
        return "The row is longer than any row of a table; a quotation mark may be missing above it."
    return "The row can’t be split into cells."
