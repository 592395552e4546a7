"""Building a room, and building it again to see that it is still the same."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO

from django.core.files import File
from django.template.loader import render_to_string
from django.utils import timezone

from sendwell.apps.evidence import files
from sendwell.apps.evidence.models import Document
from sendwell.apps.monitoring.models import Room, RoomState
from sendwell.apps.monitoring.room.archive import Archive, finish, put_files
from sendwell.apps.monitoring.room.evidence import Json, ToKeep
from sendwell.apps.monitoring.room.reading import evidence_by_number
from sendwell.apps.monitoring.room.snapshot import gather
from sendwell.apps.programme.models import Evidence

FOLDER = "rooms"
Tell = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Again:
    """A room built again from what was kept: whether it is the same, and what is no longer there."""

    same: bool
    gone: list[str]

    @property
    def words(self) -> str:
        """The finding in a sentence."""
        if self.same:
            return "Built again from what is kept, it is the same, byte for byte."
        lacks = f" No longer there, or no longer the same: {'; '.join(self.gone)}." if self.gone else ""
        return f"Built again from what is kept, it is not the same.{lacks} The sealed archive still has everything."


def build(room: Room, tell: Tell) -> None:
    """Gather what a room holds, put it into an archive with its files, and seal it. Saves the room."""
    gathered = gather(room.visit, room.as_at)
    with TemporaryFile() as out:
        archive = Archive(out)
        put_files(archive, gathered.shelf.files, tell)
        page = page_of(gathered.content)
        room.sha256 = finish(archive, gathered.content, page)
        room.content, room.page = gathered.content, page
        room.archive_sha256, room.size = digest(out), out.tell()
        room.stored_as = files.keep(File(out, name="room.zip"), FOLDER)
    room.state, room.progress, room.built_at = RoomState.READY, 100, timezone.now()
    room.save()


def build_again(room: Room, tell: Tell) -> Again:
    """Build a sealed room once more, from its snapshot and the files as they are kept today, and compare."""
    rows = [row for row in room.content["evidence"] if row["path"] and not row["problem"]]
    kept = _kept([row["sha256"] for row in rows])
    wanted = [ToKeep(dict(row), kept.get(row["sha256"], "gone"), row["sha256"]) for row in rows]
    with TemporaryFile() as out:
        archive = Archive(out)
        put_files(archive, wanted, tell)
        same = finish(archive, room.content, room.page) == room.sha256 and digest(out) == room.archive_sha256
    return Again(same, [f"E{one.row['number']} {one.row['title']}" for one in wanted if one.row["problem"]])


def page_of(content: Json) -> str:
    """The room as one page that stands alone in its archive and needs no service."""
    shelf = evidence_by_number(content)
    shown = {"room": content, "priorities": list(_with_evidence(content, shelf)), "evidence": content["evidence"]}
    return render_to_string("monitoring/room_alone.html", shown)


def _with_evidence(content: Json, shelf: dict[int, Json]) -> Iterator[Json]:
    for priority in content["priorities"]:
        claims = [{**one, "shown": [shelf[number] for number in one["evidence"]]} for one in priority["claims"]]
        yield {**priority, "claims": claims}


def _kept(marks: list[str]) -> dict[str, str]:
    """Where files with these SHA-256 are kept today."""
    found: dict[str, str] = {}
    for model in (Evidence, Document):
        rows = model._default_manager.filter(sha256__in=marks).exclude(stored_as="")
        found |= dict(rows.values_list("sha256", "stored_as"))
    return found


def digest(out: IO[bytes]) -> str:
    """The SHA-256 of a whole file; it is left at its end."""
    out.seek(0)
    found = hashlib.sha256()
    while piece := out.read(1024 * 1024):
        found.update(piece)
    return found.hexdigest()
