"""Bodies, their meetings with papers, and what they decided, as far as it is public."""

import hashlib
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from sendwell.apps.business.models import Agenda, AgendaItem, Minutes
from sendwell.apps.business.queries import agendas_of, minutes_of
from sendwell.apps.evidence.models import Document
from sendwell.apps.governance.models import Body, Decision, Meeting, Taker
from sendwell.apps.governance.queries import bodies_of, decisions_of, meetings_of
from sendwell.apps.partnership.models import Area
from sendwell.apps.public.items.item import Item, Kind
from sendwell.apps.public.items.standing import day
from sendwell.apps.publishing.models import Pack
from sendwell.apps.publishing.queries import packs_of

TAKEN_BY = {Taker.MEMBER: "A member of the council, by delegation", Taker.OFFICER: "An officer, by delegation"}
FOR_THE_PUBLIC = "public"  # the form of pack that names nobody


def items_of_meetings(area: Area, today: date) -> Iterator[Item]:
    """Each body, its meetings, their papers and decisions. The number of queries does not grow with the meetings."""
    for body in bodies_of(area):
        yield _body(body)
    given = _given(area)
    for meeting in meetings_of(area):
        yield _meeting(meeting)
        for paper in given.get(meeting.pk, {}).values():
            yield _file(paper, meeting)
    yield from _papers(area)
    yield from (_decision(decision) for decision in public_decisions(area, today))


def public_decisions(area: Area, today: date) -> QuerySet[Decision]:
    """Decisions that were taken and are known outside: read in a paper, published, or in minutes that were issued.

    What was decided on a private item, or stands in a private paper, is not among them.
    """
    known = Q(statement__isnull=False) | Q(published_on__lte=today) | Q(meeting__minutes__isnull=False)
    found = decisions_of(area).filter(known).exclude(~Q(outcome__item__private_because=""), outcome__isnull=False)
    found = found.exclude(~Q(statement__document__private_because=""), statement__isnull=False)
    found = found.exclude(Q(taken_on__gt=today) | Q(taken_on__isnull=True, meeting__held_on__gt=today))
    latest_first = F("meeting__held_on").desc(nulls_last=True)
    return found.order_by(F("taken_on").desc(nulls_last=True), latest_first, "pk").distinct()


def private_titles(area: Area) -> dict[int, list[str]]:
    """The titles of the private items of each meeting: what stands under them goes out in no paper."""
    rows = AgendaItem.objects.filter(meeting__body__area=area).exclude(private_because="")
    found: dict[int, list[str]] = {}
    for meeting, title in rows.order_by("pk").values_list("meeting_id", "title"):
        found.setdefault(meeting, []).append(title)
    return found


def _body(body: Body) -> Item:
    does = (("decides", body.decides), ("advises", body.advises), ("scrutinises", body.scrutinises))
    powers = " and ".join(word for word, is_so in does if is_so)
    facts = (("What it does", f"It {powers}"),) if powers else ()
    return Item(f"body-{body.pk}", Kind.BODY, {"name": body.name, "purpose": body.purpose}, facts=facts)


def _meeting(meeting: Meeting) -> Item:
    facts = [("When", f"{meeting.held_on:%A} {day(meeting.held_on)}" + _at(meeting))]
    if meeting.place:
        facts.append(("Where", meeting.place))
    of, on = f"body-{meeting.body_id}", meeting.held_on.isoformat()
    return Item(f"meeting-{meeting.pk}", Kind.MEETING, {"name": str(meeting.body)}, of, on, facts=tuple(facts))


def _at(meeting: Meeting) -> str:
    return f" at {meeting.starts_at:%H:%M}" if meeting.starts_at else ""


def _given(area: Area) -> dict[int, dict[int, Document]]:
    """The papers that somebody gave for each meeting, by their keys: none that is private, or of a private item."""
    found: dict[int, dict[int, Document]] = {}
    closed: set[int] = set()
    of_items = AgendaItem.papers.through.objects.filter(agendaitem__meeting__body__area=area)
    for row in of_items.select_related("agendaitem", "document").order_by("pk"):
        item: AgendaItem = row.agendaitem
        found.setdefault(item.meeting_id, {})[row.document_id] = row.document
        if item.private_because:
            closed.add(row.document_id)
    of_meetings = Meeting.papers.through.objects.filter(meeting__body__area=area)
    for link in of_meetings.select_related("document").order_by("pk"):
        found.setdefault(link.meeting_id, {})[link.document_id] = link.document
    return {
        meeting: {key: paper for key, paper in papers.items() if key not in closed and not paper.private_because}
        for meeting, papers in found.items()
    }


def _file(paper: Document, meeting: Meeting) -> Item:
    return Item(
        f"file-{meeting.pk}-{paper.pk}",
        Kind.FILE,
        {"name": str(paper)},
        f"meeting-{meeting.pk}",
        on=meeting.held_on.isoformat(),
        facts=(("Kind", paper.media_type), ("Replaces", f"file-{meeting.pk}-{paper.supersedes_id or ''}")),
        sheet=paper.sha256,
    )


def _papers(area: Area) -> Iterator[Item]:
    agendas = list(agendas_of(area).defer("content"))
    minutes = list(minutes_of(area).defer("content"))
    yield from _editions(agendas, "agenda", "Agenda")
    yield from _editions(minutes, "minutes", "Minutes")
    for pack in packs_of(area).filter(audience=FOR_THE_PUBLIC).defer("content", "ratings", "corrected_by__content"):
        yield _pack(pack)


def _editions(rows: list[Any], kind: str, name: str) -> Iterator[Item]:
    """Each edition of a meeting's agenda or minutes; one that was replaced says when, and why."""
    newer: dict[int, Agenda | Minutes] = {}
    for row in rows:  # of each meeting the newest first
        at = _issued(row)
        facts = [("Edition", str(row.number)), ("Issued", day(at))]
        if after := newer.get(row.meeting_id):
            facts.append(("Replaced", _replaced(after.number, _issued(after), after.why)))
        elif isinstance(row, Minutes):
            approved = row.approved_at
            facts.append(("State", f"Approved on {day(approved.held_on)}" if approved else "Draft, not approved yet"))
        newer[row.meeting_id] = row
        key = f"{kind}-{row.pk}"
        yield Item(key, Kind.PAPER, {"name": name}, f"meeting-{row.meeting_id}", at.isoformat(), facts=tuple(facts))


def _issued(row: Agenda | Minutes) -> date:
    return timezone.localdate(row.published_at if isinstance(row, Agenda) else row.issued_at)


def _pack(pack: Pack) -> Item:
    on = timezone.localdate(pack.issued_at)
    facts = [("Edition", str(pack.edition)), ("Issued", day(on))]
    if newer := getattr(pack, "corrected_by", None):
        facts.append(("Replaced", _replaced(newer.edition, timezone.localdate(newer.issued_at), newer.why)))
    name = f"How the plan stood, for the meeting of {day(pack.meeting_on)}"
    return Item(
        f"pack-{pack.pk}", Kind.PAPER, {"name": name}, f"body-{pack.body_id}", on.isoformat(), facts=tuple(facts)
    )


def _replaced(number: int, on: date, why: str) -> str:
    because = f": {why}" if why else ""
    return f"Replaced by edition {number} on {day(on)}{because}"


def _decision(decision: Decision) -> Item:
    by = TAKEN_BY.get(Taker(decision.taker)) or (str(decision.body or "A meeting"))
    facts = [("Decided by", by)]
    if decision.day:
        facts.append(("When", day(decision.day)))
    if decision.statement:
        facts.append(("Where it stands", f"{decision.statement.document}, page {decision.statement.page}"))
    return Item(
        f"decision-{decision.pk}",
        Kind.DECISION,
        {"name": decision.wording, "reasons": decision.reasons},
        _taken_in(decision),
        on=decision.day.isoformat() if decision.day else "",
        facts=tuple(facts),
    )


def _taken_in(decision: Decision) -> str:
    if decision.meeting_id:
        return f"meeting-{decision.meeting_id}"
    return f"body-{decision.body_id}" if decision.body_id else ""


def made_from(item: Item, names: str, private: list[str]) -> str:
    """What the public form of a paper is made from: the paper, which never changes, and what is left out of it."""
    said = "\n".join((item.key, names, *private))
    return hashlib.sha256(said.encode()).hexdigest()
