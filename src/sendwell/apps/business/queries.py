"""What pages and papers ask about agendas, what came of meetings, and minutes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from sendwell.apps.business.models import (
    Agenda,
    AgendaItem,
    ApprovalRoute,
    Attendance,
    Minutes,
    Outcome,
    Present,
    SealedPlan,
    StandingItem,
    WorkItem,
)
from sendwell.apps.governance.models import SEATED, Meeting
from sendwell.apps.governance.queries import memberships_of
from sendwell.apps.partnership.models import Area, Person


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who belongs at a meeting or came to it, as what, and whether they were there (empty: not said)."""

    person: Person
    role: str
    counts: bool
    present: str

    @property
    def present_words(self) -> str:
        """Whether they were there, in words."""
        return str(Present(self.present).label).lower() if self.present else "not said"

    @property
    def there(self) -> bool:
        """True if they or their deputy came."""
        return self.present in (Present.PRESENT, Present.DEPUTY)


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many members must be there, and how many are."""

    needed: int | None
    there: int

    @property
    def lacking(self) -> bool:
        return self.needed is not None and self.there < self.needed

    @property
    def words(self) -> str:
        """Whether the meeting can decide."""
        are = f"{self.there} member{' is' if self.there == 1 else 's are'} there"
        if self.needed is None:
            return f"{are}; no quorum is set."
        if self.lacking:
            return f"{are}; the quorum is {self.needed}, so it can’t decide."
        return f"{are}; the quorum is {self.needed}."


def items_of(area: Area) -> QuerySet[AgendaItem]:
    """The items of an area's meetings, in the order of their agendas."""
    found = AgendaItem.objects.filter(meeting__body__area=area)
    related = ("meeting__body__area", "presenter", "priority", "risk", "pack__body")
    return found.select_related(*related).defer("pack__content").order_by("meeting_id", "position", "pk")


def outcomes_of(area: Area) -> QuerySet[Outcome]:
    """What came of the items of an area's meetings, in the order in which it was typed."""
    found = Outcome.objects.filter(item__meeting__body__area=area)
    related = ("item__meeting__body__area", "owner", "priority", "action__priority", "planned__priority", "follow_up")
    return found.select_related(*related, "decision", "risk").order_by("item__position", "item_id", "pk")


def items_with_papers(meeting: Meeting) -> list[AgendaItem]:
    """The items of a meeting with their papers."""
    return list(items_of(meeting.body.area).filter(meeting=meeting).prefetch_related("papers"))


def items_with_outcomes(meeting: Meeting) -> list[AgendaItem]:
    """The items of a meeting with what came of each."""
    area = meeting.body.area
    rows = items_of(area).filter(meeting=meeting)
    return list(rows.prefetch_related(Prefetch("outcomes", outcomes_of(area))))


def agendas_of(area: Area) -> QuerySet[Agenda]:
    """The published agendas of an area, of each meeting the newest first."""
    found = Agenda.objects.filter(meeting__body__area=area).select_related("meeting__body__area", "published_by")
    return found.order_by("meeting_id", "-number")


def minutes_of(area: Area) -> QuerySet[Minutes]:
    """The minutes issued of an area's meetings, of each meeting the newest first."""
    related = ("meeting__body__area", "issued_by", "approved_at")
    return Minutes.objects.filter(meeting__body__area=area).select_related(*related).order_by("meeting_id", "-number")


def standing_of(area: Area) -> QuerySet[StandingItem]:
    """The standing items of an area's bodies."""
    return StandingItem.objects.filter(body__area=area).select_related("body").order_by("pk")


def work_of(area: Area) -> QuerySet[WorkItem]:
    """The forward plans of an area's bodies."""
    return WorkItem.objects.filter(body__area=area).select_related("body", "priority").order_by("due_on", "pk")


def routes_of(area: Area) -> QuerySet[ApprovalRoute]:
    """The ways of approvals of an area, the soonest deadline last."""
    return ApprovalRoute.objects.filter(area=area).order_by("-submit_by", "-pk")


def sealed_of(area: Area) -> QuerySet[SealedPlan]:
    """The plans of an area as they were put to those who approve them, the newest first."""
    found = SealedPlan.objects.filter(plan__programme__area=area).select_related("plan__programme__area", "sealed_by")
    return found.order_by("-sealed_at", "-pk")


def attendees_of(meeting: Meeting) -> list[Attendee]:
    """The chair, those who sit on the body on the day, and whoever was recorded besides.

    Somebody whose seat ended after their attendance was recorded stays as they were recorded.
    """
    recorded = {row.person_id: row for row in _attendances(meeting) if row.person_id}
    found: dict[int, Attendee] = {}
    if chair := meeting.body.chair:
        found[chair.pk] = _attendee(chair, "Chair", True, recorded)
    for seat in memberships_of(meeting.body.area).filter(body=meeting.body):
        if seat.sits_on(meeting.held_on) and seat.person_id not in found:
            role, counts = seat.get_role_display(), seat.role in SEATED
            found[seat.person_id] = _attendee(seat.person, role, counts, recorded)
    for key, row in recorded.items():
        if key not in found and row.person:
            found[key] = Attendee(row.person, "Sat on the body when it met", row.counts, row.present)
    return list(found.values())


def guests_of(meeting: Meeting) -> list[str]:
    """The names of others who were there."""
    return [row.name for row in _attendances(meeting) if row.person_id is None]


def quorum_of(meeting: Meeting, attendees: Iterable[Attendee]) -> Quorum:
    """How many members must be there, and how many are."""
    return Quorum(meeting.body.quorum, sum(one.counts and one.there for one in attendees))


def was_held(meeting: Meeting, today: date) -> bool:
    """True from the day of the meeting on."""
    return meeting.held_on <= today


def _attendances(meeting: Meeting) -> QuerySet[Attendance]:
    return meeting.attendances.select_related("person__organisation").order_by("pk")


def _attendee(person: Person, role: str, counts: bool, recorded: dict[int, Attendance]) -> Attendee:
    row = recorded.get(person.pk)
    return Attendee(person, role, counts, row.present if row else "")
