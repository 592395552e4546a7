"""The home of an area: where do we stand, and what needs me today?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sendwell.apps.evidence.models import Document, DocumentState, StatementState
from sendwell.apps.evidence.queries import documents_of
from sendwell.apps.governance.models import FollowUp
from sendwell.apps.governance.queries import follow_ups_of, meetings_of
from sendwell.apps.partnership.models import Area, Person
from sendwell.apps.programme.models import KeyDate
from sendwell.apps.programme.queries.lately import Lately, changed_lately
from sendwell.apps.programme.queries.plan_at import current_plan, plan_at, states_of
from sendwell.apps.programme.queries.rows import actions_of, key_dates_of
from sendwell.apps.programme.state import ActionState, PlanState
from sendwell.domain.frameworks import framework_of_paper, frameworks

DATES_SHOWN = 5


@dataclass(frozen=True, slots=True)
class NextDate:
    """A date ahead: what happens, and where it comes from."""

    on: date
    what: str
    until: date | None = None
    about: bool = False
    meeting_id: int | None = None
    late: bool = False


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
    lately: list[Lately]
    mine: list[ActionState]
    my_follow_ups: list[FollowUp]
    report_id: int
    to_confirm: int


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
    plan = current_plan(area)
    if plan is None:
        return None
    state = plan_at(plan, today)
    report = plan.programme.inspection.report
    mine = [found for found in state.actions if found.action.owner_id == person.pk and found.silent]
    follow_ups = follow_ups_of(area).filter(owner=person, answered_on__isnull=True)
    return HomePage(
        plan=state,
        numbers=list(_numbers(state)),
        dates=dates_ahead(area, state, today)[:DATES_SHOWN],
        lately=changed_lately(area),
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
    found = [*_stage_dates(state), *_key_dates(state.key_dates, today), *_meetings(area, today)]
    return sorted(found, key=lambda ahead: ahead.on)


def key_dates_ahead(area: Area, today: date) -> tuple[list[KeyDate], list[KeyDate]]:
    """The key dates to come, the soonest first, and those gone by, the latest first."""
    rows = list(key_dates_of(area))
    ahead = [row for row in rows if (row.until or row.on) >= today]
    return ahead, [row for row in reversed(rows) if row not in ahead]


def my_actions(area: Area, person: Person, today: date) -> list[ActionState]:
    """The actions that a person owns: those that owe an update first, then in order of concern; finished ones last."""
    found = states_of(actions_of(area).filter(owner=person), today)
    return sorted(found, key=lambda state: (state.finished, not state.silent, state.concern))


def _numbers(state: PlanState) -> Iterator[BigNumber]:
    yield BigNumber(len(state.overdue), "overdue", "overdue")
    yield BigNumber(len(state.at_risk), "at risk: rated amber or red", "at-risk")
    yield BigNumber(len(state.broken), "broken chains: a link is missing", "broken")
    yield BigNumber(len(state.silent), "with no update for 4 weeks", "silent")


def _stage_dates(state: PlanState) -> Iterator[NextDate]:
    for stage in state.stages:
        if stage.deadline and not stage.reached_on:
            until = stage.until.on if stage.until else None
            late = stage.deadline.on < state.today and not stage.deadline.limit.approximate
            yield NextDate(stage.deadline.on, stage.stage.name, until, stage.deadline.limit.approximate, late=late)


def _key_dates(rows: tuple[KeyDate, ...], today: date) -> Iterator[NextDate]:
    for row in rows:
        if (row.until or row.on) >= today:
            yield NextDate(row.on, row.what, row.until)


def _meetings(area: Area, today: date) -> Iterator[NextDate]:
    for meeting in meetings_of(area).filter(held_on__gte=today):
        yield NextDate(meeting.held_on, f"{meeting.body} meets", meeting_id=meeting.pk)
