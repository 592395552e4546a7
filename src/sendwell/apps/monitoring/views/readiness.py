"""How ready the area is to be inspected again: read, worded, kept, and taken away."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.mechanisms.paging import paged
from sendwell.apps.monitoring.commands import evaluations as commands
from sendwell.apps.monitoring.forms import EvaluationPartForm, KeepForm
from sendwell.apps.monitoring.models import Evaluation
from sendwell.apps.monitoring.permissions import may_read_visits, may_run_visits
from sendwell.apps.monitoring.queries import evaluations_of, written_parts_of
from sendwell.apps.monitoring.readiness import aspect_named
from sendwell.apps.monitoring.readiness.evaluating import Evaluated, evaluated
from sendwell.apps.monitoring.readiness.paper import evaluation_paper
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.programme.models import Plan
from sendwell.apps.programme.queries import current_plan, priorities_of
from sendwell.apps.publishing.commands import fingerprint
from sendwell.apps.publishing.files import PDF, WORD, Form, as_file
from sendwell.apps.publishing.kept import from_json
from sendwell.apps.publishing.paper.html import to_html


@open_to(may_read_visits)
def readiness(request: AreaRequest) -> HttpResponse:
    """Priority by priority: what inspectors said, what was done, what shows it, what is still weak."""
    plan = current_plan(request.area)
    if plan is None:
        return render(request, "monitoring/before.html", {})
    found = evaluated(plan, timezone.localdate())
    return _page(request, found, KeepForm(initial={"seen": fingerprint(evaluation_paper(found))}))


@open_to(may_run_visits)
def keep_evaluation(request: AreaRequest) -> HttpResponse:
    """Keep the self-evaluation as it stands, as a version."""
    plan = _plan(request)
    form = KeepForm(request.POST or None)
    change = partial(commands.keep_version, plan=plan, today=timezone.localdate(), by=request.person)
    if kept := attempt(form, change):
        messages.success(request, f"Version {kept.number} is kept. It says for ever what it says today.")
        return redirect("evaluation", area=request.area.slug, evaluation_id=kept.pk)
    if not form.is_bound:
        return redirect("readiness", area=request.area.slug)
    return _page(request, evaluated(plan, timezone.localdate()), form)


@open_to(may_run_visits)
def write_evaluation(request: AreaRequest, priority_id: int, aspect: str) -> HttpResponse:
    """Word one part of the self-evaluation of a priority."""
    priority = get_object_or_404(priorities_of(request.area), pk=priority_id)
    part = aspect_named(aspect)
    if part is None:
        raise Http404("A self-evaluation has no such part.")
    draft = evaluated(priority.plan, timezone.localdate()).draft_of(priority, aspect)
    row = written_parts_of(request.area).filter(priority=priority, part=aspect).first()
    form = EvaluationPartForm(request.POST or None, instance=row, aspect=part, draft=draft)
    if attempt(form, partial(commands.write_part, priority=priority, part=aspect, by=request.person)):
        messages.success(request, f"“{part.heading}” of priority {priority.number} is worded.")
        return redirect(f"{reverse('readiness', args=[request.area.slug])}#priority-{priority.number}")
    shown = {"form": form, "heading": part.heading, "caption": str(priority), "button": "Save", "thing": row}
    shown |= {"cancel": reverse("readiness", args=[request.area.slug]), "draft": draft}
    return render(request, "monitoring/write_evaluation.html", shown)


@open_to(may_read_visits)
def evaluation(request: AreaRequest, evaluation_id: int) -> HttpResponse:
    """A version as it was kept."""
    found = _kept(request, evaluation_id)
    return render(request, "monitoring/evaluation.html", {"kept": found, "paper": to_html(from_json(found.content))})


@open_to(may_read_visits)
def evaluation_pdf(request: AreaRequest, evaluation_id: int) -> HttpResponse:
    """A version as PDF."""
    return _file(request, evaluation_id, PDF)


@open_to(may_read_visits)
def evaluation_word(request: AreaRequest, evaluation_id: int) -> HttpResponse:
    """A version as a Word file."""
    return _file(request, evaluation_id, WORD)


def _page(request: AreaRequest, found: Evaluated, form: KeepForm) -> HttpResponse:
    shown: dict[str, Any] = {
        "found": found,
        "versions": paged(evaluations_of(request.area).filter(plan=found.plan.plan).defer("content"), request),
        "may_run": may_run_visits(request.person),
        "form": form,
    }
    return render(request, "monitoring/readiness.html", shown)


def _plan(request: AreaRequest) -> Plan:
    plan = current_plan(request.area)
    if plan is None:
        raise Http404("No programme has started yet.")
    return plan


def _kept(request: AreaRequest, evaluation_id: int) -> Evaluation:
    return get_object_or_404(evaluations_of(request.area), pk=evaluation_id)


def _file(request: AreaRequest, evaluation_id: int, form: Form) -> HttpResponse:
    found = _kept(request, evaluation_id)
    name = f"self-evaluation-version-{found.number}"
    return as_file(request, from_json(found.content), form, name, timezone.localdate(found.kept_at))
