"""The pages on which people say what should move: targets, the aims of actions and priorities, marks on charts."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.outcomes.commands import aiming
from sendwell.apps.outcomes.forms import AimForm, AnnotationForm, TargetForm
from sendwell.apps.outcomes.measures import measure_at, measures_of
from sendwell.apps.outcomes.models import Aim, Annotation, Target
from sendwell.apps.outcomes.permissions import may_aim
from sendwell.apps.outcomes.views.addresses import of_measure
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.programme.models import Action, Priority
from sendwell.apps.programme.queries import actions_of, priorities_of
from sendwell.apps.programme.views.asking import ask, confirm, page_of
from sendwell.domain.measures import Measure


@open_to(may_aim)
def target(request: AreaRequest, measure: str) -> HttpResponse:
    """Set where a measure should be, by when; a new version where there is a target already."""
    found = _measure(request, measure)
    held = Target.objects.filter(area=request.area, measure=found.key).order_by("-at", "-pk").first()
    names = ("baseline", "baseline_on", "value", "due_on")
    initial = {name: getattr(held, name) for name in names} if held else {}
    form = TargetForm(request.POST or None, initial=initial)
    if attempt(form, partial(aiming.set_target, measure=found, by=request.person)):
        messages.success(request, "The target is set. Any before it stay in sight.")
        return redirect("measure", area=request.area.slug, measure=measure)
    heading = "Change the target" if held else "Set a target"
    return ask(request, form, heading, caption=found.name, back=of_measure(request, measure))


@open_to(may_aim)
def mark(request: AreaRequest, measure: str) -> HttpResponse:
    """Mark a day on the chart of a measure."""
    found = _measure(request, measure)
    form = AnnotationForm(request.POST or None)
    if attempt(form, partial(aiming.annotate, measure=found, by=request.person)):
        messages.success(request, "The day is marked on the chart.")
        return redirect("measure", area=request.area.slug, measure=measure)
    return ask(request, form, "Mark a day on the chart", caption=found.name, back=of_measure(request, measure))


@open_to(may_aim)
def remove_mark(request: AreaRequest, measure: str, mark_id: int) -> HttpResponse:
    """Take a mark off the chart, after asking."""
    found = _measure(request, measure)
    kept = get_object_or_404(Annotation, area=request.area, measure__in=("", found.key), pk=mark_id)
    if request.method == "POST":
        aiming.remove_annotation(annotation=kept, by=request.person)
        messages.success(request, "The mark is gone from the chart.")
        return redirect("measure", area=request.area.slug, measure=measure)
    said = f"“{kept}”, {kept.on:%-d %B %Y}. A break that is removed joins the numbers again."
    return confirm(request, "Take this mark off the chart?", said, "Take it off", back=of_measure(request, measure))


@open_to(may_aim)
def of_action(request: AreaRequest, action_id: int) -> HttpResponse:
    """Name a measure that an action should move."""
    found = get_object_or_404(actions_of(request.area), pk=action_id)
    return _aim(request, found, page_of(request, "action", action_id=found.pk))


@open_to(may_aim)
def of_priority(request: AreaRequest, priority_id: int) -> HttpResponse:
    """Name a measure that a priority should move."""
    found = get_object_or_404(priorities_of(request.area), pk=priority_id)
    return _aim(request, found, page_of(request, "priority", priority_id=found.pk))


@open_to(may_aim)
def remove(request: AreaRequest, aim_id: int) -> HttpResponse:
    """Say that a measure is no longer what should move, after asking."""
    aim = get_object_or_404(Aim.objects.filter(area=request.area).select_related("action", "priority"), pk=aim_id)
    if aim.action:
        back = page_of(request, "action", action_id=aim.action.pk)
    else:
        back = page_of(request, "priority", priority_id=aim.priority_id or 0)
    if request.method == "POST":
        aiming.remove_aim(aim=aim, by=request.person)
        messages.success(request, "The measure is no longer named.")
        return redirect(back)
    measures = measures_of(request.area)
    name = measures[aim.measure].name if aim.measure in measures else aim.measure
    said = f"“{name}” will no longer be shown as what {aim.action or aim.priority} should move. Its numbers stay."
    return confirm(request, "Remove this measure?", said, "Remove it", back=back)


def _aim(request: AreaRequest, of: Action | Priority, back: str) -> HttpResponse:
    form = AimForm(request.POST or None, measures=measures_of(request.area), initial={"due_on": of.due_on})
    if attempt(form, partial(aiming.add_aim, of=of, by=request.person)):
        messages.success(request, "The measure is named. What its numbers support stands beside what is said.")
        return redirect(back)
    return ask(request, form, "Which measure should move?", caption=str(of), back=back)


def _measure(request: AreaRequest, slug: str) -> Measure:
    found = measure_at(request.area, slug)
    if found is None:
        raise Http404
    return found
