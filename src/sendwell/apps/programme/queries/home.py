"""The home of an area: where do we stand, and what needs me today?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sendwell.apps.evidence.models import Document, DocumentState, StatementState
from sendwell.apps.evidence.queries import documents_of
from sendwell.apps.governance.models import FollowUp
from sendwell.apps.governance.queries import follow_ups_open_to, meetings_of
from sendwell.apps.mechanisms.words import counted, period
from sendwell.apps.partnership.models import Area, Person
from sendwell.apps.programme.last_board import LastBoard, last_board
from sendwell.apps.programme.models import KeyDate
from sendwell.apps.programme.moved import Moved, moved
from sendwell.apps.programme.notices import owner_is_asked_after
from sendwell.apps.programme.queries.lately import Lately, changed_lately
from sendwell.apps.programme.queries.plan_at import current_state, states_of
from sendwell.apps.programme.queries.rows import actions_of, key_dates_of
from sendwell.apps.programme.state import ActionState, PlanState
from sendwell.apps.programme.words import deadline_day
from sendwell.domain.frameworks import framework_of_paper, frameworks

DATES_SHOWN = 5


@dataclass(frozen=True, slots=True)
class NextDate:
    """A date ahead: what happens, and where it comes from."""

    on: date
    when: str  # the date in words, no more exact than it is
    what: str
    meeting_id: int | None = None
    late: bool = False
    key_date_id: int | None = None


@dataclass(frozen=True, slots=True)
class BigNumber:
    """A number that leads to the list behind it."""

    value: int
    words: str
    list: str


@dataclass(frozen=True, slots=True)
class HomePage:
    """What the home page shows once a programme runs."""

    plan: PlanState
    numbers: list[BigNumber]
    dates: list[NextDate]
    board: LastBoard | None
    moved: dict[int, Moved]  # by the key of the priority; empty before any meeting
    lately: list[Lately]
    mine: list[ActionState]
    my_follow_ups: list[FollowUp]
    report_id: int
    to_confirm: int

    @property
    def yours(self) -> str:
        """What waits for this person, in words: "2 updates, 1 request"."""
        waiting = ((len(self.mine), "update"), (len(self.my_follow_ups), "request"))
        return ", ".join(counted(number, noun) for number, noun in waiting if number)


@dataclass(frozen=True, slots=True)
class ReportHeld:
    """An inspection paper that the area holds, and how far its confirmation has come."""

    document: Document
    accepted: int
    waiting: int

    @property
    def ready(self) -> bool:
        return self.accepted > 0


def home_page(area: Area, person: Person, today: date) -> HomePage | None:
    """What the home page shows; None before a programme starts."""
    state = current_state(area, today)
    if state is None:
        return None
    plan = state.plan
    board = last_board(plan, today)
    report = plan.programme.inspection.report
    asked_after = owner_is_asked_after(area)
    mine = [found for found in state.actions if found.action.owner_id == person.pk and owes(found, asked_after)]
    follow_ups = follow_ups_open_to(person).filter(owner=person, answered_on__isnull=True)
    return HomePage(
        plan=state,
        numbers=list(_numbers(state)),
        dates=dates_ahead(area, state, today)[:DATES_SHOWN],
        board=board,
        moved={one.priority.pk: moved(one.actions, board.ratings) for one in state.priorities} if board else {},
        lately=changed_lately(area, since=board.told_at if board else None),
        mine=sorted(mine, key=lambda found: found.concern),
        my_follow_ups=list(follow_ups),
        report_id=report.pk,
        to_confirm=report.statements.filter(state=StatementState.PROPOSED).count(),
    )


def reports_held(area: Area) -> list[ReportHeld]:
    """The inspection papers of the area that could start a programme, and how many of their findings are confirmed."""
    kinds = [framework.paper_kind for framework in frameworks().values()]
    papers = documents_of(area).filter(kind__in=kinds, state=DocumentState.READ, inspection__isnull=True)
    return [_held(paper) for paper in papers.prefetch_related("statements")]


def _held(paper: Document) -> ReportHeld:
    framework = framework_of_paper(paper.kind)
    kinds = framework.findings if framework else {}
    states = [statement.state for statement in paper.statements.all() if statement.kind in kinds]
    return ReportHeld(paper, states.count(StatementState.ACCEPTED), states.count(StatementState.PROPOSED))


def dates_ahead(area: Area, state: PlanState, today: date) -> list[NextDate]:
    """Every date that is still to come, or is late: stages, key dates and meetings, the soonest first."""
    found = [*_stage_dates(state), *_key_dates(state.dates_apart, today), *_meetings(area, today)]
    return sorted(found, key=lambda ahead: ahead.on)


def key_dates_ahead(area: Area, today: date, state: PlanState | None) -> tuple[list[KeyDate], list[KeyDate]]:
    """The key dates to come, the soonest first, and those gone by, the latest first; without what a stage says."""
    rows = state.dates_apart if state else list(key_dates_of(area))
    ahead = [row for row in rows if (row.until or row.on) >= today]
    return ahead, [row for row in reversed(rows) if row not in ahead]


def my_actions(area: Area, person: Person, today: date) -> list[ActionState]:
    """The actions that a person owns: those that owe an update first, then in order of concern; finished ones last."""
    found = states_of(actions_of(area).filter(owner=person), today)
    asked_after = owner_is_asked_after(area)
    return sorted(found, key=lambda state: (state.finished, not owes(state, asked_after), state.concern))


def owes(state: ActionState, asked_after: int) -> bool:
    """True if an update is asked for: the action runs, and nothing was heard of it for so many days, or ever."""
    begun = state.action.starts_on is None or state.action.starts_on <= state.today
    return begun and not state.finished and (state.days_silent is None or state.days_silent >= asked_after)


def _numbers(state: PlanState) -> Iterator[BigNumber]:
    well = len(state.said_well)
    yield BigNumber(len(state.unsupported), f"better than the facts support, of {well} green or blue", "unsupported")
    yield BigNumber(len(state.done_not_felt), "done, not yet felt", "done-not-felt")
    yield BigNumber(len(state.overdue), "overdue", "overdue")
    yield BigNumber(len(state.at_risk), "at risk: rated amber or red", "at-risk")
    yield BigNumber(len(state.broken), "broken chains: a link is missing", "broken")
    yield BigNumber(len(state.silent), "with no update for 4 weeks", "silent")


def _stage_dates(state: PlanState) -> Iterator[NextDate]:
    for stage in state.stages:
        if stage.deadline and not stage.reached_on:
            when = deadline_day(stage.deadline)
            if stage.until:
                when = f"between {stage.deadline.on:%B %Y} and {stage.until.on:%B %Y}"
            late = stage.deadline.on < state.today and not stage.deadline.limit.approximate
            yield NextDate(stage.deadline.on, when, stage.stage.name, late=late)


def _key_dates(rows: list[KeyDate], today: date) -> Iterator[NextDate]:
    for row in rows:
        if (row.until or row.on) >= today:
            yield NextDate(row.on, row.when, row.what, key_date_id=row.pk)


def _meetings(area: Area, today: date) -> Iterator[NextDate]:
    for meeting in meetings_of(area).filter(held_on__gte=today):
        yield NextDate(meeting.held_on, period(meeting.held_on), f"{meeting.body} meets", meeting_id=meeting.pk)
