"""`sendwell public-site`: the public site of an area as a folder of files, for a web server of one's own."""

import argparse
import os
import sys
from pathlib import Path
from typing import Any


def add_parser(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("public-site", help="write the published site of an area as files that stand alone")
    parser.add_argument("area", help="the area’s short name in web addresses, for example fenmoor")
    parser.add_argument("folder", type=Path, help="where it is written; a folder that was written so is replaced")


def run(arguments: argparse.Namespace) -> int:
    """Write the site. The exit status is 1 where it was not written, 2 where the settings do not do."""
    os.environ["SENDWELL_MODE"] = "production"
    from sendwell.web.environment import Environment
    from sendwell.web.running import not_ready

    environment = Environment.read()
    problems = [str(problem) for problem in environment.problems()]
    if problems or (problems := [*filter(None, [not_ready(environment.media_root)])]):
        print("Nothing was written:", *problems, sep="\n- ", file=sys.stderr)
        return 2
    return _write(arguments.area, arguments.folder)


def _write(area: str, folder: Path) -> int:
    from sendwell.apps.mechanisms.refused import Refused
    from sendwell.apps.public.writing import write_folder

    try:
        written = write_folder(area, folder)
    except (Refused, OSError) as problem:
        print(f"The site was not written: {problem}", file=sys.stderr)
        return 1
    print(f"{written} files in {folder}. Open {folder / 'index.html'} to look at them.")
    return 0
