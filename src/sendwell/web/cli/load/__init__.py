"""`sendwell load`: what files of figures hold, and what is wrong with them, on the terminal or as JSON."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sendwell.web.cli.read import DONE, IN_PART, NOT_UNDERSTOOD

if TYPE_CHECKING:
    from sendwell.domain.returns.open_data import Mapping


def add_parser(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "load",
        help="read and check published or local figures",
        description="Reads tables of figures (CSV, packed or not, Excel, Parquet, GeoJSON), says what they hold, and "
        "checks every row. Nothing is kept: figures are kept where the outcomes of an area are.",
        epilog="Exit status: 0 every file was read, 1 some were not (what is wrong is said by row and column), 2 wrong "
        "arguments or nothing to read.",
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file of figures, or a folder of them")
    parser.add_argument("--json", action="store_true", help="print what was read as JSON, one line a file")
    parser.add_argument("--area", metavar="NAME", help="also print the newest figures of this authority (name or code)")
    parser.add_argument("--period", default="", metavar="202425", help="the period, for files that do not say it")
    parser.add_argument(
        "--mapping", type=Path, metavar="FILE", help="how the columns are to be read (JSON, as printed)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Read and check the files; the exit status says whether all could be read."""
    try:
        area = _area(arguments.area)
        mapping = _mapping(arguments.mapping)
        files = _files(arguments.paths)
    except ValueError as wrong:
        print(wrong, file=sys.stderr)
        return NOT_UNDERSTOOD
    return _read(files, arguments, area, mapping)


def _read(files: list[Path], arguments: argparse.Namespace, area: str, mapping: "Mapping | None") -> int:
    from sendwell.domain.returns.open_data import read_open_data
    from sendwell.web.cli.load.printing import as_data, summary

    unread = 0
    for number, path in enumerate(files):
        loaded = read_open_data(path, mapping=mapping, period=arguments.period)
        unread += not loaded.sound
        if arguments.json:
            print(json.dumps(as_data(loaded, area), allow_nan=False))
        else:
            print(("\n" if number else "") + summary(loaded, area))
    if unread:
        print(f"{len(files) - unread} of {len(files)} files were read.", file=sys.stderr)
    return IN_PART if unread else DONE


def _files(paths: list[Path]) -> list[Path]:
    """The files, and those in the folders. Raises ValueError with the sentence to print."""
    found: list[Path] = []
    for path in paths:
        if not path.exists():
            raise ValueError(f"{path}: There is no such file or folder. Check the name.")
        found += _tables_in(path) if path.is_dir() else [path]
    if not found:
        raise ValueError("There are no tables (CSV, Excel, Parquet or GeoJSON) in what was given.")
    return found


def _tables_in(folder: Path) -> list[Path]:
    endings = (".csv", ".csv.gz", ".tsv", ".zip", ".xlsx", ".parquet", ".geojson", ".geojson.gz")
    names = sorted(path for path in folder.rglob("*") if path.is_file() and path.name.lower().endswith(endings))
    return [path for path in names if not path.name.lower().endswith(".meta.csv")]


def _area(text: str | None) -> str:
    """The code of the authority that is meant. Raises ValueError with the sentence to print."""
    from sendwell.domain.places import authorities_named, authority_with_code

    if not text:
        return ""
    found = authority_with_code(text) or next(reversed(authorities_named(text)), None)
    if found is None:
        raise ValueError(f"“{text}” is no local authority that Sendwell knows. Give its name or its three digits.")
    return found.code


def _mapping(path: Path | None) -> "Mapping | None":
    """The mapping in a file of JSON. Raises ValueError with the sentence to print."""
    from sendwell.domain.returns.open_data import mapping_from

    if path is None:
        return None
    try:
        return mapping_from(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise ValueError(f"{path}: The mapping could not be read ({error.strerror}). Check the name.") from error
    except (TypeError, AttributeError, ValueError) as error:
        raise ValueError(f"{path}: This is no mapping. {error}") from error
