"""An action and its milestones."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.programme import felt, notices
from sendwell.apps.programme.commands import actions as commands
from sendwell.apps.programme.forms.action import ActionForm, ChangeMilestoneForm, MilestoneForm
from sendwell.apps.programme.models import Action
from sendwell.apps.programme.permissions import (
    may_read_programme,
    may_run_programme,
    may_update_action,
    may_verify,
)
from sendwell.apps.programme.queries import actions_of, priorities_of
from sendwell.apps.programme.queries.rows import milestones_of
from sendwell.apps.programme.queries.thread import action_page
from sendwell.apps.programme.views.asking import ask, page_of
from sendwell.apps.programme.views.updates import for_update


@open_to(may_read_programme)
def action(request: AreaRequest, action_id: int) -> HttpResponse:
    """What exactly, who, by when, and is it true?"""
    found = get_object_or_404(actions_of(request.area), pk=action_id)
    today = timezone.localdate()
    page = action_page(request.area, found, today, request.person)
    shown = {
        "page": page,
        "felt": felt.of_actions(request.area, [found]).get(found.pk),
        "may_add": felt.may_add(request.person),
        "notices": notices.on_action(request.area, page.state),
        "action": found,
        "today": today,
        "may_run": may_run_programme(request.person),
        "may_update": may_update_action(request.person, found),
        "may_verify": may_verify(request.person),
    }
    return render(request, "programme/action.html", shown)


@open_to(may_run_programme)
def add_action(request: AreaRequest, priority_id: int) -> HttpResponse:
    """Add an action to a priority; the findings that the priority answers are chosen to begin with."""
    priority = get_object_or_404(priorities_of(request.area), pk=priority_id)
    initial = {"findings": list(priority.findings.filter(kind=priority.kind))}
    new = Action(priority=priority)
    form = ActionForm(request.POST or None, priority=priority, by=request.person, instance=new, initial=initial)
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
    form = ActionForm(request.POST or None, priority=priority, by=request.person, instance=found)
    if attempt(form, partial(commands.change_action, action=found, by=request.person)):
        messages.success(request, "The action is changed.")
        return redirect("action", area=request.area.slug, action_id=found.pk)
    shown = {"form": form, "heading": "Change the action", "priority": priority, "action": found}
    return render(request, "programme/action_form.html", shown)


@open_to(may_read_programme)
def add_milestone(request: AreaRequest, action_id: int) -> HttpResponse:
    """Add a milestone to an action."""
    found = for_update(request, action_id)
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
    for_update(request, found.action_id)
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
