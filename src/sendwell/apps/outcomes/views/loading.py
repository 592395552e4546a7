"""The pages on which an analyst gives files of numbers, looks them over, loads them, and takes them back."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.outcomes.commands import loading
from sendwell.apps.outcomes.commands.recording import what_moved
from sendwell.apps.outcomes.loading_forms import DataColumnsForm, DataFileForm
from sendwell.apps.outcomes.measures import measures_of
from sendwell.apps.outcomes.models import DataLoad, DataLoadState
from sendwell.apps.outcomes.permissions import may_load
from sendwell.apps.outcomes.places import home_of
from sendwell.apps.outcomes.queries.loads import loads_seen_by, moved_rows, preview_of
from sendwell.apps.outcomes.reading import read_load
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.domain.returns.open_data import Loaded

LOOK_AGAIN_AFTER = "3"  # seconds, while a file is being loaded
MOST_SHOWN = 100  # rows of each list
LATEST = 20  # loads listed
UNDER_WAY = (DataLoadState.WAITING, DataLoadState.LOADING)


@open_to(may_load)
def loads(request: AreaRequest) -> HttpResponse:
    """Give a file of numbers; and what was loaded before."""
    form = DataFileForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if load := attempt(form, partial(loading.take_file, by=request.person)):
        return redirect("data_load", area=request.area.slug, data_load_id=load.pk)
    shown = {"form": form, "loads": loads_seen_by(request.area)[:LATEST]}
    return render(request, "outcomes/loads.html", shown)


@open_to(may_load)
@require_GET
def load(request: AreaRequest, data_load_id: int) -> HttpResponse:
    """What a file holds, before it is loaded; afterwards, what it changed."""
    found = _load(request, data_load_id)
    if found.state not in loading.OPEN:
        return _outcome(request, found)
    read = _read(request, found)
    if read is None:
        return redirect("data_loads", area=request.area.slug)
    shown = {"load": found, "read": read, "preview": preview_of(read, home_of(request.area))}
    return render(request, "outcomes/load.html", shown)


@open_to(may_load)
def columns(request: AreaRequest, data_load_id: int) -> HttpResponse:
    """Say which column of a file holds which measure."""
    found = get_object_or_404(loads_seen_by(request.area), pk=data_load_id, area=request.area, state__in=loading.OPEN)
    read = _read(request, found)
    if read is None:
        return redirect("data_loads", area=request.area.slug)
    measures = list(measures_of(request.area).values())
    form = DataColumnsForm(request.POST or None, found=read, measures=measures)
    if form.is_valid():
        mapping = form.mapping(home_of(request.area).authority)
        loading.take_columns(load=found, mapping=mapping, by=request.person)
        return redirect("data_load", area=request.area.slug, data_load_id=found.pk)
    return render(request, "outcomes/columns.html", {"form": form, "load": found, "read": read})


@open_to(may_load)
@require_POST
def accept(request: AreaRequest, data_load_id: int) -> HttpResponse:
    """Load a file: every row of it, or nothing."""
    found = get_object_or_404(loads_seen_by(request.area), pk=data_load_id, area=request.area)
    try:
        done = loading.ask_for_load(load=found, by=request.person)
    except Refused as refused:
        messages.warning(request, str(refused))
        return redirect("data_load", area=request.area.slug, data_load_id=found.pk)
    if done.state == DataLoadState.LOADED:
        messages.success(request, f"{done.file_name} is loaded.")
    elif done.state == DataLoadState.REFUSED:
        messages.warning(request, "Nothing was loaded, because of the problems below.")
    return redirect("data_load", area=request.area.slug, data_load_id=found.pk)


@open_to(may_load)
def undo(request: AreaRequest, data_load_id: int) -> HttpResponse:
    """Take a load back, after asking."""
    rows = loads_seen_by(request.area).filter(area=request.area, state=DataLoadState.LOADED)
    found = get_object_or_404(rows, pk=data_load_id)
    if request.method == "POST":
        try:
            loading.undo_load(load=found, by=request.person)
            messages.success(request, f"{found.file_name} is taken back: the numbers are as they were before.")
        except Refused as refused:
            messages.warning(request, str(refused))
        return redirect("data_load", area=request.area.slug, data_load_id=found.pk)
    return render(request, "outcomes/undo_load.html", {"load": found})


def _load(request: AreaRequest, data_load_id: int) -> DataLoad:
    return get_object_or_404(loads_seen_by(request.area), pk=data_load_id)


def _outcome(request: AreaRequest, found: DataLoad) -> HttpResponse:
    moved = moved_rows(what_moved(found, MOST_SHOWN), home_of(request.area))
    mine = found.area_id == request.area.pk
    response = render(request, "outcomes/loaded.html", {"load": found, "moved": moved, "mine": mine})
    if found.state in UNDER_WAY:
        response["Refresh"] = LOOK_AGAIN_AFTER
    return response


def _read(request: AreaRequest, found: DataLoad) -> Loaded | None:
    try:
        return read_load(found)
    except Refused as refused:
        messages.warning(request, str(refused))
        return None
