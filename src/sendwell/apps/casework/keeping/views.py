"""The pages on which cases are looked up, taken out, kept for a time, and shared out among teams."""

from functools import partial

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from sendwell.apps.casework.keeping import commands
from sendwell.apps.casework.keeping.forms import FindForm, KeepingForm, TakeOutForm, TeamsForm
from sendwell.apps.casework.keeping.writing import workbook_of
from sendwell.apps.casework.keys import key_of
from sendwell.apps.casework.models import Case, Stage
from sendwell.apps.casework.permissions import cases_seen_by, may_open_cases, may_say_teams
from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.partnership.models import Person, Role

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LATEST = 20


@open_to(may_open_cases)
def find(request: AreaRequest) -> HttpResponse:
    """Find a case by the authority's own reference, which is neither kept nor shown in an address."""
    form = FindForm(request.POST if request.method == "POST" else None)
    found: list[Case] | None = None
    if form.is_valid():
        key = key_of(request.area, form.cleaned_data["child"].strip())
        found = list(cases_seen_by(request.person).filter(child_key=key).order_by("-pk")[:LATEST])
        if len(found) == 1:
            return redirect("case", area=request.area.slug, case_id=found[0].pk)
        form = FindForm()  # so that the reference does not stand on the page
    return render(request, "casework/find.html", {"form": form, "found": found})


@open_to(may_open_cases)
def take_out(request: AreaRequest) -> HttpResponse:
    """Take the list of open requests out, marked with who, when and for what."""
    form = TakeOutForm(request.POST if request.method == "POST" else None)
    if export := attempt(form, partial(commands.take_out, by=request.person)):
        return redirect("case_export_file", area=request.area.slug, export_id=export.pk)
    exports = request.area.case_exports.select_related("person").order_by("-at", "-pk")[:LATEST]
    return render(request, "casework/take_out.html", {"form": form, "exports": exports})


@open_to(may_open_cases)
@require_GET
def export_file(request: AreaRequest, export_id: int) -> HttpResponse:
    """The workbook of an export, on the day it was asked for and for the person who asked."""
    today = timezone.localdate()
    mine = request.area.case_exports.select_related("person").filter(person=request.person, at__date=today)
    export = get_object_or_404(mine, pk=export_id)
    headers = {"Content-Disposition": f'attachment; filename="open-requests-{today:%Y-%m-%d}.xlsx"'}
    return HttpResponse(workbook_of(export), content_type=XLSX, headers=headers)


@open_to(may_open_cases)
def keeping(request: AreaRequest) -> HttpResponse:
    """How long closed cases stay, and what was deleted."""
    years = commands.years_of(request.area)
    asked = request.POST if request.method == "POST" else None
    form = KeepingForm(asked, initial={"years": years})
    if attempt(form, partial(commands.say_keeping, by=request.person)):
        messages.success(request, "Kept so from now on. What is over is deleted within the hour.")
        return redirect("case_keeping", area=request.area.slug)
    before = commands.before_which(timezone.localdate(), years)
    deleted = [
        (report, [(Stage(stage).label, number) for stage, number in report.stages.items()])
        for report in request.area.cases_deleted.order_by("-on", "-pk")[:LATEST]
    ]
    shown = {"form": form, "years": years, "before": before, "deleted": deleted,
             "over": commands.is_over(request.area, before).count()}  # fmt: skip
    return render(request, "casework/keeping.html", shown)


@open_to(may_say_teams)
@require_GET
def teams(request: AreaRequest) -> HttpResponse:
    """Which case manager works in which teams."""
    people = _case_managers(request)
    return render(request, "casework/teams.html", {"people": people, "teams": _teams(request)})


@open_to(may_say_teams)
def teams_of(request: AreaRequest, person_id: int) -> HttpResponse:
    """Say in which teams a case manager works."""
    person = get_object_or_404(_case_managers(request), pk=person_id)
    held = [one.team for one in person.teams_held.all()]
    known = sorted({*_teams(request), *held})
    form = TeamsForm(request.POST if request.method == "POST" else None, teams=known, held=held)
    if form.is_valid():
        commands.say_teams(person=person, teams=form.cleaned_data["teams"], by=request.person)
        messages.success(request, f"The teams of {person} are saved.")
        return redirect("case_teams", area=request.area.slug)
    return render(request, "casework/teams_of.html", {"form": form, "person": person, "known": known})


def _case_managers(request: AreaRequest) -> QuerySet[Person]:
    held = Person.objects.filter(area=request.area, left_on__isnull=True, roles_held__role=Role.CASE_MANAGER)
    return held.prefetch_related("teams_held").order_by("name")


def _teams(request: AreaRequest) -> list[str]:
    named = Case.objects.filter(area=request.area).exclude(team="")
    return list(named.order_by("team").values_list("team", flat=True).distinct())
