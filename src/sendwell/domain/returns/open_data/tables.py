"""Tables that are no observations, by the columns that their format declares, checked and typed."""

from collections.abc import Callable
from typing import Any

import duckdb
import pyarrow as pa

from sendwell.domain.places import authorities_named, authority_with_code, region_with
from sendwell.domain.problems import Problem
from sendwell.domain.returns.open_data.files.opened import Opened
from sendwell.domain.returns.open_data.formats import TableColumn
from sendwell.domain.returns.open_data.headings import Headings
from sendwell.domain.returns.open_data.symbols import symbol_of
from sendwell.domain.returns.open_data.turning.coding import coded

_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d-%m-%Y", "%Y%m%d", "%d %B %Y", "%Y-%m-%d %H:%M:%S")
_NO_DAY = "1900-01-01"  # what files write where there is none
_TYPES = {
    "text": pa.string(),
    "whole": pa.int64(),
    "number": pa.float64(),
    "date": pa.date32(),
    "yes_no": pa.bool_(),
    "urn": pa.string(),
    "authority": pa.string(),
    "region": pa.string(),
}
_WANTED = {
    "whole": "a whole number",
    "number": "a number",
    "date": "a day, as 31/01/2025",
    "yes_no": "yes or no",
}
_TOLD = 5


def typed_table(
    columns: tuple[TableColumn, ...], opened: Opened, headings: Headings, con: duckdb.DuckDBPyConnection
) -> tuple[pa.Table, list[Problem], list[Problem]]:
    """The table `everything` by its declared columns; what is wrong with it, and what to ask."""
    there = [each for each in columns if headings.has(each.headings)]
    problems = [_missing(each, opened) for each in columns if each.required and each not in there]
    asked: list[Problem] = []
    for each in there:
        if each.type == "urn":  # such files have rows for the nation among those of schools
            con.execute(f"delete from everything where try_cast(c{headings.at(each.headings)} as bigint) is null")
    arrays: list[pa.Array] = []
    for each in there:
        text = f"c{headings.at(each.headings)}"
        if each.type in ("authority", "region"):
            array, questions = _codes(each, text, opened, con)
            asked += questions
        else:
            array = _values(each, text, con)
            problems += _not_of_type(each, text, opened, con)
        problems += _blank(each, text, opened, con) if each.required else []
        arrays.append(array)
    schema = pa.schema([(each.name, _TYPES[each.type]) for each in there])
    return pa.table(arrays, schema=schema), problems, asked


def _missing(column: TableColumn, opened: Opened) -> Problem:
    what = f"There is no column “{column.headings.split('|')[0]}”."
    return Problem(opened.name, what, "Give the file with all the columns that were published.")


def _sql(column: TableColumn, text: str) -> str:
    cell = f"nullif(trim({text}), '')"
    match column.type:
        case "whole":
            return f"try_cast(try_cast({cell} as double) as bigint)"
        case "number":
            return f"try_cast({cell} as double)"
        case "date":
            tried = ", ".join(f"try_strptime({cell}, '{shape}')" for shape in _DAYS)
            return f"nullif(cast(coalesce({tried}) as date), date '{_NO_DAY}')"
        case "yes_no":
            return f"case when lower({cell}) in ('1', 'yes') then true when lower({cell}) in ('0', 'no') then false end"
        case _:
            return f"nullif(trim({text}), '')"


def _values(column: TableColumn, text: str, con: duckdb.DuckDBPyConnection) -> pa.Array:
    found = con.sql(f"select {_sql(column, text)} as x from everything").to_arrow_table()
    return found.column("x").combine_chunks().cast(_TYPES[column.type])


def _not_of_type(column: TableColumn, text: str, opened: Opened, con: duckdb.DuckDBPyConnection) -> list[Problem]:
    if column.type not in _WANTED:
        return []
    rows = con.execute(
        f"select {_row(opened)}, {text} from everything where {_sql(column, text)} is null and trim({text}) <> ''"
    ).fetchall()
    wrong = [(row, shown) for row, shown in rows if not _says_that_there_is_none(column, shown)]
    heading = opened.headings[int(text[1:])]
    what = f"“{{}}” is not {_WANTED[column.type]}."
    problems = [
        Problem(opened.where(row, heading), what.format(shown[:40]), "Correct it and load the file again.")
        for row, shown in wrong[:_TOLD]
    ]
    return [*problems, *_more(len(wrong), opened.where(column=heading))]


def _says_that_there_is_none(column: TableColumn, shown: str) -> bool:
    """True for signs for the want of a value, and for days that are none or words in the place of one."""
    if symbol_of(shown) is not None:
        return True
    no_day = shown.strip() in ("01/01/1900", "01-01-1900", _NO_DAY) or not any(map(str.isdigit, shown))
    return column.type == "date" and no_day


def _blank(column: TableColumn, text: str, opened: Opened, con: duckdb.DuckDBPyConnection) -> list[Problem]:
    rows = con.execute(f"select {_row(opened)} from everything where trim(coalesce({text}, '')) = ''").fetchall()
    heading = opened.headings[int(text[1:])]
    what = "The cell is empty; every row must have one."
    problems = [Problem(opened.where(row, heading), what, "Fill it in or delete the row.") for (row,) in rows[:_TOLD]]
    return [*problems, *_more(len(rows), opened.where(column=heading))]


def _more(count: int, where: str) -> list[Problem]:
    return (
        [Problem(where, f"{count - _TOLD:,} more rows have the same fault.", "Correct them all.")]
        if count > _TOLD
        else []
    )


def _row(opened: Opened) -> str:
    return f"c{len(opened.headings)}::bigint" if opened.numbered else f"rowid + {opened.first_row}"


def _codes(
    column: TableColumn, text: str, opened: Opened, con: duckdb.DuckDBPyConnection
) -> tuple[pa.Array, list[Problem]]:
    """The codes that are meant, whatever is written; what nobody knows is kept as it stands, with a question."""
    con.execute(f"create or replace temp table raw as select coalesce({text}, '') as {text} from everything")
    find: Callable[[str], Any] = _authority if column.type == "authority" else region_with

    def read(texts: tuple[str, ...]) -> tuple[str | None, str, str]:
        found = find(texts[0])
        written = texts[0].strip()
        if found or not written:
            return (found.code if found else ""), "", ""
        kind = "local authority" if column.type == "authority" else "region"
        return written, "", f"“{written}” is no {kind} that Sendwell knows."

    codes = coded(con, "codes_of", [text], read)
    rows = con.sql(f"select id from raw r {codes.join} order by r.rowid").to_arrow_table()
    meanings = pa.array([code or None for code in codes.meanings] or [None], pa.string())
    asked = [
        Problem(opened.where(each.first + 2, opened.headings[int(text[1:])]), each.why, "Look whether it is right.")
        for each in codes.asked
    ]
    return meanings.take(rows.column("id").combine_chunks()), asked[: _TOLD * 2]


def _authority(text: str) -> Any:
    return authority_with_code(text) or next(reversed(authorities_named(text)), None)
