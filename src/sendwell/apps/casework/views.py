"""The pages of the caseload. Numbers for the case manager and the analyst; cases for the case manager alone."""

from typing import Any

from django.contrib import messages
from django.core.files import File
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from sendwell.apps.casework import commands, queries
from sendwell.apps.casework.beside import ways_from
from sendwell.apps.casework.forms import ExtractForm
from sendwell.apps.casework.models import CaseLoad
from sendwell.apps.casework.permissions import cases_seen_by, may_open_cases, may_see_caseload
from sendwell.apps.casework.reading import opened
from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.mechanisms.words import counted
from sendwell.apps.outcomes.permissions import may_load
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.domain.problems import Problem

LATEST_LOADS = 12


@open_to(may_see_caseload)
@require_GET
def caseload(request: AreaRequest) -> HttpResponse:
    """How many cases stand where, and what is due this week and next."""
    found = queries.caseload(request.area, timezone.localdate())
    shown = {"found": found, "may_open": may_open_cases(request.person), "may_tell": may_load(request.person)}
    return render(request, "casework/caseload.html", shown)


@open_to(may_open_cases)
@require_GET
def at_risk(request: AreaRequest) -> HttpResponse:
    """Open requests by what is still possible."""
    found = queries.at_risk(cases_seen_by(request.person), timezone.localdate())
    return render(request, "casework/at_risk.html", {"found": found})


@open_to(may_open_cases)
@require_GET
def case(request: AreaRequest, case_id: int) -> HttpResponse:
    """One case. Opening it is remembered, and shown on it."""
    found = get_object_or_404(cases_seen_by(request.person), pk=case_id)
    commands.open_case(case=found, by=request.person)
    page = queries.case_page(found, timezone.localdate())
    return render(request, "casework/case.html", {"page": page, "ways": ways_from(found)})


@open_to(may_open_cases)
def loads(request: AreaRequest) -> HttpResponse:
    """Load an extract, and see what each load changed."""
    form = ExtractForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    problems: list[Problem] = []

    def take(modules: list["File[Any]"]) -> CaseLoad:
        try:
            with opened(modules) as (extract, sha256):
                return commands.load_cases(extract=extract, sha256=sha256, by=request.person)
        except commands.ExtractRefused as refused:
            problems.extend(refused.problems)
            raise

    if load := attempt(form, take):
        messages.success(request, f"Loaded {counted(load.cases, 'case')}: {load.new} new, {load.changed} changed.")
        return redirect("case_loads", area=request.area.slug)
    shown = {"form": form, "problems": problems, "loads": queries.loads_of(request.area)[:LATEST_LOADS]}
    return render(request, "casework/loads.html", shown)
