"""The criteria of an area and the rule of the grades: shown to everyone, changed by whoever runs the audits."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sendwell.apps.audits import commands
from sendwell.apps.audits.forms import CriterionForm, RemoveCriterionForm, RuleForm
from sendwell.apps.audits.models import CriteriaVersion
from sendwell.apps.audits.permissions import may_read_quality, may_run_audits
from sendwell.apps.audits.queries.criteria import criteria_in_force, criteria_page
from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.domain.plan_quality import Criterion

SHOWN = ("section", "asks", "good", "agency", "law", "source")


@open_to(may_read_quality)
@require_GET
def criteria(request: AreaRequest) -> HttpResponse:
    """The criteria in force, or of the version that the address asks for, and what changed from version to version."""
    page = criteria_page(request.area, request.GET.get("version", ""))
    return render(request, "audits/criteria.html", {"page": page, "may_run": may_run_audits(request.person)})


@open_to(may_run_audits)
def add(request: AreaRequest) -> HttpResponse:
    """Add a criterion of the area's own."""
    return _edit(request, None)


@open_to(may_run_audits)
def change(request: AreaRequest, criterion: str) -> HttpResponse:
    """Change a criterion; audits already begun keep the old one."""
    return _edit(request, _criterion(request, criterion))


@open_to(may_run_audits)
def remove(request: AreaRequest, criterion: str) -> HttpResponse:
    """Ask a question no more."""
    one = _criterion(request, criterion)
    form = RemoveCriterionForm(request.POST or None, initial={"version": criteria_in_force(request.area).number})
    if attempt(form, partial(commands.remove_criterion, key=one.key, by=request.person)):
        messages.success(request, "It is not asked any more. Audits already begun keep it.")
        return redirect("criteria", area=request.area.slug)
    shown = _shown(request, form, "Leave this criterion out", "Leave it out")
    return render(request, "audits/form.html", {**shown, "intro": one.asks})


@open_to(may_run_audits)
def rule(request: AreaRequest) -> HttpResponse:
    """Change from what share of the points each grade is given."""
    now = criteria_in_force(request.area)
    form = RuleForm(request.POST or None, rule=now.rule, initial={"version": now.number})

    def save(version: int, why: str, **said: Any) -> CriteriaVersion:
        least = {name.removeprefix("least_"): value for name, value in said.items()}
        return commands.save_rule(least=least, version=version, why=why, by=request.person)

    if attempt(form, save):
        messages.success(request, "The rule is saved. Audits already begun keep the old one.")
        return redirect("criteria", area=request.area.slug)
    return render(request, "audits/form.html", _shown(request, form, "How grades come about", "Save"))


def _edit(request: AreaRequest, one: Criterion | None) -> HttpResponse:
    now = criteria_in_force(request.area)
    initial = {name: getattr(one, name) for name in SHOWN} if one else {"section": request.GET.get("section", "")}
    form = CriterionForm(request.POST or None, initial={**initial, "version": now.number})
    if attempt(form, partial(commands.save_criterion, key=one.key if one else "", by=request.person)):
        messages.success(request, "Saved as a new version. Audits already begun keep the old one.")
        return redirect("criteria", area=request.area.slug)
    heading = "Change a criterion" if one else "Add a criterion"
    return render(request, "audits/form.html", _shown(request, form, heading, "Save as a new version"))


def _criterion(request: AreaRequest, key: str) -> Criterion:
    found = next((one for one in criteria_in_force(request.area).criteria if one.key == key), None)
    if found is None:
        raise Http404
    return found


def _shown(request: AreaRequest, form: Any, heading: str, button: str) -> dict[str, Any]:
    return {"form": form, "heading": heading, "button": button, "cancel": reverse("criteria", args=[request.area.slug])}
