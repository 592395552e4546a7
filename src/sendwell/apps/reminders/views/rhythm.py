"""The rhythm, what was sent on it, and who is silent."""

from functools import partial

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Page
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sendwell.apps.mechanisms.forms import attempt
from sendwell.apps.mechanisms.paging import paged
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.access import AreaRequest, open_to
from sendwell.apps.reminders import commands
from sendwell.apps.reminders.forms import RhythmForm
from sendwell.apps.reminders.models import Message, Rhythm, State
from sendwell.apps.reminders.permissions import may_read_outbox, may_see_silence, may_set_rhythm
from sendwell.apps.reminders.queries import messages_of, not_gone, rhythm_of, silent
from sendwell.apps.reminders.reach import out_of_reach
from sendwell.apps.reminders.words import rhythm_words, silence_words, state_words


@open_to(may_see_silence)
def silence(request: AreaRequest) -> HttpResponse:
    """Who has not been heard of for too long, and to whom that went."""
    rhythm = rhythm_of(request.area)
    found = silent(rhythm, timezone.localdate()) if rhythm else []
    shown = {
        "rhythm": rhythm,
        "rhythm_words": rhythm_words(rhythm) if rhythm else "",
        "silent": [(heard, silence_words(heard, rhythm)) for heard in found if rhythm],
        "may_set": may_set_rhythm(request.person),
        "may_read_outbox": may_read_outbox(request.person),
    }
    return render(request, "reminders/silence.html", shown)


@open_to(may_set_rhythm)
def rhythm(request: AreaRequest) -> HttpResponse:
    """How often to ask, and whom to tell of silence; with those who can't be reached."""
    held = rhythm_of(request.area)
    proposed = held or Rhythm(area=request.area)
    form = RhythmForm(request.POST or None, area=request.area, rhythm=proposed)
    if attempt(form, partial(commands.set_rhythm, by=request.person)):
        messages.success(request, "The rhythm is kept. Reminders follow it from the next working day.")
        return redirect("rhythm", area=request.area.slug)
    shown = {
        "form": form,
        "rhythm": held,
        "rhythm_words": rhythm_words(held) if held else "",
        "reach": out_of_reach(held, timezone.localdate()) if held else None,
    }
    return render(request, "reminders/rhythm.html", shown)


@open_to(may_read_outbox)
def outbox(request: AreaRequest) -> HttpResponse:
    """What was sent to whom, when and why, and what did not go."""
    found = messages_of(request.area)
    page: Page[Message] = paged(found, request)
    shown = {
        "page": page,
        "messages_shown": [(message, state_words(message)) for message in page],
        "failed": found.filter(state=State.FAILED).count(),
        "stays_here": not settings.EMAIL_BACKEND.endswith((".smtp.EmailBackend", ".NotifyBackend")),
        "may_set": may_set_rhythm(request.person),
    }
    return render(request, "reminders/outbox.html", shown)


@open_to(may_read_outbox)
def message(request: AreaRequest, message_id: int) -> HttpResponse:
    """One message whole, as it was sent."""
    found = get_object_or_404(messages_of(request.area), pk=message_id)
    shown = {
        "message": found,
        "became": state_words(found),
        "may_send_again": not_gone(messages_of(request.area).filter(pk=found.pk)).exists(),
    }
    return render(request, "reminders/message.html", shown)


@open_to(may_read_outbox)
@require_POST
def send_again(request: AreaRequest, message_id: int) -> HttpResponse:
    """Have a message sent that did not go."""
    found = get_object_or_404(messages_of(request.area), pk=message_id)
    try:
        commands.send_again(message=found, by=request.person)
        messages.success(request, "The message is on its way. This page says whether it went.")
    except Refused as refused:
        messages.info(request, str(refused))
    return redirect("message", area=request.area.slug, message_id=found.pk)
