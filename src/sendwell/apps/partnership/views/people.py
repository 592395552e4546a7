from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.partnership import commands, queries
from sendwell.apps.partnership.access import AreaRequest, open_to, open_to_everyone
from sendwell.apps.partnership.forms import OrganisationForm, PersonForm
from sendwell.apps.partnership.permissions import may_manage_people, may_view_area


@open_to_everyone
def front(request: HttpRequest) -> HttpResponse:
    """The start: what Sendwell is for a stranger; the areas of someone signed in (straight to it, where it is one)."""
    if not request.user.is_authenticated:
        return render(request, "partnership/front.html")
    areas = list(queries.areas_of(request.user))
    if len(areas) == 1:
        return redirect("area_home", area=areas[0].slug)
    return render(request, "partnership/areas.html", {"areas": areas})


@open_to(may_view_area)
def people(request: AreaRequest) -> HttpResponse:
    """Who is in the partnership, and what they may do here."""
    found = {"people": queries.people_of(request.area), "organisations": queries.organisations_of(request.area)}
    return render(request, "partnership/people.html", {**found, "may_manage": may_manage_people(request.person)})


@open_to(may_manage_people)
def add_organisation(request: AreaRequest) -> HttpResponse:
    """Add an organisation to the partnership."""
    form = OrganisationForm(request.POST or None)
    if added := attempt(form, partial(commands.add_organisation, by=request.person)):
        messages.success(request, f"{added.name} is now in the partnership.")
        return redirect("people", area=request.area.slug)
    return render(request, "partnership/add.html", {"form": form, "heading": "Add an organisation"})


@open_to(may_manage_people)
def add_person(request: AreaRequest) -> HttpResponse:
    """Add a person to the partnership."""
    form = PersonForm(request.POST or None, area=request.area)
    if added := attempt(form, partial(commands.add_person, by=request.person)):
        messages.success(request, f"{added.name} is now in the partnership.")
        return redirect("people", area=request.area.slug)
    return render(request, "partnership/add.html", {"form": form, "heading": "Add a person"})


@open_to(may_manage_people)
def change_person(request: AreaRequest, person_id: int) -> HttpResponse:
    """Change a person, their roles, or the day they left."""
    person = get_object_or_404(queries.people_of(request.area), pk=person_id)
    form = PersonForm(request.POST or None, instance=person, area=request.area)
    if attempt(form, partial(commands.change_person, person=person, by=request.person)):
        messages.success(request, f"What is known of {person.name} is changed.")
        return redirect("people", area=request.area.slug)
    return render(request, "partnership/change_person.html", {"form": form, "person": person})
