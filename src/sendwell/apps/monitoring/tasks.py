"""The slow work of this app: building rooms, and building them again."""

from collections.abc import Callable

from django.utils import timezone
from django_tasks import task

from sendwell.apps.mechanisms.waiting import claimed
from sendwell.apps.monitoring.models import Room, RoomState
from sendwell.apps.monitoring.room.building import build, build_again

FAULT = "Sendwell failed while it built this room. It is our fault, and nothing was changed. Seal another."


@task()
def build_room(room_id: int) -> None:
    """Build a room that waits; one that another worker builds is left alone."""
    room = _claim(room_id)
    if room is None:
        return
    try:
        build(room, progress_of(room))
    except Exception:
        Room.objects.filter(pk=room_id).update(state=RoomState.FAILED, progress=0, problem=FAULT)
        raise  # the worker writes the trace to its log


@task()
def check_room(room_id: int) -> None:
    """Build a sealed room again and write down whether it is the same."""
    room = Room.objects.get(pk=room_id, state=RoomState.READY)
    again = build_again(room, lambda per_cent: None)
    Room.objects.filter(pk=room_id).update(checked_at=timezone.now(), checked=again.words)


def progress_of(room: Room) -> Callable[[int], None]:
    """A teller that shows on the room's page how many per cent are done."""

    def tell(per_cent: int) -> None:
        Room.objects.filter(pk=room.pk).update(progress=per_cent)

    return tell


def _claim(room_id: int) -> Room | None:
    related = ("visit__plan__programme__area", "visit__plan__programme__inspection__report")
    rows = Room.objects.select_related(*related)
    return claimed(rows, room_id, waiting=RoomState.WAITING, working=RoomState.BUILDING, progress=5)
