"""Sealing a visit room, letting advisers in, and seeing who opened what."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.mechanisms.paging import paged
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.mechanisms.secret_addresses import carried, lead_to, shown_once
from sendwell.apps.monitoring.commands import rooms as commands
from sendwell.apps.monitoring.forms import LetInForm, SealForm
from sendwell.apps.monitoring.models import Room, RoomState
from sendwell.apps.monitoring.permissions import may_read_visits, may_run_visits
from sendwell.apps.monitoring.queries import links_of, openings_of, rooms_of
from sendwell.apps.monitoring.views.asking import ask_of_visit, visit_in
from sendwell.apps.partnership.access import AreaRequest, open_to

COOKIE = "new_room_link"  # the name of the cookie that carries a new secret to the page that shows it


@open_to(may_run_visits)
def seal_room(request: AreaRequest, visit_id: int) -> HttpResponse:
    """Ask for a room as at a day."""
    visit, today = visit_in(request, visit_id), timezone.localdate()
    form = SealForm(request.POST or None, initial={"as_at": today})
    if room := attempt(form, partial(commands.seal_room, visit=visit, today=today, by=request.person)):
        return redirect("room", area=request.area.slug, room_id=room.pk)
    return ask_of_visit(request, visit, form, "Seal a visit room", button="Seal it")


@open_to(may_read_visits)
def room_doors(request: AreaRequest, room_id: int) -> HttpResponse:
    """Who was let into a room, what they opened, and whether the room is still what was sealed."""
    room = room_in(request, room_id)
    secret = carried(request, COOKIE)
    shown = {
        "room": room,
        "links": links_of(request.area).filter(room=room),
        "openings": paged(openings_of(request.area).filter(room=room), request),
        "new_address": request.build_absolute_uri(reverse("shown_room", args=[secret])) if secret else "",
        "now": timezone.now(),
        "may_run": may_run_visits(request.person),
    }
    return shown_once(request, render(request, "monitoring/doors.html", shown), COOKIE)


@open_to(may_run_visits)
def let_in(request: AreaRequest, room_id: int) -> HttpResponse:
    """Let an adviser into a room: the address is shown on the next page, once."""
    room = room_in(request, room_id)
    form = LetInForm(request.POST or None)
    if secret := attempt(form, partial(commands.let_in, room=room, today=timezone.localdate(), by=request.person)):
        return lead_to(request, reverse("room_doors", args=[request.area.slug, room.pk]), COOKIE, secret)
    return ask_of_visit(request, room.visit, form, "Let an adviser in", button="Make a link")


@require_POST
@open_to(may_run_visits)
def shut_out(request: AreaRequest, link_id: int) -> HttpResponse:
    """Take a link back."""
    link = get_object_or_404(links_of(request.area), pk=link_id)
    commands.shut_out(link=link, by=request.person)
    messages.success(request, f"The link for {link.for_whom} works no longer.")
    return redirect("room_doors", area=request.area.slug, room_id=link.room_id)


@require_POST
@open_to(may_run_visits)
def check_room(request: AreaRequest, room_id: int) -> HttpResponse:
    """Have a room built again and compared with what was sealed."""
    room = room_in(request, room_id)
    try:
        commands.ask_to_check(room=room, by=request.person)
        messages.success(request, "The room is built again and compared. The finding will stand here.")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("room_doors", area=request.area.slug, room_id=room.pk)


def room_in(request: AreaRequest, room_id: int, sealed: bool = False) -> Room:
    """The room, if it is of this area; with `sealed`, only one that is. Raises Http404."""
    rows = rooms_of(request.area)
    return get_object_or_404(rows.filter(state=RoomState.READY) if sealed else rows, pk=room_id)
