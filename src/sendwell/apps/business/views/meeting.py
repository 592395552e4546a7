"""The page of one meeting."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from sendwell.apps.business import queries
from sendwell.apps.governance.notice import papers_due
from sendwell.apps.governance.permissions import may_read_meetings, may_run_meetings
from sendwell.apps.governance.queries import concerns_raised_at, decisions_of, follow_ups_of, meetings_of
from sendwell.apps.governance.states import what_came_of_it
from sendwell.apps.partnership.access import AreaRequest, open_to


@open_to(may_read_meetings)
def meeting(request: AreaRequest, meeting_id: int) -> HttpResponse:
    """One meeting: its agenda and minutes, what it decided and asked for, what worried it, and its papers."""
    rows = meetings_of(request.area).select_related("body__chair").prefetch_related("papers")
    found = get_object_or_404(rows, pk=meeting_id)
    today = timezone.localdate()
    asked = follow_ups_of(request.area)
    requests, concerns = list(asked.filter(meeting=found)), list(concerns_raised_at(found))
    decisions = list(decisions_of(request.area).filter(meeting=found))
    shown = {
        "meeting": found,
        "coming": found.held_on >= today,
        "held": queries.was_held(found, today),
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
