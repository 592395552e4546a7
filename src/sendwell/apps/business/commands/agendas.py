"""Agendas: drafting them, changing their items, publishing them."""

from collections.abc import Iterable
from datetime import date
from typing import TypedDict, Unpack

from sendwell.apps.business.due import CLOSING, due_for, not_there_yet
from sendwell.apps.business.models import Agenda, AgendaItem
from sendwell.apps.business.papers import agenda_paper, cancellation_paper
from sendwell.apps.evidence.commands import say_who_may_read
from sendwell.apps.evidence.models import Document
from sendwell.apps.governance import commands as governance
from sendwell.apps.governance.models import Meeting
from sendwell.apps.governance.notice import papers_due
from sendwell.apps.governance.permissions import may_run_meetings
from sendwell.apps.mechanisms.editing import Seen, hold
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.mechanisms.words import counted
from sendwell.apps.partnership.models import Person
from sendwell.apps.partnership.permissions import refuse_another_area
from sendwell.apps.programme.models import Priority
from sendwell.apps.publishing.commands import fingerprint
from sendwell.apps.publishing.kept import to_json
from sendwell.apps.publishing.models import Pack
from sendwell.apps.risks.models import Risk

LAST = 30_000  # more than any agenda has items


class ItemFields(TypedDict, total=False):
    """What a person says of an item. What is left out stays as it is."""

    title: str
    purpose: str
    presenter: Person | None
    priority: Priority | None
    pack: Pack | None
    risk: Risk | None
    papers: Iterable[Document]
    private_because: str


@command
def draft_agenda(*, meeting: Meeting, today: date, by: Person) -> int:
    """Put on the agenda what belongs there and is not there yet; gives how many items that were.

    Raises PermissionDenied, or Refused for a meeting that is over.
    """
    _require_coming(meeting, today, by)
    new = not_there_yet(meeting, today)
    for due in new:
        AgendaItem.objects.create(
            meeting=meeting,
            position=LAST,
            title=due.title,
            purpose=due.purpose,
            why=due.why,
            came_from=due.key,
            priority=due.priority,
            pack=due.pack,
            work=due.work,
        )
    _in_order(meeting, today)
    return len(new)


@command
def add_item(*, meeting: Meeting, by: Person, **said: Unpack[ItemFields]) -> AgendaItem:
    """Add an item to the agenda of a meeting, as its last. Raises PermissionDenied or Refused."""
    require(may_run_meetings(by) and meeting.body.area_id == by.area_id)
    Meeting.objects.select_for_update().get(pk=meeting.pk)  # so that two items at once get two places
    return _save(AgendaItem(meeting=meeting, position=meeting.items.count() + 1), said, by)


@command
def change_item(*, item: AgendaItem, by: Person, seen: Seen | None = None, **said: Unpack[ItemFields]) -> AgendaItem:
    """Change an item. An agenda that was published before stays as it was. Raises PermissionDenied or Refused."""
    require(may_run_meetings(by) and item.meeting.body.area_id == by.area_id)
    return _save(hold(item, seen), said, by)


@command
def remove_item(*, item: AgendaItem, by: Person) -> None:
    """Take an item off the agenda. Raises PermissionDenied, or Refused where something came of it already."""
    require(may_run_meetings(by) and item.meeting.body.area_id == by.area_id)
    if item.outcomes.exists() or item.discussion.strip():
        raise Refused("Something is minuted under this item, so it stays on the agenda.")
    item.delete()


@command
def move_item(*, item: AgendaItem, up: bool, by: Person) -> None:
    """Put an item one place earlier or later. Raises PermissionDenied."""
    require(may_run_meetings(by) and item.meeting.body.area_id == by.area_id)
    rows = list(AgendaItem.objects.select_for_update().filter(meeting=item.meeting).order_by("position", "pk"))
    place = rows.index(item)
    other = max(place - 1, 0) if up else min(place + 1, len(rows) - 1)
    rows.insert(other, rows.pop(place))
    _number(rows)


@command
def publish_agenda(*, meeting: Meeting, seen: str, why: str, late_because: str, today: date, by: Person) -> Agenda:
    """Publish the agenda that has the fingerprint `seen`, and keep it as it is.

    Another edition says why it takes the place of the one before; one that is out later than the body's rule says why.
    Raises PermissionDenied or Refused.
    """
    _require_coming(meeting, today, by)
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    if not meeting.items.exists():
        raise Refused("There is no item on the agenda yet. Draft it first.")
    number = meeting.agendas.count() + 1
    if number > 1 and not why.strip():
        raise Refused("Enter why another edition takes the place of the one that is out.", field="why")
    due = papers_due(meeting.body, meeting.held_on)
    if due and today > due.on and not late_because.strip():
        days = counted((today - due.on).days, "day")
        raise Refused(
            f"It should have been out by {due.on:%-d %B %Y} ({due.source}): it is {days} late. Enter why.",
            field="late_because",
        )
    paper = agenda_paper(meeting, today, late_because)
    if fingerprint(agenda_paper(meeting, today)) != seen:
        raise Refused("The agenda has changed since you looked at it. Look through it again, then publish it.")
    return Agenda.objects.create(
        meeting=meeting,
        number=number,
        content=to_json(paper),
        why=why.strip(),
        late_because=late_because.strip(),
        published_by=by,
    )


@command
def cancel_meeting(*, meeting: Meeting, because: str, today: date, by: Person) -> Agenda:
    """Cancel a meeting, and publish the notice of it in the place of its agenda. Raises PermissionDenied or Refused."""
    cancelled = governance.cancel_meeting(meeting=meeting, because=because, today=today, by=by)
    return Agenda.objects.create(
        meeting=cancelled,
        number=cancelled.agendas.count() + 1,
        content=to_json(cancellation_paper(cancelled)),
        why="The meeting is cancelled.",
        published_by=by,
    )


def _require_coming(meeting: Meeting, today: date, by: Person) -> None:
    require(may_run_meetings(by) and meeting.body.area_id == by.area_id)
    if meeting.held_on < today:
        raise Refused(f"The meeting was on {meeting.held_on:%-d %B %Y}. Its agenda can’t be made any more.")


def _save(item: AgendaItem, said: ItemFields, by: Person) -> AgendaItem:
    papers = list(said.get("papers", ()))
    for name, value in said.items():
        if name != "papers":
            setattr(item, name, value)
    refuse_another_area(by, item.presenter)
    foreign = [paper for paper in papers if paper.area_id != by.area_id]
    if foreign or (item.pack and item.pack.area_id != by.area_id):
        raise Refused("Choose papers of your own area.")
    if item.priority and item.priority.plan.programme.area_id != by.area_id:
        raise Refused("Choose a priority of your own area.")
    if item.risk and item.risk.area_id != by.area_id:
        raise Refused("Choose a risk of your own area.")
    item.save()
    if "papers" in said:
        item.papers.set(papers)
    _close_papers(item, by)
    return item


def _close_papers(item: AgendaItem, by: Person) -> None:
    """The papers of a private item are private too, and stay so until somebody opens them."""
    if item.private_because.strip():
        for paper in item.papers.filter(private_because=""):
            say_who_may_read(document=paper, private_because=item.private_because, by=by)


def _in_order(meeting: Meeting, today: date) -> None:
    """Put what belongs on an agenda in its order; what a person added stands before the last two items."""
    order = {due.key: place for place, due in enumerate(due_for(meeting, today))}
    last = len(order) - len(CLOSING) - 0.5
    rows = sorted(meeting.items.all(), key=lambda row: (order.get(row.came_from, last), row.position, row.pk))
    _number(rows)


def _number(rows: Iterable[AgendaItem]) -> None:
    for position, row in enumerate(rows, start=1):
        if row.position != position:
            row.position = position
            row.save()
