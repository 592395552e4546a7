"""An auditor's sheet: section by section, kept as it is typed, until it is handed in."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sendwell.apps.audits import commands
from sendwell.apps.audits.forms import MendForm, SectionForm, WordsOfSheetForm
from sendwell.apps.audits.models import Mend, Sheet
from sendwell.apps.audits.permissions import may_audit, may_judge, may_run_audits
from sendwell.apps.audits.queries.audits import mends_of, sections_of
from sendwell.apps.audits.queries.judged import levels_and_reasons
from sendwell.apps.casework.commands import remember_opening
from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.domain.plan_quality import grade_of, section_names
from sendwell.domain.problems import Problem

HANDED_IN = "This sheet is handed in, and changes no more."
KEPT = "keep"  # asked for by the page itself while one types


@open_to(may_audit)
def sheet(request: AreaRequest, sheet_id: int) -> HttpResponse:
    """How far the sheet is, what the grade would be, and what is to be mended. Opening it is remembered."""
    found = _sheet(request, sheet_id)
    if found.handed_in_at:
        return redirect("audit", area=request.area.slug, audit_id=found.audit_id)
    remember_opening(case=found.audit.case, by=request.person)
    return _page(request, found, MendForm(area=request.area))


@open_to(may_audit)
def section(request: AreaRequest, sheet_id: int, section: str) -> HttpResponse:
    """The criteria of one section."""
    found = _own(request, sheet_id)
    criteria = tuple(one for one in found.audit.criteria.criteria if one.section == section)
    if section not in section_names() or not criteria:
        raise Http404
    form = SectionForm(request.POST or None, criteria=criteria, rows=found.judgements.all())

    def save(**said: Any) -> bool:
        commands.save_section(sheet=found, judged=SectionForm.judged(said), by=request.person)
        return True

    sections = sections_of(found, levels_and_reasons(found)[0])
    keys = [line.key for line in sections]
    place = keys.index(section)
    after = keys[place + 1] if place + 1 < len(keys) else ""
    if attempt(form, save):
        return _next(request, found, after)
    shown = {"form": form, "sheet": found, "line": sections[place], "place": place + 1, "of": len(keys) + 1,
             "before": keys[place - 1] if place else "", "after": after,
             "kind": {"E": "outcomes", "F": "provision"}.get(section, "")}  # fmt: skip
    return render(request, "audits/section.html", shown)


@open_to(may_audit)
def words(request: AreaRequest, sheet_id: int) -> HttpResponse:
    """The family's view and what is strong."""
    found = _own(request, sheet_id)
    answers = {"family": found.family, "strengths": found.strengths}
    form = WordsOfSheetForm(request.POST or None, initial=answers)

    def save(**said: Any) -> bool:
        commands.save_words(sheet=found, by=request.person, **said)
        return True

    if attempt(form, save):
        return _next(request, found, "")
    sections = sections_of(found, {})
    shown = {"form": form, "sheet": found, "of": len(sections) + 1, "before": sections[-1].key}
    return render(request, "audits/sheet_words.html", shown)


@require_POST
@open_to(may_audit)
def hand_in(request: AreaRequest, sheet_id: int) -> HttpResponse:
    """Hand the sheet in, or see all that is missing."""
    found = _own(request, sheet_id)
    try:
        commands.hand_in(sheet=found, today=timezone.localdate(), by=request.person)
    except commands.NotReady as refused:
        return _page(request, found, MendForm(area=request.area), refused.problems)
    messages.success(request, "Your sheet is handed in. Nothing on it changes any more.")
    return redirect("audit", area=request.area.slug, audit_id=found.audit_id)


@require_POST
@open_to(may_audit)
def add_mend(request: AreaRequest, sheet_id: int) -> HttpResponse:
    """Add something to be mended."""
    found = _sheet(request, sheet_id)
    form = MendForm(request.POST, area=request.area)
    if attempt(form, partial(commands.add_mend, sheet=found, by=request.person)):
        messages.success(request, "Added to what is to be mended.")
        return _back(request, found)
    return _page(request, found, form)


@require_POST
@open_to(may_audit)
def remove_mend(request: AreaRequest, mend_id: int) -> HttpResponse:
    """Take back something to be mended."""
    rows = Mend.objects.filter(sheet__audit__area=request.area).select_related("sheet__audit")
    found = get_object_or_404(rows, pk=mend_id)
    try:
        commands.remove_mend(mend=found, by=request.person)
        messages.success(request, "Taken back.")
    except Refused as refused:
        messages.warning(request, str(refused))
    return _back(request, found.sheet)


def _sheet(request: AreaRequest, sheet_id: int) -> Sheet:
    """A sheet on which this person writes, or may add what is to be mended. Raises Http404 or PermissionDenied."""
    rows = Sheet.objects.filter(audit__area=request.area).select_related("audit__case", "audit__criteria", "auditor")
    found = get_object_or_404(rows.prefetch_related("judgements", "audit__sheets"), pk=sheet_id)
    require(may_judge(request.person, found) or (may_run_audits(request.person) and found.audit.all_in))
    return found


def _own(request: AreaRequest, sheet_id: int) -> Sheet:
    """A sheet that this person may still write on."""
    found = _sheet(request, sheet_id)
    require(
        may_judge(request.person, found) and not found.handed_in_at, "This sheet is handed in, and changes no more."
    )
    return found


def _page(request: AreaRequest, found: Sheet, form: MendForm, problems: Sequence[Problem] = ()) -> HttpResponse:
    judged, _ = levels_and_reasons(found)
    criteria = found.audit.criteria
    sections = sections_of(found, judged)
    shown = {
        "sheet": found,
        "sections": sections,
        "next": next((line for line in sections if not line.is_done), None),
        "graded": grade_of(judged, criteria.criteria, criteria.rule),
        "judged": len(judged),
        "rule": criteria.rule,
        "mends": mends_of([found]),
        "form": form,
        "problems": problems,
    }
    return render(request, "audits/sheet.html", shown)


def _next(request: AreaRequest, found: Sheet, after: str) -> HttpResponse:
    """On to the next section, or back to the sheet; a page that keeps by itself stays where it is."""
    if request.GET.get("by") != KEPT:
        messages.success(request, "Saved.")
    if after and "back" not in request.POST:
        return redirect("sheet_section", area=request.area.slug, sheet_id=found.pk, section=after)
    return redirect("sheet", area=request.area.slug, sheet_id=found.pk)


def _back(request: AreaRequest, found: Sheet) -> HttpResponse:
    if found.handed_in_at:
        return redirect("audit", area=request.area.slug, audit_id=found.audit_id)
    return redirect("sheet", area=request.area.slug, sheet_id=found.pk)
