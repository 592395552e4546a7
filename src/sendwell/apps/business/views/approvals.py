"""Who has approved a plan as it is now, and the ways of approvals."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sendwell.apps.business import queries
from sendwell.apps.business.approvals import plan_approval as approval_of
from sendwell.apps.business.approvals import route_page
from sendwell.apps.business.commands import approvals as commands
from sendwell.apps.business.decision_forms import RouteForm, SignForm, StepForm
from sendwell.apps.business.models import ApprovalRoute, RouteStep
from sendwell.apps.governance.permissions import may_read_meetings, may_run_meetings
from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.programme.permissions import may_read_programme, may_run_programme
from sendwell.apps.programme.queries import plans_of
from sendwell.domain.clocks import limit_named


@open_to(may_read_programme)
def plan_approval(request: AreaRequest, plan_id: int) -> HttpResponse:
    """Who has approved a plan, which version of it, and what has changed since."""
    plan = get_object_or_404(plans_of(request.area), pk=plan_id)
    shown = {"page": approval_of(request.area, plan), "may_run": may_run_programme(request.person)}
    return render(request, "business/plan_approval.html", shown)


@require_POST
@open_to(may_run_programme)
def seal_plan(request: AreaRequest, plan_id: int) -> HttpResponse:
    """Keep the plan as it is now, for those who approve it."""
    plan = get_object_or_404(plans_of(request.area), pk=plan_id)
    sealed = commands.seal_plan(plan=plan, by=request.person)
    messages.success(request, f"The plan is kept as it is now, under the mark {sealed.sha256[:12]}.")
    return redirect("plan_approval", area=request.area.slug, plan_id=plan.pk)


@open_to(may_run_programme)
def sign_plan(request: AreaRequest, sealed_id: int) -> HttpResponse:
    """Record that an organisation approved a plan as it was put to it."""
    sealed = get_object_or_404(queries.sealed_of(request.area), pk=sealed_id)
    form = SignForm(request.POST or None, by=request.person)
    today = timezone.localdate()
    if signed := attempt(form, partial(commands.sign, sealed=sealed, today=today, by=request.person)):
        messages.success(request, f"The approval of {signed.organisation} is recorded.")
        return redirect("plan_approval", area=request.area.slug, plan_id=sealed.plan_id)
    caption = f"{sealed.plan}, version {sealed.sha256[:12]}"
    shown = {"form": form, "heading": "Who approved it?", "caption": caption, "button": "Record the approval"}
    shown["cancel"] = reverse("plan_approval", args=[request.area.slug, sealed.plan_id])
    return render(request, "governance/form.html", shown)


@open_to(may_read_meetings)
def routes(request: AreaRequest) -> HttpResponse:
    """The ways of approvals, each with whether it fits."""
    today = timezone.localdate()
    pages = [route_page(route, today) for route in queries.routes_of(request.area)[:10]]
    return render(request, "business/routes.html", {"pages": pages, "may_run": may_run_meetings(request.person)})


@open_to(may_read_meetings)
def route(request: AreaRequest, route_id: int) -> HttpResponse:
    """The way of an approval: when each step can be, what no longer fits and by how many days, and what would."""
    found = _route(request, route_id)
    shown = {"page": route_page(found, timezone.localdate()), "may_run": may_run_meetings(request.person)}
    shown |= {"call_in": limit_named("call_in"), "papers": limit_named("agenda_papers")}
    return render(request, "business/route.html", shown)


@open_to(may_run_meetings)
def add_route(request: AreaRequest) -> HttpResponse:
    """Plan the way of an approval."""
    form = RouteForm(request.POST or None)
    if added := attempt(form, partial(commands.add_route, by=request.person)):
        messages.success(request, "These are the steps that it usually has. Say when each is planned.")
        return redirect("route", area=request.area.slug, route_id=added.pk)
    shown = {
        "form": form,
        "heading": "Plan the way of an approval",
        "cancel": reverse("routes", args=[request.area.slug]),
    }
    return render(request, "governance/form.html", shown)


@open_to(may_run_meetings)
def change_route(request: AreaRequest, route_id: int) -> HttpResponse:
    """Change what is to be approved, or by when."""
    found = _route(request, route_id)
    form = RouteForm(request.POST or None, instance=found)
    if attempt(form, partial(commands.change_route, route=found, by=request.person)):
        return redirect("route", area=request.area.slug, route_id=found.pk)
    shown = {"form": form, "heading": "Change what is to be approved", "button": "Save", "thing": found}
    shown["cancel"] = reverse("route", args=[request.area.slug, found.pk])
    return render(request, "governance/form.html", shown)


@open_to(may_run_meetings)
def add_step(request: AreaRequest, route_id: int) -> HttpResponse:
    """Add a step before the last."""
    found = _route(request, route_id)
    form = StepForm(request.POST or None, area=request.area)
    if attempt(form, partial(commands.add_step, route=found, by=request.person)):
        return redirect("route", area=request.area.slug, route_id=found.pk)
    shown = {"form": form, "heading": "Add a step before the last", "caption": found.title, "button": "Add"}
    shown["cancel"] = reverse("route", args=[request.area.slug, found.pk])
    return render(request, "governance/form.html", shown)


@open_to(may_run_meetings)
def change_step(request: AreaRequest, step_id: int) -> HttpResponse:
    """Change a step, or the day on which it is planned."""
    step = _step(request, step_id)
    caption = step.route.title
    form = StepForm(request.POST or None, instance=step, area=request.area)
    if attempt(form, partial(commands.change_step, step=step, by=request.person)):
        return redirect("route", area=request.area.slug, route_id=step.route_id)
    shown = {"form": form, "heading": "Change this step", "caption": caption, "button": "Save", "thing": step}
    shown |= {"cancel": reverse("route", args=[request.area.slug, step.route_id]), "step": step}
    return render(request, "business/change_step.html", shown)


@require_POST
@open_to(may_run_meetings)
def remove_step(request: AreaRequest, step_id: int) -> HttpResponse:
    """Take a step off the way."""
    step = _step(request, step_id)
    route_id = step.route_id
    try:
        commands.remove_step(step=step, by=request.person)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("route", area=request.area.slug, route_id=route_id)


def _route(request: AreaRequest, route_id: int) -> ApprovalRoute:
    return get_object_or_404(queries.routes_of(request.area), pk=route_id)


def _step(request: AreaRequest, step_id: int) -> RouteStep:
    rows = RouteStep.objects.filter(route__area=request.area).select_related("route")
    return get_object_or_404(rows, pk=step_id)
