"""The minutes of a meeting: as they would be issued, and as they were."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sendwell.apps.business import commands, queries
from sendwell.apps.business.forms import ApproveMinutesForm, IssueMinutesForm
from sendwell.apps.business.papers import minutes_paper
from sendwell.apps.business.views.papers import edition_file
from sendwell.apps.governance.models import Meeting
from sendwell.apps.governance.permissions import may_read_meetings, may_run_meetings
from sendwell.apps.governance.queries import meetings_of
from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.publishing.commands import fingerprint
from sendwell.apps.publishing.files import PDF, WORD
from sendwell.apps.publishing.kept import from_json
from sendwell.apps.publishing.paper.html import to_html


@open_to(may_run_meetings)
def draft(request: AreaRequest, meeting_id: int) -> HttpResponse:
    """The minutes as they would be issued now."""
    return _draft(request, _meeting(request, meeting_id), None)


@require_POST
@open_to(may_run_meetings)
def issue(request: AreaRequest, meeting_id: int) -> HttpResponse:
    """Issue the minutes that were looked through."""
    found = _meeting(request, meeting_id)
    form = IssueMinutesForm(request.POST, again=found.minutes.exists())
    issued = attempt(
        form, partial(commands.issue_minutes, meeting=found, today=timezone.localdate(), by=request.person)
    )
    if issued:
        messages.success(request, "The minutes are issued. Everyone with a role in the area can read them.")
        return redirect("minutes", area=request.area.slug, minutes_id=issued.pk)
    return _draft(request, found, form)


@open_to(may_run_meetings)
def approve(request: AreaRequest, meeting_id: int) -> HttpResponse:
    """Record that a later meeting approved the minutes."""
    found = _meeting(request, meeting_id)
    form = ApproveMinutesForm(request.POST or None, meeting=found)
    approve_it = partial(commands.approve_minutes, meeting=found, today=timezone.localdate(), by=request.person)
    if approved := attempt(form, approve_it):
        messages.success(request, "The minutes are approved as a correct record.")
        return redirect("minutes", area=request.area.slug, minutes_id=approved.pk)
    shown = {"form": form, "heading": "Approve the minutes", "caption": str(found), "button": "Record the approval"}
    shown["cancel"] = reverse("meeting", args=[request.area.slug, found.pk])
    return render(request, "governance/form.html", shown)


@open_to(may_read_meetings)
def minutes(request: AreaRequest, minutes_id: int) -> HttpResponse:
    """Minutes as they were issued; an edition that was replaced says so."""
    found = get_object_or_404(queries.minutes_of(request.area), pk=minutes_id)
    newest = queries.minutes_of(request.area).filter(meeting=found.meeting).defer("content").first()
    shown = {"edition": found, "meeting": found.meeting, "paper": to_html(from_json(found.content)), "what": "minutes"}
    shown |= {"newer": newest if newest != found else None, "at": found.issued_at, "who": found.issued_by}
    shown["may_approve"] = may_run_meetings(request.person) and not found.approved_at and newest == found
    return render(request, "business/edition.html", shown)


@open_to(may_read_meetings)
def minutes_pdf(request: AreaRequest, minutes_id: int) -> HttpResponse:
    """Minutes as they were issued, as PDF."""
    return edition_file(request, get_object_or_404(queries.minutes_of(request.area), pk=minutes_id), PDF)


@open_to(may_read_meetings)
def minutes_word(request: AreaRequest, minutes_id: int) -> HttpResponse:
    """Minutes as they were issued, as Word file."""
    return edition_file(request, get_object_or_404(queries.minutes_of(request.area), pk=minutes_id), WORD)


def _draft(request: AreaRequest, found: Meeting, form: IssueMinutesForm | None) -> HttpResponse:
    paper = minutes_paper(found)
    again = found.minutes.exists()
    shown = {
        "meeting": found,
        "paper": to_html(paper),
        "held": queries.was_held(found, timezone.localdate()),
        "again": again,
        "form": form or IssueMinutesForm(again=again, initial={"seen": fingerprint(paper)}),
    }
    return render(request, "business/draft_minutes.html", shown)


def _meeting(request: AreaRequest, meeting_id: int) -> Meeting:
    return get_object_or_404(meetings_of(request.area).select_related("body__chair"), pk=meeting_id)
