"""What belongs on the agenda of a meeting: what always stands there, and what the thread says is due."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sendwell.apps.business.forward import due_at
from sendwell.apps.business.models import AgendaItem, Purpose, StandingItem, WorkItem
from sendwell.apps.governance.models import Meeting
from sendwell.apps.governance.queries import follow_ups_of, meetings_of
from sendwell.apps.mechanisms.words import counted
from sendwell.apps.programme.models import Priority
from sendwell.apps.programme.queries import current_state
from sendwell.apps.publishing.audiences import USUAL
from sendwell.apps.publishing.models import Pack
from sendwell.apps.publishing.queries import packs_of
from sendwell.apps.risks.beside import to_look_at
from sendwell.apps.risks.queries import running_risks
from sendwell.domain.risks import scales

REQUESTS = "requests"
MINUTES = "minutes"


@dataclass(frozen=True, slots=True)
class Due:
    """An item that belongs on an agenda, why, and what it comes from. `key` is the same whenever it is asked for."""

    key: str
    title: str
    purpose: str
    why: str = "Stands on every agenda"
    priority: Priority | None = None
    pack: Pack | None = None
    work: WorkItem | None = None


OPENING = (
    Due("apologies", "Apologies for absence", Purpose.NOTE),
    Due("interests", "Declarations of interest", Purpose.NOTE),
)
CLOSING = (
    Due("other", "Any other business", Purpose.DISCUSS),
    Due("next", "Date of the next meeting", Purpose.NOTE),
)


def due_for(meeting: Meeting, today: date) -> list[Due]:
    """Everything that belongs on the agenda, in its order."""
    return [*OPENING, *_minutes(meeting), *_requests(meeting), *_standing(meeting), *_packs(meeting),
            *_exceptions(meeting, today), *_risks(meeting, today), *_work(meeting), *CLOSING]  # fmt: skip


def not_there_yet(meeting: Meeting, today: date) -> list[Due]:
    """What belongs on the agenda and does not stand there."""
    there = set(AgendaItem.objects.filter(meeting=meeting).values_list("came_from", flat=True))
    return [due for due in due_for(meeting, today) if due.key not in there]


def _minutes(meeting: Meeting) -> Iterator[Due]:
    before = meetings_of(meeting.body.area).filter(body=meeting.body, held_on__lt=meeting.held_on).first()
    if before:
        title = f"Minutes of the meeting of {before.held_on:%-d %B %Y}"
        yield Due(MINUTES, title, Purpose.DECIDE, "To be approved as a correct record")


def _requests(meeting: Meeting) -> Iterator[Due]:
    asked = follow_ups_of(meeting.body.area).filter(body=meeting.body, answered_on=None)
    if number := asked.exclude(meeting=meeting).count():
        why = f"{counted(number, 'answer')} {'is' if number == 1 else 'are'} still awaited"
        yield Due(REQUESTS, "What was asked for before", Purpose.DISCUSS, why)


def _standing(meeting: Meeting) -> Iterator[Due]:
    for row in StandingItem.objects.filter(body=meeting.body).order_by("pk"):
        yield Due(f"standing:{row.pk}", row.title, row.purpose)


def _packs(meeting: Meeting) -> Iterator[Due]:
    issued = packs_of(meeting.body.area).filter(body=meeting.body, meeting_on=meeting.held_on, audience=USUAL)
    if pack := issued.defer("content").first():
        yield Due("pack", "Progress of the plan", Purpose.DISCUSS, "The pack for this meeting is issued", pack=pack)


def _exceptions(meeting: Meeting, today: date) -> Iterator[Due]:
    plan = current_state(meeting.body.area, today)
    states = plan.actions if plan else []
    late, better = sum(state.overdue for state in states), sum(state.said_better for state in states)
    if late or better:
        said = [f"{counted(late, 'action')} late"] if late else []
        said += [f"{better} rated better than the facts support"] if better else []
        yield Due("exceptions", "Exceptions", Purpose.DECIDE, " and ".join(said))


def _risks(meeting: Meeting, today: date) -> Iterator[Due]:
    rows = list(running_risks(meeting.body.area))
    gravest = scales().bands[-1]
    grave = sum(risk.band == gravest for risk in rows)
    said = [counted(grave, f"{gravest.name.lower()} risk")] if grave else []
    said += to_look_at(rows, today)
    if said:
        yield Due("risks", "Risks", Purpose.DECIDE, ", ".join(said))


def _work(meeting: Meeting) -> Iterator[Due]:
    for planned in due_at(meeting):
        why = f"On the forward plan for {planned.due_on:%-d %B %Y}"
        purpose = Purpose.DECIDE if planned.row.is_key else Purpose.DISCUSS
        work, priority = planned.row, planned.row.priority
        yield Due(f"work:{work.pk}", work.title, purpose, why, priority=priority, work=work)
