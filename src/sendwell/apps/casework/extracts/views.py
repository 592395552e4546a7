"""The pages on which an extract of a case system is given, understood and loaded."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sendwell.apps.casework.extracts import commands
from sendwell.apps.casework.extracts.forms import ExtractColumnsForm, LoadExtractForm, OwnExtractForm
from sendwell.apps.casework.extracts.reading import content_of, proposal_of, read
from sendwell.apps.casework.models import About, CaseExtract
from sendwell.apps.casework.permissions import may_open_cases
from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.mechanisms.words import counted
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.domain.returns.case_extract.fields import BY_KEY, CASES

MOST_SHOWN = 200  # problems


@open_to(may_open_cases)
def extracts(request: AreaRequest) -> HttpResponse:
    """Give an extract, and those that wait to be loaded."""
    form = OwnExtractForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if extract := attempt(form, partial(commands.take_extract, by=request.person)):
        known = bool(extract.mapping)
        if known:
            messages.info(request, "Its columns are known from last time and were taken as then.")
        return redirect(
            "case_extract" if known else "case_extract_columns", area=request.area.slug, extract_id=extract.pk
        )
    waiting = request.area.case_extracts.filter(about=About.CASES).select_related("given_by").order_by("-given_at")
    return render(request, "casework/extracts.html", {"form": form, "waiting": waiting})


@open_to(may_open_cases)
def columns(request: AreaRequest, extract_id: int) -> HttpResponse:
    """Say what each column holds."""
    extract = _extract(request, extract_id)
    try:
        found = read(content_of(extract), extract.file_name, extract.mapping, timezone.localdate())
    except Refused as refused:
        return _again(request, refused)
    form = ExtractColumnsForm(request.POST or None, headings=found.headings, taken=found.mapping, layout=CASES)
    if form.is_valid():
        try:
            commands.choose_columns(extract=extract, mapping=form.mapping(), by=request.person)
            return redirect("case_extract", area=request.area.slug, extract_id=extract.pk)
        except Refused as refused:
            form.add_error(None, str(refused))
    return render(request, "casework/extract_columns.html", {"form": form, "extract": extract, "rows": found.rows})


@open_to(may_open_cases)
def extract_page(request: AreaRequest, extract_id: int) -> HttpResponse:
    """What an extract would change, what is wrong with it, and loading it."""
    extract = _extract(request, extract_id)
    if not extract.mapping:
        return redirect("case_extract_columns", area=request.area.slug, extract_id=extract.pk)
    try:
        found = proposal_of(extract)
    except Refused as refused:
        return _again(request, refused)
    form = LoadExtractForm(request.POST if request.method == "POST" else None, may_leave_out=found.can_leave_out)
    if load := attempt(form, partial(commands.load_extract, extract=extract, by=request.person)):
        messages.success(request, f"Loaded {counted(load.cases, 'case')}: {load.new} new, {load.changed} changed.")
        return redirect("case_loads", area=request.area.slug)
    taken = [(heading, BY_KEY[key].title if key else "") for heading, key in extract.mapping.items()]
    shown = {
        "extract": extract,
        "found": found,
        "problems": found.problems[:MOST_SHOWN],
        "form": form,
        "taken": taken,
        "same": len(found.matched.said) - len(found.matched.new) - len(found.matched.changed),
        "may_load": not found.problems or found.can_leave_out,
    }
    return render(request, "casework/extract.html", shown)


@open_to(may_open_cases)
@require_POST
def put_aside(request: AreaRequest, extract_id: int) -> HttpResponse:
    """Delete an extract that is not to be loaded."""
    commands.put_aside(extract=_extract(request, extract_id), by=request.person)
    messages.success(request, "The extract was deleted, and the caseload is as it was.")
    return redirect("case_extracts", area=request.area.slug)


def _extract(request: AreaRequest, extract_id: int) -> CaseExtract:
    return get_object_or_404(
        CaseExtract.objects.select_related("area").filter(area=request.area, about=About.CASES), pk=extract_id
    )


def _again(request: AreaRequest, refused: Refused) -> HttpResponse:
    messages.warning(request, str(refused))
    return redirect("case_extracts", area=request.area.slug)
