"""Bodies, and the days on which they meet."""

from datetime import date

from sendwell.apps.evidence.models import Document
from sendwell.apps.governance.models import Body, Meeting
from sendwell.apps.governance.names import body_key
from sendwell.apps.governance.permissions import may_run_meetings
from sendwell.apps.mechanisms.editing import Seen, hold
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Area, Person
from sendwell.apps.partnership.permissions import refuse_another_area


@command
def add_body(*, name: str, purpose: str, chair: Person | None, by: Person) -> Body:
    """Add a board, panel or committee to the area of `by`. Raises PermissionDenied, or Refused if it is there."""
    require(may_run_meetings(by))
    refuse_another_area(by, chair)
    _refuse_a_second(name, by.area)
    return Body.objects.create(area=by.area, name=name, purpose=purpose, chair=chair)


@command
def change_body(
    *, body: Body, name: str, purpose: str, chair: Person | None, by: Person, seen: Seen | None = None
) -> Body:
    """Change a body's name, purpose or chair. Raises PermissionDenied, or Refused if another has the name."""
    require(may_run_meetings(by) and body.area_id == by.area_id)
    refuse_another_area(by, chair)
    _refuse_a_second(name, by.area, but=body)
    hold(body, seen)
    body.name, body.purpose, body.chair = name, purpose, chair
    body.save()
    return body


@command
def add_meeting(*, body: Body, held_on: date, by: Person) -> Meeting:
    """Add a day on which a body meets. Raises PermissionDenied, or Refused if it is known already."""
    require(may_run_meetings(by) and body.area_id == by.area_id)
    _refuse_the_same_day(body, held_on)
    return Meeting.objects.create(body=body, held_on=held_on)


@command
def move_meeting(*, meeting: Meeting, held_on: date, by: Person, seen: Seen | None = None) -> Meeting:
    """Put a meeting on another day. Raises PermissionDenied, or Refused if the body meets on that day already."""
    require(may_run_meetings(by) and meeting.body.area_id == by.area_id)
    _refuse_the_same_day(meeting.body, held_on, but=meeting)
    hold(meeting, seen)
    meeting.held_on = held_on
    meeting.save()
    return meeting


@command
def place_paper(*, document: Document, body: Body, held_on: date, by: Person) -> Meeting:
    """Say which meeting a paper is from, where the paper does not: what was accepted from it goes there.

    Raises PermissionDenied.
    """
    require(may_run_meetings(by) and document.area_id == body.area_id == by.area_id)
    meeting, _ = Meeting.objects.get_or_create(body=body, held_on=held_on)
    for other in document.meetings.exclude(pk=meeting.pk):
        other.papers.remove(document)
    meeting.papers.add(document)
    for statement in document.statements.select_related("decision", "follow_up"):
        for became in (getattr(statement, "decision", None), getattr(statement, "follow_up", None)):
            if became:
                became.body, became.meeting = body, meeting
                became.save()
    return meeting


def body_named(area: Area, name: str) -> Body | None:
    """The body of the area that `name` means, case, "the" and punctuation aside."""
    key = body_key(name)
    return next((body for body in Body.objects.filter(area=area).order_by("pk") if body_key(body.name) == key), None)


def _refuse_a_second(name: str, area: Area, but: Body | None = None) -> None:
    found = body_named(area, name)
    if found and found != but:
        raise Refused(f"“{found.name}” is already among your bodies.")


def _refuse_the_same_day(body: Body, day: date, but: Meeting | None = None) -> None:
    if any(meeting != but for meeting in Meeting.objects.filter(body=body, held_on=day)):
        raise Refused(f"{body.name} already meets on {day:%-d %B %Y}.")
