"""Dates that the programme keeps in sight."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.programme.commands import key_dates as commands
from sendwell.apps.programme.forms.plan import KeyDateForm
from sendwell.apps.programme.permissions import may_read_programme, may_run_programme
from sendwell.apps.programme.queries import current_state
from sendwell.apps.programme.queries.home import key_dates_ahead
from sendwell.apps.programme.queries.rows import key_dates_of
from sendwell.apps.programme.views.asking import ask, confirm, page_of


@open_to(may_read_programme)
def key_dates(request: AreaRequest) -> HttpResponse:
    """Every key date: those to come, those worked out for the plan, and those gone by."""
    today = timezone.localdate()
    state = current_state(request.area, today)
    ahead, gone_by = key_dates_ahead(request.area, today, state)
    shown = {
        "ahead": ahead,
        "gone_by": gone_by,
        "state": state,
        "today": today,
        "may_run": may_run_programme(request.person),
    }
    return render(request, "programme/key_dates.html", shown)


@open_to(may_run_programme)
def add_key_date(request: AreaRequest) -> HttpResponse:
    """Add a key date."""
    form = KeyDateForm(request.POST or None)
    if attempt(form, partial(commands.add_key_date, by=request.person)):
        messages.success(request, "The date is among the key dates.")
        return redirect("key_dates", area=request.area.slug)
    return ask(request, form, "Add a key date", back=page_of(request, "key_dates"))


@open_to(may_run_programme)
def change_key_date(request: AreaRequest, key_date_id: int) -> HttpResponse:
    """Change a key date."""
    found = get_object_or_404(key_dates_of(request.area), pk=key_date_id)
    form = KeyDateForm(request.POST or None, instance=found)
    if attempt(form, partial(commands.change_key_date, key_date=found, by=request.person)):
        messages.success(request, "The date is changed.")
        return redirect("key_dates", area=request.area.slug)
    return ask(request, form, "Change a key date", thing=found, back=page_of(request, "key_dates"))


@open_to(may_run_programme)
def remove_key_date(request: AreaRequest, key_date_id: int) -> HttpResponse:
    """Take a key date out of sight, after asking."""
    found = get_object_or_404(key_dates_of(request.area), pk=key_date_id)
    if request.method == "POST":
        commands.remove_key_date(key_date=found, by=request.person)
        messages.success(request, "The date is no longer among the key dates.")
        return redirect("key_dates", area=request.area.slug)
    explanation = f"{found.when[:1].upper()}{found.when[1:]}: {found.what}"
    return confirm(
        request, "Take this date off the key dates?", explanation, "Take it off", back=page_of(request, "key_dates")
    )
