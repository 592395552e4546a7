"""Annex A lists in the returns workbook."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.returns import commands
from sendwell.apps.returns.downloads import XLSX
from sendwell.apps.returns.forms import ListsForm
from sendwell.apps.returns.lists import problems_file, problems_of, workbook_of
from sendwell.apps.returns.models import KeptReturn, Kind
from sendwell.apps.returns.permissions import may_check_returns
from sendwell.apps.returns.queries import returns_of
from sendwell.domain.returns.annex_a.schema import UNVERIFIED

LATEST, MOST_SHOWN, LAST_OPENINGS = 20, 100, 20
FILES: dict[str, tuple[str, str, str, Callable[[KeptReturn], bytes]]] = {
    "problems": ("Every problem, as CSV (names no child)", "problems.csv", "text/csv", problems_file),
    "workbook": ("The lists for inspectors, as Excel", "annex-a.xlsx", XLSX, workbook_of),
}
"""What can be taken out of lists: words, the end of the file's name, its type, and its maker, by its name."""


@open_to(may_check_returns)
def lists(request: AreaRequest) -> HttpResponse:
    """Bring Annex A lists, and those that were brought before."""
    return _bring(request, None)


@open_to(may_check_returns)
def again(request: AreaRequest, lists_id: int) -> HttpResponse:
    """Bring the corrected lists, to see what is mended."""
    return _bring(request, _kept(request, lists_id))


@open_to(may_check_returns)
@require_GET
def kept_lists(request: AreaRequest, lists_id: int) -> HttpResponse:
    """What was found in lists."""
    kept = _kept(request, lists_id)
    commands.note_opening(kept=kept, by=request.person, what="Looked at what was found")
    shown = {
        "kept": kept,
        "downloads": [(name, words) for name, (words, *_) in FILES.items()],
        "openings": kept.openings.select_related("person").order_by("-at")[:LAST_OPENINGS],
        "unverified": UNVERIFIED,
    }
    return render(request, "returns/kept_lists.html", shown)


@open_to(may_check_returns)
@require_GET
def problems(request: AreaRequest, lists_id: int, list_rule: str) -> HttpResponse:
    """The children at whom one rule found something, with what names a child hidden."""
    kept = _kept(request, lists_id)
    commands.note_opening(kept=kept, by=request.person, what=f"Looked at problems of {list_rule}"[:60])
    try:
        found = [one for one in problems_of(kept) if one.rule == list_rule]
    except Refused as refused:
        messages.warning(request, str(refused))
        return redirect("lists", area=request.area.slug)
    if not found:
        raise Http404
    shown = {"kept": kept, "first": found[0], "found": found[:MOST_SHOWN], "number": len(found)}
    return render(request, "returns/list_problems.html", shown)


@open_to(may_check_returns)
@require_GET
def download(request: AreaRequest, lists_id: int, taken: str) -> HttpResponse:
    """Take something out of lists."""
    kept = _kept(request, lists_id)
    if taken not in FILES:
        raise Http404
    words, ending, kind, make = FILES[taken]
    commands.note_opening(kept=kept, by=request.person, what=f"Took: {words}"[:60])
    try:
        content = make(kept)
    except Refused as refused:
        messages.warning(request, str(refused))
        return redirect("lists", area=request.area.slug)
    headers = {"Content-Disposition": f'attachment; filename="lists-{ending}"'}
    return HttpResponse(content, content_type=kind, headers=headers)


def _bring(request: AreaRequest, before: KeptReturn | None) -> HttpResponse:
    form = ListsForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if kept := attempt(form, partial(commands.bring_lists, by=request.person, before=before)):
        return redirect("kept_lists", area=request.area.slug, lists_id=kept.pk)
    shown = {"form": form, "before": before, "brought": returns_of(request.area, Kind.LISTS)[:LATEST]}
    return render(request, "returns/lists.html", shown)


def _kept(request: AreaRequest, lists_id: int) -> KeptReturn:
    return get_object_or_404(returns_of(request.area, Kind.LISTS).filter(deleted_at=None), pk=lists_id)
