"""Rooms are sealed, advisers let in and shut out, and every opening is noted."""

from datetime import date, datetime, time, timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone

from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.mechanisms.secret_addresses import hash_of, new_secret
from sendwell.apps.monitoring.models import Opening, Room, RoomLink, RoomState, Visit
from sendwell.apps.monitoring.permissions import may_run_visits
from sendwell.apps.monitoring.tasks import build_room, check_room
from sendwell.apps.partnership.models import Person

LONGEST_OPEN = 92  # days that a link may work: a quarter, from one visit to the next


@command
def seal_room(*, visit: Visit, as_at: date, today: date, by: Person) -> Room:
    """Ask for a room to be built as at the end of a day, and sealed. Raises PermissionDenied, or Refused: for a day
    that is not over the horizon of what is known, in the future or before the report."""
    _require(visit, by)
    if as_at > today:
        raise Refused(
            f"{as_at:%-d %B %Y} is in the future. A room holds what is known: choose today or a day before.", "as_at"
        )
    inspection = visit.plan.programme.inspection
    known = [day for day in (inspection.received_on, inspection.published_on) if day]
    if known and as_at < min(known):
        raise Refused(f"{as_at:%-d %B %Y} is before the report, of {min(known):%-d %B %Y}.", "as_at")
    room = Room.objects.create(visit=visit, as_at=as_at, asked_by=by)
    transaction.on_commit(partial(build_room.enqueue, room.pk))
    return room


@command
def ask_to_check(*, room: Room, by: Person) -> None:
    """Ask for a sealed room to be built again and compared. Raises PermissionDenied, or Refused before it is sealed."""
    _require(room.visit, by)
    _refuse_unsealed(room)
    transaction.on_commit(partial(check_room.enqueue, room.pk))


@command
def let_in(*, room: Room, for_whom: str, until: date, today: date, by: Person) -> str:
    """Let an adviser read a room until the end of a day. Returns the secret of the address, which is kept nowhere.

    Raises PermissionDenied, or Refused: before it is sealed, for a day gone by, and for longer than a quarter.
    """
    _require(room.visit, by)
    _refuse_unsealed(room)
    if until < today:
        raise Refused(f"{until:%-d %B %Y} has gone by. Choose a day to come.", "until")
    last = today + timedelta(days=LONGEST_OPEN)
    if until > last:
        raise Refused(f"A link works for three months at most. Choose {last:%-d %B %Y} or a day before.", "until")
    secret = new_secret()
    RoomLink.objects.create(
        room=room, for_whom=for_whom, secret_hash=hash_of(secret), made_by=by, expires_at=_end_of(until)
    )
    return secret


@command
def shut_out(*, link: RoomLink, by: Person) -> RoomLink:
    """Take a link back: it works no longer. Done twice, the first day stays. Raises PermissionDenied."""
    _require(link.room.visit, by)
    RoomLink.objects.filter(pk=link.pk, revoked_at__isnull=True).update(revoked_at=timezone.now())
    link.refresh_from_db()
    return link


def note_opening(room: Room, what: str, *, link: RoomLink | None = None, person: Person | None = None) -> None:
    """Note that an adviser with a link, or a person signed in, opened something of a room."""
    Opening.objects.create(room=room, link=link, person=person, what=what[:300])


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def _require(visit: Visit, by: Person) -> None:
    require(may_run_visits(by) and visit.plan.programme.area_id == by.area_id)


def _refuse_unsealed(room: Room) -> None:
    if room.state != RoomState.READY:
        raise Refused("The room is not sealed yet. Wait until it is.")
