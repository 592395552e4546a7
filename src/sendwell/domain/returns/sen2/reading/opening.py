"""Opening a return: whatever was given, one set of tables and one collection year."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pyarrow as pa

from sendwell.domain.problems import Problem
from sendwell.domain.returns.sen2.reading.comma import read_csv_files
from sendwell.domain.returns.sen2.reading.files import files_given
from sendwell.domain.returns.sen2.reading.headers import matched
from sendwell.domain.returns.sen2.reading.model import OpenReturn, UnreadableReturn
from sendwell.domain.returns.sen2.reading.typing import NUMBERS, typed_select
from sendwell.domain.returns.sen2.reading.xml import read_xml_file
from sendwell.domain.returns.sen2.years import YEARS

MEMORY = "3GB"  # what does not fit goes to the private workplace, which is removed on closing


def open_return(paths: Iterable[Path], year: int | None = None) -> OpenReturn:
    """The return in the files, folders or zips given, of the collection `year` or of the one that its header names.

    Raises UnreadableReturn with every problem found. Close what is given back, or use it in a `with`.
    """
    opened = _empty()
    try:
        given, notes = files_given(paths, Path(opened.workplace.name))
        opened.notes += notes
        xml = [file for file in given if file.is_xml]
        if len(xml) > 1 or (xml and len(given) > 1):
            raise UnreadableReturn([_mixed([file.name for file in given])])
        if xml:
            opened.is_xml = True
            read_xml_file(xml[0], opened)
        else:
            read_csv_files(given, opened)
        _settle_year(opened, year)
    except BaseException:
        opened.close()
        raise
    return opened


def open_tables(tables: Mapping[str, pa.Table], year: int | None = None) -> OpenReturn:
    """The return that tables of text hold, with the columns that COLLECT exports; keys are numbers."""
    opened = _empty()
    for module, table in tables.items():
        columns = matched(module, module, table.column_names)
        opened.columns += columns
        opened.files[module] = module
        opened.tables.register("given_rows", table)
        written = {str(column.item): column.written for column in columns if column.item}
        opened.tables.execute(
            f"CREATE OR REPLACE TABLE {module} AS {typed_select(module, written, 'given_rows', NUMBERS)}"
        )
        opened.tables.unregister("given_rows")
    _settle_year(opened, year)
    return opened


def _empty() -> OpenReturn:
    workplace = TemporaryDirectory(prefix="sendwell-return-")
    tables = duckdb.connect(
        ":memory:",
        config={
            "memory_limit": MEMORY,
            "temp_directory": str(Path(workplace.name) / "spill"),
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
        },
    )
    tables.execute("SET enable_progress_bar = false")  # it would be printed among what the command line says
    opened = OpenReturn(tables, workplace)
    opened.empty(NUMBERS)
    return opened


def _settle_year(opened: OpenReturn, asked: int | None) -> None:
    named = opened.one("SELECT TRY_CAST(year AS INTEGER) FROM sen2 WHERE year IS NOT NULL")
    if asked is not None:
        opened.year, opened.year_known_from = asked, "as asked"
    elif named:
        opened.year, opened.year_known_from = named, "from the header"
    else:
        opened.year, opened.year_known_from = _likely_year(opened), "from most of its dates, as it has no header"
    if opened.year not in YEARS:
        raise UnreadableReturn([_unknown_year(opened.year)])


def _likely_year(opened: OpenReturn) -> int:
    days = "SELECT requestoutcomedate AS day FROM requests UNION ALL SELECT assessmentoutcomedate FROM assessment"
    return opened.one(f"SELECT mode(year(day)) + 1 FROM ({days}) WHERE day IS NOT NULL")


def _unknown_year(year: int) -> Problem:
    known = f"{min(YEARS)} to {max(YEARS)}"
    if not year:
        what = "Neither a header nor a date says which year’s return this is."
        return Problem("The files", what, f"Give the header as well, or name the year ({known}).")
    return Problem("The header", f"The collection year is given as {year}; {known} are known.", "Correct the year.")


def _mixed(names: list[str]) -> Problem:
    what = "An XML return is one file, and here it stands beside others, so two returns or two years are mixed."
    return Problem(", ".join(names[:5]), what, "Give one return at a time.")
