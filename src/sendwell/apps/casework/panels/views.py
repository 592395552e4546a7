"""The pages of threshold panels, for the case manager alone; who looks at a request is written down."""

from datetime import date
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from sendwell.apps.casework.commands import open_case
from sendwell.apps.casework.models import Case
from sendwell.apps.casework.panels import commands, queries
from sendwell.apps.casework.panels.criteria import as_lines, criteria_in, edition_of
from sendwell.apps.casework.panels.forms import CriteriaForm, DecisionForm, PanelForm
from sendwell.apps.casework.panels.models import Panel
from sendwell.apps.casework.panels.picture import consistency_picture
from sendwell.apps.casework.permissions import cases_seen_by, may_open_cases, may_see_caseload
from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.mechanisms.paging import paged
from sendwell.apps.outcomes.pictures import NARROW, WIDE, svg_of
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.programme.views.asking import ask


@open_to(may_open_cases)
def panels(request: AreaRequest) -> HttpResponse:
    """What waits for a decision, the panels that were held, and a new one."""
    form = PanelForm(request.POST or None)
    if panel := attempt(form, partial(commands.hold_panel, by=request.person)):
        return redirect("panel", area=request.area.slug, panel_id=panel.pk)
    shown = {
        "form": form,
        **_waiting(request),
        "page": paged(queries.panels_of(request.area), request),
    }
    return render(request, "casework/panels.html", shown)


@open_to(may_open_cases)
@require_GET
def panel(request: AreaRequest, panel_id: int) -> HttpResponse:
    """One panel: what it has decided, and what it has before it."""
    found = _panel(request, panel_id)
    edition = edition_of(request.area)
    shown = {
        "panel": found,
        "decisions": queries.decisions_of(found, request.person),
        **_waiting(request),
        "edition": edition,
        "criteria": criteria_in(edition),
    }
    return render(request, "casework/panel.html", shown)


@open_to(may_open_cases)
def decide(request: AreaRequest, panel_id: int, case_id: int) -> HttpResponse:
    """Decide one request: an answer to each criterion, the decision, and why. Opening it is written down."""
    found = _panel(request, panel_id)
    case = get_object_or_404(cases_seen_by(request.person), pk=case_id)
    form = DecisionForm(request.POST or None, criteria=criteria_in(edition_of(request.area)))
    if attempt(form, lambda **kept: commands.decide_request(panel=found, case=case, by=request.person, **form.said)):
        messages.success(request, f"{case}: the decision is kept.")
        return redirect("panel", area=request.area.slug, panel_id=found.pk)
    if request.method != "POST":
        open_case(case=case, by=request.person)
    back = reverse("panel", args=[request.area.slug, found.pk])
    return ask(request, form, f"{case}: assess or not?", caption=_about(case, timezone.localdate()), back=back)


@open_to(may_open_cases)
def criteria(request: AreaRequest) -> HttpResponse:
    """Word the criteria anew."""
    form = CriteriaForm(request.POST or None, initial={"lines": as_lines(criteria_in(edition_of(request.area)))})
    if edition := attempt(form, partial(commands.word_criteria, by=request.person)):
        messages.success(request, f"Edition {edition.number} of the criteria is in force. Earlier ones stay.")
        return redirect("panels", area=request.area.slug)
    back = reverse("panels", args=[request.area.slug])
    return ask(request, form, "By which criteria do panels decide?", back=back)


@open_to(may_see_caseload)
@require_GET
def consistency(request: AreaRequest) -> HttpResponse:
    """The share agreed by month: does it differ by more than chance explains?"""
    found = queries.consistency(request.area, timezone.localdate())
    shown = {"found": found, "picture": consistency_picture(found), "may_open": may_open_cases(request.person)}
    return render(request, "casework/consistency.html", shown)


@open_to(may_see_caseload)
@require_GET
def consistency_svg(request: AreaRequest) -> HttpResponse:
    """The picture of it."""
    width = NARROW if "narrow" in request.GET else WIDE
    picture = consistency_picture(queries.consistency(request.area, timezone.localdate()), width)
    if picture is None:
        return HttpResponse(status=404)
    return HttpResponse(svg_of(picture), content_type="image/svg+xml")


def _panel(request: AreaRequest, panel_id: int) -> Panel:
    return get_object_or_404(Panel, pk=panel_id, area=request.area)


def _waiting(request: AreaRequest) -> dict[str, Any]:
    """What waits, and whether the extract tells need or setting of any of it."""
    waiting = queries.waiting_for(request.person, timezone.localdate())
    return {"waiting": waiting, "tells_need": any(one.case.need or one.case.setting for one in waiting)}


def _about(case: Case, today: date) -> str:
    """What is known of a request without naming the child."""
    waiting = queries.one_waiting(case, today)
    came = f"Received {waiting.received:%-d %B %Y}" if waiting.received else ""
    due = f"decision due by {waiting.due:%-d %B %Y}" if waiting.due else ""
    return " · ".join(filter(None, (came, due, case.need, case.setting)))
