"""A sealed room as it is read, by people of the area who are signed in and by advisers who have a link."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from sendwell.apps.evidence import files
from sendwell.apps.mechanisms.paging import paged
from sendwell.apps.monitoring.commands.rooms import note_opening
from sendwell.apps.monitoring.models import Room, RoomLink, RoomState
from sendwell.apps.monitoring.permissions import may_read_visits, may_run_visits
from sendwell.apps.monitoring.queries import link_with
from sendwell.apps.monitoring.room import reading
from sendwell.apps.monitoring.views.rooms import room_in
from sendwell.apps.partnership.access import AreaRequest, open_to, open_to_everyone
from sendwell.apps.partnership.models import Person

LOOK_AGAIN_AFTER = "3"  # seconds
A_PAGE = 20  # actions, each with all its claims
UNDER_WAY = (RoomState.WAITING, RoomState.BUILDING)


@dataclass(frozen=True, slots=True)
class Door:
    """By which door a room is read: `base` is its address there, and whoever reads is noted."""

    room: Room
    base: str
    link: RoomLink | None = None
    person: Person | None = None

    def note(self, what: str) -> None:
        note_opening(self.room, what, link=self.link, person=self.person)

    def shown(self, **more: Any) -> dict[str, Any]:
        """What every page of the room needs."""
        known = {"room": self.room, "content": self.room.content, "base": self.base, "link": self.link}
        return known | {"sealed": reading.is_as_sealed(self.room)} | more


Read = Callable[..., HttpResponseBase]


def _by_sign_in(read: Read) -> Any:
    """The page of a room for everyone with a role in its area."""

    @open_to(may_read_visits)
    @require_safe
    def view(request: AreaRequest, /, room_id: int, **which: int) -> HttpResponseBase:
        room = room_in(request, room_id, sealed=True)
        base = reverse("room", args=[request.area.slug, room.pk])
        return read(request, Door(room, base, person=request.person), **which)

    return view


def _by_link(read: Read) -> Any:
    """The page of a room for whoever has its secret address, for as long as it works."""

    @open_to_everyone
    @require_safe
    def view(request: HttpRequest, secret: str, **which: int) -> HttpResponseBase:
        link = link_with(secret)
        if link is None:
            raise Http404
        if not link.is_open(timezone.now()):
            response: HttpResponseBase = render(request, "monitoring/shut.html", {"link": link}, status=410)
        else:
            base = reverse("shown_room", args=[secret])
            response = read(request, Door(link.room, base, link=link), **which)
        response["Referrer-Policy"] = "no-referrer"  # the address itself is the key
        return response

    return view


@open_to(may_read_visits)
@require_safe
def room(request: AreaRequest, room_id: int) -> HttpResponse:
    """A room: how far it has come, and once it is sealed what it holds."""
    found = room_in(request, room_id)
    if found.state == RoomState.READY:
        base = reverse("room", args=[request.area.slug, found.pk])
        return read_room(request, Door(found, base, person=request.person), may_run=may_run_visits(request.person))
    response = render(request, "monitoring/building.html", {"room": found, "waits": found.state in UNDER_WAY})
    if found.state in UNDER_WAY:
        response["Refresh"] = LOOK_AGAIN_AFTER
    return response


def read_room(request: HttpRequest, door: Door, may_run: bool = False) -> HttpResponse:
    """The room: its lines of enquiry, and its priorities."""
    door.note("The room")
    shown = door.shown(lines=reading.lines_read(door.room.content), may_run=may_run)
    return render(request, "monitoring/room.html", shown)


def read_priority(request: HttpRequest, door: Door, number: int) -> HttpResponse:
    """A priority of a room with its claims, each with its evidence."""
    found = reading.priority_read(door.room.content, number)
    if found is None:
        raise Http404
    door.note(f"Priority {number} {found.row['title']}")
    shown = door.shown(priority=found, groups=paged(found.groups, request, A_PAGE))
    return render(request, "monitoring/room_priority.html", shown)


def read_evidence(request: HttpRequest, door: Door, number: int) -> HttpResponse:
    """A piece of evidence: its date, its owner, who verified it, its file, and every claim that rests on it."""
    row = _evidence(door, number)
    door.note(f"Evidence E{number} {row['title']}")
    claims = reading.claims_resting_on(door.room.content, number)
    return render(request, "monitoring/room_evidence.html", door.shown(row=row, claims=claims))


def read_file(request: HttpRequest, door: Door, number: int) -> HttpResponse:
    """The file of a piece of evidence: a download, never shown in the browser."""
    row = _evidence(door, number)
    if not row["path"]:
        raise Http404
    try:
        content = reading.file_in(door.room, row)
    except reading.NotThere as lacks:
        return render(request, "monitoring/room_gone.html", door.shown(row=row, why=str(lacks)), status=410)
    door.note(f"The file of E{number}, {row['file']}")
    response = HttpResponse(content, content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{row["path"].rsplit("/", 1)[-1]}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def read_archive(request: HttpRequest, door: Door) -> HttpResponseBase:
    """The whole room as one archive."""
    try:
        content = files.opened(door.room.stored_as)
    except FileNotFoundError:
        shown = door.shown(row=None, why=reading.GONE)
        return render(request, "monitoring/room_gone.html", shown, status=410)
    door.note("The whole archive")
    name = f"visit-room-{slugify(door.room.content['area'])}-{door.room.as_at.isoformat()}.zip"
    return FileResponse(content, as_attachment=True, filename=name, content_type="application/zip")


def _evidence(door: Door, number: int) -> dict[str, Any]:
    row = reading.evidence_by_number(door.room.content).get(number)
    if row is None:
        raise Http404
    return row


room_priority, shown_priority = _by_sign_in(read_priority), _by_link(read_priority)
room_evidence, shown_evidence = _by_sign_in(read_evidence), _by_link(read_evidence)
room_file, shown_file = _by_sign_in(read_file), _by_link(read_file)
room_archive, shown_archive = _by_sign_in(read_archive), _by_link(read_archive)
shown_room = _by_link(read_room)
