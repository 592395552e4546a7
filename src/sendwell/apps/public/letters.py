"""What subscribers are written: whether they want it, and what changed. A letter that was sent is deleted."""

from datetime import date, timedelta

from django.conf import settings
from django.core import signing
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from sendwell.apps.mechanisms.words import counted
from sendwell.apps.partnership.models import Area
from sendwell.apps.public.items.differences import Difference
from sendwell.apps.public.models import Letter, Subscriber
from sendwell.apps.public.queries import readers_of
from sendwell.apps.reminders.models import State
from sendwell.apps.reminders.sending import Round, post

DAYS_TO_CONFIRM = 3
MOST_TOLD = 12
HOW = {"added": "New", "changed": "Changed", "removed": "No longer there"}
_CONFIRM, _STOP = "public.confirm", "public.stop"


def confirm_token(subscriber: Subscriber) -> str:
    """What only whoever reads at the address knows; it works for a few days."""
    return signing.dumps(subscriber.pk, salt=_CONFIRM)


def stop_token(subscriber: Subscriber) -> str:
    """What lets a reader stop the messages, for as long as they come."""
    return signing.dumps(subscriber.pk, salt=_STOP)


def asked_with(token: str) -> Subscriber | None:
    """Who is to confirm with a token; None where it is not ours, too old, or of somebody who stopped."""
    return _with(token, _CONFIRM, timedelta(days=DAYS_TO_CONFIRM))


def stopping_with(token: str) -> Subscriber | None:
    """Who stops with a token; None where it is not ours, or they have stopped already."""
    return _with(token, _STOP, None)


def _with(token: str, salt: str, max_age: timedelta | None) -> Subscriber | None:
    try:
        key = signing.loads(token, salt=salt, max_age=max_age)
    except signing.BadSignature:
        return None
    return Subscriber.objects.filter(pk=key).select_related("area").first()


def ask_to_confirm(subscriber: Subscriber) -> None:
    """Write the letter that asks whether the address really wants to be told."""
    area = subscriber.area
    where = _address("public_confirm", area.slug, confirm_token(subscriber))
    Letter.objects.create(
        subscriber=subscriber,
        subject=f"Do you want to be told what changes? SEND in {area.name}",
        text=(
            f"Somebody asked that this address be told when the public page on SEND in {area.name} changes.\n\n"
            f"If it was you, say yes here:\n{where}\n\n"
            f"If not, do nothing: you get no more from us, and we forget the address after {DAYS_TO_CONFIRM} days.\n"
        ),
    )


def tell_readers(area: Area, found: list[Difference]) -> None:
    """Write to everyone who asked what changed; nothing where nothing did."""
    if not found:
        return
    subject = f"{counted(len(found), 'thing')} changed: SEND in {area.name}"
    told = _told(area, found)
    letters = []
    for reader in readers_of(area).iterator(chunk_size=500):
        stop_url = _address("public_stop", area.slug, stop_token(reader))
        letters.append(
            Letter(
                subscriber=reader, subject=subject, text=f"{told}Stop these e-mails:\n{stop_url}\n", stop_url=stop_url
            )
        )
    Letter.objects.bulk_create(letters, batch_size=500)


def _told(area: Area, found: list[Difference]) -> str:
    lines = [f"{HOW[one.how]}: {one.kind.lower()}: {one.name}" for one in found[:MOST_TOLD]]
    if len(found) > MOST_TOLD:
        lines.append(f"and {len(found) - MOST_TOLD} more")
    where = _address("public_home", area.slug)
    listed = "\n".join(f"- {line}" for line in lines)
    return f"The public page on SEND in {area.name} changed:\n\n{listed}\n\nRead it here:\n{where}\n\n"


def send_waiting_letters(today: date) -> Round:
    """Send what waits in every area, once more what failed, and forget addresses that nobody confirmed."""
    forgotten = timezone.now() - timedelta(days=DAYS_TO_CONFIRM)
    Subscriber.objects.filter(confirmed_at__isnull=True, asked_at__lt=forgotten).delete()
    return _send(Q())


@task()
def send_letters(area_id: int) -> None:
    """Send what waits in an area, in the background."""
    _send(Q(subscriber__area=area_id))


def _send(which: Q) -> Round:
    due = Q(state=State.WAITING) | Q(state=State.FAILED, try_again_at__lte=timezone.now())
    found = Letter.objects.filter(which, due).order_by("pk")
    done = post(Letter.objects.select_related("subscriber"), list(found.values_list("pk", "state")))
    Letter.objects.filter(which, state=State.SENT).delete()
    return done


def _address(name: str, *parts: object) -> str:
    return f"{settings.SITE_URL}{reverse(name, args=parts)}"
