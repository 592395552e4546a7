"""CSV: read by DuckDB as text, as values straight away. What cannot be read is said by its line, never by its words."""

import codecs
import csv
import re
from pathlib import Path

import duckdb

from sendwell.domain.problems import Problem
from sendwell.domain.returns.sen2.reading.files import Given
from sendwell.domain.returns.sen2.reading.headers import matched, missing_links, module_of
from sendwell.domain.returns.sen2.reading.model import Column, OpenReturn, UnreadableReturn
from sendwell.domain.returns.sen2.reading.typing import NUMBERS, TEXTS, quoted, typed_select
from sendwell.domain.returns.sen2.schema import MODULES

_LONGEST_HEADER = 1 << 20
_CHUNK = 1 << 22
_SEPARATORS = ",;\t|"
Csv = tuple[Given, str, list[str]]  # the file, what separates its columns, and its headers
_MEND = "Export the file again as CSV, or open it and mend that line."


def read_csv_files(given: list[Given], into: OpenReturn) -> None:
    """Read each file into the table of its module. Raises UnreadableReturn with all that is wrong."""
    problems: list[Problem] = []
    whose: dict[str, Csv] = {}
    for file in given:
        separator, headers = _headers(file)
        module = module_of(file.name, headers)
        if module is None:
            problems.append(_no_module(file, headers))
        elif module in whose:
            problems.append(_twice(whose[module][0], file, module))
        else:
            whose[module] = file, separator, headers
    if problems:
        raise UnreadableReturn(problems)
    try:
        _read_all(whose, into, NUMBERS)
    except duckdb.ConversionException:  # some key is no number
        _read_all(whose, into, TEXTS)


def _read_all(whose: dict[str, Csv], into: OpenReturn, keys_are: str) -> None:
    into.empty(keys_are)
    problems: list[Problem] = []
    for module, (file, separator, headers) in whose.items():
        problems += _read(module, file, separator, headers, into, keys_are)
    if problems:
        raise UnreadableReturn(problems)


def _headers(file: Given) -> tuple[str, list[str]]:
    with file.path.open("rb") as opened:
        raw = opened.readline(_LONGEST_HEADER)
    line = _decoded(raw)
    separator = max(_SEPARATORS, key=line.count)
    return separator, next(csv.reader([line], delimiter=separator), [])


def _decoded(raw: bytes) -> str:
    for encoding in ("utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig", "cp1252"):
        try:
            return raw.decode(encoding, errors="ignore" if encoding == "utf-16" else "strict").strip("\r\n\x00")
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")


def _read(
    module: str, file: Given, separator: str, headers: list[str], into: OpenReturn, keys_are: str
) -> list[Problem]:
    columns = matched(file.name, module, headers)
    problems = missing_links(file.name, module, columns)
    if problems:
        return problems
    into.columns += columns
    into.files[module] = file.name
    try:
        _load(module, file.path, separator, columns, into, keys_are)
    except duckdb.InvalidInputException as error:
        if not _is_other_encoding(file.path):
            return [_broken(file, str(error), headers)]
        path = _as_utf8(file.path, Path(into.workplace.name) / f"{module}.utf8.csv")
        into.notes.append(f"{file.name} is not UTF-8; it was read as Windows text. Check that names look right.")
        try:
            _load(module, path, separator, columns, into, keys_are)
        except duckdb.InvalidInputException as still:
            return [_broken(file, str(still), headers)]
    return []


def _load(module: str, path: Path, separator: str, columns: list[Column], into: OpenReturn, keys_are: str) -> None:
    names = [f"c{number}" for number in range(len(columns))]
    written = {str(column.item): name for column, name in zip(columns, names, strict=True) if column.item}
    types = ", ".join(f"{quoted(name)}: 'VARCHAR'" for name in names)
    source = (
        f"read_csv($path, auto_detect=false, header=true, delim=$separator, quote='\"', escape='\"', "
        f"new_line='\\n', columns={{{types}}}, null_padding=false, max_line_size=1000000)"
    )
    select = typed_select(module, written, source, keys_are)
    into.tables.execute(f"CREATE OR REPLACE TABLE {module} AS {select}", {"path": str(path), "separator": separator})


def _is_other_encoding(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        try:
            while chunk := file.read(_CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return True
    return False


def _as_utf8(path: Path, target: Path) -> Path:
    with path.open("rb") as file:
        wide = file.read(2) in (b"\xff\xfe", b"\xfe\xff")
    encoding = "utf-16" if wide else "cp1252"
    with path.open(encoding=encoding, errors="replace", newline="") as source, target.open("w", newline="") as out:
        while chunk := source.read(_CHUNK):
            out.write(chunk)
    return target


def _broken(file: Given, error: str, headers: list[str]) -> Problem:
    """What DuckDB could not read, without the words of the line: they may name a child."""
    line = re.search(r"\bLine: (\d+)", error)
    where = f"{file.name}, line {line[1]}" if line else file.name
    short = re.search(r"Expected Number of Columns: \d+ Found: (\d+)", error)
    if short:
        return Problem(where, f"The line has {short[1]} values, but the header has {len(headers)} columns.", _MEND)
    if "quote" in error.lower():
        return Problem(where, "A quotation mark is opened and not closed.", _MEND)
    return Problem(where, "The file cannot be read as CSV from here on.", _MEND)


def _no_module(file: Given, headers: list[str]) -> Problem:
    shown = ", ".join(headers[:8]) + (" and more" if len(headers) > 8 else "")
    names = ", ".join(module.name for module in MODULES.values())
    return Problem(
        file.name,
        f"Its columns ({shown}) are not those of any one module of SEN2.",
        f"Give the file as COLLECT exports it, or end its name with that of its module: {names}.",
    )


def _twice(first: Given, second: Given, module: str) -> Problem:
    return Problem(
        f"{first.name} and {second.name}",
        f"Both hold module {MODULES[module].number} ({MODULES[module].label}), so two returns or two years are mixed.",
        "Give the files of one year’s return at a time.",
    )
