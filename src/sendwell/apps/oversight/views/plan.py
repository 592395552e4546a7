"""The plan looked over: as a picture, month by month, and by whom it rests on."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from sendwell.apps.oversight import months as heat
from sendwell.apps.oversight.permissions import may_look_over
from sendwell.apps.oversight.reliance import organisation_load, reliance_page
from sendwell.apps.oversight.timeline.page import timeline_page
from sendwell.apps.oversight.whole import whole_plan
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.partnership.queries import organisations_of


@open_to(may_look_over)
@require_GET
def timeline(request: AreaRequest, priority_id: int | None = None) -> HttpResponse:
    """The plan against today; one priority of it, where the address names one."""
    plan = whole_plan(request.area, timezone.localdate())
    priorities = plan.state.priorities if plan else ()
    priority = next((one for one in priorities if one.priority.pk == priority_id), None)
    if priority_id is not None and priority is None:
        raise Http404
    if plan is None:
        return _nothing_yet(request)
    shown = {"here": "timeline", "plan": plan, "priority": priority, "page": timeline_page(plan, priority)}
    return render(request, "oversight/timeline.html", shown)


@open_to(may_look_over)
@require_GET
def heat_map(request: AreaRequest) -> HttpResponse:
    """Priorities by months; as far back as there is anything to see with `?all=1`."""
    most = heat.MOST if "all" in request.GET else heat.USUAL
    today = timezone.localdate()
    plan = whole_plan(request.area, today)
    if plan is None:
        return _nothing_yet(request)
    shown = {"here": "months", "plan": plan, "map": heat.heat_map(request.area, today, most)}
    return render(request, "oversight/heat_map.html", shown)


@open_to(may_look_over)
@require_GET
def reliance(request: AreaRequest) -> HttpResponse:
    """On whom the plan rests, and how full each month is."""
    plan = whole_plan(request.area, timezone.localdate())
    if plan is None:
        return _nothing_yet(request)
    shown = {"here": "reliance", "plan": plan, "page": reliance_page(plan, organisations_of(request.area))}
    return render(request, "oversight/reliance.html", shown)


@open_to(may_look_over)
@require_GET
def relied_on(request: AreaRequest, organisation_id: int) -> HttpResponse:
    """What would stall without one organisation."""
    organisation = get_object_or_404(organisations_of(request.area), pk=organisation_id)
    plan = whole_plan(request.area, timezone.localdate())
    if plan is None:
        return _nothing_yet(request)
    return render(request, "oversight/relied_on.html", {"load": organisation_load(plan, organisation)})


def _nothing_yet(request: AreaRequest) -> HttpResponse:
    return render(request, "oversight/nothing_yet.html")
