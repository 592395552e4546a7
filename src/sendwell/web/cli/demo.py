"""`sendwell demo`: the demonstration area on this machine, built once and then started."""

import argparse
import os
import sys
from pathlib import Path
from typing import Any

HOST = "127.0.0.1"


def add_parser(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("demo", help="show a fictional area on this machine")
    parser.add_argument("--port", type=int, default=8000, help="the port to listen on (default: %(default)s)")
    parser.add_argument("--folder", type=Path, default=Path("var"), help="where its data go (default: %(default)s)")
    parser.add_argument("--fresh", action="store_true", help="throw the demonstration's data away and build it anew")


def run(arguments: argparse.Namespace) -> int:
    """Build the demonstration where it is missing or of another version, then serve it until stopped."""
    from sendwell.web.demo import keeping

    mend = f"Stop what uses it, or choose another port: make demo PORT={arguments.port + 1}"
    from sendwell.web.running import port_problem
    from sendwell.web.running import run as run_service

    if taken := port_problem(HOST, arguments.port, mend):
        print(taken, file=sys.stderr)
        return 2
    os.environ["SITE_URL"] = f"http://{HOST}:{arguments.port}"
    keeping.prepare(arguments.folder / "demo", fresh=arguments.fresh, say=_say)
    return run_service(HOST, arguments.port, workers=1, when_ready=lambda: _welcome(arguments.port))


def _say(sentence: str) -> None:
    print(sentence, flush=True)


def _welcome(port: int) -> None:
    from sendwell.web.demo.sign_ins import PASSWORD, sign_ins

    _say(f"\nSendwell shows the fictional area of Fenmoor at http://{HOST}:{port}\n")
    _say(f"Sign in as any of these, with the password {PASSWORD}\n")
    for role, email in sign_ins():
        _say(f"  {role:<20} {email}")
    _say(f"\nWhat families see, without signing in: http://{HOST}:{port}/public/fenmoor/")
    _say("\nStop it with Ctrl+C.")
