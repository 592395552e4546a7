"""What meetings said of a measure, of a risk, and of all risks."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from sendwell.apps.business.queries import outcomes_of
from sendwell.apps.governance.permissions import may_read_meetings
from sendwell.apps.mechanisms.paging import paged
from sendwell.apps.outcomes.measures import measure_at
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.risks.queries import risks_of


@open_to(may_read_meetings)
def of_measure(request: AreaRequest, measure: str) -> HttpResponse:
    """What came of items about one measure, the newest first."""
    found = measure_at(request.area, measure)
    if found is None:
        raise Http404
    said = outcomes_of(request.area).filter(measure=found.key).order_by("-item__meeting__held_on", "pk")
    shown = {"page": paged(said, request), "heading": f"What meetings said of {found.name}", "measure": measure}
    return render(request, "business/said.html", shown)


@open_to(may_read_meetings)
def of_risks(request: AreaRequest) -> HttpResponse:
    """What came of items about risks: the same risk together, of each the newest first."""
    said = outcomes_of(request.area).exclude(risk=None).order_by("risk__number", "-item__meeting__held_on", "pk")
    shown = {"page": paged(said, request), "heading": "What meetings said of risks"}
    return render(request, "business/said.html", shown)


@open_to(may_read_meetings)
def of_risk(request: AreaRequest, risk_id: int) -> HttpResponse:
    """What came of items about one risk, the newest first."""
    risk = get_object_or_404(risks_of(request.area), pk=risk_id)
    said = outcomes_of(request.area).filter(risk=risk).order_by("-item__meeting__held_on", "pk")
    shown = {"page": paged(said, request), "heading": f"What meetings said of risk {risk}", "risk": risk}
    return render(request, "business/said.html", shown)
