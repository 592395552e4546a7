"""A board with people, and items of its meetings, for the tests of this folder."""

from datetime import date, timedelta
from types import SimpleNamespace

from django.utils import timezone

from sendwell.apps.business import commands
from sendwell.apps.business.models import AgendaItem, Outcome
from sendwell.apps.business.papers import agenda_paper, minutes_paper
from sendwell.apps.governance.models import Body, Meeting, Membership
from sendwell.apps.partnership.models import Role
from sendwell.apps.publishing.commands import fingerprint
from tests.support.factories import a_manager, a_person, an_area


def a_board(**fields) -> SimpleNamespace:
    """A board with three members, the manager, and a meeting today."""
    area = an_area()
    manager, clerk = a_manager(area), a_person(area, Role.CLERK)
    body = Body.objects.create(area=area, **{"name": "SEND improvement board"} | fields)
    members = [a_person(area, name=name) for name in ("Ann Lee", "Bob Moor", "Cat Fen")]
    for person in members:
        Membership.objects.create(body=body, person=person, starts_on="2020-01-01")
    today = timezone.localdate()
    meeting = Meeting.objects.create(body=body, held_on=today)
    return SimpleNamespace(
        area=area, manager=manager, clerk=clerk, body=body, members=members, meeting=meeting, today=today
    )


def a_day(board: SimpleNamespace, days: int) -> date:
    """A day so many days from today."""
    return board.today + timedelta(days=days)


def another_meeting(board: SimpleNamespace, days: int) -> Meeting:
    """A meeting of the same board, so many days from today."""
    return Meeting.objects.create(body=board.body, held_on=a_day(board, days))


def an_item(board: SimpleNamespace, meeting: Meeting | None = None, **fields) -> AgendaItem:
    """An item of today's meeting, or of another."""
    said = {"title": "Waiting times", "purpose": "discuss"} | fields
    return commands.add_item(meeting=meeting or board.meeting, by=board.manager, **said)


def noted(item: AgendaItem, kind: str, by, **fields) -> Outcome:
    """What came of an item."""
    said = {"wording": "Publish the waiting times", "asked_by": "", "owner": None, "due_on": None, "priority": None}
    said |= {"action": None, "in_plan": False} | fields
    return commands.record_outcome(item=item, kind=kind, by=by, **said)


def published(board: SimpleNamespace, meeting: Meeting, why: str = "", late_because: str = ""):
    """The agenda of a meeting, published today."""
    seen = fingerprint(agenda_paper(meeting, board.today))
    return commands.publish_agenda(
        meeting=meeting, seen=seen, why=why, late_because=late_because, today=board.today, by=board.manager
    )


def issued(board: SimpleNamespace, meeting: Meeting | None = None, why: str = ""):
    """The minutes of today's meeting, issued today."""
    meeting = meeting or board.meeting
    seen = fingerprint(minutes_paper(meeting))
    return commands.issue_minutes(meeting=meeting, seen=seen, why=why, today=board.today, by=board.manager)
