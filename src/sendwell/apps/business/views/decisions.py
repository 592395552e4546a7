"""Decisions whole: their list, each one's page, and what is said of them."""

from datetime import timedelta
from functools import partial

from django.contrib import messages
from django.core.paginator import Page
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sendwell.apps.business.commands import approvals as commands
from sendwell.apps.business.decision_forms import DecisionForm, EffectForm, ScreeningForm
from sendwell.apps.business.models import Effect
from sendwell.apps.governance import commands as governance
from sendwell.apps.governance.call_in import call_in_ends, how_decision_stands
from sendwell.apps.governance.choices import NEWEST_FIRST
from sendwell.apps.governance.models import Decision, Implication, ImplicationKind, Screening
from sendwell.apps.governance.permissions import may_read_meetings, may_run_meetings
from sendwell.apps.governance.queries import decisions_open_to
from sendwell.apps.mechanisms.forms import MOST_DIGITS, attempt
from sendwell.apps.mechanisms.paging import paged
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.programme.models import Action
from sendwell.apps.programme.queries import actions_of

LONGEST_CALL_IN = timedelta(days=30)  # more than any call-in lasts, with every holiday in it


@open_to(may_read_meetings)
def decisions(request: AreaRequest) -> HttpResponse:
    """Every decision, or those about one action: first those that can still be called in, then the newest."""
    today = timezone.localdate()
    action = _action_asked_for(request)
    found = decisions_open_to(request.person)
    if action:
        found = found.filter(effects__action=action)
    lately = found.filter(may_be_called_in=True, called_in_on=None, published_on__gte=today - LONGEST_CALL_IN)
    running = [row for row in lately if (ends := call_in_ends(row)) and ends.on >= today]
    others = found.exclude(pk__in=[row.pk for row in running]).order_by(*NEWEST_FIRST)
    page: Page[Decision] = paged(others, request)
    shown = {
        "running": [(row, how_decision_stands(row, today)) for row in running],
        "others": [(row, how_decision_stands(row, today)) for row in page],
        "page": page,
        "may_run": may_run_meetings(request.person),
        "action": action,
    }
    return render(request, "business/decisions.html", shown)


@open_to(may_read_meetings)
def decision(request: AreaRequest, decision_id: int) -> HttpResponse:
    """One decision: who took it and why, what it was screened for, whether it was called in, and what it does."""
    found = _decision(request, decision_id)
    known = {row.kind: row for row in found.implications.select_related("document")}
    effects = Effect.objects.filter(decision=found).select_related("action__priority__plan__programme__area")
    shown = {
        "decision": found,
        "words": how_decision_stands(found, timezone.localdate()),
        "ends": call_in_ends(found),
        "screenings": [(kind, known.get(kind.value)) for kind in ImplicationKind],
        "not_screened": sum(kind.value not in known for kind in ImplicationKind),
        "to_do": sum(row.screening == Screening.TO_DO for row in known.values()),
        "effects": effects.order_by("pk"),
        "delegates": decisions_open_to(request.person).filter(delegated_by=found).order_by("pk"),
        "delegated_by": decisions_open_to(request.person).filter(pk=found.delegated_by_id or 0).first(),
        "may_run": may_run_meetings(request.person),
    }
    return render(request, "business/decision.html", shown)


@open_to(may_run_meetings)
def add_decision(request: AreaRequest) -> HttpResponse:
    """Add a decision that was taken by delegation, or by a body whose minutes are not here."""
    form = DecisionForm(request.POST or None, by=request.person, today=timezone.localdate())
    if added := attempt(form, partial(governance.add_decision, by=request.person)):
        messages.success(request, "The decision is kept. Say what it was screened for.")
        return redirect("decision", area=request.area.slug, decision_id=added.pk)
    shown = {"form": form, "heading": "Add a decision", "cancel": reverse("decisions", args=[request.area.slug])}
    return render(request, "governance/form.html", shown)


@open_to(may_run_meetings)
def change_decision(request: AreaRequest, decision_id: int) -> HttpResponse:
    """Say more of a decision."""
    found = _decision(request, decision_id)
    quoted = found.wording
    form = DecisionForm(request.POST or None, instance=found, by=request.person, today=timezone.localdate())
    if attempt(form, partial(governance.change_decision, decision=found, by=request.person)):
        messages.success(request, "What is known of the decision is saved.")
        return redirect("decision", area=request.area.slug, decision_id=found.pk)
    shown = {"form": form, "heading": "Change what is known of this decision", "quoted": quoted, "button": "Save"}
    shown |= {"thing": found, "cancel": reverse("decision", args=[request.area.slug, found.pk])}
    return render(request, "governance/form.html", shown)


@open_to(may_run_meetings)
def screen(request: AreaRequest, decision_id: int, implication: str) -> HttpResponse:
    """Say what screening a decision for one kind of implication found."""
    found = _decision(request, decision_id)
    if implication not in ImplicationKind.values:
        raise Http404("A decision is not screened for that.")
    kind = ImplicationKind(implication)
    known = found.implications.filter(kind=kind).first()
    instance = known or Implication()
    form = ScreeningForm(request.POST or None, instance=instance, decision=found, by=request.person)
    if attempt(form, partial(governance.screen, decision=found, kind=kind.value, by=request.person)):
        messages.success(request, f"{kind.label}: the screening is saved.")
        return redirect("decision", area=request.area.slug, decision_id=found.pk)
    shown = {"form": form, "heading": f"{kind.label} implications", "quoted": found.wording, "button": "Save"}
    shown |= {"thing": known, "cancel": reverse("decision", args=[request.area.slug, found.pk])}
    return render(request, "governance/form.html", shown)


@open_to(may_run_meetings)
def add_effect(request: AreaRequest, decision_id: int) -> HttpResponse:
    """Say which action a decision starts, changes or stops."""
    found = _decision(request, decision_id)
    form = EffectForm(request.POST or None, area=request.area)
    if attempt(form, partial(commands.add_effect, decision=found, by=request.person)):
        return redirect("decision", area=request.area.slug, decision_id=found.pk)
    shown = {"form": form, "heading": "What does it do to the plan?", "quoted": found.wording, "button": "Save"}
    shown["cancel"] = reverse("decision", args=[request.area.slug, found.pk])
    return render(request, "governance/form.html", shown)


@require_POST
@open_to(may_run_meetings)
def remove_effect(request: AreaRequest, effect_id: int) -> HttpResponse:
    """Take back what was said of a decision and an action."""
    effect = get_object_or_404(Effect.objects.filter(decision__area=request.area), pk=effect_id)
    decision_id = effect.decision_id
    commands.remove_effect(effect=effect, by=request.person)
    return redirect("decision", area=request.area.slug, decision_id=decision_id)


def _action_asked_for(request: AreaRequest) -> Action | None:
    key = request.GET.get("action", "")
    if not (key.isascii() and key.isdecimal() and len(key) <= MOST_DIGITS):
        return None
    return get_object_or_404(actions_of(request.area), pk=int(key))


def _decision(request: AreaRequest, decision_id: int) -> Decision:
    return get_object_or_404(decisions_open_to(request.person), pk=decision_id)
