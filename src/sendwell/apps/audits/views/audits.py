"""Audits: what waits for whom, and each of them from its judgements to the end of its loop."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from sendwell.apps.audits import commands
from sendwell.apps.audits.commands.closing import may_answer_mend
from sendwell.apps.audits.forms import AnswerMendForm, MendForm, ModerateForm, SectionForm, grade_form
from sendwell.apps.audits.models import Mend, PlanAudit, State
from sendwell.apps.audits.permissions import may_audit, may_read_audit, may_read_quality, may_run_audits
from sendwell.apps.audits.queries.audits import (
    audit_page,
    open_loops,
    own_mends,
    own_sheets,
    visible_audits,
    whole_audits,
)
from sendwell.apps.audits.queries.judged import differing
from sendwell.apps.casework.commands import remember_opening
from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.mechanisms.paging import paged
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.access import AreaRequest, open_to


@open_to(may_read_quality)
@require_GET
def audits(request: AreaRequest) -> HttpResponse:
    """What waits for this person, and, for whoever runs the audits, every loop that is open."""
    runs, today = may_run_audits(request.person), timezone.localdate()
    shown: dict[str, Any] = {
        "sheets": own_sheets(request.person),
        "mends": own_mends(request.person),
        "loops": open_loops(request.person, today) if runs else (),
        "page": paged(visible_audits(request.person), request),
        "may_run": runs,
        "may_audit": may_audit(request.person),
    }
    return render(request, "audits/audits.html", shown)


@open_to(may_read_quality)
@require_GET
def audit(request: AreaRequest, audit_id: int) -> HttpResponse:
    """One audit, as far as this person may see it. Opening it is remembered with the case."""
    found = _audit(request, audit_id)
    remember_opening(case=found.case, by=request.person)
    page = audit_page(found, request.person)
    shown = {
        "page": page,
        "audit": found,
        "may_run": may_run_audits(request.person),
        "answerable": {mend.pk for mend in page.mends if may_answer_mend(request.person, mend)},
        "mend_form": MendForm(area=request.area) if found.state == State.GRADED else None,
    }
    return render(request, "audits/audit.html", shown)


@open_to(may_run_audits)
def moderate(request: AreaRequest, audit_id: int) -> HttpResponse:
    """Settle where two auditors differ."""
    found = _audit(request, audit_id)
    differences = differing(found)
    if not differences:
        return redirect("audit", area=request.area.slug, audit_id=found.pk)
    form = ModerateForm(request.POST or None, area=request.area, differences=differences)

    def settle(chair: Any, present: str, moderated_on: Any, **said: Any) -> PlanAudit:
        return commands.moderate(
            audit=found, chair=chair, present=present, moderated_on=moderated_on, settled=SectionForm.judged(said),
            today=timezone.localdate(), by=request.person,
        )  # fmt: skip

    if attempt(form, settle):
        messages.success(request, "What the meeting settled is saved, and the plan is graded.")
        return redirect("audit", area=request.area.slug, audit_id=found.pk)
    shown = {"form": form, "audit": found, "levels": found.criteria.rule.levels}
    return render(request, "audits/moderate.html", shown)


@open_to(may_run_audits)
def grade(request: AreaRequest, audit_id: int) -> HttpResponse:
    """Set another grade than the rule gives."""
    found = _audit(request, audit_id)
    form = grade_form(found, request.POST or None)

    def set_it(**said: Any) -> bool:
        commands.set_grade(audit=found, by=request.person, **said)
        return True

    if attempt(form, set_it):
        messages.success(request, "The grade is set. What the rule gives stays beside it.")
        return redirect("audit", area=request.area.slug, audit_id=found.pk)
    shown = {"form": form, "heading": "Set another grade", "caption": str(found), "button": "Set it"}
    shown["cancel"] = reverse("audit", args=[request.area.slug, found.pk])
    shown["intro"] = f"The rule gives: {found.get_computed_display() or 'no grade'}."
    return render(request, "audits/form.html", shown)


@require_POST
@open_to(may_run_audits)
def return_to_author(request: AreaRequest, audit_id: int) -> HttpResponse:
    """Return a plan to its author."""
    return _end(request, audit_id, commands.return_to_author, "The plan is with its author.")


@require_POST
@open_to(may_run_audits)
def close(request: AreaRequest, audit_id: int) -> HttpResponse:
    """Close an audit in which nothing is to be mended."""
    return _end(request, audit_id, commands.close_audit, "The audit is closed.")


@open_to(may_read_quality)
def answer_mend(request: AreaRequest, mend_id: int) -> HttpResponse:
    """Say how something was mended."""
    rows = Mend.objects.filter(sheet__audit__area=request.area).select_related("sheet__audit__case", "who")
    mend = get_object_or_404(rows, pk=mend_id)
    require(may_answer_mend(request.person, mend))
    form = AnswerMendForm(request.POST or None, initial={"how": mend.how, "mended_on": mend.mended_on})

    def answer(**said: Any) -> bool:
        commands.answer_mend(mend=mend, today=timezone.localdate(), by=request.person, **said)
        return True

    if attempt(form, answer):
        messages.success(request, "Saved.")
        return redirect("audits", area=request.area.slug)
    shown = {"form": form, "heading": "How was it mended?", "caption": str(mend.sheet.audit), "button": "Save"}
    shown["cancel"] = reverse("audits", args=[request.area.slug])
    shown["intro"] = f"{mend.get_section_display()}. {mend.what}"
    return render(request, "audits/form.html", shown)


def _audit(request: AreaRequest, audit_id: int) -> PlanAudit:
    """An audit of the area, whole, that this person may read. Raises Http404 or PermissionDenied."""
    rows = whole_audits(request.area).select_related("chair", "overridden_by", "again_of", "re_audit", "started_by")
    found = get_object_or_404(rows, pk=audit_id)
    if not may_read_audit(request.person, found):
        raise PermissionDenied("Only its auditors, its author and the case manager open an audit of a plan.")
    return found


def _end(request: AreaRequest, audit_id: int, command: Any, done: str) -> HttpResponse:
    found = _audit(request, audit_id)
    try:
        partial(command, audit=found, today=timezone.localdate(), by=request.person)()
        messages.success(request, done)
    except Refused as refused:
        messages.warning(request, str(refused))
    return redirect("audit", area=request.area.slug, audit_id=found.pk)
