"""The minutes of a meeting as a paper, in the style of a committee: who was there, and item by item what came of it."""

from collections.abc import Iterable, Iterator

from sendwell.apps.business.models import AgendaItem, Interest, Outcome, OutcomeKind, Present
from sendwell.apps.business.papers.agenda import when_and_where
from sendwell.apps.business.queries import Attendee, attendees_of, guests_of, items_with_outcomes, quorum_of
from sendwell.apps.governance.models import Meeting
from sendwell.apps.publishing.paper.numbering import numbered
from sendwell.apps.publishing.paper.tree import (
    Block,
    BulletList,
    Callout,
    Document,
    KeyFacts,
    Paragraph,
    Part,
    Runs,
    Section,
    Strong,
    runs,
)

DRAFT = "Draft: not approved yet"
OPENS = {
    OutcomeKind.DECISION: "RESOLVED",
    OutcomeKind.ACTION: "Action",
    OutcomeKind.QUESTION: "To be answered",
    OutcomeKind.RECOMMENDATION: "RECOMMENDED",
    OutcomeKind.NOTED: "Noted",
}


def minutes_paper(meeting: Meeting, why: str = "", approved_at: Meeting | None = None) -> Document:
    """The minutes from what was typed. `why` says what was corrected, `approved_at` which meeting approved."""
    attendees = attendees_of(meeting)
    sections = [_who(meeting, attendees)]
    by_itself = {"apologies": _apologies(attendees), "interests": _interests(meeting)}
    items = items_with_outcomes(meeting)
    if meeting.interests.exists() and not any(item.came_from == "interests" for item in items):
        sections.append(Section("Interests declared", by_itself["interests"], part=Part.REFERENCE))
    sections += [_item(item, by_itself.get(item.came_from, ())) for item in items]
    if why:
        corrected = Callout("Corrected", (runs(why),))
        sections[0] = Section(sections[0].heading, (corrected, *sections[0].blocks), part=Part.REFERENCE)
    approved = f"Approved as a correct record on {approved_at.held_on:%-d %B %Y}" if approved_at else DRAFT
    return numbered(
        Document(
            title=f"{meeting.body}: minutes of {meeting.held_on:%-d %B %Y}",
            subtitle=approved,
            publisher=f"{meeting.body.area} SEND partnership",
            about=KeyFacts((*when_and_where(meeting), ("Quorum", runs(quorum_of(meeting, attendees).words)))),
            sections=tuple(sections),
        )
    )


def _who(meeting: Meeting, attendees: Iterable[Attendee]) -> Section:
    rows = list(attendees)
    there = {
        "Present": [*map(_named, _of(rows, Present.PRESENT)), *guests_of(meeting)],
        "Represented by a deputy": list(map(_named, _of(rows, Present.DEPUTY))),
        "Apologies": list(map(_named, _of(rows, Present.APOLOGIES))),
        "Not there": list(map(_named, _of(rows, Present.ABSENT))),
    }
    facts = tuple((heading, runs("; ".join(names))) for heading, names in there.items() if names)
    blocks: tuple[Block, ...] = (KeyFacts(facts),) if facts else (Paragraph(runs("Nobody’s attendance is recorded.")),)
    return Section("Who was there", blocks, part=Part.REFERENCE)


def _of(rows: Iterable[Attendee], present: str) -> list[Attendee]:
    return [row for row in rows if row.present == present]


def _named(attendee: Attendee) -> str:
    organisation = attendee.person.organisation
    beside = ", ".join(str(part) for part in (organisation, attendee.role.lower()) if part)
    return f"{attendee.person} ({beside})"


def _apologies(rows: Iterable[Attendee]) -> tuple[Block, ...]:
    names = [str(row.person) for row in rows if row.present in (Present.APOLOGIES, Present.DEPUTY)]
    words = f"Apologies were received from {', '.join(names)}." if names else "There were none."
    return (Paragraph(runs(words)),)


def _interests(meeting: Meeting) -> tuple[Block, ...]:
    declared = list(meeting.interests.select_related("item").order_by("pk"))
    if not declared:
        return (Paragraph(runs("None were declared.")),)
    return (BulletList(tuple(runs(_declared(one)) for one in declared)),)


def _declared(one: Interest) -> str:
    where = f" (item “{one.item}”)" if one.item else ""
    did = f" {one.what_they_did}" if one.what_they_did else ""
    return f"{one.who}: {one.interest.rstrip('.')}{where}.{did}"


def _item(item: AgendaItem, by_itself: tuple[Block, ...]) -> Section:
    lines = [line.strip() for line in item.discussion.splitlines() if line.strip()]
    if item.private_because:
        lines = [f"This item was taken in private: {item.private_because}"]
    said: list[Block] = [Paragraph(runs(line)) for line in lines]
    said += [Paragraph(runs_of(outcome)) for outcome in item.outcomes.all()]
    return Section(item.title, (*by_itself, *said) or (Paragraph(runs("Nothing was recorded.")),))


def runs_of(outcome: Outcome) -> Runs:
    """One outcome in the words of minutes: "Action: send the list (Ann Lee, by 3 March 2027)"."""
    opens = OPENS[OutcomeKind(outcome.kind)]
    joint = " that " if opens.isupper() else ": "
    tail = ", ".join(_tail(outcome))
    return runs(Strong(opens), joint, outcome.wording.rstrip("."), f" ({tail})." if tail else ".")


def _tail(outcome: Outcome) -> Iterator[str]:
    if outcome.asked_by:
        yield f"asked by {outcome.asked_by}"
    if outcome.owner:
        yield outcome.owner.name
    if outcome.due_on:
        yield f"by {outcome.due_on:%-d %B %Y}"
