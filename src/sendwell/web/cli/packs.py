"""`sendwell packs`: whether every issued pack is still what was issued, for whoever has restored a backup or audits."""

import argparse
import os
import sys
from collections.abc import Iterator
from typing import Any


def add_parser(commands: Any) -> None:
    """Describe the command."""
    commands.add_parser("packs", help="check that every pack is still what was issued, by its fingerprint")


def run(arguments: argparse.Namespace) -> int:
    """Count the fingerprint of each pack in the database of the environment again, and print how it stands.

    The exit status is 1 where a pack is no longer what was issued, 2 where the settings do not do.
    """
    os.environ["SENDWELL_MODE"] = "production"
    from sendwell.web.environment import Environment
    from sendwell.web.running import not_ready

    environment = Environment.read()
    problems = [str(problem) for problem in environment.problems()]
    if problems or (problems := [*filter(None, [not_ready(environment.media_root)])]):
        print("Nothing was checked:", *problems, sep="\n- ", file=sys.stderr)
        return 2
    changed = 0
    for line, as_issued in _checked():
        print(line)
        changed += not as_issued
    print(f"{changed} changed outside the service." if changed else "Every pack is what was issued.")
    return 1 if changed else 0


def _checked() -> Iterator[tuple[str, bool]]:
    """Each pack with its fingerprint in a line, and whether it is as it was issued; one in memory at a time."""
    from sendwell.apps.publishing.models import Pack
    from sendwell.apps.publishing.sealing import is_as_issued

    packs = Pack.objects.select_related("area", "body").order_by("area__slug", "meeting_on", "issued_at", "pk")
    for pack in packs.iterator(chunk_size=1):
        as_issued = is_as_issued(pack)
        how = "as issued" if as_issued else "CHANGED"
        yield f"{how:<10} {pack.sha256[:16]}  {pack.area.slug}  {pack}, edition {pack.edition}", as_issued
