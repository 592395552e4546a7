"""What other apps and pages ask about bodies, meetings, decisions and what was asked for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from sendwell.apps.evidence.models import Document, Statement, StatementKind
from sendwell.apps.evidence.permissions import READS_PRIVATE, may_read_private
from sendwell.apps.evidence.queries import accepted_in, papers_open_to
from sendwell.apps.governance.models import Body, Decision, FollowUp, Meeting, Membership, Post
from sendwell.apps.partnership.models import Area, Person, RoleHeld

Rows = TypeVar("Rows", bound="QuerySet[Any]")
IN_PRIVATE = Q(statement__isnull=False) & ~Q(statement__document__private_because="")
"""True of a decision or request that was read in a paper which is private now."""


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A body with its neighbouring meetings, and how many of its requests are open and late."""

    body: Body
    next: Meeting | None
    last: Meeting | None
    open: int
    late: int


@dataclass(frozen=True, slots=True)
class Awaited:
    """How many answers are awaited; how many of them are late, nobody's to give, and somebody's own."""

    waiting: int
    late: int
    nobody: int
    yours: int


def bodies_of(area: Area) -> QuerySet[Body]:
    """The bodies of an area, by name, each with its chair."""
    return Body.objects.filter(area=area).select_related("chair").order_by("name")


def memberships_of(area: Area) -> QuerySet[Membership]:
    """Who sits, or sat, on the bodies of an area, by name."""
    found = Membership.objects.filter(body__area=area)
    return found.select_related("body__area", "person__organisation", "organisation", "deputy").order_by("person__name")


def posts_of(area: Area) -> QuerySet[Post]:
    """The posts of an area by title, each with its holder and the post that it answers to."""
    return Post.objects.filter(area=area).select_related("holder", "organisation", "reports_to").order_by("title", "pk")


def meetings_of(area: Area) -> QuerySet[Meeting]:
    """The meetings of an area's bodies that are not cancelled, the newest first."""
    return all_meetings_of(area).filter(cancelled_on=None)


def all_meetings_of(area: Area) -> QuerySet[Meeting]:
    """The meetings of an area's bodies with those that are cancelled, the newest first."""
    return Meeting.objects.filter(body__area=area).select_related("body__area").order_by("-held_on", "body__name")


def body_lines(area: Area, today: date) -> list[BodyLine]:
    """Every body as it stands today: those that meet soonest come first."""
    not_answered = Q(follow_ups__answered_on__isnull=True)
    bodies = (
        bodies_of(area)
        .annotate(open_count=Count("follow_ups", not_answered))
        .annotate(late_count=Count("follow_ups", not_answered & Q(follow_ups__due_on__lt=today)))
        .prefetch_related("meetings")
    )
    lines = [
        BodyLine(body, *neighbours(body.meetings.all(), today), body.open_count, body.late_count) for body in bodies
    ]
    return sorted(lines, key=lambda line: (line.next.held_on if line.next else date.max, line.body.name))


def neighbours(meetings: Iterable[Meeting], today: date) -> tuple[Meeting | None, Meeting | None]:
    """The next meeting, today's included, and the last one before today."""
    known = sorted((one for one in meetings if one.cancelled_on is None), key=lambda meeting: meeting.held_on)
    following = next((meeting for meeting in known if meeting.held_on >= today), None)
    before = next((meeting for meeting in reversed(known) if meeting.held_on < today), None)
    return following, before


def follow_ups_of(area: Area) -> QuerySet[FollowUp]:
    """What bodies asked for, as far as everyone with a role may know: nothing that was read in a private paper."""
    return known_to_all(all_follow_ups_of(area))


def follow_ups_open_to(person: Person) -> QuerySet[FollowUp]:
    """What bodies of their area asked for, as far as a person may know: of private papers if they may read them."""
    found = all_follow_ups_of(person.area)
    return found if may_read_private(person) else known_to_all(found)


def follow_ups_told_to_owners(area: Area) -> QuerySet[FollowUp]:
    """What bodies asked for of somebody who may know it: of private papers if its owner may read them."""
    reads = RoleHeld.objects.filter(person=OuterRef("owner"), role__in=READS_PRIVATE)
    return all_follow_ups_of(area).filter(~IN_PRIVATE | Exists(reads))


def all_follow_ups_of(area: Area) -> QuerySet[FollowUp]:
    """What bodies asked for, private or not: open before answered, the earliest due first, those without one last."""
    found = FollowUp.objects.filter(area=area).select_related(
        "body", "meeting", "owner__organisation", "statement__document__area"
    )
    return found.prefetch_related("actions").order_by(
        F("answered_on").desc(nulls_first=True), F("due_on").asc(nulls_last=True), "pk"
    )


def awaited_of(person: Person, today: date) -> Awaited:
    """How many answers the bodies of a person's area wait for, as far as they may know."""
    waiting = follow_ups_open_to(person).filter(answered_on=None).order_by().prefetch_related(None)
    late, nobody, yours = Q(due_on__lt=today), Q(owner=None), Q(owner=person)
    counts = {"late": Count("pk", late), "nobody": Count("pk", nobody), "yours": Count("pk", yours)}
    return Awaited(**waiting.aggregate(waiting=Count("pk"), **counts))


def decisions_of(area: Area) -> QuerySet[Decision]:
    """What was decided, as far as everyone with a role may know: nothing that was read in a private paper."""
    return known_to_all(all_decisions_of(area))


def decisions_open_to(person: Person) -> QuerySet[Decision]:
    """What was decided in their area, as far as a person may know: of private papers if they may read them."""
    found = all_decisions_of(person.area)
    return found if may_read_private(person) else known_to_all(found)


def all_decisions_of(area: Area) -> QuerySet[Decision]:
    """What was decided, private or not, with the words that say so where a paper does, in the order of their papers."""
    related = ("area", "body", "meeting__body", "statement__document__area", "taken_by", "report")
    found = Decision.objects.filter(area=area).select_related(*related, "delegated_by__meeting")
    return found.order_by("statement__document_id", "statement__position", "pk")


def concerns_raised_at(meeting: Meeting, person: Person) -> QuerySet[Statement]:
    """The accepted concerns of those of a meeting's papers that a person may read, in reading order."""
    found = accepted_in(meeting.body.area).filter(kind=StatementKind.CONCERN, document__meetings=meeting)
    return found if may_read_private(person) else found.filter(document__private_because="")


def papers_without_a_meeting(person: Person) -> QuerySet[Document]:
    """Papers that a person may read, from which a decision, request or concern was accepted, and which are not with
    any meeting yet.
    """
    kinds = (StatementKind.DECISION, StatementKind.ACTION, StatementKind.CONCERN)
    accepted = accepted_in(person.area).filter(kind__in=kinds, document__meetings__isnull=True)
    return papers_open_to(person).filter(pk__in=accepted.order_by().values("document"))


def known_to_all(found: Rows) -> Rows:
    """Those decisions or requests that everyone with a role may know: none that was read in a private paper."""
    return found.exclude(IN_PRIVATE)
