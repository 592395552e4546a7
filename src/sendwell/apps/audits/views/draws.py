"""Drawing plans to audit."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.files import File
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from sendwell.apps.audits import commands
from sendwell.apps.audits.forms import DrawForm, ReferencesForm
from sendwell.apps.audits.models import Draw, Method
from sendwell.apps.audits.permissions import may_run_audits
from sendwell.apps.audits.queries.draws import drawn_lines, references_of
from sendwell.apps.casework.commands import ExtractRefused
from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.mechanisms.words import counted
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.domain.plan_quality import factors
from sendwell.domain.problems import Problem

LATEST = 20


@open_to(may_run_audits)
def draws(request: AreaRequest) -> HttpResponse:
    """Draw plans, and see what was drawn before."""
    seed = f"{timezone.localdate():%B %Y}"
    form = DrawForm(request.POST or None, initial={"method": Method.RISK, "size": 10, "seed": seed})
    if drawn := attempt(form, partial(commands.draw_plans, today=timezone.localdate(), by=request.person)):
        messages.success(request, f"Drawn: {counted(drawn.drawn.count(), 'plan')} of {drawn.plans}.")
        return redirect("draw", area=request.area.slug, draw_id=drawn.pk)
    rows = Draw.objects.filter(area=request.area).select_related("drawn_by").order_by("-pk")[:LATEST]
    return render(request, "audits/draws.html", {"form": form, "draws": rows, "factors": factors()})


@open_to(may_run_audits)
def draw(request: AreaRequest, draw_id: int) -> HttpResponse:
    """The plans that were drawn, why, and what became of them; and, from the extract, whose they are."""
    found = get_object_or_404(Draw.objects.filter(area=request.area).select_related("drawn_by"), pk=draw_id)
    form = ReferencesForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    references: dict[int, str] = {}
    problems: list[Problem] = []

    def look(modules: list["File[Any]"]) -> bool:
        try:
            references.update(references_of(found, modules, request.person))
        except ExtractRefused as refused:
            problems.extend(refused.problems)
            raise
        return True

    looked = attempt(form, look)
    shown = {"draw": found, "lines": drawn_lines(found, references, request.person), "form": form, "problems": problems,
             "looked": looked, "told": len(references)}  # fmt: skip
    return render(request, "audits/draw.html", shown)
