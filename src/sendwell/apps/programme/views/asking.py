"""A page that asks for something: one form under one heading, and the way back to where the person came from."""

from django import forms
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from sendwell.apps.partnership.access import AreaRequest


def ask(
    request: AreaRequest,
    form: forms.BaseForm,
    heading: str,
    *,
    back: str,
    caption: str = "",
    thing: Model | None = None,
) -> HttpResponse:
    """Show a form; under it the history of the thing that it changes, where there is one. `back` is an address."""
    shown = {"form": form, "heading": heading, "caption": caption, "thing": thing, "cancel": back}
    return render(request, "programme/form.html", shown)


def confirm(request: AreaRequest, heading: str, explanation: str, button: str, *, back: str) -> HttpResponse:
    """Ask a person whether they mean it, before something is taken away. `back` is an address."""
    shown = {"heading": heading, "explanation": explanation, "button": button, "cancel": back}
    return render(request, "programme/confirm.html", shown)


def page_of(request: AreaRequest, name: str, **numbers: int) -> str:
    """The address of a page of this area."""
    return reverse(name, kwargs={"area": request.area.slug, **numbers})
