"""Asking to be told by e-mail, saying yes to it, and stopping."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.partnership.access import open_to_everyone
from sendwell.apps.partnership.models import Area
from sendwell.apps.public import commands
from sendwell.apps.public.forms import SubscribeForm
from sendwell.apps.public.letters import DAYS_TO_CONFIRM, asked_with, stopping_with
from sendwell.apps.public.queries import areas_shown
from sendwell.apps.public.views.reading import NOTHING


@open_to_everyone
@require_http_methods(["GET", "HEAD", "POST"])
def subscribe(request: HttpRequest, area: str) -> HttpResponse:
    """Ask to be told. The answer is the same whether the address is known or not."""
    found = get_object_or_404(areas_shown(), slug=area)
    form = SubscribeForm(request.POST or None)
    if attempt(form, partial(_ask, found)):
        said = f"Look into your mailbox: we wrote you a link to say yes. It works for {DAYS_TO_CONFIRM} days."
        return _said(request, found.slug, "One more step", said)
    return render(request, "public/subscribe.html", {"form": form, "shown": found})


def _ask(area: Area, address: str) -> bool:
    commands.subscribe(area=area, address=address)
    return True


@open_to_everyone
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, area: str, token: str) -> HttpResponse:
    """Say yes. The link alone changes nothing: programs that look at mail follow links."""
    reader = asked_with(token)
    if reader is None or reader.area.slug != area:
        return _said(request, area, "This link is too old", "Ask again, and we write you a new one.", status=410)
    if request.method == "POST":
        commands.confirm(token=token)
        return _said(
            request, area, "We will tell you", "You get an e-mail when something changes. Each has a link to stop."
        )
    ask = {"heading": "Be told when something changes?", "button": "Yes, tell me", "slug": area}
    return render(request, "public/yes.html", ask)


@csrf_exempt  # a mail program that stops with one click (RFC 8058) has no cookie of ours; the token is the proof
@open_to_everyone
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, area: str, token: str) -> HttpResponse:
    """Stop the messages: one click in a mail program, or on this page."""
    reader = stopping_with(token)
    if reader and reader.area.slug != area:
        raise Http404(NOTHING)
    if request.method == "POST" or reader is None:
        commands.stop(token=token)
        return _said(request, area, "You get no more e-mails", "We have forgotten your address.")
    return render(request, "public/yes.html", {"heading": "Stop these e-mails?", "button": "Stop them", "slug": area})


def _said(request: HttpRequest, slug: str, heading: str, words: str, status: int = 200) -> HttpResponse:
    return render(
        request, "public/said_to_reader.html", {"heading": heading, "words": words, "slug": slug}, status=status
    )
