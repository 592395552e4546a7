"""The page of one meeting, and cancelling it."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from sendwell.apps.business import commands, queries
from sendwell.apps.business.forms import CancelForm
from sendwell.apps.governance.notice import papers_due
from sendwell.apps.governance.permissions import may_read_meetings, may_run_meetings
from sendwell.apps.governance.queries import (
    all_meetings_of,
    concerns_raised_at,
    decisions_open_to,
    follow_ups_open_to,
)
from sendwell.apps.governance.states import what_came_of_it
from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.partnership.access import AreaRequest, open_to


@open_to(may_read_meetings)
def meeting(request: AreaRequest, meeting_id: int) -> HttpResponse:
    """One meeting: its agenda and minutes, what it decided and asked for, what worried it, and its papers."""
    rows = all_meetings_of(request.area).select_related("body__chair").prefetch_related("papers")
    found = get_object_or_404(rows, pk=meeting_id)
    today = timezone.localdate()
    asked = follow_ups_open_to(request.person)
    requests, concerns = list(asked.filter(meeting=found)), list(concerns_raised_at(found, request.person))
    decisions = list(decisions_open_to(request.person).filter(meeting=found))
    shown = {
        "meeting": found,
        "coming": found.held_on >= today and not found.cancelled_on,
        "held": queries.was_held(found, today) and not found.cancelled_on,
        "items": list(queries.items_of(request.area).filter(meeting=found)),
        "agendas": list(queries.agendas_of(request.area).filter(meeting=found).defer("content")),
        "minutes": list(queries.minutes_of(request.area).filter(meeting=found).defer("content")),
        "due": papers_due(found.body, found.held_on),
        "decisions": decisions,
        "follow_ups": requests,
        "concerns": concerns,
        "outcome": what_came_of_it(len(decisions), len(requests), len(concerns)),
        "waiting": list(asked.filter(body=found.body, answered_on=None).exclude(meeting=found)),
        "packs": found.body.packs.filter(meeting_on=found.held_on).only("issued_at").order_by("-issued_at"),
        "may_run": may_run_meetings(request.person),
        "today": today,
    }
    return render(request, "business/meeting.html", shown)


@open_to(may_run_meetings)
def cancel(request: AreaRequest, meeting_id: int) -> HttpResponse:
    """Cancel a meeting, with the reason."""
    found = get_object_or_404(all_meetings_of(request.area), pk=meeting_id)
    form = CancelForm(request.POST or None)
    today = timezone.localdate()
    if attempt(form, partial(commands.cancel_meeting, meeting=found, today=today, by=request.person)):
        messages.success(request, "The meeting is cancelled and the notice is out. Members are told in their messages.")
        return redirect("meeting", area=request.area.slug, meeting_id=found.pk)
    shown = {"form": form, "heading": "Cancel this meeting", "caption": str(found), "button": "Cancel the meeting"}
    shown["cancel"] = reverse("meeting", args=[request.area.slug, found.pk])
    return render(request, "governance/form.html", shown)
