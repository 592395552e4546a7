"""The pages of the forecast: what this quarter will bring, and what would change it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from sendwell.apps.casework.forecasting.forms import WhatIfForm
from sendwell.apps.casework.forecasting.queries import advice_weeks, foretold, played
from sendwell.apps.casework.permissions import may_see_caseload
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.domain.forecasting import ASSUMPTIONS, FEWEST, QUEUE_ASSUMPTIONS


@open_to(may_see_caseload)
@require_GET
def forecast(request: AreaRequest) -> HttpResponse:
    """How many of this quarter’s new plans will be on time if nothing changes, and how far to trust it."""
    shown = {"found": foretold(request.area, timezone.localdate()), "assumptions": ASSUMPTIONS, "fewest": FEWEST}
    return render(request, "casework/forecast.html", shown)


@open_to(may_see_caseload)
@require_GET
def changed(request: AreaRequest) -> HttpResponse:
    """What more coordinators would bring, or advice that comes sooner."""
    asked, today = "coordinators" in request.GET, timezone.localdate()
    observed = advice_weeks(request.area, today)
    form = WhatIfForm(request.GET if asked else None, observed=observed)
    shown = {"form": form, "asked": asked, "assumptions": QUEUE_ASSUMPTIONS, "fewest": FEWEST}
    if asked and form.is_valid():
        shown |= {
            "answer": played(request.area, today, *form.offices),
            "found": foretold(request.area, today),
        }
    return render(request, "casework/what_if.html", shown)
