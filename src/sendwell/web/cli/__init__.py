"""The command line: `sendwell COMMAND`. Each command is a module here, loaded whole only when it runs."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType

COMMANDS = ("read", "load", "check", "count", "serve", "demo", "area", "remind", "packs", "public-site")
INTERRUPTED = 130  # what shells expect of a command that Ctrl+C ended


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that `argv` (by default the process's own arguments) names; the exit status.

    0 means done, 1 done in part, 2 that the arguments or settings were not understood.
    """
    arguments = _parser().parse_args(argv)
    try:
        return int(_module(arguments.command).run(arguments))
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # whoever read our output, for example `head`, had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _module(command: str) -> ModuleType:
    return import_module(f"{__name__}.{command.replace('-', '_')}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="sendwell",
        description="Runs a local area’s SEND improvement: each promise traceable back to the sentence that caused it.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in COMMANDS:
        _module(name).add_parser(commands)
    return parser
