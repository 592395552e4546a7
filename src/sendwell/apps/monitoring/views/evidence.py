"""What visitors want to know and to see, and what is given."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.monitoring.commands import asking as commands
from sendwell.apps.monitoring.forms import AskedForm, GiveForm, LineForm
from sendwell.apps.monitoring.permissions import may_give, may_read_visits, may_run_visits
from sendwell.apps.monitoring.queries import asked_of, lines_of
from sendwell.apps.monitoring.views.asking import ask_of_visit, visit_in
from sendwell.apps.partnership.access import AreaRequest, open_to

ONLY_WHO_IS_ASKED = "Only whoever is asked and the programme manager can give it."


@open_to(may_run_visits)
def add_line(request: AreaRequest, visit_id: int) -> HttpResponse:
    """Add a line of enquiry."""
    visit = visit_in(request, visit_id)
    form = LineForm(request.POST or None, visit=visit, area=request.area)
    if attempt(form, partial(commands.add_line, visit=visit, by=request.person)):
        messages.success(request, "The line of enquiry is added.")
        return redirect("visit", area=request.area.slug, visit_id=visit.pk)
    return ask_of_visit(request, visit, form, "Add a line of enquiry", button="Add it")


@open_to(may_run_visits)
def change_line(request: AreaRequest, line_id: int) -> HttpResponse:
    """Word a line better, or write down what came of it."""
    line, today = get_object_or_404(lines_of(request.area), pk=line_id), timezone.localdate()
    visit = line.visit
    form = LineForm(request.POST or None, instance=line, visit=visit, area=request.area, over=visit.is_over(today))
    if attempt(form, partial(commands.change_line, line=line, today=today, by=request.person)):
        messages.success(request, "The line of enquiry is changed.")
        return redirect("visit", area=request.area.slug, visit_id=visit.pk)
    remove = reverse("remove_line", args=[request.area.slug, line.pk])
    return ask_of_visit(request, visit, form, "What do they want to know?", thing=line, remove=remove)


@require_POST
@open_to(may_run_visits)
def remove_line(request: AreaRequest, line_id: int) -> HttpResponse:
    """Take a line away."""
    line = get_object_or_404(lines_of(request.area), pk=line_id)
    visit_id = line.visit_id
    try:
        commands.remove_line(line=line, by=request.person)
        messages.success(request, "The line of enquiry is taken away.")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("visit", area=request.area.slug, visit_id=visit_id)


@open_to(may_run_visits)
def ask_for(request: AreaRequest, visit_id: int) -> HttpResponse:
    """Note what visitors ask to see."""
    visit = visit_in(request, visit_id)
    form = AskedForm(request.POST or None, visit=visit, area=request.area)
    if attempt(form, partial(commands.ask_for, visit=visit, by=request.person)):
        messages.success(request, "It is on the list.")
        return redirect("visit", area=request.area.slug, visit_id=visit.pk)
    return ask_of_visit(request, visit, form, "Ask for evidence", button="Ask for it")


@open_to(may_run_visits)
def change_asked(request: AreaRequest, asked_id: int) -> HttpResponse:
    """Change what is asked for."""
    asked = get_object_or_404(asked_of(request.area), pk=asked_id)
    visit = asked.visit
    form = AskedForm(request.POST or None, instance=asked, visit=visit, area=request.area)
    if attempt(form, partial(commands.change_asked, asked=asked, by=request.person)):
        return redirect("visit", area=request.area.slug, visit_id=visit.pk)
    return ask_of_visit(request, visit, form, "What do they ask to see?", thing=asked)


@open_to(may_read_visits)
def give_evidence(request: AreaRequest, asked_id: int) -> HttpResponse:
    """Give what was asked for."""
    asked = get_object_or_404(asked_of(request.area).select_related("visit__plan__programme__area"), pk=asked_id)
    if not may_give(request.person, asked):
        raise PermissionDenied(ONLY_WHO_IS_ASKED)
    visit, wording = asked.visit, asked.wording
    form = GiveForm(request.POST or None, instance=asked, by=request.person)
    if attempt(form, partial(commands.give, asked=asked, today=timezone.localdate(), by=request.person)):
        messages.success(request, "It is given. It will stand in the visit room.")
        return redirect("visit", area=request.area.slug, visit_id=visit.pk)
    return ask_of_visit(request, visit, form, f"Give: {wording}", button="Give it", thing=asked)
