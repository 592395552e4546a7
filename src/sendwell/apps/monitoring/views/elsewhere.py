"""Comparison with other areas: who was told the same, and how they stood at their next inspection."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.mechanisms.paging import paged
from sendwell.apps.mechanisms.words import counted
from sendwell.apps.monitoring.commands.outcomes import load_outcomes
from sendwell.apps.monitoring.elsewhere.reports import outcomes_of, regions_of, reports_held, stood_by_tables
from sendwell.apps.monitoring.elsewhere.told import Wanted, told_elsewhere
from sendwell.apps.monitoring.forms import ElsewhereForm, OutcomeTableForm
from sendwell.apps.monitoring.permissions import may_load_outcomes, may_read_visits
from sendwell.apps.partnership.access import AreaRequest, open_to

A_PAGE = 20  # areas, each with what it was told


@open_to(may_read_visits)
def elsewhere(request: AreaRequest) -> HttpResponse:
    """Areas told the same, by outcome, theme, region, neighbours, or likeness to a priority."""
    today = timezone.localdate()
    held = reports_held(request.area, today)
    held += stood_by_tables(held)
    form = ElsewhereForm(request.GET, area=request.area, outcomes=outcomes_of(held), regions=regions_of(held))
    wanted = Wanted(**form.cleaned_data) if form.is_valid() else Wanted()
    found = told_elsewhere(request.area, wanted, held, today)
    shown = {"form": form, "found": found, "told": paged(found.told, request, A_PAGE), "wanted": wanted}
    shown["may_load"] = may_load_outcomes(request.person)
    return render(request, "monitoring/elsewhere.html", shown)


@open_to(may_load_outcomes)
def load_table(request: AreaRequest) -> HttpResponse:
    """Load a published table of how areas stood at their inspections."""
    form = OutcomeTableForm(request.POST or None, request.FILES or None)

    def load(**given: Any) -> str:
        new = load_outcomes(outcomes=form.outcomes, table=given["file"].name, by=request.person)
        return f"{counted(len(form.outcomes), 'inspection')} read; {new} of them new here."

    if said := attempt(form, load):
        messages.success(request, said)
        return redirect("elsewhere", area=request.area.slug)
    shown = {"form": form, "heading": "Load a table of inspection outcomes", "button": "Load it"}
    shown["cancel"] = reverse("elsewhere", args=[request.area.slug])
    return render(request, "monitoring/form.html", shown)
