"""One form of a pack, read from one file of data."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

FIRST_PAGE = ("decide", "stand", "late", "seems", "felt", "risk", "moved", "next")
PARTS = (
    "summary",
    "decisions",
    "changes",
    "ratings",
    "believed",
    "felt",
    "outcomes",
    "published",
    "concern",
    "risks",
    "reliance",
    "dates",
    "requests",
)
ANNEXES = ("actions",)


@dataclass(frozen=True, slots=True)
class PartOfPack:
    """A section or an annex: which it is, its heading for these readers, and a sentence that introduces it."""

    part: str
    heading: str
    intro: str = ""


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom a form of pack is for, and how it is made for them.

    `names`: people are named; else their organisations are. `comments`: the owners' own words are shown. `links`: lines
    lead to pages that ask for a sign-in. `title` may name the body, the area, the day of the meeting and today.
    `for_bodies` are words in the names of bodies that usually read this form. `source` says who asks for these parts,
    and `verified` whether anybody has held them against it.
    """

    key: str
    name: str
    reader: str
    title: str
    action: str
    actions: str
    names: bool
    comments: bool
    links: bool
    first_page: tuple[str, ...]
    for_bodies: tuple[str, ...]
    source: str
    verified: bool
    parts: tuple[PartOfPack, ...]
    annexes: tuple[PartOfPack, ...]

    def heading_of(self, part: str) -> str:
        """What a part is called in this form; empty where the form leaves it out."""
        return next((found.heading for found in self.parts if found.part == part), "")


def read_audience(text: str) -> Audience:
    """The form of pack written in `text` (TOML). Raises ValueError, saying what to mend, where it does not hold."""
    data = tomllib.loads(text)
    parts, annexes = (tuple(PartOfPack(**row) for row in data.pop(name, ())) for name in ("part", "annex"))
    lists: dict[str, Any] = {name: tuple(data.pop(name, ())) for name in ("first_page", "for_bodies")}
    found = Audience(**_known(data), **lists, parts=parts, annexes=annexes)
    _check(found)
    return found


def _known(data: Mapping[str, Any]) -> dict[str, Any]:
    if unknown := sorted(set(data) - set(Audience.__dataclass_fields__)):
        raise ValueError(f"A form of pack has no {', '.join(unknown)}. Take it out, or correct its name.")
    return dict(data)


def _check(audience: Audience) -> None:
    given = (
        ("parts", [row.part for row in audience.parts], PARTS),
        ("annexes", [row.part for row in audience.annexes], ANNEXES),
        ("points of the first page", list(audience.first_page), FIRST_PAGE),
    )
    for what, keys, known in given:
        if unknown := sorted(set(keys) - set(known)):
            raise ValueError(f"“{audience.key}” has {what} that nobody writes: {', '.join(unknown)}.")
        if len(keys) != len(set(keys)):
            raise ValueError(f"“{audience.key}” has one of its {what} twice. Keep one of each.")
    if [row.part for row in audience.parts][:1] != ["summary"]:
        raise ValueError(f"“{audience.key}” must begin with the summary: it is the first page.")
