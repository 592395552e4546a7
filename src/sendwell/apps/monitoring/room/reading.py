"""A sealed room as it is read: its lines of enquiry, one priority, one piece of evidence with its file."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from zipfile import BadZipFile, ZipFile

from sendwell.apps.evidence import files
from sendwell.apps.monitoring.models import Room
from sendwell.apps.monitoring.room.archive import seal_of

Json = dict[str, Any]
GONE = "What was sealed is no longer where it was kept. Tell the area’s programme manager."


class NotThere(Exception):
    """The file that was asked for is not in the room. Its text is the sentence to show."""


@dataclass(frozen=True, slots=True)
class PriorityRead:
    """A priority of a room: its claims by what they are about, each with its evidence."""

    row: Json
    groups: list[tuple[str, list[Json]]]


def evidence_by_number(content: Json) -> dict[int, Json]:
    """The evidence of a room by its numbers."""
    return {row["number"]: row for row in content["evidence"]}


def priority_read(content: Json, number: int) -> PriorityRead | None:
    """The priority with this number; None where the room has none such."""
    row = next((one for one in content["priorities"] if one["number"] == number), None)
    if row is None:
        return None
    shelf = evidence_by_number(content)
    groups: dict[str, list[Json]] = {}
    for claim in row["claims"]:
        shown = {**claim, "shown": [shelf[one] for one in claim["evidence"]]}
        groups.setdefault(claim["about"], []).append(shown)
    return PriorityRead(row, list(groups.items()))


def lines_read(content: Json) -> list[Json]:
    """The lines of enquiry, each with the evidence that was given for it."""
    shelf = evidence_by_number(content)
    return [{**line, "asked": [_with(one, shelf) for one in line["asked"]]} for line in content["lines"]]


def claims_resting_on(content: Json, number: int) -> list[tuple[Json, Json]]:
    """Every claim that rests on a piece of evidence, each with its priority."""
    return [(row, claim) for row in content["priorities"] for claim in row["claims"] if number in claim["evidence"]]


def is_as_sealed(room: Room) -> bool:
    """True while what is kept of a room has the seal that it was given."""
    return seal_of(room.content, room.page) == room.sha256


def file_in(room: Room, row: Mapping[str, Any]) -> bytes:
    """The file of a piece of evidence, out of the sealed archive. Raises NotThere, with the sentence to show."""
    if row["problem"]:
        raise NotThere(row["problem"])
    try:
        with files.opened(room.stored_as) as kept, ZipFile(kept) as archive:
            content = archive.read(row["path"])
    except (FileNotFoundError, BadZipFile, KeyError):
        raise NotThere(GONE) from None
    if sha256(content).hexdigest() != row["sha256"]:
        raise NotThere("This file is no longer what was sealed: its SHA-256 differs.")
    return content


def _with(asked: Json, shelf: Mapping[int, Json]) -> Json:
    return {**asked, "shown": [shelf[number] for number in asked["evidence"]]}
