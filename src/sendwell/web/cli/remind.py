"""`sendwell remind`: a round of reminders now, for those who run it by a timer of their own."""

import argparse
import os
import sys
from typing import Any


def add_parser(commands: Any) -> None:
    """Describe the command."""
    commands.add_parser("remind", help="send the reminders that are due today (the service does so every hour)")


def run(arguments: argparse.Namespace) -> int:
    """Write and send what is due, in the database of the environment. The same day twice sends once.

    The exit status is 1 where a message did not go; it is kept, and tried again on the same day.
    """
    os.environ["SENDWELL_MODE"] = "production"
    from sendwell.web.environment import Environment
    from sendwell.web.running import not_ready

    environment = Environment.read()
    problems = [str(problem) for problem in environment.problems()]
    if problems or (problems := [*filter(None, [not_ready(environment.media_root)])]):
        print("Nobody was reminded:", *problems, sep="\n- ", file=sys.stderr)
        return 2
    return _remind()


def _remind() -> int:
    from django.utils import timezone

    from sendwell.apps.oversight.searching.index import catch_up
    from sendwell.apps.reminders.letting_go import let_go
    from sendwell.apps.reminders.sending import NOT_BEFORE, go_round, is_time

    now = timezone.now()
    let_go(now)
    catch_up()
    if not is_time(now):
        print(f"Nobody is reminded now: messages go out on working days from {NOT_BEFORE} in the morning.")
        return 0
    done = go_round(now)
    print(f"{done.written} written, {done.sent} sent, {done.failed} not sent.")
    if done.failed:
        print("Why they did not go stands on the page “What was sent” of each area.", file=sys.stderr)
    return 1 if done.failed else 0
