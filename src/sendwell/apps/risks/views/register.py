"""The register of risks, one risk whole, and every change of either."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.mechanisms.paging import paged
from sendwell.apps.partnership.access import ROLE_SAYS_NO, AreaRequest, open_to
from sendwell.apps.programme.views.asking import ask, page_of
from sendwell.apps.risks import commands, queries
from sendwell.apps.risks.forms import AddRiskForm, JudgeForm, RiskForm
from sendwell.apps.risks.models import Risk, RiskState
from sendwell.apps.risks.permissions import may_judge, may_judge_some_risk, may_keep_risks, may_read_risks


@open_to(may_read_risks)
def register(request: AreaRequest) -> HttpResponse:
    """The open risks, those that nobody has judged first and then the highest; or those that are closed."""
    closed = request.GET.get("state") == RiskState.CLOSED
    which = queries.risks_of(request.area)
    rows = which.filter(state=RiskState.CLOSED) if closed else queries.risks_on_thread(request.area)
    counted = dict(which.order_by().values_list("state").annotate(Count("pk")))
    shown = {
        "page": paged(queries.with_judgements(rows), request),
        "closed": closed,
        "closed_count": counted.pop(RiskState.CLOSED, 0),
        "open_count": sum(counted.values()),
        "bands": reversed(queries.scales_of(request.area).bands),
        "today": timezone.localdate(),
        "may_keep": may_keep_risks(request.person),
    }
    return render(request, "risks/register.html", shown)


@open_to(may_read_risks)
def risk(request: AreaRequest, risk_id: int) -> HttpResponse:
    """One risk: what it is, how it was judged and why, what is done about it, and what it is tied to."""
    found = _risk(request, risk_id)
    shown = {
        "risk": found,
        "judgements": found.judgements.all(),
        "priorities": found.priorities.order_by("number"),
        "actions": found.actions.select_related("priority").order_by("priority__number", "number"),
        "scales": queries.scales_of(request.area),
        "today": timezone.localdate(),
        "may_keep": may_keep_risks(request.person),
        "may_judge": may_judge(request.person, found),
    }
    return render(request, "risks/risk.html", shown)


@open_to(may_keep_risks)
def add_risk(request: AreaRequest) -> HttpResponse:
    """Put a risk into the register."""
    form = AddRiskForm(request.POST or None, area=request.area)
    added = attempt(form, partial(commands.add_risk, today=timezone.localdate(), by=request.person))
    if added:
        messages.success(request, "The risk is in the register.")
        return redirect("risk", area=request.area.slug, risk_id=added.pk)
    return ask(request, form, "Add a risk", back=page_of(request, "risks"))


@open_to(may_keep_risks)
def change_risk(request: AreaRequest, risk_id: int) -> HttpResponse:
    """Change what is said of a risk."""
    found = _risk(request, risk_id)
    form = RiskForm(request.POST or None, instance=found, area=request.area)
    if attempt(form, partial(commands.change_risk, risk=found, by=request.person)):
        messages.success(request, "The change is saved.")
        return redirect("risk", area=request.area.slug, risk_id=found.pk)
    return ask(request, form, "Change the risk", caption=f"Risk {found.number}", back=_page(request, found))


@open_to(may_judge_some_risk)
def judge_risk(request: AreaRequest, risk_id: int) -> HttpResponse:
    """Judge a risk anew: its score, its state, and when it is looked at again."""
    found = _risk(request, risk_id)
    if not may_judge(request.person, found):
        raise PermissionDenied(ROLE_SAYS_NO)
    form = JudgeForm(request.POST or None, risk=found)
    judge: Any = partial(commands.judge_risk, risk=found, today=timezone.localdate(), by=request.person)
    if attempt(form, judge):
        messages.success(request, "It is judged anew. How it was judged before stays below.")
        return redirect("risk", area=request.area.slug, risk_id=found.pk)
    return ask(request, form, found.event, caption=f"Judge risk {found.number}", back=_page(request, found))


def _risk(request: AreaRequest, risk_id: int) -> Risk:
    return get_object_or_404(queries.with_judgements(queries.risks_of(request.area)), pk=risk_id)


def _page(request: AreaRequest, risk: Risk) -> str:
    return page_of(request, "risk", risk_id=risk.pk)
