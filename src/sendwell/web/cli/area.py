"""`sendwell area`: found an area, with the administrator who adds everyone else."""

import argparse
import os
import sys
from typing import Any


def add_parser(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser("area", help="found a local area, with its first administrator")
    parser.add_argument("name", help="the area’s name, for example Fenmoor")
    parser.add_argument("--address", required=True, help="its short name in web addresses, for example fenmoor")
    parser.add_argument("--administrator", required=True, help="the administrator’s full name")
    parser.add_argument("--email", required=True, help="the administrator’s e-mail address")


def run(arguments: argparse.Namespace) -> int:
    """Found the area in the database of the environment. The administrator then asks for a password by e-mail."""
    os.environ["SENDWELL_MODE"] = "production"
    from sendwell.web.environment import Environment
    from sendwell.web.running import not_ready

    environment = Environment.read()
    problems = [str(problem) for problem in environment.problems()]
    if problems or (problems := [*filter(None, [not_ready(environment.media_root)])]):
        print("The area was not founded:", *problems, sep="\n- ", file=sys.stderr)
        return 2
    return _found(arguments)


def _found(arguments: argparse.Namespace) -> int:
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    from sendwell.apps.mechanisms.refused import Refused
    from sendwell.apps.partnership.commands import found_area

    try:
        validate_email(arguments.email)
        found_area(
            name=arguments.name,
            slug=arguments.address,
            administrator_name=arguments.administrator,
            administrator_email=arguments.email,
        )
    except ValidationError as wrong:
        print(f"The area was not founded: {' '.join(wrong.messages)}", file=sys.stderr)
        return 2
    except Refused as refused:
        print(f"The area was not founded: {refused}", file=sys.stderr)
        return 1
    print(f"{arguments.name} is founded. {arguments.administrator} chooses a password at /password/ and signs in.")
    return 0
