"""The forward plan of a body: what comes before it when, whether notice was given in time, and what nobody looks at."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from sendwell.apps.business.models import AgendaItem, WorkItem
from sendwell.apps.governance.models import Body, Meeting
from sendwell.apps.governance.queries import meetings_of
from sendwell.apps.mechanisms.words import counted, how_far
from sendwell.apps.partnership.models import Area
from sendwell.apps.programme.models import Action, Priority
from sendwell.apps.programme.queries import current_plan, priorities_of
from sendwell.domain.clocks import Deadline, last_day, limit_named
from sendwell.domain.clocks.counting import months_after

GAP_MONTHS = 9  # council papers speak of a gap where a year's cycle has run past its third quarter


@dataclass(frozen=True, slots=True)
class Planned:
    """A line of the forward plan, when it is due next, and the meeting at which it comes up."""

    row: WorkItem
    due_on: date
    last_seen: date | None
    meeting: Meeting | None
    notice: Deadline | None

    @property
    def notice_words(self) -> str:
        """Whether the notice of a key decision was given in time; empty where none is needed."""
        if self.notice is None:
            return ""
        given = self.row.notice_on
        if given is None:
            return f"Notice must be published by {self.notice.on:%-d %B %Y}"
        if given > self.notice.on:
            late = counted((given - self.notice.on).days, "day")
            return f"Notice was published on {given:%-d %B %Y}, {late} too late: tell the chair of scrutiny why"
        return f"Notice was published in time, on {given:%-d %B %Y}"


@dataclass(frozen=True, slots=True)
class Gap:
    """A priority at which no body that scrutinises has looked for long, and since when."""

    priority: Priority
    since: date | None
    today: date

    @property
    def words(self) -> str:
        """Since when, in words."""
        if self.since is None:
            return "No body that scrutinises has looked at it yet"
        return f"No scrutiny of it since {self.since:%-d %B %Y}, {how_far(self.since, self.today)}"


def forward_plan(body: Body, today: date) -> list[Planned]:
    """What comes before a body, the soonest first, each at the first meeting that is not before it is due."""
    rows = WorkItem.objects.filter(body=body, ended_on=None).select_related("priority", "body__area")
    meetings = [row for row in meetings_of(body.area).filter(body=body) if row.held_on >= today]
    found = [_planned(row, seen, meetings[::-1], today) for row, seen in _seen(rows, today)]
    return sorted((one for one in found if one), key=lambda one: (one.due_on, one.row.pk))


def due_at(meeting: Meeting) -> list[Planned]:
    """What is due by the day of a meeting and has not come before its body since it was due."""
    body = meeting.body
    rows = WorkItem.objects.filter(body=body, ended_on=None).select_related("priority__plan__programme", "body__area")
    found = [_planned(row, seen, [meeting], meeting.held_on) for row, seen in _seen(rows, meeting.held_on)]
    due = [one for one in found if one and one.due_on <= meeting.held_on]
    return sorted(due, key=lambda one: (one.due_on, one.row.pk))


def gaps(area: Area, today: date) -> list[Gap]:
    """The priorities of the current plan at which nobody who scrutinises has looked for nine months or more."""
    plan = current_plan(area)
    if plan is None:
        return []
    looked = _looked_at(area, today)
    known_since = months_after(today, -GAP_MONTHS)
    rows = [(row, looked.get(row.pk)) for row in priorities_of(area).filter(plan=plan)]
    return [Gap(row, since, today) for row, since in rows if since is None or since <= known_since]


def _looked_at(area: Area, today: date) -> dict[int, date]:
    """When a body that scrutinises last looked at each priority: by its agenda, or by asking for something of it."""
    held = Meeting.objects.filter(body__area=area, body__scrutinises=True, held_on__lte=today, cancelled_on=None)
    on_agendas = AgendaItem.objects.filter(meeting__in=held, priority__isnull=False).order_by()
    found = dict(on_agendas.values_list("priority").annotate(Max("meeting__held_on")))
    asked_after = Action.objects.filter(follow_ups__meeting__in=held).order_by()
    for priority, day in asked_after.values_list("priority").annotate(Max("follow_ups__meeting__held_on")):
        found[priority] = max(day, found.get(priority, day))
    return found


def _seen(rows: Iterable[WorkItem], before: date) -> list[tuple[WorkItem, date | None]]:
    """Each line with the last day before `before` on which it stood on an agenda of its body."""
    rows = list(rows)
    stood = AgendaItem.objects.filter(work__in=rows, meeting__held_on__lt=before).order_by()
    days = dict(stood.values_list("work").annotate(Max("meeting__held_on")))
    return [(row, days.get(row.pk)) for row in rows]


def _planned(row: WorkItem, seen: date | None, meetings: Iterable[Meeting], today: date) -> Planned | None:
    """A line as it stands; None where it came before the body and does not come again."""
    due_on = row.due_on
    if seen and seen >= due_on:
        if row.every_months is None:
            return None
        due_on = months_after(seen, row.every_months)
    at = next((meeting for meeting in meetings if meeting.held_on >= due_on), None)
    notice = last_day(limit_named("key_decision_notice"), at.held_on if at else due_on) if row.is_key else None
    return Planned(row, due_on, seen, at, notice)
