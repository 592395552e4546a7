"""Comparison with other areas: who was told the same, and how they stood at their next inspection."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from sendwell.apps.mechanisms.paging import paged
from sendwell.apps.monitoring.elsewhere.reports import outcomes_of, regions_of, reports_held
from sendwell.apps.monitoring.elsewhere.told import Wanted, told_elsewhere
from sendwell.apps.monitoring.forms import ElsewhereForm
from sendwell.apps.monitoring.permissions import may_read_visits
from sendwell.apps.partnership.access import AreaRequest, open_to

A_PAGE = 20  # areas, each with what it was told


@open_to(may_read_visits)
def elsewhere(request: AreaRequest) -> HttpResponse:
    """Areas told the same, by outcome, theme, region, neighbours, or likeness to a priority."""
    today = timezone.localdate()
    held = reports_held(request.area, today)
    form = ElsewhereForm(request.GET, area=request.area, outcomes=outcomes_of(held), regions=regions_of(held))
    wanted = Wanted(**form.cleaned_data) if form.is_valid() else Wanted()
    found = told_elsewhere(request.area, wanted, held, today)
    shown = {"form": form, "found": found, "told": paged(found.told, request, A_PAGE), "wanted": wanted}
    return render(request, "monitoring/elsewhere.html", shown)
