"""A page that asks for something: one form under one heading."""

from django import forms
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import render

from sendwell.apps.partnership.access import AreaRequest


def ask(
    request: AreaRequest, form: forms.BaseForm, heading: str, *, caption: str = "", thing: Model | None = None
) -> HttpResponse:
    """Show a form; under it the history of the thing that it changes, where there is one."""
    shown = {"form": form, "heading": heading, "caption": caption, "thing": thing}
    return render(request, "programme/form.html", shown)


def confirm(request: AreaRequest, heading: str, explanation: str, button: str) -> HttpResponse:
    """Ask a person whether they mean it, before something is taken away."""
    return render(request, "programme/confirm.html", {"heading": heading, "explanation": explanation, "button": button})
