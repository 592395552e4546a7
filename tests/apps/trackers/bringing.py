"""Trackers as they are brought in, for the tests of their import."""

from collections.abc import Sequence
from datetime import date

from django.core.files.base import ContentFile

from sendwell.apps.partnership.models import Person
from sendwell.apps.programme.models import Action, Plan
from sendwell.apps.trackers.commands import ask_for_import, take_tracker
from sendwell.apps.trackers.models import TrackerLoad
from tests.domain.tracker.trackers import plain

HEADER = ("Ref", "Priority", "Action", "Owner", "Due date", "RAG", "Progress", "Evidence", "Depends on")
LINK = "https://fenmoor.example/minutes"
ROWS: tuple[tuple[object, ...], ...] = (
    (
        "1.1",
        "Waiting times",
        "Recruit a paediatrician",
        "Asha Fenn",
        date(2027, 3, 31),
        "Amber",
        "Advert placed",
        "",
        "",
    ),
    ("1.2", "Waiting times", "Publish waits each month", "Tom Reed", date(2027, 6, 30), "Red", "Not begun", "", "1.1"),
    ("2.1", "Hearing families", "Set up a parent panel", "", "", "", "", "", ""),
)


def a_tracker(rows: Sequence[Sequence[object]] = ROWS, header: Sequence[str] = HEADER) -> bytes:
    """A tracker with a sheet of actions."""
    return plain(rows, header)


def brought_in(plan: Plan, by: Person, content: bytes = b"", name: str = "tracker.xlsx") -> TrackerLoad:
    """A tracker brought in, and not imported yet."""
    return take_tracker(plan=plan, file=ContentFile(content or a_tracker(), name=name), by=by)


def imported(plan: Plan, by: Person, content: bytes = b"", *, leave_out: bool = False) -> TrackerLoad:
    """A tracker brought in and imported."""
    load = ask_for_import(load=brought_in(plan, by, content), leave_out=leave_out, by=by)
    load.refresh_from_db()
    return load


def with_cell(row: int, column: str, value: object) -> bytes:
    """The tracker with one cell changed; rows count from 0."""
    changed = [list(one) for one in ROWS]
    changed[row][HEADER.index(column)] = value
    return a_tracker(changed)


def state_of(plan: Plan) -> list[tuple[object, ...]]:
    """All that a tracker can change in a plan."""
    found = Action.objects.filter(priority__plan=plan).order_by("priority__number", "number")
    return [
        (
            action.priority.title,
            action.title,
            action.owner_id,
            action.due_on,
            tuple(action.depends_on.values_list("title", flat=True)),
            tuple(action.updates.order_by("pk").values_list("rating", "happened")),
        )
        for action in found
    ]
