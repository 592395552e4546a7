"""Who can sign in to the demonstration. Needs no database, so that it can be said before the service is up."""

import tomllib
from pathlib import Path
from typing import Any

PASSWORD = "fenmoor-demonstration"  # noqa: S105 - of invented people, on this machine alone
_WRITTEN = Path(__file__).with_name("people.toml")


def sign_ins() -> list[tuple[str, str]]:
    """For each role, in words, the address of someone who holds it."""
    holders: dict[str, str] = {}
    for person in written_people()["people"].values():
        for role in person.get("roles", []):
            holders.setdefault(role, address(person["sign_in"]))
    return [(role.replace("_", " ").capitalize(), email) for role, email in holders.items()]


def address(name: str) -> str:
    """The address at which someone of the demonstration signs in."""
    return f"{name}@fenmoor.example"


def written_people() -> dict[str, Any]:
    """The people and organisations of `people.toml`, by their short names."""
    return tomllib.loads(_WRITTEN.read_text(encoding="utf-8"))
