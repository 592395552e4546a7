"""`sendwell serve`: the real service, with settings from the environment."""

import argparse
import os
import sys
from typing import Any

MEND = "Stop what uses it, or choose another port: sendwell serve --port 8001"


def add_parser(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("serve", help="run the service (settings come from the environment)")
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=8000, help="the port to listen on (default: %(default)s)")
    parser.add_argument("--workers", type=int, default=2, help="processes that answer pages (default: %(default)s)")


def run(arguments: argparse.Namespace) -> int:
    """Serve until stopped; refuses to start with settings that are missing or unsafe."""
    os.environ["SENDWELL_MODE"] = "production"
    from sendwell.web.environment import Environment
    from sendwell.web.running import not_ready, port_problem
    from sendwell.web.running import run as run_service

    environment = Environment.read()
    problems = [str(problem) for problem in environment.problems()]
    problems += filter(None, [port_problem(arguments.host, arguments.port, MEND)])
    if problems or (problems := [*filter(None, [not_ready(environment.media_root)])]):
        print("Sendwell does not start:", *problems, sep="\n- ", file=sys.stderr)
        return 2
    address = f"http://{arguments.host}:{arguments.port}"
    return run_service(
        arguments.host,
        arguments.port,
        arguments.workers,
        when_ready=lambda: print(f"Sendwell listens on {address}, for the proxy that ends TLS.", flush=True),
    )
