"""What a visit judged, and the actions that follow."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.monitoring.commands import judging as commands
from sendwell.apps.monitoring.forms import ActionAfterForm, JudgeForm, LinkActionForm
from sendwell.apps.monitoring.permissions import may_run_visits
from sendwell.apps.monitoring.queries import follows_of, judgements_of
from sendwell.apps.monitoring.views.asking import ask_of_visit, visit_in
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.programme.queries import priorities_of


@open_to(may_run_visits)
def judge(request: AreaRequest, visit_id: int, priority_id: int) -> HttpResponse:
    """Write down what a visit judged of one priority."""
    visit = visit_in(request, visit_id)
    priority = get_object_or_404(priorities_of(request.area).filter(plan=visit.plan_id), pk=priority_id)
    scale = visit.what.scale
    if scale is None:
        raise Http404("Such a visit judges no priority by itself.")
    known = judgements_of(request.area).filter(visit=visit, priority=priority).first()
    form = JudgeForm(request.POST or None, scale=scale, known=known)
    change = partial(commands.judge, visit=visit, priority=priority, today=timezone.localdate(), by=request.person)
    if attempt(form, change):
        messages.success(request, f"What they judged of priority {priority.number} is written down.")
        return redirect("visit", area=request.area.slug, visit_id=visit.pk)
    return ask_of_visit(request, visit, form, f"What did they judge of “{priority.title}”?", thing=known)


@open_to(may_run_visits)
def add_action_after(request: AreaRequest, visit_id: int) -> HttpResponse:
    """Put an action into the plan that follows from a visit."""
    visit = visit_in(request, visit_id)
    form = ActionAfterForm(request.POST or None, visit=visit, area=request.area)
    change = partial(commands.add_action_after, visit=visit, today=timezone.localdate(), by=request.person)
    if made := attempt(form, change):
        messages.success(request, f"“{made.action}” is in the plan, and leads back to this visit.")
        return redirect("visit", area=request.area.slug, visit_id=visit.pk)
    return ask_of_visit(request, visit, form, "What will be done because of it?", button="Put it into the plan")


@open_to(may_run_visits)
def link_action(request: AreaRequest, visit_id: int) -> HttpResponse:
    """Say which action of the plan follows from a visit."""
    visit = visit_in(request, visit_id)
    form = LinkActionForm(request.POST or None, visit=visit, area=request.area)
    change = partial(commands.link_action, visit=visit, today=timezone.localdate(), by=request.person)
    if attempt(form, change):
        messages.success(request, "The action is linked.")
        return redirect("visit", area=request.area.slug, visit_id=visit.pk)
    return ask_of_visit(request, visit, form, "Which action follows from it?", button="Link it")


@require_POST
@open_to(may_run_visits)
def unlink_action(request: AreaRequest, follows_id: int) -> HttpResponse:
    """Take back that an action follows from a visit."""
    follows = get_object_or_404(follows_of(request.area), pk=follows_id)
    commands.unlink_action(follows=follows, by=request.person)
    messages.success(request, f"“{follows.action}” stays in the plan, and no longer leads to this visit.")
    return redirect("visit", area=request.area.slug, visit_id=follows.visit_id)
