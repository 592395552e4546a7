"""Papers on standard output: as JSON for programs, or as a summary for people."""

import json
import sys
from pathlib import Path

from sendwell.web.cli.read.progress import Reading


def print_json(files: list[Path], jobs: int | None) -> int:
    """Print `{"documents": [...]}`, each paper as soon as it is read; the exit status."""
    reading = Reading(files, jobs)
    before = '{"documents": ['
    for document in reading.each(json_of):
        sys.stdout.write(f"{before}\n{document}")
        before = ","
    sys.stdout.write("\n]}\n" if reading.read else f"{before}]}}\n")
    return reading.status


def print_summaries(files: list[Path], jobs: int | None) -> int:
    """Print what each paper is and the main things it states; the exit status."""
    reading = Reading(files, jobs)
    before = ""
    for summary in reading.each(summary_of):
        sys.stdout.write(f"{before}{summary}\n")
        before = "\n"
    return reading.status


def json_of(path: Path) -> str:
    """One paper as a JSON object, on one line. Only ASCII, so that no terminal's encoding can spoil it."""
    from sendwell.domain import reading
    from sendwell.domain.reading.output import as_json

    return json.dumps(as_json(reading.read(path)), allow_nan=False)


def summary_of(path: Path) -> str:
    """One paper's summary."""
    from sendwell.domain import reading
    from sendwell.web.cli.read.summary import summary

    return summary(reading.read(path))
