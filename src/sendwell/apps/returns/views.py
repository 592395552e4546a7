"""The returns workbench."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.returns import commands
from sendwell.apps.returns.checking import checked, opened
from sendwell.apps.returns.downloads import DOWNLOADS
from sendwell.apps.returns.forms import ReturnForm
from sendwell.apps.returns.models import KeptReturn, Kind
from sendwell.apps.returns.permissions import may_check_returns
from sendwell.apps.returns.queries import figure_lines, group_lines, returns_of
from sendwell.domain.returns.sen2.explaining import explained
from sendwell.domain.returns.sen2.findings import findings
from sendwell.domain.returns.sen2.rules import RULES, Rule, rule_named
from sendwell.domain.returns.sen2.schema import UNVERIFIED

LATEST, MOST_SHOWN, LAST_OPENINGS = 20, 100, 20


@open_to(may_check_returns)
def returns(request: AreaRequest) -> HttpResponse:
    """Bring a return, and those that were brought before."""
    return _bring(request, None)


@open_to(may_check_returns)
def again(request: AreaRequest, return_id: int) -> HttpResponse:
    """Bring the corrected return, to see what is mended."""
    return _bring(request, _kept(request, return_id))


@open_to(may_check_returns)
@require_GET
def kept_return(request: AreaRequest, return_id: int) -> HttpResponse:
    """What was found in a return, and the figures that it would give."""
    kept = _kept(request, return_id)
    commands.note_opening(kept=kept, by=request.person, what="Looked at what was found")
    last, figures = figure_lines(kept)
    shown = {
        "kept": kept,
        "groups": group_lines(kept),
        "figures": figures,
        "last": last,
        "downloads": DOWNLOADS.values(),
        "openings": kept.openings.select_related("person").order_by("-at")[:LAST_OPENINGS],
        "unverified": UNVERIFIED,
    }
    return render(request, "returns/return.html", shown)


@open_to(may_check_returns)
@require_GET
def problems(request: AreaRequest, return_id: int, rule: str) -> HttpResponse:
    """The problems of one rule in a return, record by record."""
    kept, known = _kept(request, return_id), _rule(rule)
    commands.note_opening(kept=kept, by=request.person, what=f"Looked at the problems of {known.id}")
    try:
        with opened(kept) as tables:
            found = list(findings(checked(kept, tables), known, MOST_SHOWN))
    except Refused as refused:
        messages.warning(request, str(refused))
        return redirect("returns", area=request.area.slug)
    count = dict(kept.found["groups"]).get(known.id, 0)
    words = f"{count:,} record{'' if count == 1 else 's'}"
    parts = explained(known)[1:]  # what fails is the heading of the page
    shown = {"kept": kept, "rule": known, "found": found, "count": count, "shown": words, "parts": parts}
    return render(request, "returns/problems.html", shown)


@open_to(may_check_returns)
@require_GET
def download(request: AreaRequest, return_id: int, what: str) -> HttpResponse:
    """Take something out of a return."""
    kept, wanted = _kept(request, return_id), DOWNLOADS.get(what)
    if wanted is None:
        raise Http404
    commands.note_opening(kept=kept, by=request.person, what=f"Took: {wanted.words}"[:60])
    try:
        with opened(kept) as tables:
            content = wanted.make(checked(kept, tables))
    except Refused as refused:
        messages.warning(request, str(refused))
        return redirect("return", area=request.area.slug, return_id=kept.pk)
    headers = {"Content-Disposition": f'attachment; filename="sen2-{kept.year}-{wanted.ending}"'}
    return HttpResponse(content, content_type=wanted.content_type, headers=headers)


@open_to(may_check_returns)
@require_POST
def delete(request: AreaRequest, return_id: int) -> HttpResponse:
    """Delete the files and what was found in them, at once."""
    kept = get_object_or_404(KeptReturn.objects.filter(area=request.area, deleted_at=None), pk=return_id)
    commands.delete_return(kept=kept, by=request.person)
    messages.success(request, "The files and what was found in them were deleted.")
    return redirect("returns" if kept.kind == Kind.SEN2 else "lists", area=request.area.slug)


@open_to(may_check_returns)
@require_GET
def rules(request: AreaRequest) -> HttpResponse:
    """Every rule in a line."""
    return render(request, "returns/rules.html", {"rules": RULES, "unverified": UNVERIFIED})


@open_to(may_check_returns)
@require_GET
def rule_page(request: AreaRequest, rule: str) -> HttpResponse:
    """One rule explained."""
    known = _rule(rule)
    return render(request, "returns/rule.html", {"rule": known, "parts": explained(known)})


def _bring(request: AreaRequest, before: KeptReturn | None) -> HttpResponse:
    form = ReturnForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if kept := attempt(form, partial(commands.bring_return, by=request.person, before=before)):
        return redirect("return", area=request.area.slug, return_id=kept.pk)
    shown = {"form": form, "before": before, "returns": returns_of(request.area)[:LATEST]}
    return render(request, "returns/returns.html", shown)


def _kept(request: AreaRequest, return_id: int) -> KeptReturn:
    """A return of the area whose files are still there. Raises Http404 for any other."""
    return get_object_or_404(returns_of(request.area).filter(deleted_at=None), pk=return_id)


def _rule(name: str) -> Rule:
    try:
        return rule_named(name)
    except KeyError as error:
        raise Http404 from error
