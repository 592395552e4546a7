"""The pages of bodies."""

from functools import partial

from django.contrib import messages
from django.core.paginator import Page
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from sendwell.apps.governance import commands, queries
from sendwell.apps.governance.forms import BodyForm, MeetingForm
from sendwell.apps.governance.models import FollowUp
from sendwell.apps.governance.notice import papers_rule
from sendwell.apps.governance.permissions import may_read_meetings, may_run_meetings
from sendwell.apps.governance.structure import chairs_of, powers_of
from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.mechanisms.paging import paged
from sendwell.apps.partnership.access import AreaRequest, open_to


@open_to(may_read_meetings)
def meetings(request: AreaRequest) -> HttpResponse:
    """Who meets next, and what waits for an answer."""
    today = timezone.localdate()
    shown = {
        "lines": queries.body_lines(request.area, today),
        "unplaced": queries.papers_without_a_meeting(request.person),
        "may_run": may_run_meetings(request.person),
    }
    return render(request, "governance/meetings.html", shown)


@open_to(may_read_meetings)
def body(request: AreaRequest, body_id: int) -> HttpResponse:
    """One body: its meetings, and what it asked for."""
    rows = queries.bodies_of(request.area).select_related("chair", "parent").prefetch_related("reports_to", "parts")
    found = get_object_or_404(rows, pk=body_id)
    today = timezone.localdate()
    all_seats = list(queries.memberships_of(request.area).filter(body=found))
    seats = [seat for seat in all_seats if seat.sits_on(today)]
    held = list(queries.all_meetings_of(request.area).filter(body=found))
    following, last = queries.neighbours(held, today)
    page: Page[FollowUp] = paged(queries.follow_ups_open_to(request.person).filter(body=found), request)
    shown = {
        "body": found,
        "seats": seats,
        "sat": [seat for seat in all_seats if seat not in seats],
        "chairs": chairs_of(found, seats),
        "powers": powers_of(found),
        "papers_rule": papers_rule(found),
        "next": following,
        "last": last,
        "coming": [meeting for meeting in reversed(held) if meeting.held_on >= today],
        "past": [meeting for meeting in held if meeting.held_on < today],
        "page": page,
        "decisions": queries.decisions_open_to(request.person).filter(body=found, meeting=None),
        "may_run": may_run_meetings(request.person),
        "today": today,
    }
    return render(request, "governance/body.html", shown)


@open_to(may_run_meetings)
def add_body(request: AreaRequest) -> HttpResponse:
    """Add a body."""
    form = BodyForm(request.POST or None, area=request.area)
    if added := attempt(form, partial(commands.add_body, by=request.person)):
        messages.success(request, f"{added.name} is now among your bodies. Add its next meeting.")
        return redirect("body", area=request.area.slug, body_id=added.pk)
    return render(request, "governance/form.html", {"form": form, "heading": "Add a body"})


@open_to(may_run_meetings)
def change_body(request: AreaRequest, body_id: int) -> HttpResponse:
    """Change a body's name, purpose or chair."""
    found = get_object_or_404(queries.bodies_of(request.area), pk=body_id)
    form = BodyForm(request.POST or None, instance=found, area=request.area)
    if attempt(form, partial(commands.change_body, body=found, by=request.person)):
        messages.success(request, f"{found.name} is changed.")
        return redirect("body", area=request.area.slug, body_id=found.pk)
    shown = {"form": form, "heading": f"Change {found.name}", "button": "Save", "thing": found}
    shown["cancel"] = reverse("body", args=[request.area.slug, found.pk])
    return render(request, "governance/form.html", shown)


@open_to(may_run_meetings)
def add_meeting(request: AreaRequest, body_id: int) -> HttpResponse:
    """Add a day on which a body meets."""
    found = get_object_or_404(queries.bodies_of(request.area), pk=body_id)
    form = MeetingForm(request.POST or None)
    if added := attempt(form, partial(commands.add_meeting, body=found, by=request.person)):
        messages.success(request, f"{found.name} meets on {added.held_on:%-d %B %Y}.")
        return redirect("meeting", area=request.area.slug, meeting_id=added.pk)
    shown = {"form": form, "heading": "Add a meeting", "caption": found.name}
    shown["cancel"] = reverse("body", args=[request.area.slug, found.pk])
    return render(request, "governance/form.html", shown)
