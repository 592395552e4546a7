"""Minutes: issued as a draft, approved by a later meeting, corrected openly."""

from datetime import date

from sendwell.apps.business.models import Minutes
from sendwell.apps.business.papers import minutes_paper
from sendwell.apps.governance.models import Meeting
from sendwell.apps.governance.permissions import may_run_meetings
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Person
from sendwell.apps.publishing.commands import fingerprint
from sendwell.apps.publishing.kept import to_json


@command
def issue_minutes(*, meeting: Meeting, seen: str, why: str, today: date, by: Person) -> Minutes:
    """Issue the minutes that have the fingerprint `seen`, and keep them as they are.

    Another edition says what was corrected. Raises PermissionDenied or Refused.
    """
    number = _next_number(meeting, today, by)
    if number > 1 and not why.strip():
        raise Refused("Enter what was corrected. It stands openly at the head of the minutes.", field="why")
    if fingerprint(minutes_paper(meeting)) != seen:
        raise Refused("The minutes have changed since you looked at them. Look through them again, then issue them.")
    return _keep(meeting, number, why, None, by)


@command
def approve_minutes(*, meeting: Meeting, approved_at: Meeting, why: str, today: date, by: Person) -> Minutes:
    """Record that a later meeting approved the minutes, with what it corrected, if anything.

    Raises PermissionDenied, or Refused where they were not issued before, or that meeting is not a later one.
    """
    number = _next_number(meeting, today, by)
    if number == 1:
        raise Refused("Issue the minutes as a draft first, so that members can read what they approve.")
    if approved_at.body_id != meeting.body_id or approved_at.held_on <= meeting.held_on:
        raise Refused("Choose a later meeting of the same body.", field="approved_at")
    if approved_at.held_on > today:
        raise Refused(f"That meeting is still to come, on {approved_at.held_on:%-d %B %Y}.", field="approved_at")
    return _keep(meeting, number, why, approved_at, by)


def _next_number(meeting: Meeting, today: date, by: Person) -> int:
    require(may_run_meetings(by) and meeting.body.area_id == by.area_id)
    if meeting.held_on > today:
        raise Refused(f"The meeting is still to come, on {meeting.held_on:%-d %B %Y}: there is nothing to minute yet.")
    Meeting.objects.select_for_update().get(pk=meeting.pk)  # so that two editions at once get two numbers
    return meeting.minutes.count() + 1


def _keep(meeting: Meeting, number: int, why: str, approved_at: Meeting | None, by: Person) -> Minutes:
    content = to_json(minutes_paper(meeting, why.strip(), approved_at))
    return Minutes.objects.create(
        meeting=meeting, number=number, content=content, why=why.strip(), approved_at=approved_at, issued_by=by
    )
