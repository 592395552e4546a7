"""What is due in an area: stages, key dates, actions, milestones, meetings with their papers, what bodies asked for.

All of it is about the programme. Nothing here is read from any record of a child.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import groupby

from django.urls import reverse

from sendwell.apps.governance.notice import papers_due
from sendwell.apps.governance.queries import follow_ups_of, meetings_of
from sendwell.apps.mechanisms.words import about_how_far, counted, how_far, period
from sendwell.apps.partnership.models import Area, Person
from sendwell.apps.partnership.revision import kept
from sendwell.apps.programme.queries import current_state
from sendwell.apps.programme.queries.rows import key_dates_of, milestones_of
from sendwell.apps.programme.state import ActionState, PlanState
from sendwell.apps.programme.words import deadline_day
from sendwell.domain.clocks import Deadline

KEPT = 32  # areas, in each process
LONGEST = 160  # characters of a request in a list


@dataclass(frozen=True, slots=True)
class Line:
    """Something due: the day, how it is said, what it is, how the day was reckoned, and who answers for it.

    `key` names it for ever ("action-12"). A day that is only `about` right is never late. `everyone`: a day for all.
    """

    key: str
    on: date
    when: str
    kind: str
    what: str
    url: str
    today: date
    how: str = ""
    who: Person | None = None
    about: bool = False
    everyone: bool = False

    @property
    def late(self) -> bool:
        return not self.about and self.on < self.today

    @property
    def far(self) -> str:
        """How far off it is: "in 9 days", "late by 3 days"."""
        if self.late:
            return f"late by {counted((self.today - self.on).days, 'day')}"
        return (about_how_far if self.about else how_far)(self.on, self.today)

    def is_for(self, person: Person) -> bool:
        """True if the person answers for it, or it is a day for everyone."""
        return self.everyone or (self.who is not None and self.who.pk == person.pk)


@dataclass(frozen=True)
class Deadlines:
    """What is due, what is late before what is to come, the soonest first."""

    lines: tuple[Line, ...]

    @cached_property
    def late(self) -> list[Line]:
        """What is past its day and not done, the longest late first."""
        return [line for line in self.lines if line.late]

    @property
    def words(self) -> str:
        """The answer first: "3 are late. The next is “…”, in 4 days."."""
        if not self.lines:
            return "Nothing is due."
        late = len(self.late)
        said = f"{late} {'is' if late == 1 else 'are'} late. " if late else "Nothing is late. "
        following = next((line for line in self.lines if not line.late), None)
        return said + (f"The next is “{following.what}”, {following.far}." if following else "Nothing else is due.")

    def of(self, person: Person) -> "Deadlines":
        """What this person answers for, and the days for everyone."""
        return Deadlines(tuple(line for line in self.lines if line.is_for(person)))


def by_month(lines: Iterable[Line]) -> list[tuple[date, list[Line]]]:
    """What is to come of these lines, by month."""
    ahead = (line for line in lines if not line.late)
    return [(month, list(found)) for month, found in groupby(ahead, key=lambda line: line.on.replace(day=1))]


@kept(KEPT)
def deadlines_of(area: Area, today: date) -> Deadlines:
    """Everything due in an area that is to come or late. The number of queries does not grow with what is due.
    Shared by all who ask until something changes."""
    state = current_state(area, today)
    lines = [*_meetings(area, today), *_follow_ups(area, today), *_key_dates(area, state, today)]
    if state:
        lines += [*_stages(area, state), *_actions(area, state), *_milestones(area, state)]
    return Deadlines(tuple(sorted(lines, key=lambda line: (not line.late, line.on, line.kind, line.what))))


def _stages(area: Area, state: PlanState) -> Iterator[Line]:
    url = reverse("stages", args=[area.slug, state.plan.pk])
    for found in state.stages:
        deadline = found.deadline
        if deadline is None or (found.reached_on and not found.times):
            continue
        yield Line(
            f"stage-{state.plan.pk}-{found.stage.key}",
            deadline.on,
            deadline_day(deadline),
            "Stage of the plan",
            found.stage.name,
            url,
            state.today,
            reckoned(deadline),
            about=deadline.limit.approximate,
            everyone=True,
        )


def reckoned(deadline: Deadline) -> str:
    """How a day was reckoned, by which source, and what to be careful about."""
    return " ".join(part for part in (f"{deadline.how}. Source: {deadline.source}.", deadline.caution) if part)


def _key_dates(area: Area, state: PlanState | None, today: date) -> Iterator[Line]:
    url = reverse("key_dates", args=[area.slug])
    for row in state.dates_apart if state else key_dates_of(area):
        last = row.until or row.on
        if last >= today:
            here = f"{url}#date-{row.pk}"
            yield Line(f"date-{row.pk}", row.on, row.when, "Key date", row.what, here, today, about=True, everyone=True)


def _actions(area: Area, state: PlanState) -> Iterator[Line]:
    for found in _open(state.actions):
        if found.action.due_on:
            yield _of_action(area, found, f"action-{found.action.pk}", found.action.due_on, "Action")


def _milestones(area: Area, state: PlanState) -> Iterator[Line]:
    by_key = {found.action.pk: found for found in _open(state.actions)}
    for row in milestones_of(area).filter(reached_on__isnull=True, action__in=by_key):
        line = _of_action(area, by_key[row.action_id], f"milestone-{row.pk}", row.due_on, "Milestone")
        yield replace(line, what=row.wording, how=f"On the way to {line.what}")


def _open(actions: Iterable[ActionState]) -> list[ActionState]:
    return [found for found in actions if not found.finished]


def _of_action(area: Area, found: ActionState, key: str, on: date, kind: str) -> Line:
    url = reverse("action", args=[area.slug, found.action.pk])
    what = f"{found.label} {found.action.title}"
    return Line(key, on, period(on), kind, what, url, found.today, who=found.action.owner)


def _meetings(area: Area, today: date) -> Iterator[Line]:
    for row in meetings_of(area).filter(held_on__gte=today):
        url = reverse("meeting", args=[area.slug, row.pk])
        when = period(row.held_on)
        yield Line(f"meeting-{row.pk}", row.held_on, when, "Meeting", f"{row.body} meets", url, today, everyone=True)
        out = papers_due(row.body, row.held_on)
        if out and out.on >= today:
            what = f"Agenda and papers of {row.body} are out"
            yield Line(
                f"papers-{row.pk}", out.on, period(out.on), "Papers", what, url, today, reckoned(out), everyone=True
            )


def _follow_ups(area: Area, today: date) -> Iterator[Line]:
    for row in follow_ups_of(area).filter(answered_on__isnull=True, due_on__isnull=False):
        url = reverse("follow_up", args=[area.slug, row.pk])
        what = row.wording if len(row.wording) <= LONGEST else f"{row.wording[:LONGEST].rsplit(' ', 1)[0]} …"
        asked = f"Asked for by {row.body}." if row.body else ""
        on = row.due_on
        if on:
            yield Line(f"request-{row.pk}", on, period(on), "Request", what, url, today, asked, who=row.owner)
