"""A page of visits that asks for something: one form under one heading, and the way back."""

from django import forms
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from sendwell.apps.monitoring.models import Visit
from sendwell.apps.monitoring.queries import visits_of
from sendwell.apps.partnership.access import AreaRequest


def ask_of_visit(
    request: AreaRequest,
    visit: Visit,
    form: forms.BaseForm,
    heading: str,
    *,
    button: str = "Save",
    thing: Model | None = None,
    remove: str = "",
) -> HttpResponse:
    """Show a form about a visit; with `remove`, the address that takes the thing away."""
    back = reverse("visit", args=[request.area.slug, visit.pk])
    shown = {"form": form, "heading": heading, "caption": str(visit), "button": button, "cancel": back}
    return render(request, "monitoring/form.html", shown | {"thing": thing, "remove": remove, "visit": visit})


def visit_in(request: AreaRequest, visit_id: int) -> Visit:
    """The visit, if it is of this area. Raises Http404."""
    return get_object_or_404(visits_of(request.area), pk=visit_id)
