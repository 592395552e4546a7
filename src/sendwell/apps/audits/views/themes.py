"""What audits have in common, and what becomes of it."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from sendwell.apps.audits import commands
from sendwell.apps.audits.forms import AskForm, NewActionForm, RaiseThemeForm, ThemeForm
from sendwell.apps.audits.permissions import may_read_quality, may_run_audits
from sendwell.apps.audits.queries.themes import themes_of
from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.programme.permissions import may_run_programme


@open_to(may_run_audits)
def themes(request: AreaRequest) -> HttpResponse:
    """Name a theme."""
    initial = {"section": request.GET.get("section", ""), "words": request.GET.get("words", "")[:200]}
    form = RaiseThemeForm(request.POST or None, initial=initial)
    if raised := attempt(form, partial(commands.raise_theme, today=timezone.localdate(), by=request.person)):
        messages.success(request, "The theme is saved. Say now what becomes of it.")
        return redirect("theme", area=request.area.slug, theme_id=raised.pk)
    shown = {"form": form, "heading": "Name a theme", "button": "Save", "caption": "What several audits have in common"}
    shown["cancel"] = reverse("quality", args=[request.area.slug])
    return render(request, "audits/form.html", shown)


@open_to(may_read_quality)
def theme(request: AreaRequest, theme_id: int) -> HttpResponse:
    """A theme and what became of it: everyone reads it, whoever runs the audits changes it."""
    found = get_object_or_404(themes_of(request.area), pk=theme_id)
    runs = may_run_audits(request.person)
    form = ThemeForm(request.POST or None, instance=found, area=request.area) if runs else None
    change = partial(commands.change_theme, theme=found, today=timezone.localdate(), by=request.person)
    if form and attempt(form, change):
        messages.success(request, "Saved.")
        return redirect("theme", area=request.area.slug, theme_id=found.pk)
    kept = get_object_or_404(themes_of(request.area), pk=theme_id)  # as it is, whatever the form has put on the other
    shown = {"theme": kept, "form": form, "may_plan": may_run_programme(request.person),
             "today": timezone.localdate()}  # fmt: skip
    return render(request, "audits/theme.html", shown)


@open_to(may_run_programme)
def action(request: AreaRequest, theme_id: int) -> HttpResponse:
    """Put an action into the plan that answers a theme."""
    found = get_object_or_404(themes_of(request.area), pk=theme_id)
    form = NewActionForm(request.POST or None, area=request.area, initial={"title": found.words})
    if added := attempt(form, partial(commands.make_action, theme=found, by=request.person)):
        messages.success(request, "The action is in the plan, and leads back to the theme.")
        return redirect("action", area=request.area.slug, action_id=added.pk)
    shown = {"form": form, "heading": "Put an action into the plan", "button": "Put it into the plan"}
    shown |= {"caption": str(found), "cancel": reverse("theme", args=[request.area.slug, found.pk])}
    return render(request, "audits/form.html", shown)


@open_to(may_run_audits)
def ask(request: AreaRequest, theme_id: int) -> HttpResponse:
    """Ask somebody for what answers a theme."""
    found = get_object_or_404(themes_of(request.area), pk=theme_id)
    initial = {"wording": found.training or found.words, "due_on": found.training_on}
    form = AskForm(request.POST or None, area=request.area, initial=initial)
    if attempt(form, partial(commands.ask_for, theme=found, by=request.person)):
        messages.success(request, "It is asked for, and stands with what bodies asked for until it is answered.")
        return redirect("theme", area=request.area.slug, theme_id=found.pk)
    shown = {"form": form, "heading": "Ask somebody for it", "button": "Ask"}
    shown |= {"caption": str(found), "cancel": reverse("theme", args=[request.area.slug, found.pk])}
    return render(request, "audits/form.html", shown)
