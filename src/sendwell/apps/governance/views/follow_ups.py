"""The pages of what bodies asked for."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from sendwell.apps.governance import commands, queries
from sendwell.apps.governance.forms import AnswerForm, AssignForm
from sendwell.apps.governance.models import FollowUp
from sendwell.apps.governance.permissions import may_answer, may_read_meetings, may_run_meetings
from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.mechanisms.paging import paged
from sendwell.apps.partnership.access import ROLE_SAYS_NO, AreaRequest, open_to


@open_to(may_read_meetings)
def follow_ups(request: AreaRequest) -> HttpResponse:
    """Everything that bodies asked for, a page at a time: open first, the latest first of all."""
    today = timezone.localdate()
    page: Page[FollowUp] = paged(queries.follow_ups_open_to(request.person), request)
    shown = {
        "page": page,
        "awaited": queries.awaited_of(request.person, today),
        "waiting": [follow_up for follow_up in page if not follow_up.answered_on],
        "answered": [follow_up for follow_up in page if follow_up.answered_on],
        "today": today,
    }
    return render(request, "governance/follow_ups.html", shown)


@open_to(may_read_meetings)
def answer(request: AreaRequest, follow_up_id: int) -> HttpResponse:
    """Answer a request."""
    found = get_object_or_404(queries.follow_ups_open_to(request.person), pk=follow_up_id)
    if not may_answer(request.person, found):
        raise PermissionDenied(ROLE_SAYS_NO)
    today = timezone.localdate()
    form = AnswerForm(request.POST or None, follow_up=found, today=today)
    if attempt(form, partial(commands.answer, follow_up=found, today=today, by=request.person)):
        messages.success(request, "The answer is kept, and the request is closed.")
        return redirect("follow_up", area=request.area.slug, follow_up_id=found.pk)
    shown = {"form": form, "heading": "Answer this request", "quoted": found.wording, "button": "Save the answer"}
    shown["cancel"] = reverse("follow_up", args=[request.area.slug, found.pk])
    return render(request, "governance/form.html", shown)


@open_to(may_run_meetings)
def assign(request: AreaRequest, follow_up_id: int) -> HttpResponse:
    """Say who answers a request, and by when."""
    found = get_object_or_404(queries.follow_ups_open_to(request.person), pk=follow_up_id)
    form = AssignForm(request.POST or None, instance=found, area=request.area)
    if attempt(form, partial(commands.assign, follow_up=found, by=request.person)):
        messages.success(request, f"{found.owner or 'Nobody yet'} answers this request.")
        return redirect("follow_up", area=request.area.slug, follow_up_id=found.pk)
    shown = {"form": form, "heading": "Who answers, and by when?", "quoted": found.wording, "button": "Save"}
    shown["cancel"] = reverse("follow_up", args=[request.area.slug, found.pk])
    return render(request, "governance/form.html", shown)
