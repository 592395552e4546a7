"""The visits of an area, and one visit whole."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.mechanisms.paging import paged
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.monitoring.commands import visits as commands
from sendwell.apps.monitoring.forms import VisitForm, WriteUpForm
from sendwell.apps.monitoring.looking import visit_page, visits_page
from sendwell.apps.monitoring.models import Visit
from sendwell.apps.monitoring.permissions import may_read_visits, may_run_visits
from sendwell.apps.monitoring.views.asking import ask_of_visit, visit_in
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.programme.queries import plans_of


@open_to(may_read_visits)
def visits(request: AreaRequest) -> HttpResponse:
    """What comes next, what the clocks expect, and how each priority was judged."""
    page = visits_page(request.area, timezone.localdate())
    if page is None:
        return render(request, "monitoring/before.html", {})
    shown = {"page": page, "past": paged(page.past, request), "may_run": may_run_visits(request.person)}
    return render(request, "monitoring/visits.html", shown)


@open_to(may_read_visits)
def visit(request: AreaRequest, visit_id: int) -> HttpResponse:
    """One visit: what they want to know and see, what they judged, and what follows."""
    found = visit_in(request, visit_id)
    shown = {
        "page": visit_page(request.area, found, timezone.localdate()),
        "visit": found,
        "may_run": may_run_visits(request.person),
    }
    return render(request, "monitoring/visit.html", shown)


@open_to(may_run_visits)
def plan_visit(request: AreaRequest, plan_id: int) -> HttpResponse:
    """Plan a visit, or put in one that has been."""
    plan = get_object_or_404(plans_of(request.area), pk=plan_id)
    form = VisitForm(request.POST or None, instance=Visit(plan=plan), plan=plan)
    if made := attempt(form, partial(commands.plan_visit, plan=plan, by=request.person)):
        messages.success(request, "The visit is planned, and its day is among the key dates.")
        return redirect("visit", area=request.area.slug, visit_id=made.pk)
    shown = {"form": form, "heading": "Plan a visit", "caption": plan.title, "button": "Plan the visit"}
    shown["cancel"] = reverse("visits", args=[request.area.slug])
    return render(request, "monitoring/form.html", shown)


@open_to(may_run_visits)
def change_visit(request: AreaRequest, visit_id: int) -> HttpResponse:
    """Change when a visit is, or what for."""
    found = visit_in(request, visit_id)
    form = VisitForm(request.POST or None, instance=found, plan=found.plan)
    if attempt(form, partial(commands.change_visit, visit=found, by=request.person)):
        messages.success(request, "The visit is changed, and its key date with it.")
        return redirect("visit", area=request.area.slug, visit_id=found.pk)
    remove = reverse("remove_visit", args=[request.area.slug, found.pk])
    return ask_of_visit(request, found, form, "Change the visit", thing=found, remove=remove)


@open_to(may_run_visits)
def write_up(request: AreaRequest, visit_id: int) -> HttpResponse:
    """Write down who was there and what was said."""
    found = visit_in(request, visit_id)
    form = WriteUpForm(request.POST or None, instance=found, area=request.area)
    change = partial(commands.write_up, visit=found, today=timezone.localdate(), by=request.person)
    if attempt(form, change):
        messages.success(request, "The visit is written up.")
        return redirect("visit", area=request.area.slug, visit_id=found.pk)
    return ask_of_visit(request, found, form, "Who was there, and what did they say?", thing=found)


@require_POST
@open_to(may_run_visits)
def remove_visit(request: AreaRequest, visit_id: int) -> HttpResponse:
    """Take away a visit that did not come about."""
    found = visit_in(request, visit_id)
    try:
        commands.remove_visit(visit=found, by=request.person)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("visit", area=request.area.slug, visit_id=visit_id)
    messages.success(request, "The visit is taken away, and its key date with it.")
    return redirect("visits", area=request.area.slug)
