"""`sendwell count`: measures out of records of children, which are checked, counted where they lie, and not kept."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any

KINDS = {"year": "Calendar year", "school-year": "Academic year", "quarter": "Quarter", "month": "Month"}


def add_parser(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "count",
        help="count measures from records of pupils and of the EHC process",
        description="Checks the record tables in a folder (Parquet; docs/records.md says which), counts every measure "
        "that they can tell, and prints the figures of each authority. Records are neither shown nor kept.",
        epilog="SENDWELL_ENGINE=spark://host:7077 counts on Spark. Exit status: 0 counted, 2 wrong arguments, or "
        "records that must be mended first. The file of --csv has schools with few children: it is not for the public.",
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the folder with pupils.parquet and the like")
    parser.add_argument("--year", required=True, metavar="202425", help="the academic year that the tables are of")
    parser.add_argument(
        "--on", required=True, type=_day, metavar="DATE", help="the day for plans and placements, like 2025-01-16"
    )
    parser.add_argument("--by", choices=KINDS, default="year", help="what events are put together by (default: year)")
    parser.add_argument("--england", action="store_true", help="the records are of every authority: add up England too")
    parser.add_argument("--csv", type=Path, metavar="FILE", help="write every observation, of schools and groups too")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a day: write it like 2025-01-16") from None


def run(arguments: argparse.Namespace) -> int:
    """Check and count the records; whatever hinders it is said all at once."""
    from sendwell.web.cli.count.counting import count

    return count(arguments.folder, arguments.year, arguments.on, KINDS[arguments.by], arguments.england, arguments.csv)
