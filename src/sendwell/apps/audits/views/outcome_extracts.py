"""The pages on which an extract of outcomes is given, understood and loaded."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from sendwell.apps.audits import commands
from sendwell.apps.audits.forms import OutcomesExtractForm
from sendwell.apps.audits.permissions import may_run_audits
from sendwell.apps.audits.queries.outcome_extracts import outcomes_in
from sendwell.apps.casework.extracts.commands import choose_columns, put_aside, take_extract
from sendwell.apps.casework.extracts.forms import ExtractColumnsForm, LoadExtractForm
from sendwell.apps.casework.extracts.reading import LAYOUTS, content_of
from sendwell.apps.casework.models import About, CaseExtract
from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.mechanisms.words import counted
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.domain.returns.case_extract.table import table_in

MOST_SHOWN = 200  # problems
LAYOUT = LAYOUTS[About.OUTCOMES]


@open_to(may_run_audits)
def give(request: AreaRequest) -> HttpResponse:
    """Give an extract of outcomes."""
    form = OutcomesExtractForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if extract := attempt(form, partial(take_extract, about=About.OUTCOMES, by=request.person)):
        if extract.mapping:
            messages.info(request, "Its columns are known from last time and were taken as then.")
        page = "outcomes_extract" if extract.mapping else "outcomes_extract_columns"
        return redirect(page, area=request.area.slug, outcomes_id=extract.pk)
    waiting = request.area.case_extracts.filter(about=About.OUTCOMES).select_related("given_by").order_by("-given_at")
    return render(request, "audits/give_outcomes.html", {"form": form, "waiting": waiting})


@open_to(may_run_audits)
def columns(request: AreaRequest, outcomes_id: int) -> HttpResponse:
    """Say what each column holds."""
    extract = _extract(request, outcomes_id)
    try:
        table = table_in(content_of(extract), extract.file_name, extract.mapping, LAYOUT)
    except Refused as refused:
        return _again(request, refused)
    form = ExtractColumnsForm(request.POST or None, headings=table.headings, taken=table.taken, layout=LAYOUT)
    if form.is_valid():
        try:
            choose_columns(extract=extract, mapping=form.mapping(), by=request.person)
            return redirect("outcomes_extract", area=request.area.slug, outcomes_id=extract.pk)
        except Refused as refused:
            form.add_error(None, str(refused))
    intro = (
        f"{counted(len(table.rows), 'row')}. What could be guessed from the headings is chosen already. "
        "The answer is remembered for the next extract with these headings."
    )
    shown = {"form": form, "heading": "What does each column hold?", "intro": intro, "button": "Go on"}
    shown |= {"caption": extract.file_name, "cancel": reverse("give_outcomes", args=[request.area.slug])}
    return render(request, "audits/form.html", shown)


@open_to(may_run_audits)
def extract_page(request: AreaRequest, outcomes_id: int) -> HttpResponse:
    """What an extract would record, what is wrong with it, and loading it."""
    extract = _extract(request, outcomes_id)
    if not extract.mapping:
        return redirect("outcomes_extract_columns", area=request.area.slug, outcomes_id=extract.pk)
    try:
        found = outcomes_in(extract)
    except Refused as refused:
        return _again(request, refused)
    form = LoadExtractForm(request.POST if request.method == "POST" else None, may_leave_out=False)
    if reviews := attempt(form, partial(commands.load_outcomes, extract=extract, by=request.person)):
        messages.success(request, f"Loaded the outcomes of {counted(reviews, 'review')}.")
        return redirect("plan_outcomes", area=request.area.slug)
    taken = [(heading, LAYOUT.titled(key) if key else "") for heading, key in extract.mapping.items()]
    shown = {"extract": extract, "found": found, "problems": found.problems[:MOST_SHOWN], "form": form, "taken": taken}
    return render(request, "audits/outcomes_extract.html", shown)


@open_to(may_run_audits)
@require_POST
def delete(request: AreaRequest, outcomes_id: int) -> HttpResponse:
    """Delete an extract that is not to be loaded."""
    put_aside(extract=_extract(request, outcomes_id), by=request.person)
    messages.success(request, "The extract was deleted, and nothing was recorded.")
    return redirect("give_outcomes", area=request.area.slug)


def _extract(request: AreaRequest, number: int) -> CaseExtract:
    found = CaseExtract.objects.select_related("area").filter(area=request.area, about=About.OUTCOMES)
    return get_object_or_404(found, pk=number)


def _again(request: AreaRequest, refused: Refused) -> HttpResponse:
    messages.warning(request, str(refused))
    return redirect("give_outcomes", area=request.area.slug)
