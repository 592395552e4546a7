"""What bodies asked for: who answers, by when, and the answer."""

from datetime import date

from sendwell.apps.governance.models import FollowUp, Meeting
from sendwell.apps.governance.permissions import may_answer, may_ask, may_run_meetings
from sendwell.apps.mechanisms.editing import Seen, hold
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Person
from sendwell.apps.partnership.permissions import refuse_another_area


@command
def add_follow_up(*, meeting: Meeting, wording: str, owner: Person | None, due_on: date | None, by: Person) -> FollowUp:
    """Note something asked for at a meeting for which there is no paper yet. Raises PermissionDenied or Refused."""
    require(may_run_meetings(by) and meeting.body.area_id == by.area_id)
    refuse_another_area(by, owner)
    return FollowUp.objects.create(
        area=by.area, body=meeting.body, meeting=meeting, wording=wording, owner=owner, due_on=due_on
    )


@command
def ask(*, asked_by: str, wording: str, owner: Person | None, due_on: date | None, by: Person) -> FollowUp:
    """Note something asked for outside a meeting, and by whom or what. Raises PermissionDenied or Refused."""
    require(may_ask(by))
    refuse_another_area(by, owner)
    return FollowUp.objects.create(area=by.area, asked_by=asked_by, wording=wording, owner=owner, due_on=due_on)


@command
def assign(
    *, follow_up: FollowUp, owner: Person | None, due_on: date | None, by: Person, seen: Seen | None = None
) -> FollowUp:
    """Say who answers a request, and by when. Raises PermissionDenied or Refused."""
    require(may_run_meetings(by) and follow_up.area_id == by.area_id)
    refuse_another_area(by, owner)
    hold(follow_up, seen)
    follow_up.owner, follow_up.due_on = owner, due_on
    follow_up.save()
    return follow_up


@command
def answer(
    *, follow_up: FollowUp, answer: str, answered_on: date, today: date, by: Person, seen: Seen | None = None
) -> FollowUp:
    """Give the answer, and the day on which it was given. Raises PermissionDenied or Refused."""
    require(may_answer(by, follow_up), "This request was given to someone else to answer.")
    if answered_on > today:
        raise Refused("The answer can’t be dated in the future. Enter the day on which it was given.")
    hold(follow_up, seen)
    follow_up.answer, follow_up.answered_on = answer, answered_on
    follow_up.save()
    return follow_up
