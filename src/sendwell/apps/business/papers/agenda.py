"""The agenda of a meeting as a paper: what each item is for, who brings it, on which papers."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.urls import reverse

from sendwell.apps.business.due import REQUESTS
from sendwell.apps.business.models import AgendaItem
from sendwell.apps.business.queries import items_with_papers
from sendwell.apps.governance.models import FollowUp, Meeting
from sendwell.apps.governance.queries import follow_ups_of
from sendwell.apps.governance.states import how_it_stands
from sendwell.apps.publishing.paper.numbering import numbered
from sendwell.apps.publishing.paper.tree import (
    Block,
    BulletList,
    Callout,
    Document,
    KeyFacts,
    Link,
    Paragraph,
    Row,
    Runs,
    Section,
    Table,
    runs,
)


def agenda_paper(meeting: Meeting, today: date, late_because: str = "") -> Document:
    """The agenda as it stands, with what is still to be answered as on `today`."""
    items = items_with_papers(meeting)
    waiting = follow_ups_of(meeting.body.area).filter(body=meeting.body, answered_on=None).exclude(meeting=meeting)
    asked = list(waiting) if any(item.came_from == REQUESTS for item in items) else []
    return numbered(
        Document(
            title=f"{meeting.body}: agenda for {meeting.held_on:%-d %B %Y}",
            publisher=f"{meeting.body.area} SEND partnership",
            about=KeyFacts(tuple(_about(meeting, late_because))),
            sections=tuple(_section(item, asked, today) for item in items),
        )
    )


def cancellation_paper(meeting: Meeting) -> Document:
    """The notice that a meeting does not take place, and why."""
    said = f"The meeting of {meeting.body} on {meeting.held_on:%A %-d %B %Y} does not take place."
    why = Section("Why", (Paragraph(runs(meeting.cancelled_because)),))
    return numbered(
        Document(
            title=f"{meeting.body}: the meeting of {meeting.held_on:%-d %B %Y} is cancelled",
            publisher=f"{meeting.body.area} SEND partnership",
            notice=Callout("Notice of cancellation", (runs(said),)),
            sections=(why,),
        )
    )


def when_and_where(meeting: Meeting) -> Iterator[tuple[str, Runs]]:
    """When a meeting is, and where, as far as it is known."""
    at = f" at {meeting.starts_at:%H:%M}" if meeting.starts_at else ""
    yield "When", runs(f"{meeting.held_on:%A %-d %B %Y}{at}")
    if meeting.place:
        yield "Where", runs(meeting.place)


def _about(meeting: Meeting, late_because: str) -> Iterator[tuple[str, Runs]]:
    yield from when_and_where(meeting)
    if meeting.body.chair:
        yield "Chair", runs(meeting.body.chair.name)
    if meeting.body.quorum:
        yield "Quorum", runs(f"{meeting.body.quorum} members")
    if late_because:
        yield "Published late because", runs(late_because)


def _section(item: AgendaItem, asked: Iterable[FollowUp], today: date) -> Section:
    blocks: list[Block] = [Paragraph(runs(_sentence(item)))]
    if item.private_because:
        blocks.append(Paragraph(runs(f"This item is private: {item.private_because}")))
    elif papers := tuple(_papers(item)):
        blocks.append(BulletList(papers))
    if item.came_from == REQUESTS and (rows := list(asked)):
        blocks.append(_table(rows, today))
    return Section(item.title, tuple(blocks))


def _sentence(item: AgendaItem) -> str:
    said = [item.get_purpose_display()]
    said += [f"brought by {item.presenter}"] if item.presenter else []
    words = ", ".join(said) + "."
    return f"{words} {item.why}." if item.why else words


def _papers(item: AgendaItem) -> Iterator[Runs]:
    area = item.meeting.body.area.slug
    if item.priority:
        yield runs(Link(f"Priority {item.priority}", reverse("priority", args=[area, item.priority.pk])))
    if item.risk:
        yield runs(Link(f"Risk {item.risk}", reverse("risk", args=[area, item.risk.pk])))
    if item.pack:
        yield runs(Link(str(item.pack), reverse("pack", args=[area, item.pack.pk])))
    for document in item.papers.all():
        yield runs(Link(str(document), reverse("paper", args=[area, document.pk])))


def _table(asked: Iterable[FollowUp], today: date) -> Table:
    header = ("What was asked for", "Who answers", "How it stands")
    rows = tuple(_row(one, today) for one in asked)
    return Table("What was asked for before, and is not answered", header, rows, (50, 25, 25))


def _row(one: FollowUp, today: date) -> Row:
    who = one.owner or one.owner_as_named or "Nobody yet"
    return Row((runs(one.wording), runs(str(who)), runs(how_it_stands(one, today))))
