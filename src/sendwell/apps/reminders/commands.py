"""Setting the rhythm, following things, and having a message sent again."""

from functools import partial
from typing import TypedDict, Unpack

from django.db import transaction

from sendwell.apps.governance.models import Body
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Person
from sendwell.apps.reminders.following import Thing
from sendwell.apps.reminders.models import Follow, Message, Rhythm, State
from sendwell.apps.reminders.permissions import may_follow, may_read_outbox, may_set_rhythm
from sendwell.apps.reminders.queries import not_gone
from sendwell.apps.reminders.sending import send_those_waiting


class RhythmFields(TypedDict):
    """All that makes a rhythm; see the model."""

    every: int
    before: int
    again: int
    escalate_after: int
    further_after: int
    board: Body | None
    sends: bool


@command
def set_rhythm(*, by: Person, **said: Unpack[RhythmFields]) -> Rhythm:
    """Set how often the area's actions owe an update. Raises PermissionDenied, or Refused where numbers contradict."""
    require(may_set_rhythm(by))
    if said["board"] and said["board"].area_id != by.area_id:
        raise Refused("That board is not in your area’s partnership.")
    rhythm = Rhythm.objects.select_for_update().filter(area=by.area).first() or Rhythm(area=by.area)
    for name, value in said.items():
        setattr(rhythm, name, value)
    try:
        _ = rhythm.rule
    except ValueError as problem:
        raise Refused(str(problem)) from None
    rhythm.save()
    return rhythm


@command
def follow(*, thing: Thing, follows: bool, by: Person) -> Follow:
    """Follow something, or follow it no longer. Raises PermissionDenied."""
    require(may_follow(by))
    said, _ = Follow.objects.update_or_create(person=by, kind=thing.kind, key=thing.key, defaults={"follows": follows})
    return said


@command
def send_again(*, message: Message, by: Person) -> None:
    """Have a message sent that did not go, or of which nobody knows whether it went.

    Raises PermissionDenied, or Refused for one that was sent or waits already.
    """
    require(may_read_outbox(by) and message.person.area_id == by.area_id)
    if not not_gone(Message.objects.filter(pk=message.pk)).update(state=State.WAITING):
        raise Refused("This message was sent already, or waits to be.")
    transaction.on_commit(partial(send_those_waiting.enqueue, by.area_id))
