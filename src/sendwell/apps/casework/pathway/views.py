"""The pages of what many cases together say."""

import csv
from io import StringIO

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from sendwell.apps.casework.pathway.advice import advice as advice_of
from sendwell.apps.casework.pathway.commands import tell_outcomes
from sendwell.apps.casework.pathway.disputes import disputes as disputes_of
from sendwell.apps.casework.pathway.placements import placements as placements_of
from sendwell.apps.casework.pathway.reviews import reviews as reviews_of
from sendwell.apps.casework.pathway.sheet import Sheet
from sendwell.apps.casework.pathway.telling import telling
from sendwell.apps.casework.pathway.timeliness import MEASURES, Asked, Timeliness, as_rows, issued_by
from sendwell.apps.casework.pathway.timeliness import timeliness as timeliness_of
from sendwell.apps.casework.pathway.waiting import waiting as waiting_of
from sendwell.apps.casework.permissions import may_open_cases, may_see_caseload
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.outcomes.permissions import may_load
from sendwell.apps.outcomes.pictures import NARROW, WIDE, png_of, svg_of
from sendwell.apps.outcomes.pictures_of import process_chart
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.domain.safe_cells import safe_cell

MARK = "\ufeff"  # by which spreadsheets know that the file is UTF-8


@open_to(may_see_caseload)
@require_GET
def timeliness(request: AreaRequest) -> HttpResponse:
    """How many new plans were made within 20 weeks, and whether that is more than chance."""
    found = _timeliness(request)
    shown = {
        "found": found,
        "figures": [(key, "Without exceptions" if key == "without" else "All plans") for key in MEASURES],
        "picture": process_chart(found.judged, (), WIDE) if found.judged else None,
        "asked": f"exceptions={found.asked.exceptions}&by={found.asked.by}",
        "may_open": may_open_cases(request.person),
    }
    return render(request, "casework/timeliness.html", shown)


@open_to(may_see_caseload)
@require_GET
def timeliness_data(request: AreaRequest) -> HttpResponse:
    """Both figures as CSV: month by month, and the latest year by each breakdown."""
    held = StringIO()
    written = csv.writer(held)
    for row in as_rows(issued_by(request.area, timezone.localdate())):
        written.writerow([safe_cell(cell) if isinstance(cell, str) else cell for cell in row])
    headers = {"Content-Disposition": 'attachment; filename="plans-within-20-weeks.csv"'}
    return HttpResponse(MARK + held.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)


@open_to(may_see_caseload)
@require_GET
def timeliness_picture(request: AreaRequest, ending: str) -> HttpResponse:
    """The chart as SVG or PNG; `?narrow` for a phone."""
    found = _timeliness(request)
    if found.judged is None:
        raise Http404
    picture = process_chart(found.judged, (), NARROW if "narrow" in request.GET else WIDE)
    drawn, kind = (svg_of(picture), "image/svg+xml") if ending == "svg" else (png_of(picture), "image/png")
    response = HttpResponse(drawn, content_type=kind)
    if "download" in request.GET:
        response["Content-Disposition"] = f'attachment; filename="plans-within-20-weeks.{ending}"'
    return response


def _timeliness(request: AreaRequest) -> Timeliness:
    """What the address asks for; a figure or breakdown that there is not counts as not asked for."""
    issued = issued_by(request.area, timezone.localdate())
    exceptions, by = request.GET.get("exceptions", ""), request.GET.get("by", "")
    by = by if by in issued.known else ""
    group = request.GET.get("group", "") if by else ""
    return timeliness_of(issued, Asked(exceptions if exceptions in MEASURES else "without", by, group))


@open_to(may_see_caseload)
@require_GET
def waiting(request: AreaRequest) -> HttpResponse:
    """How long open requests have waited, and the backlog of each week."""
    return _sheet(request, waiting_of(request.area, timezone.localdate()))


@open_to(may_see_caseload)
@require_GET
def reviews(request: AreaRequest) -> HttpResponse:
    """Annual reviews due, late and never held, and transfers."""
    found = reviews_of(request.area, request.GET.get("by", ""), timezone.localdate())
    return _sheet(request, found.sheet, breakdowns=found.breakdowns, by=request.GET.get("by", ""))


@open_to(may_see_caseload)
@require_GET
def advice(request: AreaRequest) -> HttpResponse:
    """Whose advice comes late."""
    return _sheet(request, advice_of(request.area, timezone.localdate()))


@open_to(may_see_caseload)
@require_GET
def disputes(request: AreaRequest) -> HttpResponse:
    """Mediation and appeals."""
    return _sheet(request, disputes_of(request.area, timezone.localdate()))


@open_to(may_see_caseload)
@require_GET
def placements(request: AreaRequest) -> HttpResponse:
    """Placements inside and outside the area."""
    return _sheet(request, placements_of(request.area))


@open_to(may_load)
def tell(request: AreaRequest) -> HttpResponse:
    """Look at what the caseload says of measures, and tell it to the outcomes."""
    found = telling(request.area, timezone.localdate())
    refused = ""
    if request.method == "POST" and found.said:
        try:
            load = tell_outcomes(by=request.person)
            messages.success(request, f"Told: {load.counts['added']} new, {load.counts['changed']} changed.")
            return redirect("outcomes", area=request.area.slug)
        except Refused as error:
            refused = str(error)
    return render(request, "casework/telling.html", {"told": found, "problems": refused})


def _sheet(request: AreaRequest, sheet: Sheet, **more: object) -> HttpResponse:
    shown = {"sheet": sheet, "may_open": may_open_cases(request.person), **more}
    return render(request, "casework/sheet.html", shown)
