"""One plan: giving it to auditors, and what became of its outcomes."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from sendwell.apps.audits import commands
from sendwell.apps.audits.forms import RESULT_WORDS, OutcomesForm, StartForm
from sendwell.apps.audits.models import DrawnPlan, State
from sendwell.apps.audits.permissions import may_run_audits
from sendwell.apps.casework.commands import remember_opening
from sendwell.apps.casework.models import Case
from sendwell.apps.casework.permissions import cases_seen_by
from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.partnership.access import AreaRequest, open_to


@open_to(may_run_audits)
@require_GET
def plan(request: AreaRequest, case_id: int) -> HttpResponse:
    """The audits of a plan, and its outcomes as reviewed. Opening it is remembered."""
    found = _case(request, case_id)
    remember_opening(case=found, by=request.person)
    audits = list(found.plan_audits.select_related("criteria").prefetch_related("sheets__auditor").order_by("-pk"))
    reviewed = list(found.outcomes_reviewed.order_by("-reviewed_on", "need"))
    latest = audits[0] if audits else None
    shown = {
        "case": found,
        "audits": audits,
        "reviewed": reviewed,
        "may_start": latest is None or latest.state in (State.MENDED, State.CLOSED),
        "again": latest is not None and latest.state == State.MENDED,
    }
    return render(request, "audits/plan.html", shown)


@open_to(may_run_audits)
def start(request: AreaRequest, case_id: int) -> HttpResponse:
    """Give a plan to its auditors."""
    found = _case(request, case_id)
    before = found.plan_audits.order_by("-pk").first()
    again = before is not None and before.state == State.MENDED
    initial = {"author": before.author_id, "team": before.team} if before and again else {"team": found.team}
    form = StartForm(request.POST or None, area=request.area, initial=initial)
    drawn = DrawnPlan.objects.filter(case=found, draw__area=request.area).order_by("-pk").first()
    begin = partial(commands.start_audit, case=found, drawn=drawn, today=timezone.localdate(), by=request.person)
    if audit := attempt(form, begin):
        messages.success(request, "The plan is given to its auditors. It stands on their page.")
        return redirect("audit", area=request.area.slug, audit_id=audit.pk)
    return render(request, "audits/start.html", {"form": form, "case": found, "again": again})


@open_to(may_run_audits)
def outcomes(request: AreaRequest, case_id: int) -> HttpResponse:
    """Record what became of a plan's outcomes at a review."""
    found = _case(request, case_id)
    form = OutcomesForm(request.POST or None)

    def record(reviewed_on: Any, phase: str, **said: Any) -> bool:
        commands.record_outcomes(
            case=found, reviewed_on=reviewed_on, phase=phase, counts=OutcomesForm.counts(said),
            today=timezone.localdate(), by=request.person,
        )  # fmt: skip
        return True

    if attempt(form, record):
        messages.success(request, "What became of the outcomes is recorded.")
        return redirect("plan_of_case", area=request.area.slug, case_id=found.pk)
    shown = {"form": form, "case": found, "results": RESULT_WORDS.values()}
    return render(request, "audits/record_outcomes.html", shown)


def _case(request: AreaRequest, case_id: int) -> Case:
    return get_object_or_404(cases_seen_by(request.person), pk=case_id)
