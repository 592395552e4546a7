"""An action, its milestones and its updates."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from sendwell.apps.evidence import files
from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.programme import notices
from sendwell.apps.programme.commands import actions as commands
from sendwell.apps.programme.commands.updates import add_update
from sendwell.apps.programme.forms.action import ActionForm, ChangeMilestoneForm, MilestoneForm, UpdateForm
from sendwell.apps.programme.models import Action
from sendwell.apps.programme.permissions import may_read_programme, may_run_programme, may_update_action
from sendwell.apps.programme.queries import actions_of, priorities_of
from sendwell.apps.programme.queries.rows import evidence_of, milestones_of
from sendwell.apps.programme.queries.thread import action_page
from sendwell.apps.programme.views.asking import ask, page_of

ONLY_THE_OWNER = "Only the action’s owner and the programme manager can do this."


@open_to(may_read_programme)
def action(request: AreaRequest, action_id: int) -> HttpResponse:
    """What exactly, who, by when, and is it true?"""
    found = get_object_or_404(actions_of(request.area), pk=action_id)
    today = timezone.localdate()
    page = action_page(request.area, found, today)
    shown = {
        "page": page,
        "notices": notices.on_action(request.area, page.state),
        "action": found,
        "today": today,
        "may_run": may_run_programme(request.person),
        "may_update": may_update_action(request.person, found),
    }
    return render(request, "programme/action.html", shown)


@open_to(may_run_programme)
def add_action(request: AreaRequest, priority_id: int) -> HttpResponse:
    """Add an action to a priority; the findings that the priority answers are chosen to begin with."""
    priority = get_object_or_404(priorities_of(request.area), pk=priority_id)
    initial = {"findings": list(priority.findings.filter(kind=priority.kind))}
    new = Action(priority=priority)
    form = ActionForm(request.POST or None, priority=priority, area=request.area, instance=new, initial=initial)
    if added := attempt(form, partial(commands.add_action, priority=priority, by=request.person)):
        messages.success(request, f"Action {priority.number}.{added.number} is in the plan.")
        return redirect("action", area=request.area.slug, action_id=added.pk)
    shown = {"form": form, "heading": "Add an action", "priority": priority}
    return render(request, "programme/action_form.html", shown)


@open_to(may_run_programme)
def change_action(request: AreaRequest, action_id: int) -> HttpResponse:
    """Change an action."""
    found = get_object_or_404(actions_of(request.area), pk=action_id)
    priority = get_object_or_404(priorities_of(request.area), pk=found.priority_id)
    form = ActionForm(request.POST or None, priority=priority, area=request.area, instance=found)
    if attempt(form, partial(commands.change_action, action=found, by=request.person)):
        messages.success(request, "The action is changed.")
        return redirect("action", area=request.area.slug, action_id=found.pk)
    shown = {"form": form, "heading": "Change the action", "priority": priority, "action": found}
    return render(request, "programme/action_form.html", shown)


@open_to(may_read_programme)
def update_action(request: AreaRequest, action_id: int) -> HttpResponse:
    """Say what has happened."""
    found = _for_update(request, action_id)
    page = action_page(request.area, found, timezone.localdate())
    form = UpdateForm(request.POST or None, request.FILES or None, last_update=page.state.updated_on)
    if attempt(form, partial(add_update, action=found, by=request.person)):
        messages.success(request, "Your update is kept.")
        return redirect("action", area=request.area.slug, action_id=found.pk)
    return render(request, "programme/update.html", {"form": form, "page": page, "action": found})


@open_to(may_read_programme)
def add_milestone(request: AreaRequest, action_id: int) -> HttpResponse:
    """Add a milestone to an action."""
    found = _for_update(request, action_id)
    form = MilestoneForm(request.POST or None)
    if attempt(form, partial(commands.add_milestone, action=found, by=request.person)):
        messages.success(request, "The milestone is on the action’s line.")
        return redirect("action", area=request.area.slug, action_id=found.pk)
    return ask(
        request, form, "Add a milestone", caption=found.title, back=page_of(request, "action", action_id=found.pk)
    )


@open_to(may_read_programme)
def change_milestone(request: AreaRequest, milestone_id: int) -> HttpResponse:
    """Change a milestone, or say when it was reached."""
    found = get_object_or_404(milestones_of(request.area), pk=milestone_id)
    _for_update(request, found.action_id)
    form = ChangeMilestoneForm(request.POST or None, instance=found)
    if attempt(form, partial(commands.change_milestone, milestone=found, by=request.person)):
        messages.success(request, "The milestone is changed.")
        return redirect("action", area=request.area.slug, action_id=found.action_id)
    return ask(
        request,
        form,
        "A milestone",
        caption=found.action.title,
        thing=found,
        back=page_of(request, "action", action_id=found.action_id),
    )


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


def _for_update(request: AreaRequest, action_id: int) -> Action:
    found = get_object_or_404(actions_of(request.area), pk=action_id)
    if not may_update_action(request.person, found):
        raise PermissionDenied(ONLY_THE_OWNER)
    return found
