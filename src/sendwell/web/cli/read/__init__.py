"""`sendwell read`: what papers say, on the terminal, as JSON or as tables."""

import argparse
import sys
from pathlib import Path
from typing import Any

DONE, IN_PART, NOT_UNDERSTOOD = 0, 1, 2


def add_parser(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "read",
        help="read inspection reports, letters and council papers",
        description="Reads papers (PDF, DOCX, HTML, text, Markdown) and says what they are and what they state.",
        epilog="Exit status: 0 every paper was read, 1 some were not (each is named on standard error), 2 wrong "
        "arguments or nothing to read.",
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a paper, or a folder of papers")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true", help="print everything that was read as JSON")
    how.add_argument("--csv", type=Path, metavar="DIR", help="write everything that was read as tables into DIR")
    parser.add_argument("--jobs", type=_jobs, metavar="N", help="papers read at the same time (default: all cores)")


def _jobs(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number of papers: give 1 or more")
    return int(text)


def run(arguments: argparse.Namespace) -> int:
    """Read the papers and give what was read in the form asked for; papers that cannot be read are reported."""
    from sendwell.domain.reading.many import papers_under

    try:
        files = papers_under(arguments.paths)
    except FileNotFoundError as missing:
        print(f"{missing}: There is no such file or folder. Check the name.", file=sys.stderr)
        return NOT_UNDERSTOOD
    if not files:
        print("There are no papers (PDF, DOCX, HTML, text or Markdown) in what was given.", file=sys.stderr)
        return NOT_UNDERSTOOD
    return _read(files, arguments)


def _read(files: list[Path], arguments: argparse.Namespace) -> int:
    if arguments.csv is not None:
        from sendwell.web.cli.read.tables import write_tables

        return write_tables(files, arguments.csv, arguments.jobs)
    from sendwell.web.cli.read.printing import print_json, print_summaries

    return (print_json if arguments.json else print_summaries)(files, arguments.jobs)
