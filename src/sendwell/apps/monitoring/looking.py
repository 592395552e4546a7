"""The visits of an area as one page: what comes next, what the clocks expect, what was judged."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sendwell.apps.mechanisms.words import how_far
from sendwell.apps.monitoring.beside import evidence_words
from sendwell.apps.monitoring.models import EvidenceAsked, Judgement, LineOfEnquiry, Room, Visit, VisitAction
from sendwell.apps.monitoring.queries import asked_of, follows_of, judgements_of, lines_of, rooms_of, visits_with_counts
from sendwell.apps.partnership.models import Area, Person
from sendwell.apps.programme.models import Plan, Priority
from sendwell.apps.programme.queries import current_plan, priorities_of
from sendwell.apps.programme.queries.plan_at import stages_of
from sendwell.domain.frameworks import StageOnLine, VisitKind, framework_named


@dataclass(frozen=True, slots=True)
class Expected:
    """A visit that the clocks expect, by the stage that it is, and the one planned for it."""

    what: VisitKind
    on_line: StageOnLine
    planned: Visit | None


@dataclass(frozen=True, slots=True)
class JudgedPriority:
    """A priority with what visits judged of it, the latest first."""

    priority: Priority
    judgements: list[Judgement]

    @property
    def latest(self) -> Judgement | None:
        return self.judgements[0] if self.judgements else None

    @property
    def before(self) -> Judgement | None:
        return self.judgements[1] if len(self.judgements) > 1 else None


@dataclass(frozen=True, slots=True)
class VisitsPage:
    """What the page of all visits shows."""

    plan: Plan
    today: date
    coming: list[Visit]
    past: list[Visit]
    expected: list[Expected]
    judged: list[JudgedPriority]

    @property
    def words(self) -> str:
        """The answer first: what comes next, and how many priorities fell short when last judged."""
        short = sum(bool(row.latest and row.latest.said.falls_short) for row in self.judged)
        seen = sum(row.latest is not None for row in self.judged)
        judged = f"{short} of {seen} priorities judged fall short. " if seen else ""
        if not self.coming:
            return f"{judged}No visit is planned."
        first = self.coming[0]
        return f"{judged}The next is the {first.what.name.lower()}, {how_far(first.held_on, self.today)}."


@dataclass(frozen=True, slots=True)
class LineAsked:
    """A line of enquiry with the evidence asked for under it. None for what is asked for under no line."""

    line: LineOfEnquiry | None
    asked: list[EvidenceAsked]


@dataclass(frozen=True, slots=True)
class VisitPage:
    """One visit whole."""

    visit: Visit
    today: date
    people: list[Person]
    lines: list[LineAsked]
    judged: list[tuple[Priority, Judgement | None]]
    follows: list[VisitAction]
    rooms: list[Room]

    @property
    def over(self) -> bool:
        return self.visit.is_over(self.today)

    @property
    def words(self) -> str:
        """The answer first: how far off it is and what it waits for, or what it judged."""
        far = how_far(self.visit.held_on, self.today)
        if not self.over:
            asked = [one for row in self.lines for one in row.asked]
            words = evidence_words(asked, self.today)
            return f"It is {far}. {words[:1].upper()}{words[1:]}."
        short = sum(bool(found and found.said.falls_short) for _, found in self.judged)
        seen = sum(found is not None for _, found in self.judged)
        if seen:
            return f"It was {far}. Of {seen} priorities that it judged, {short} fell short."
        return f"It was {far}. {'What it said is below.' if self.visit.feedback else 'Nobody has written it up yet.'}"


def visits_page(area: Area, today: date) -> VisitsPage | None:
    """Everything about the visits to an area's current plan and to those before; None before a programme starts."""
    plan = current_plan(area)
    if plan is None:
        return None
    visits = list(visits_with_counts(area))
    coming = sorted((row for row in visits if not row.is_over(today)), key=lambda row: row.held_on)
    judgements = list(judgements_of(area).filter(visit__plan=plan))
    return VisitsPage(
        plan=plan,
        today=today,
        coming=coming,
        past=[row for row in visits if row.is_over(today)],
        expected=_expected(plan, coming, today),
        judged=[
            JudgedPriority(one, [row for row in judgements if row.priority_id == one.pk])
            for one in priorities_of(area).filter(plan=plan)
        ],
    )


def visit_page(area: Area, visit: Visit, today: date) -> VisitPage:
    """One visit whole. Fetch it by `visits_of`."""
    asked = list(asked_of(area).filter(visit=visit))
    lines = list(lines_of(area).filter(visit=visit))
    under = [LineAsked(line, [one for one in asked if one.line_id == line.pk]) for line in lines]
    loose = [one for one in asked if one.line_id is None]
    judged = {row.priority_id: row for row in judgements_of(area).filter(visit=visit)}
    return VisitPage(
        visit=visit,
        today=today,
        people=list(visit.people.select_related("organisation").order_by("name")),
        lines=[*under, *([LineAsked(None, loose)] if loose else [])],
        judged=[(one, judged.get(one.pk)) for one in priorities_of(area).filter(plan=visit.plan_id)],
        follows=list(follows_of(area).filter(visit=visit)),
        rooms=list(rooms_of(area).filter(visit=visit).defer("content", "page")),
    )


def _expected(plan: Plan, coming: Iterable[Visit], today: date) -> list[Expected]:
    """What the clocks expect of visits to a plan, where its stage has a date ahead."""
    kinds = framework_named(plan.programme.inspection.framework).visits
    by_stage = {stage: kind for kind in kinds if (stage := kind.stage_of(plan.kind))}
    ahead = [
        found
        for found in stages_of(plan, today)
        if found.stage.key in by_stage and found.deadline and (found.times or not found.reached_on)
    ]
    planned = list(coming)
    return [
        Expected(kind, found, next((row for row in planned if row.kind == kind.key), None))
        for found in ahead
        if (kind := by_stage[found.stage.key])
    ]
