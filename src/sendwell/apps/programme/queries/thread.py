"""The thread of a priority and of an action, each way along it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet, prefetch_related_objects

from sendwell.apps.evidence.models import Statement, StatementState
from sendwell.apps.governance.models import Decision, FollowUp
from sendwell.apps.governance.queries import decisions_open_to, follow_ups_open_to
from sendwell.apps.partnership.models import Area, Person
from sendwell.apps.programme.models import Action, Evidence, Finding, Priority, Rebasing, Update
from sendwell.apps.programme.queries.plan_at import plan_at, plans_of, priority_at
from sendwell.apps.programme.queries.rows import findings_of
from sendwell.apps.programme.state import ActionState, PriorityState
from sendwell.domain.frameworks import Framework, PlanKind, framework_named, frameworks, plan_kind
from sendwell.domain.reading.similar import SimilarFindings

MOST_SIMILAR = 3
MOST_COMPARED = 400  # an index over more would keep the reader waiting


@dataclass(frozen=True, slots=True)
class ToldToOthers:
    """A finding in another report that the area holds, and the words that both share."""

    statement: Statement
    shared: str


@dataclass(frozen=True, slots=True)
class PriorityPage:
    """A priority, from what inspectors said to who has looked at it."""

    state: PriorityState
    kind: PlanKind
    framework: Framework
    proposed: list[Finding]
    told_to_others: list[ToldToOthers]
    follow_ups: list[FollowUp]
    decisions: list[Decision]

    @property
    def called(self) -> str:
        """What inspectors call such a finding, or that the area set the priority itself."""
        return self.framework.findings.get(self.state.priority.kind, "Set by the area itself")


@dataclass(frozen=True, slots=True)
class ActionPage:
    """An action with its thread: the findings it answers, its diary, what it waits for and who asked."""

    state: ActionState
    findings: list[Finding]
    updates: list[Update]
    rebasings: list[Rebasing]
    waits_for: list[ActionState]
    needed_by: list[ActionState]
    follow_ups: list[FollowUp]


@dataclass(frozen=True, slots=True)
class FindingsOfKind:
    """The findings of one kind, in the framework's word for it, by theme."""

    kind: str
    name: str
    findings: list[Finding]


def priority_page(area: Area, priority: Priority, today: date, by: Person) -> PriorityPage:
    """The whole thread of a priority, as far as `by` may know it. Fetch it by `priorities_of`."""
    plan = plans_of(area).get(pk=priority.plan_id)
    state = priority_at(priority, today)
    follow_ups = list(follow_ups_open_to(by).filter(actions__priority=priority).distinct())
    return PriorityPage(
        state=state,
        kind=plan_kind(plan.kind),
        framework=framework_named(plan.programme.inspection.framework),
        proposed=_proposed(area, priority),
        told_to_others=told_to_others(area, state),
        follow_ups=follow_ups,
        decisions=_decisions(by, follow_ups),
    )


def action_page(area: Area, action: Action, today: date, by: Person) -> ActionPage:
    """An action whole, as far as `by` may know it. Fetch it by `actions_of`."""
    plan = plan_at(action.priority.plan, today)
    state = plan.action(action.pk)
    assert state is not None
    prefetch_related_objects([state.action], "partners")
    return ActionPage(
        state=state,
        findings=list(findings_of(area).filter(actions=action)),
        updates=list(_diary(action)),
        rebasings=list(action.rebasings.select_related("by").order_by("-at", "-pk")),
        waits_for=[other for other in plan.actions if other.action.pk in state.waits_for],
        needed_by=[other for other in plan.actions if action.pk in other.waits_for],
        follow_ups=list(follow_ups_open_to(by).filter(actions=action)),
    )


def _diary(action: Action) -> QuerySet[Update]:
    shown = Prefetch("evidence", Evidence.objects.select_related("verified_by__organisation").order_by("pk"))
    rows = action.updates.select_related("by__organisation", "reopened_by").prefetch_related(shown)
    return rows.order_by("-at", "-pk")


def findings_by_kind(area: Area) -> list[FindingsOfKind]:
    """Every finding of the area's newest inspection, what must change before what is effective, by theme within."""
    plan = plans_of(area).first()
    if plan is None:
        return []
    inspection = plan.programme.inspection
    framework = framework_named(inspection.framework)
    found = findings_of(area).filter(inspection=inspection).prefetch_related("priorities")
    rows = list(found.annotate(answered_by=Count("actions", distinct=True)))
    order = sorted(framework.findings, key=lambda kind: (kind == "strength", kind not in framework.priorities))
    return [
        FindingsOfKind(kind, framework.findings[kind], sorted(of_kind, key=lambda row: row.theme))
        for kind in order
        if (of_kind := [row for row in rows if row.kind == kind])
    ]


def told_to_others(area: Area, state: PriorityState) -> list[ToldToOthers]:
    """Findings in other inspection reports that this area holds, most like what this priority answers."""
    if not state.findings:
        return []
    papers = [framework.paper_kind for framework in frameworks().values()]
    kinds = {kind for framework in frameworks().values() for kind in framework.findings if kind != "strength"}
    own = {finding.statement.document_id for finding in state.findings}
    rows = Statement.objects.filter(document__area=area, document__kind__in=papers, kind__in=kinds)
    rows = rows.exclude(document__in=own).exclude(state__in=(StatementState.REJECTED, StatementState.REPLACED))
    if theme := state.priority.theme:
        rows = rows.filter(theme=theme)
    compared = list(rows.select_related("document__area").order_by("-document_id", "position")[:MOST_COMPARED])
    if not compared:
        return []
    words = " ".join(finding.wording for finding in state.findings if finding.kind == state.priority.kind)
    like = SimilarFindings(compared, words=lambda row: row.words).like(words, most=MOST_SIMILAR)
    return [ToldToOthers(found.item, ", ".join(found.shared_words[:4])) for found in like]


def _proposed(area: Area, priority: Priority) -> list[Finding]:
    """The findings of the same theme that no priority answers yet."""
    framework = framework_named(priority.plan.programme.inspection.framework)
    if not priority.theme:
        return []
    rows = findings_of(area).filter(inspection=priority.plan.programme.inspection_id, priorities__isnull=True)
    return list(rows.filter(theme=priority.theme, kind__in=framework.proposed))


def _decisions(by: Person, follow_ups: Iterable[FollowUp]) -> list[Decision]:
    """What was decided where this was asked about."""
    meetings = {found.meeting_id for found in follow_ups if found.meeting_id}
    return list(decisions_open_to(by).filter(Q(meeting__in=meetings))) if meetings else []
