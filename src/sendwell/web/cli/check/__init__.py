"""`sendwell check`: a statutory return against every rule, before it is sent. Nothing leaves the machine."""

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import Any

RIGHT, WITH_ERRORS, NOT_UNDERSTOOD = 0, 1, 2


def add_parser(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "check",
        help="check a SEN2 return or Annex A lists",
        description="Checks a SEN2 return (XML, or the CSV files that COLLECT exports: files, a folder or a zip) or, "
        "with --lists or given Excel, Annex A lists, and says of each problem what it is, why it matters and how to "
        "mend it. Values that name a child are hidden.",
        epilog="Exit status: 0 no error was found, 1 errors were found, 2 wrong arguments or nothing that can be read.",
    )
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="a file, a folder or a zip; one or several")
    parser.add_argument("--year", type=int, metavar="YEAR", help="the collection year, where the header lacks it")
    parser.add_argument("--explain", metavar="RULE", help="explain a rule, for example SW307")
    parser.add_argument("--rules", action="store_true", help="list every rule")
    parser.add_argument("--against", type=Path, metavar="PATH", help="the return before it was mended")
    parser.add_argument("--last-year", type=Path, metavar="PATH", help="last year’s return, to compare figures with")
    parser.add_argument("--schools", type=Path, metavar="CSV", help="the register of schools, to check school numbers")
    parser.add_argument("--examples", type=int, default=3, metavar="N", help="problems shown of each rule (default: 3)")
    parser.add_argument("--problems", type=Path, metavar="CSV", help="write every problem to this file")
    parser.add_argument("--figures", action="store_true", help="show the figures that the return would give")
    parser.add_argument("--write-xml", type=Path, metavar="FILE", help="write the return again as XML")
    parser.add_argument("--write-csv", type=Path, metavar="DIR", help="write the return again as CSV files")
    parser.add_argument("--annex-a", type=Path, metavar="XLSX", help="write Annex A List 1 from the return")
    parser.add_argument("--lists", action="store_true", help="what is given is Annex A lists (Excel always is)")
    parser.add_argument("--drawn-on", type=_day, metavar="DATE", help="when lists were drawn (default: today)")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}” is no date: write it as 2026-01-15") from error


def run(arguments: argparse.Namespace) -> int:
    """Explain, list or check, as the arguments ask."""
    if arguments.explain:
        from sendwell.web.cli.check.rules import explain

        return explain(arguments.explain)
    if arguments.rules:
        from sendwell.web.cli.check.rules import list_rules

        return list_rules()
    if not arguments.paths:
        print("Name what to check: a file, a folder or a zip. Or ask for --rules or --explain RULE.", file=sys.stderr)
        return NOT_UNDERSTOOD
    if arguments.lists or any(path.suffix.lower() in (".xlsx", ".xlsm") for path in arguments.paths):
        from sendwell.web.cli.check.lists import check_annex_a

        return check_annex_a(arguments.paths, arguments.drawn_on or date.today(), arguments.examples)
    from sendwell.web.cli.check.checking import check

    return check(arguments)
