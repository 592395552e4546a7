"""The forward plan of a body and its standing items."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sendwell.apps.business import commands, queries
from sendwell.apps.business.forms import StandingItemForm, WorkItemForm
from sendwell.apps.business.forward import GAP_MONTHS, gaps
from sendwell.apps.business.forward import forward_plan as plan_of
from sendwell.apps.governance.permissions import may_read_meetings, may_run_meetings
from sendwell.apps.governance.queries import bodies_of
from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.partnership.access import AreaRequest, open_to


@open_to(may_read_meetings)
def forward_plan(request: AreaRequest, body_id: int) -> HttpResponse:
    """What comes before a body and when, what stands on every agenda, and what nobody looks at."""
    body = get_object_or_404(bodies_of(request.area).select_related("area"), pk=body_id)
    today = timezone.localdate()
    shown = {
        "body": body,
        "planned": plan_of(body, today),
        "standing": queries.standing_of(request.area).filter(body=body),
        "gaps": gaps(request.area, today) if body.scrutinises else [],
        "gap_months": GAP_MONTHS,
        "may_run": may_run_meetings(request.person),
    }
    return render(request, "business/forward_plan.html", shown)


@open_to(may_run_meetings)
def add_work_item(request: AreaRequest, body_id: int) -> HttpResponse:
    """Put something on the forward plan of a body."""
    body = get_object_or_404(bodies_of(request.area), pk=body_id)
    form = WorkItemForm(request.POST or None, area=request.area)
    if attempt(form, partial(commands.add_work_item, body=body, by=request.person)):
        return redirect("forward_plan", area=request.area.slug, body_id=body.pk)
    shown = {"form": form, "heading": "Add to the forward plan", "caption": body.name, "button": "Add"}
    shown["cancel"] = reverse("forward_plan", args=[request.area.slug, body.pk])
    return render(request, "governance/form.html", shown)


@open_to(may_run_meetings)
def change_work_item(request: AreaRequest, work_id: int) -> HttpResponse:
    """Change a line of a forward plan, or take it off."""
    work = get_object_or_404(queries.work_of(request.area), pk=work_id)
    form = WorkItemForm(request.POST or None, instance=work, area=request.area)
    if attempt(form, partial(commands.change_work_item, work=work, by=request.person)):
        return redirect("forward_plan", area=request.area.slug, body_id=work.body_id)
    shown = {"form": form, "heading": "Change the forward plan", "caption": work.body.name, "button": "Save"}
    shown |= {"cancel": reverse("forward_plan", args=[request.area.slug, work.body_id]), "thing": work}
    return render(request, "governance/form.html", shown)


@open_to(may_run_meetings)
def add_standing_item(request: AreaRequest, body_id: int) -> HttpResponse:
    """Let an item stand on every agenda of a body."""
    body = get_object_or_404(bodies_of(request.area), pk=body_id)
    form = StandingItemForm(request.POST or None)
    if attempt(form, partial(commands.add_standing_item, body=body, by=request.person)):
        return redirect("forward_plan", area=request.area.slug, body_id=body.pk)
    shown = {"form": form, "heading": "Add a standing item", "caption": body.name, "button": "Add"}
    shown["cancel"] = reverse("forward_plan", args=[request.area.slug, body.pk])
    return render(request, "governance/form.html", shown)


@require_POST
@open_to(may_run_meetings)
def remove_standing_item(request: AreaRequest, standing_id: int) -> HttpResponse:
    """Let an item stand on every agenda no longer."""
    standing = get_object_or_404(queries.standing_of(request.area), pk=standing_id)
    body_id = standing.body_id
    commands.remove_standing_item(standing=standing, by=request.person)
    messages.success(request, "It stands on no new agenda any more.")
    return redirect("forward_plan", area=request.area.slug, body_id=body_id)
