"""One thing that a body asked for, whole: who asked, the response, what is done, what shows it, and the answer."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from sendwell.apps.governance import commands
from sendwell.apps.governance.forms import ResponseForm
from sendwell.apps.governance.models import FollowUpKind
from sendwell.apps.governance.permissions import may_answer, may_read_meetings, may_run_meetings
from sendwell.apps.governance.queries import follow_ups_open_to
from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.partnership.access import ROLE_SAYS_NO, AreaRequest, open_to
from sendwell.apps.programme.models import Evidence
from sendwell.domain.clocks import last_day, limit_named


@open_to(may_read_meetings)
def follow_up(request: AreaRequest, follow_up_id: int) -> HttpResponse:
    """One request, question, action or recommendation, whole."""
    found = get_object_or_404(follow_ups_open_to(request.person), pk=follow_up_id)
    shown_by = Evidence.objects.filter(update__action__follow_ups=found).select_related("update__action", "verified_by")
    is_recommendation = found.kind == FollowUpKind.RECOMMENDATION
    # The law gives the executive a time limit for answering scrutiny, and no other body.
    asked_on = found.meeting.held_on if found.meeting and found.body and found.body.scrutinises else None
    shown = {
        "follow_up": found,
        "is_recommendation": is_recommendation,
        "respond_by": last_day(limit_named("scrutiny_answer"), asked_on) if is_recommendation and asked_on else None,
        "evidence": shown_by.order_by("-update__at", "-pk"),
        "themes": found.quality_themes.order_by("pk"),
        "may_answer": may_answer(request.person, found),
        "may_run": may_run_meetings(request.person),
        "today": timezone.localdate(),
    }
    return render(request, "governance/follow_up.html", shown)


@open_to(may_read_meetings)
def respond(request: AreaRequest, follow_up_id: int) -> HttpResponse:
    """Say whether a recommendation is accepted, partly or not, and why."""
    found = get_object_or_404(follow_ups_open_to(request.person), pk=follow_up_id)
    if not may_answer(request.person, found):
        raise PermissionDenied(ROLE_SAYS_NO)
    today = timezone.localdate()
    form = ResponseForm(request.POST or None, follow_up=found, today=today)
    if attempt(form, partial(commands.respond, follow_up=found, today=today, by=request.person)):
        messages.success(request, "The response is kept. Answer the recommendation when it is carried out.")
        return redirect("follow_up", area=request.area.slug, follow_up_id=found.pk)
    shown = {"form": form, "heading": "Is it accepted?", "quoted": found.wording, "button": "Save the response"}
    shown["cancel"] = reverse("follow_up", args=[request.area.slug, found.pk])
    return render(request, "governance/form.html", shown)
