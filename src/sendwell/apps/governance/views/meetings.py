"""The pages of meetings and their papers."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from sendwell.apps.evidence.facts import meeting_facts
from sendwell.apps.evidence.models import Document
from sendwell.apps.evidence.queries import documents_of
from sendwell.apps.governance import commands, queries
from sendwell.apps.governance.forms import AddFollowUpForm, MeetingForm, PlacePaperForm
from sendwell.apps.governance.names import body_key
from sendwell.apps.governance.permissions import may_run_meetings
from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.partnership.access import AreaRequest, open_to

OPENING_WORDS = 60


@open_to(may_run_meetings)
def move_meeting(request: AreaRequest, meeting_id: int) -> HttpResponse:
    """Put a meeting on another day."""
    found = get_object_or_404(queries.meetings_of(request.area), pk=meeting_id)
    before, was = str(found), found.held_on  # the form puts what was typed on `found`
    form = MeetingForm(request.POST or None, instance=found)
    if attempt(form, partial(commands.move_meeting, meeting=found, by=request.person)):
        messages.success(request, f"The meeting of {was:%-d %B %Y} is now on {found.held_on:%-d %B %Y}.")
        return redirect("meeting", area=request.area.slug, meeting_id=found.pk)
    shown = {"form": form, "heading": "Change the date", "caption": before, "button": "Save", "thing": found}
    shown["cancel"] = reverse("meeting", args=[request.area.slug, found.pk])
    return render(request, "governance/form.html", shown)


@open_to(may_run_meetings)
def add_follow_up(request: AreaRequest, meeting_id: int) -> HttpResponse:
    """Note something that a meeting asked for."""
    found = get_object_or_404(queries.meetings_of(request.area), pk=meeting_id)
    form = AddFollowUpForm(request.POST or None, area=request.area)
    if attempt(form, partial(commands.add_follow_up, meeting=found, by=request.person)):
        messages.success(request, "The request is on the list.")
        return redirect("meeting", area=request.area.slug, meeting_id=found.pk)
    shown = {"form": form, "heading": "Add something the meeting asked for", "caption": str(found), "button": "Add"}
    shown["cancel"] = reverse("meeting", args=[request.area.slug, found.pk])
    return render(request, "governance/form.html", shown)


@open_to(may_run_meetings)
def place_paper(request: AreaRequest, document_id: int) -> HttpResponse:
    """Say which meeting a paper is from."""
    document = get_object_or_404(documents_of(request.area), pk=document_id)
    form = PlacePaperForm(request.POST or None, area=request.area, initial=_said_of_meeting(document))
    if placed := attempt(form, partial(commands.place_paper, document=document, by=request.person)):
        messages.success(request, f"“{document}” is now with the meeting of {placed}.")
        return redirect("meeting", area=request.area.slug, meeting_id=placed.pk)
    shown = {"form": form, "heading": "Which meeting is this paper from?", "caption": str(document), "button": "Save"}
    shown["cancel"] = reverse("meetings", args=[request.area.slug])
    shown |= {"document": document, "quoted": _opening(document)}
    return render(request, "governance/form.html", shown)


def _said_of_meeting(document: Document) -> dict[str, Any]:
    """What the paper does say: it may name the body and not the day, or the day and not the body."""
    facts = meeting_facts(document)
    if facts is None:
        return {}
    named = body_key(facts.body or "")
    bodies = queries.bodies_of(document.area) if named else ()
    return {
        "body": next((body for body in bodies if body_key(body.name) == named), None),
        "held_on": facts.meeting_date,
    }


def _opening(document: Document) -> str:
    """The first words of a paper: there it usually says who met, and when."""
    page = document.pages.order_by("number").first()
    words = page.text.split() if page else []
    return " ".join(words[:OPENING_WORDS]) + ("…" if len(words) > OPENING_WORDS else "")
