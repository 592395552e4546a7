"""Bodies, and the days on which they meet."""

from collections.abc import Iterable
from datetime import date, time
from typing import TypedDict, Unpack

from django.utils import timezone

from sendwell.apps.evidence.models import Document
from sendwell.apps.governance.models import Body, Meeting
from sendwell.apps.governance.names import body_key
from sendwell.apps.governance.permissions import may_run_meetings
from sendwell.apps.mechanisms.editing import Seen, hold
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Area, Person
from sendwell.apps.partnership.permissions import refuse_another_area
from sendwell.domain.clocks.working_days import is_bank_holiday
from sendwell.domain.structure import circle_through


class BodyFields(TypedDict, total=False):
    """What a person says of a body. What is left out stays as it is."""

    name: str
    purpose: str
    chair: Person | None
    parent: Body | None
    reports_to: Iterable[Body]
    decides: bool
    advises: bool
    scrutinises: bool
    quorum: int | None
    council_law: bool
    papers_days: int | None


@command
def add_body(*, by: Person, **said: Unpack[BodyFields]) -> Body:
    """Add a board, panel or committee to the area of `by`. Raises PermissionDenied, or Refused if it is there."""
    require(may_run_meetings(by))
    return _save(Body(area=by.area), said, by)


@command
def change_body(*, body: Body, by: Person, seen: Seen | None = None, **said: Unpack[BodyFields]) -> Body:
    """Change what is known of a body. Raises PermissionDenied, or Refused if another has the name, or it would be part
    of itself.
    """
    require(may_run_meetings(by) and body.area_id == by.area_id)
    return _save(hold(body, seen), said, by)


def _save(body: Body, said: BodyFields, by: Person) -> Body:
    others = list(said.get("reports_to", ()))
    for name, value in said.items():
        if name != "reports_to":
            setattr(body, name, value)
    refuse_another_area(by, body.chair)
    if any(other is not None and other.area_id != by.area_id for other in (body.parent, *others)):
        raise Refused("Choose bodies of your own area.")
    _refuse_a_second(body.name, by.area, but=body if body.pk else None)
    _refuse_a_circle(body)
    if body in others:
        raise Refused(f"{body.name} can’t report to itself.", field="reports_to")
    body.save()
    if "reports_to" in said:
        body.reports_to.set(others)
    return body


def _refuse_a_circle(body: Body) -> None:
    if body.parent is None or not body.pk:
        return
    if body.parent_id == body.pk:
        raise Refused(f"{body.name} can’t be part of itself.", field="parent")
    # Held, so that two changes at once cannot close a circle between them.
    rows = {found.pk: found for found in Body.objects.select_for_update().filter(area=body.area_id)}
    way = circle_through(body.pk, body.parent_id, {key: found.parent_id for key, found in rows.items()})
    if way:
        steps = "”, which is part of “".join(rows[key].name for key in way[1:])
        raise Refused(f"“{body.name}” would be part of “{steps}”: a circle. Choose another body.", field="parent")


@command
def add_meeting(
    *,
    body: Body,
    held_on: date,
    by: Person,
    starts_at: time | None = None,
    place: str = "",
    held_already: bool = False,
) -> Meeting:
    """Add a day on which a body meets.

    Raises PermissionDenied, or Refused if the day is known already, is a bank holiday, or is in the past and nobody
    says that the meeting was held.
    """
    require(may_run_meetings(by) and body.area_id == by.area_id)
    _refuse_the_same_day(body, held_on)
    _refuse_no_day_to_meet(held_on, held_already)
    return Meeting.objects.create(body=body, held_on=held_on, starts_at=starts_at, place=place)


@command
def move_meeting(
    *,
    meeting: Meeting,
    held_on: date,
    by: Person,
    starts_at: time | None = None,
    place: str = "",
    held_already: bool = False,
    seen: Seen | None = None,
) -> Meeting:
    """Put a meeting on another day, or say when it starts and where. Raises what add_meeting raises."""
    require(may_run_meetings(by) and meeting.body.area_id == by.area_id)
    _refuse_the_same_day(meeting.body, held_on, but=meeting)
    hold(meeting, seen, held_already=False)
    if held_on != meeting.held_on:
        _refuse_no_day_to_meet(held_on, held_already)
    meeting.held_on, meeting.starts_at, meeting.place = held_on, starts_at, place
    meeting.save()
    return meeting


@command
def cancel_meeting(*, meeting: Meeting, because: str, today: date, by: Person) -> Meeting:
    """Say that a meeting that is still to come does not take place, and why. Raises PermissionDenied or Refused."""
    require(may_run_meetings(by) and meeting.body.area_id == by.area_id)
    found = hold(meeting, None)
    if found.cancelled_on:
        raise Refused(f"It was cancelled on {found.cancelled_on:%-d %B %Y} already.")
    if found.held_on < today:
        raise Refused(f"The meeting was on {found.held_on:%-d %B %Y}: only one that is still to come can be cancelled.")
    found.cancelled_on, found.cancelled_because = today, because.strip()
    found.save()
    return found


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
    for meeting in Meeting.objects.filter(body=body, held_on=day):
        if meeting != but and meeting.cancelled_on:
            raise Refused(f"Its meeting of {day:%-d %B %Y} is cancelled. Choose another day.", field="held_on")
        if meeting != but:
            raise Refused(f"{body.name} already meets on {day:%-d %B %Y}.")


def _refuse_no_day_to_meet(day: date, held_already: bool) -> None:
    if is_bank_holiday(day):
        raise Refused(f"{day:%-d %B %Y} is a bank holiday. Choose another day.", field="held_on")
    if day < timezone.localdate() and not held_already:
        raise Refused(
            f"{day:%-d %B %Y} is in the past. Correct the year, or tick that the meeting was held already.",
            field="held_on",
        )
