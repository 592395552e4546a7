"""The pages on which a tracker is looked over, imported, and taken back."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.mechanisms.words import counted
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.trackers import commands
from sendwell.apps.trackers.commands.importing import problem_data
from sendwell.apps.trackers.exporting import download_name, problems_as_csv
from sendwell.apps.trackers.forms import ImportForm
from sendwell.apps.trackers.models import LoadState, TrackerLoad
from sendwell.apps.trackers.permissions import may_bring_trackers
from sendwell.apps.trackers.queries import loads_of, rows_to_show
from sendwell.apps.trackers.reading import proposal_of, tracker_of
from sendwell.apps.trackers.views.bringing import OPEN, open_load

LOOK_AGAIN_AFTER = "3"  # seconds, while a tracker is being imported
MOST_SHOWN = 100  # rows of each list; the file of problems has them all


@open_to(may_bring_trackers)
def look_over(request: AreaRequest, load_id: int) -> HttpResponse:
    """What a tracker would change, before it does; afterwards, what it changed."""
    load = _load(request, load_id)
    if load.state not in OPEN:
        response = render(request, "trackers/outcome.html", {"load": load, "problems": load.problems[:MOST_SHOWN]})
        if load.state in (LoadState.WAITING, LoadState.IMPORTING):
            response["Refresh"] = LOOK_AGAIN_AFTER
        return response
    return _shown(request, load, ImportForm())


@open_to(may_bring_trackers)
@require_POST
def import_it(request: AreaRequest, load_id: int) -> HttpResponse:
    """Import a tracker: every row of it, or nothing."""
    load = open_load(request, load_id)
    form = ImportForm(request.POST)
    done = attempt(form, partial(commands.ask_for_import, load=load, by=request.person))
    if done is None:
        return _shown(request, load, form)
    if done.state == LoadState.IMPORTED:
        messages.success(request, f"Imported: {counts_words(done.counts)}.")
    elif done.state == LoadState.REFUSED:
        messages.warning(request, "Nothing was imported, because of the problems below.")
    return redirect("tracker", area=request.area.slug, load_id=load.pk)


@open_to(may_bring_trackers)
@require_GET
def problems(request: AreaRequest, load_id: int) -> HttpResponse:
    """Every problem of a tracker as a CSV file."""
    load = _load(request, load_id)
    found: list[Any] = load.problems
    if not found and load.state in OPEN:
        try:
            found = [problem_data(one) for one in proposal_of(load, tracker_of(load), rows_to_show(load.plan)).problems]
        except Refused as refused:
            messages.warning(request, str(refused))
            return redirect("trackers", area=request.area.slug)
    headers = {"Content-Disposition": f'attachment; filename="{download_name(load)}"'}
    return HttpResponse(problems_as_csv(found), content_type="text/csv; charset=utf-8", headers=headers)


@open_to(may_bring_trackers)
def undo(request: AreaRequest, load_id: int) -> HttpResponse:
    """Take an import back, after asking."""
    load = get_object_or_404(loads_of(request.area).filter(state=LoadState.IMPORTED), pk=load_id)
    if request.method == "POST":
        try:
            commands.undo_import(load=load, by=request.person)
            messages.success(request, f"The import of {load.file_name} is taken back: the plan is as it was before.")
        except Refused as refused:
            messages.warning(request, str(refused))
        return redirect("tracker", area=request.area.slug, load_id=load.pk)
    return render(request, "trackers/undo.html", {"load": load, "counts": counts_words(load.counts)})


def counts_words(counts: dict[str, int]) -> str:
    """What an import did, in words."""
    return ", ".join(
        (
            f"{counted(counts.get('added', 0), 'action')} added",
            f"{counts.get('changed', 0)} changed",
            counted(counts.get("updates", 0), "update"),
            counted(counts.get("priorities", 0), "new priority", "new priorities"),
        )
    )


def _shown(request: AreaRequest, load: TrackerLoad, form: ImportForm) -> HttpResponse:
    try:
        proposal = proposal_of(load, tracker_of(load), rows_to_show(load.plan))
    except Refused as refused:
        messages.warning(request, str(refused))
        return redirect("trackers", area=request.area.slug)
    kept = load.problems or [problem_data(one) for one in proposal.problems]
    shown = {
        "load": load,
        "form": form,
        "proposal": proposal,
        "added": proposal.added[:MOST_SHOWN],
        "changed": proposal.changed[:MOST_SHOWN],
        "problems": kept[:MOST_SHOWN],
        "problem_count": len(kept),
        "doubts": [problem_data(one) for one in proposal.doubts[:MOST_SHOWN]],
        "nothing": not proposal.added and not proposal.changed,
        "many": len(proposal.rows) > commands.MANY_ROWS,
    }
    return render(request, "trackers/look_over.html", shown)


def _load(request: AreaRequest, load_id: int) -> TrackerLoad:
    return get_object_or_404(loads_of(request.area), pk=load_id)
