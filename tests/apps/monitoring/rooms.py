"""Sealed rooms, for the tests of monitoring."""

from datetime import date, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from sendwell.apps.monitoring.commands.rooms import seal_room
from sendwell.apps.monitoring.models import Room, Visit
from sendwell.apps.monitoring.room.building import build
from sendwell.apps.programme.commands.updates import add_update
from sendwell.apps.programme.models import Action, Evidence, Update
from tests.apps.monitoring.visiting import Visited, a_visit
from tests.apps.programme.plans import an_action

COUNTS = b"district,waiting\nNorth,61\n"


def an_action_with_evidence(world: Visited, title: str = "Open a triage line") -> Action:
    """An action with one update, three days ago, and a file that shows it."""
    action = an_action(world.priority, world.manager, title=title)
    file = ContentFile(COUNTS, name="Counts, by district.csv")
    said: dict[str, Any] = {"rating": "green", "happened": "The line is open.", "evidence_title": "Calls in March"}
    update = add_update(action=action, file=file, by=world.manager, **said)
    Update.objects.filter(pk=update.pk).update(at=timezone.now() - timedelta(days=3))
    return action


def a_room(world: Visited, visit: Visit | None = None, as_at: date | None = None) -> Room:
    """A room of a visit, sealed at once."""
    today = timezone.localdate()
    found = visit or a_visit(world, -14)
    room = seal_room(visit=found, as_at=as_at or today, today=today, by=world.manager)
    build(room, lambda per_cent: None)
    return room


def evidence_of(room: Room) -> list[dict[str, Any]]:
    return list(room.content["evidence"])


def the_evidence() -> Evidence:
    return Evidence.objects.get()
