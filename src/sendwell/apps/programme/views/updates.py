"""What has happened to an action, what shows it, and what a body makes of it."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sendwell.apps.evidence import files
from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.programme.commands.updates import add_update, reopen_action
from sendwell.apps.programme.commands.verifying import verify_evidence
from sendwell.apps.programme.forms.updates import ReopenForm, UpdateForm
from sendwell.apps.programme.models import Action
from sendwell.apps.programme.permissions import (
    may_read_programme,
    may_run_programme,
    may_update_action,
    may_verify,
)
from sendwell.apps.programme.queries import actions_of
from sendwell.apps.programme.queries.rows import evidence_of
from sendwell.apps.programme.queries.thread import action_page
from sendwell.apps.programme.rating_words import definitions_of
from sendwell.apps.programme.views.asking import ask, page_of

ONLY_THE_OWNER = "Only the action’s owner and the programme manager can do this."


@open_to(may_read_programme)
def update_action(request: AreaRequest, action_id: int) -> HttpResponse:
    """Say what has happened."""
    found = for_update(request, action_id)
    page = action_page(request.area, found, timezone.localdate(), request.person)
    words = definitions_of(request.area)
    form = UpdateForm(request.POST or None, request.FILES or None, state=page.state, definitions=words)
    if attempt(form, partial(add_update, action=found, by=request.person)):
        messages.success(request, "Your update is kept.")
        return redirect("action", area=request.area.slug, action_id=found.pk)
    return render(request, "programme/update.html", {"form": form, "page": page, "action": found})


@open_to(may_run_programme)
def reopen(request: AreaRequest, action_id: int) -> HttpResponse:
    """Open a closed action again, for a body that asks so."""
    found = get_object_or_404(actions_of(request.area), pk=action_id)
    form = ReopenForm(request.POST or None, area=request.area, definitions=definitions_of(request.area))
    if attempt(form, partial(reopen_action, action=found, by=request.person)):
        messages.success(request, "The action is open again.")
        return redirect("action", area=request.area.slug, action_id=found.pk)
    back = page_of(request, "action", action_id=found.pk)
    return ask(request, form, "Reopen the action", caption=found.title, back=back)


@require_POST
@open_to(may_verify)
def verify(request: AreaRequest, evidence_id: int) -> HttpResponse:
    """Say that evidence which another organisation gave shows what it is said to show."""
    found = get_object_or_404(evidence_of(request.area), pk=evidence_id)
    try:
        verify_evidence(evidence=found, by=request.person)
        messages.success(request, f"You have verified “{found.title}”.")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("action", area=request.area.slug, action_id=found.update.action_id)


@open_to(may_read_programme)
def evidence(request: AreaRequest, evidence_id: int) -> FileResponse:
    """A file given as evidence: a download, never shown in the browser."""
    found = get_object_or_404(evidence_of(request.area).exclude(stored_as=""), pk=evidence_id)
    try:
        content = files.opened(found.stored_as)
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(content, as_attachment=True, filename=found.file_name)
    response["Content-Type"] = "application/octet-stream"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def for_update(request: AreaRequest, action_id: int) -> Action:
    """The action, for a person who may say how it is going. Raises Http404 or PermissionDenied."""
    found = get_object_or_404(actions_of(request.area), pk=action_id)
    if not may_update_action(request.person, found):
        raise PermissionDenied(ONLY_THE_OWNER)
    return found
