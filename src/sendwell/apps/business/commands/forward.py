"""The standing items of a body and its forward plan."""

from datetime import date
from typing import TypedDict, Unpack

from sendwell.apps.business.models import StandingItem, WorkItem
from sendwell.apps.governance.models import Body
from sendwell.apps.governance.permissions import may_run_meetings
from sendwell.apps.mechanisms.editing import Seen, hold
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Person
from sendwell.apps.programme.models import Priority


class WorkFields(TypedDict, total=False):
    """What a person says of a line of a forward plan. What is left out stays as it is."""

    title: str
    priority: Priority | None
    due_on: date
    every_months: int | None
    is_key: bool
    notice_on: date | None
    ended_on: date | None


@command
def add_standing_item(*, body: Body, title: str, purpose: str, by: Person) -> StandingItem:
    """Let an item stand on every agenda of a body. Raises PermissionDenied or Refused."""
    require(may_run_meetings(by) and body.area_id == by.area_id)
    if body.standing_items.filter(title__iexact=title).exists():
        raise Refused(f"“{title}” stands on every agenda already.", field="title")
    return StandingItem.objects.create(body=body, title=title, purpose=purpose)


@command
def remove_standing_item(*, standing: StandingItem, by: Person) -> None:
    """Let an item stand on every agenda no longer; where it stood it stays. Raises PermissionDenied."""
    require(may_run_meetings(by) and standing.body.area_id == by.area_id)
    standing.delete()


@command
def add_work_item(*, body: Body, by: Person, **said: Unpack[WorkFields]) -> WorkItem:
    """Put something on the forward plan of a body. Raises PermissionDenied or Refused."""
    require(may_run_meetings(by) and body.area_id == by.area_id)
    return _save(WorkItem(body=body), said, by)


@command
def change_work_item(*, work: WorkItem, by: Person, seen: Seen | None = None, **said: Unpack[WorkFields]) -> WorkItem:
    """Change a line of a forward plan, or take it off. Raises PermissionDenied or Refused."""
    require(may_run_meetings(by) and work.body.area_id == by.area_id)
    return _save(hold(work, seen), said, by)


def _save(work: WorkItem, said: WorkFields, by: Person) -> WorkItem:
    for name, value in said.items():
        setattr(work, name, value)
    if work.priority and work.priority.plan.programme.area_id != by.area_id:
        raise Refused("Choose a priority of your own area.", field="priority")
    if work.every_months == 0:
        raise Refused("Enter 1 or more months, or leave it empty if it comes once.", field="every_months")
    if work.notice_on and not work.is_key:
        raise Refused("Only a key decision has a notice. Tick that it is one, or leave the notice empty.", "notice_on")
    work.save()
    return work
