"""A priority with its whole thread, and the findings that priorities answer."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.programme import felt, notices
from sendwell.apps.programme.commands import findings as finding_commands
from sendwell.apps.programme.commands import plans as commands
from sendwell.apps.programme.forms.plan import PriorityForm
from sendwell.apps.programme.models import Priority
from sendwell.apps.programme.permissions import may_read_programme, may_run_programme
from sendwell.apps.programme.queries import findings_of, plans_of, priorities_of
from sendwell.apps.programme.queries.thread import findings_by_kind, priority_page
from sendwell.apps.programme.views.asking import ask, page_of


@open_to(may_read_programme)
def priority(request: AreaRequest, priority_id: int) -> HttpResponse:
    """The whole thread of a priority on one page, finding to outcome."""
    found = get_object_or_404(priorities_of(request.area), pk=priority_id)
    today = timezone.localdate()
    shown = {
        "page": priority_page(request.area, found, today, request.person),
        "priority": found,
        "felt": felt.of_priority(request.area, found),
        "may_add": felt.may_add(request.person),
        "notices": notices.on_priority(request.area, found),
        "could_stop": notices.could_stop(request.area, found),
        "today": today,
        "may_run": may_run_programme(request.person),
    }
    return render(request, "programme/priority.html", shown)


@open_to(may_run_programme)
def add_priority(request: AreaRequest, plan_id: int) -> HttpResponse:
    """Add a priority that the area sets itself."""
    plan = get_object_or_404(plans_of(request.area), pk=plan_id)
    form = PriorityForm(request.POST or None, area=request.area, instance=Priority(plan=plan))
    if added := attempt(form, partial(commands.add_priority, plan=plan, by=request.person)):
        messages.success(request, f"Priority {added.number} is in the plan.")
        return redirect("priority", area=request.area.slug, priority_id=added.pk)
    return ask(
        request,
        form,
        "Add a priority of your own",
        caption=plan.title,
        back=page_of(request, "one_plan", plan_id=plan.pk),
    )


@open_to(may_run_programme)
def change_priority(request: AreaRequest, priority_id: int) -> HttpResponse:
    """Change what a priority promises."""
    found = get_object_or_404(priorities_of(request.area), pk=priority_id)
    form = PriorityForm(request.POST or None, area=request.area, instance=found)
    if attempt(form, partial(commands.change_priority, priority=found, by=request.person)):
        messages.success(request, "The priority is changed.")
        return redirect("priority", area=request.area.slug, priority_id=found.pk)
    return ask(
        request,
        form,
        "What do you promise?",
        caption=f"Priority {found.number}",
        thing=found,
        back=page_of(request, "priority", priority_id=found.pk),
    )


@open_to(may_read_programme)
def findings(request: AreaRequest) -> HttpResponse:
    """Everything that inspectors found, by kind and theme, with the priorities that answer it."""
    groups = findings_by_kind(request.area)
    everything = [finding for group in groups for finding in group.findings if group.kind != "strength"]
    unanswered = [finding for finding in everything if not finding.priorities.all()]
    return render(request, "programme/findings.html", {"groups": groups, "unanswered": unanswered})


@open_to(may_read_programme)
def finding(request: AreaRequest, finding_id: int) -> HttpResponse:
    """One finding: its words, and the priorities and actions that answer it."""
    found = get_object_or_404(findings_of(request.area), pk=finding_id)
    answering = set(found.priorities.values_list("pk", flat=True))
    plan_priorities = list(priorities_of(request.area).filter(plan__programme__inspection=found.inspection))
    shown = {
        "finding": found,
        "answered_by": [row for row in plan_priorities if row.pk in answering],
        "others": [row for row in plan_priorities if row.pk not in answering],
        "actions": found.actions.select_related("owner").order_by("priority__number", "number"),
        "may_run": may_run_programme(request.person),
    }
    return render(request, "programme/finding.html", shown)


@open_to(may_run_programme)
@require_POST
def answer_finding(request: AreaRequest, finding_id: int) -> HttpResponse:
    """Say that a priority answers a finding, or no longer does: one click."""
    found = get_object_or_404(findings_of(request.area), pk=finding_id)
    answering = get_object_or_404(priorities_of(request.area), pk=_number(request.POST.get("priority", "")))
    stop = request.POST.get("answer") == "no"
    change = finding_commands.stop_answering_finding if stop else finding_commands.answer_finding
    try:
        change(finding=found, priority=answering, by=request.person)
    except Refused as refused:
        messages.warning(request, str(refused))
    else:
        done = "no longer answers" if stop else "now answers"
        messages.success(request, f"Priority {answering.number} {done} this finding.")
    if request.POST.get("back") == "finding":
        return redirect("finding", area=request.area.slug, finding_id=found.pk)
    return redirect("priority", area=request.area.slug, priority_id=answering.pk)


def _number(written: str) -> int:
    return int(written) if written.isascii() and written.isdigit() and len(written) < 18 else 0
