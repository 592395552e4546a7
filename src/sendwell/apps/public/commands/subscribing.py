"""Readers who ask to be told. They sign in nowhere, so nobody is named as having done it."""

from datetime import timedelta
from functools import partial

from django.db import IntegrityError, transaction
from django.utils import timezone

from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.models import Area
from sendwell.apps.public.letters import ask_to_confirm, asked_with, send_letters, stopping_with
from sendwell.apps.public.models import Subscriber

ASK_AGAIN_AFTER = timedelta(days=1)
MOST_WAITING = 500  # addresses of an area that have not confirmed: more is somebody playing with the form


def subscribe(*, area: Area, address: str) -> None:
    """Ask an address whether it wants to be told. Says nothing of whether it is known already.

    One that was asked today is not asked again, so that nobody is flooded. Raises Refused where too many wait.
    """
    if Subscriber.objects.filter(area=area, confirmed_at__isnull=True).count() >= MOST_WAITING:
        raise Refused("Too many people ask just now. Try again tomorrow, or follow the feed.")
    try:
        with transaction.atomic():
            _ask(area, address.strip())
    except IntegrityError:
        return  # the same address at the same moment: it was asked once
    transaction.on_commit(partial(send_letters.enqueue, area.pk))


def _ask(area: Area, address: str) -> None:
    known = Subscriber.objects.select_for_update().filter(area=area, address__iexact=address).first()
    now = timezone.now()
    if known and (known.confirmed_at or now - known.asked_at < ASK_AGAIN_AFTER):
        return
    asked = known or Subscriber(area=area, address=address)
    asked.asked_at = now
    asked.save()
    ask_to_confirm(asked)


def confirm(*, token: str) -> Area | None:
    """Tell the reader who holds `token` from now on; None where it is not good any more."""
    reader = asked_with(token)
    if reader is None:
        return None
    Subscriber.objects.filter(pk=reader.pk, confirmed_at__isnull=True).update(confirmed_at=timezone.now())
    return reader.area


def stop(*, token: str) -> None:
    """Forget the reader who holds `token`, with whatever waits for them. The same again does nothing."""
    reader = stopping_with(token)
    if reader:
        reader.delete()
