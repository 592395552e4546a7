"""The plan, its stages, and the days of the report."""

from functools import partial

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.programme.commands import plans as commands
from sendwell.apps.programme.commands import starting
from sendwell.apps.programme.forms.plan import AddPlanForm, InspectionForm, PlanForm, StageForm
from sendwell.apps.programme.models import StageReached
from sendwell.apps.programme.permissions import may_read_programme, may_run_programme
from sendwell.apps.programme.queries import current_plan, plan_at, plans_of
from sendwell.apps.programme.queries.plan_at import days_reached
from sendwell.apps.programme.views.asking import ask, confirm, page_of
from sendwell.domain.frameworks import framework_named, order_warnings, plan_kind


@open_to(may_read_programme)
def plan(request: AreaRequest, plan_id: int | None = None) -> HttpResponse:
    """The plan whole: intent, stages, priorities, sign-offs and contents. Without a number, the current plan."""
    plans = plans_of(request.area)
    found = current_plan(request.area) if plan_id is None else get_object_or_404(plans, pk=plan_id)
    if found is None:
        return redirect("area_home", area=request.area.slug)
    today = timezone.localdate()
    inspection = found.programme.inspection
    reached = {row.stage: row for row in found.stages_reached.select_related("by")}
    kind = plan_kind(found.kind)
    shown = {
        "state": plan_at(found, today),
        "inspection": inspection,
        "outcome": framework_named(inspection.framework).outcome_words(inspection.outcome),
        "sign_offs": [(sign_off, reached.get(sign_off.stage)) for sign_off in kind.sign_offs],
        "others": [other for other in plans_of(request.area) if other != found],
        "today": today,
        "may_run": may_run_programme(request.person),
    }
    return render(request, "programme/plan.html", shown)


@open_to(may_run_programme)
def change_plan(request: AreaRequest, plan_id: int) -> HttpResponse:
    """Change a plan's title and intent."""
    found = get_object_or_404(plans_of(request.area), pk=plan_id)
    form = PlanForm(request.POST or None, instance=found)
    if attempt(form, partial(commands.change_plan, plan=found, by=request.person)):
        messages.success(request, "The plan is changed.")
        return redirect("one_plan", area=request.area.slug, plan_id=found.pk)
    return ask(
        request,
        form,
        "Change the plan",
        caption=found.title,
        thing=found,
        back=page_of(request, "one_plan", plan_id=found.pk),
    )


@open_to(may_run_programme)
def add_plan(request: AreaRequest) -> HttpResponse:
    """Add a plan of another kind to the programme."""
    first = current_plan(request.area)
    if first is None:
        return redirect("area_home", area=request.area.slug)
    programme = first.programme
    taken = set(programme.plans.values_list("kind", flat=True))
    form = AddPlanForm(request.POST or None, taken=taken)
    if added := attempt(form, partial(starting.add_plan, programme=programme, by=request.person)):
        messages.success(request, f"{added.title} is now part of the programme.")
        return redirect("one_plan", area=request.area.slug, plan_id=added.pk)
    return ask(request, form, "Add a plan", caption=programme.name, back=page_of(request, "plan"))


@open_to(may_run_programme)
def change_inspection(request: AreaRequest, plan_id: int) -> HttpResponse:
    """Correct the days on which the report was received and published."""
    found = get_object_or_404(plans_of(request.area), pk=plan_id)
    inspection = found.programme.inspection
    form = InspectionForm(request.POST or None, instance=inspection)
    if attempt(form, partial(starting.change_inspection, inspection=inspection, by=request.person)):
        messages.success(request, "The days of the report are changed, and every date that follows from them.")
        return redirect("stages", area=request.area.slug, plan_id=found.pk)
    return ask(
        request,
        form,
        "When did the report come?",
        caption=found.title,
        thing=inspection,
        back=page_of(request, "stages", plan_id=found.pk),
    )


@open_to(may_read_programme)
def stages(request: AreaRequest, plan_id: int) -> HttpResponse:
    """Every stage of a plan's life, with how each date was worked out, and where to record one."""
    found = get_object_or_404(plans_of(request.area), pk=plan_id)
    today = timezone.localdate()
    kind = plan_kind(found.kind)
    state = plan_at(found, today)
    shown_keys = {on_line.stage.key for on_line in state.stages}
    shown = {
        "state": state,
        "recorded": {row.stage: row for row in found.stages_reached.select_related("by")},
        "side_stages": [
            stage for stage in kind.stages if stage.only_after == stage.key and stage.key not in shown_keys
        ],
        "today": today,
        "may_run": may_run_programme(request.person),
    }
    return render(request, "programme/stages.html", shown)


@open_to(may_run_programme)
def record_stage(request: AreaRequest, plan_id: int, stage: str) -> HttpResponse:
    """Record on which day a plan reached a stage; what is odd about the order is said, and not refused."""
    found = get_object_or_404(plans_of(request.area), pk=plan_id)
    kind_stage = next((known for known in plan_kind(found.kind).stages if known.key == stage and known.recorded), None)
    if kind_stage is None:
        raise Http404
    recorded = list(found.stages_reached.filter(stage=stage).order_by("-on"))
    reached = recorded[0] if recorded and not kind_stage.repeats else None
    form = StageForm(request.POST or None, instance=reached or StageReached(plan=found, stage=stage), stage=kind_stage)
    if saved := attempt(form, partial(commands.record_stage, plan=found, stage=stage, by=request.person)):
        messages.success(request, f"{kind_stage.name}: {saved.on:%-d %B %Y} is recorded.")
        for warning in order_warnings(plan_kind(found.kind), days_reached(found), kind_stage, saved.on):
            messages.warning(request, warning)
        return redirect("stages", area=request.area.slug, plan_id=found.pk)
    shown = {"form": form, "plan": found, "stage": kind_stage, "reached": reached, "recorded": recorded}
    return render(request, "programme/record_stage.html", shown)


@open_to(may_run_programme)
def unrecord_stage(request: AreaRequest, plan_id: int, stage: str) -> HttpResponse:
    """Take back a stage that was recorded by mistake, after asking."""
    found = get_object_or_404(plans_of(request.area), pk=plan_id)
    recorded = found.stages_reached.filter(stage=stage).order_by("-on")
    reached = _chosen(recorded, request.GET.get("of", ""))
    name = plan_kind(found.kind).stage(stage).name
    if request.method == "POST":
        commands.unrecord_stage(plan=found, stage=stage, on=reached.on, by=request.person)
        messages.success(request, f"{name}: {reached.on:%-d %B %Y} is no longer recorded.")
        return redirect("stages", area=request.area.slug, plan_id=found.pk)
    explanation = f"It was recorded for {reached.on:%-d %B %Y}. Dates that were counted from it will be gone."
    return confirm(
        request, f"Take back “{name}”?", explanation, "Take it back", back=page_of(request, "stages", plan_id=found.pk)
    )


def _chosen(recorded: QuerySet[StageReached], key: str) -> StageReached:
    """The one asked for, or the latest. Raises Http404 where there is none."""
    found = recorded.filter(pk=int(key)).first() if key.isascii() and key.isdigit() and len(key) < 18 else None
    found = found or recorded.first()
    if found is None:
        raise Http404
    return found
