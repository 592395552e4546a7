"""The pages on which a tracker is brought in and a person says what its columns and names mean."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.programme.queries import current_plan
from sendwell.apps.trackers import commands
from sendwell.apps.trackers.exporting import plan_as_tracker
from sendwell.apps.trackers.forms import ColumnsForm, NamesForm, TrackerForm
from sendwell.apps.trackers.models import LoadState, TrackerLoad
from sendwell.apps.trackers.permissions import may_bring_trackers
from sendwell.apps.trackers.planning.names import unknown
from sendwell.apps.trackers.queries import loads_of
from sendwell.apps.trackers.reading import names_of, tracker_of
from sendwell.domain.tracker import Tracker

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LATEST = 10  # trackers listed
OPEN = (LoadState.GIVEN, LoadState.REFUSED)


@open_to(may_bring_trackers)
def trackers(request: AreaRequest) -> HttpResponse:
    """Bring a tracker in, take the plan out as one, and what was brought in before."""
    plan = current_plan(request.area)
    if plan is None:
        return redirect("area_home", area=request.area.slug)
    form = TrackerForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if load := attempt(form, partial(commands.take_tracker, plan=plan, by=request.person)):
        known = bool(load.mapping)
        if known:
            messages.info(request, "Its columns are known from last time and were taken as then.")
        return redirect("tracker_names" if known else "tracker_columns", area=request.area.slug, load_id=load.pk)
    shown = {"form": form, "plan": plan, "loads": loads_of(request.area)[:LATEST]}
    return render(request, "trackers/trackers.html", shown)


@open_to(may_bring_trackers)
@require_GET
def download(request: AreaRequest) -> HttpResponse:
    """The plan as an Excel workbook in the shape of the area's own tracker."""
    plan = current_plan(request.area)
    if plan is None:
        raise Http404
    name = f"{slugify(plan.title) or 'plan'}-{timezone.localdate():%Y-%m-%d}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(plan_as_tracker(plan), content_type=XLSX, headers=headers)


@open_to(may_bring_trackers)
def columns(request: AreaRequest, load_id: int) -> HttpResponse:
    """Say what each column holds."""
    load = open_load(request, load_id)
    tracker = _read(request, load)
    if tracker is None:
        return redirect("trackers", area=request.area.slug)
    form = ColumnsForm(request.POST or None, columns=tracker.columns)
    if form.is_valid() and _chosen(form, load, request):
        return redirect("tracker_names", area=request.area.slug, load_id=load.pk)
    return render(request, "trackers/columns.html", {"form": form, "load": load, "tracker": tracker})


@open_to(may_bring_trackers)
def names(request: AreaRequest, load_id: int) -> HttpResponse:
    """Say who and what the names of the tracker are, where that can't be told."""
    load = open_load(request, load_id)
    tracker = _read(request, load)
    if tracker is None:
        return redirect("trackers", area=request.area.slug)
    known = names_of(load)
    asked = unknown(tracker.rows, known)
    form = NamesForm(request.POST if request.method == "POST" else None, unknown=asked, names=known)
    if not asked or form.is_valid():
        if asked:
            commands.choose_names(load=load, names=form.chosen(), by=request.person)
        return redirect("tracker", area=request.area.slug, load_id=load.pk)
    return render(request, "trackers/names.html", {"form": form, "load": load})


def open_load(request: AreaRequest, load_id: int) -> TrackerLoad:
    """A tracker of the area that is not imported yet. Raises Http404 for any other."""
    return get_object_or_404(loads_of(request.area).filter(state__in=OPEN), pk=load_id)


def _read(request: AreaRequest, load: TrackerLoad) -> Tracker | None:
    try:
        return tracker_of(load)
    except Refused as refused:
        messages.warning(request, str(refused))
        return None


def _chosen(form: ColumnsForm, load: TrackerLoad, request: AreaRequest) -> bool:
    try:
        commands.choose_columns(load=load, mapping=form.mapping(), by=request.person)
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    return True
