"""A plan as it stood at the end of a day, in a number of queries that does not grow with its actions."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet, Subquery
from django.utils import timezone

from sendwell.apps.partnership.models import Area, Person
from sendwell.apps.partnership.revision import kept
from sendwell.apps.programme.models import Action, Evidence, Finding, Milestone, Plan, Priority, Update
from sendwell.apps.programme.queries.rows import findings_of, key_dates_of, plan_rows, priorities_of
from sendwell.apps.programme.state import ActionState, PlanState, PriorityState
from sendwell.domain.assurance import ActionFacts, DeliveryFacts, PointOnTheWay, WaitedFor
from sendwell.domain.frameworks import Lengths, StageOnLine, framework_named, plan_kind, stage_line

PLANS_KEPT = 32  # in each process: about 2 MB for a plan of 300 actions


def plans_of(area: Area) -> QuerySet[Plan]:
    """The plans of an area, the current one first."""
    return plan_rows(area)


def current_plan(area: Area) -> Plan | None:
    """The plan that the area works to: the first of its newest programme. None before a programme starts."""
    return plans_of(area).first()


def priority_at(priority: Priority, today: date) -> PriorityState:
    """How one priority stands at the end of `today`."""
    found = plan_at(priority.plan, today).priority(priority.pk)
    assert found is not None
    return found


def plan_at(plan: Plan, today: date) -> PlanState:
    """How `plan` stands at the end of `today`: later updates are left out. Shared by all who ask until it changes."""
    current = current_state(plan.programme.area, today)
    if current and current.plan == plan:
        return current
    return _other_state(plan.programme.area, plan.pk, today)


@kept(PLANS_KEPT)
def current_state(area: Area, today: date) -> PlanState | None:
    """How the plan that an area works to stands at the end of `today`. Shared by all who ask until it changes."""
    plan = current_plan(area)
    return _state_of(plan, today) if plan else None


@kept(PLANS_KEPT)
def _other_state(area: Area, key: int, today: date) -> PlanState:
    return _state_of(plans_of(area).get(pk=key), today)


def _state_of(plan: Plan, today: date) -> PlanState:
    area = plan.programme.area
    return PlanState(
        plan=plan,
        kind=plan_kind(plan.kind),
        today=today,
        stages=tuple(stages_of(plan, today)),
        priorities=tuple(_priority_states(priorities_of(area).filter(plan=plan), area, today)),
        key_dates=tuple(key_dates_of(area)),
    )


def _priority_states(rows: QuerySet[Priority], area: Area, today: date) -> list[PriorityState]:
    priorities = list(rows.prefetch_related(Prefetch("findings", findings_of(area))))
    actions = _actions(area, priorities, today)
    return [PriorityState(found, tuple(found.findings.all()), tuple(actions.get(found.pk, ()))) for found in priorities]


def stages_of(plan: Plan, today: date) -> list[StageOnLine]:
    """The stage line of a plan."""
    inspection = plan.programme.inspection
    usual = framework_named(inspection.framework).years_to_full_inspection(inspection.outcome)
    lengths = Lengths(
        said={
            "monitoring_inspection_months": inspection.monitoring_inspection_months,
            "next_full_inspection_years": inspection.next_full_inspection_years,
        },
        usual={"next_full_inspection_years": usual},
    )
    times = Counter(found.stage for found in plan.stages_reached.all())
    return stage_line(plan_kind(plan.kind), days_reached(plan), today, lengths, times)


def days_reached(plan: Plan) -> dict[str, date]:
    """The last day of each stage that was reached: those a person recorded, and the facts of the inspection."""
    inspection = plan.programme.inspection
    facts = {"report_received": inspection.received_on, "report_published": inspection.published_on}
    rows = sorted(plan.stages_reached.all(), key=lambda found: found.on)
    recorded = {found.stage: found.on for found in rows}
    return {stage: on for stage, on in facts.items() if on} | recorded


def with_latest_update(actions: QuerySet[Action], today: date) -> QuerySet[Action]:
    """Each action as `today` ends, with `latest_update_id`, `added_at`, whether it has findings, and how many pieces
    of evidence were `given` and `verified`."""
    until = end_of(today)
    updates = Update.objects.filter(action=OuterRef("pk"), at__lt=until).order_by("-at", "-pk")
    added = Action.history.filter(id=OuterRef("pk")).order_by("history_id")
    shown = Evidence.objects.filter(update__action=OuterRef("pk"), update__at__lt=until).order_by()
    return actions.annotate(
        latest_update_id=Subquery(updates.values("pk")[:1]),
        added_at=Subquery(added.values("history_date")[:1]),
        has_findings=Exists(Finding.objects.filter(actions=OuterRef("pk"))),
        given=_how_many(shown),
        verified=_how_many(shown.filter(verified_at__lt=until)),
    )


def end_of(day: date) -> datetime:
    """The first moment after `day`, here."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def states_of(actions: QuerySet[Action], today: date) -> list[ActionState]:
    """The state of each action, in the order given: four queries, however many actions."""
    rows = list(with_latest_update(actions, today))
    return _states(rows, _latest(rows).select_related("by"), actions, today)


def _latest(rows: Iterable[Action]) -> QuerySet[Update]:
    return Update.objects.filter(pk__in=[row.latest_update_id for row in rows if row.latest_update_id])  # type: ignore[attr-defined]


def _states(
    rows: Iterable[Action], latest: Iterable[Update], actions: QuerySet[Action], today: date
) -> list[ActionState]:
    keys = actions.order_by().values("pk")
    updates = {update.pk: update for update in latest}
    milestones: dict[int, list[Milestone]] = defaultdict(list)
    for milestone in Milestone.objects.filter(action__in=keys).order_by("due_on", "pk"):
        milestones[milestone.action_id].append(milestone)
    waits = _waited_for(keys, today)
    return [
        _state(row, updates.get(row.latest_update_id), tuple(milestones[row.pk]), waits[row.pk], today)  # type: ignore[attr-defined]
        for row in rows
    ]


def _how_many(rows: QuerySet[Evidence]) -> Subquery:
    return Subquery(rows.values("update__action").annotate(number=Count("pk")).values("number"))


def _waited_for(actions: QuerySet[Action, Any], today: date) -> dict[int, dict[int, WaitedFor]]:
    """What each action waits for, by its key, as it stands at the end of `today`."""
    latest = Update.objects.filter(action=OuterRef("to_action"), at__lt=end_of(today)).order_by("-at", "-pk")
    links = Action.depends_on.through.objects.filter(from_action__in=actions).select_related("to_action")
    waits: dict[int, dict[int, WaitedFor]] = defaultdict(dict)
    for link in links.annotate(rated=Subquery(latest.values("rating")[:1])).order_by("pk"):
        other, rated = link.to_action, link.rated or ""  # type: ignore[attr-defined]
        waits[link.from_action_id][other.pk] = WaitedFor(other.title, other.due_on, rated, rated == "blue")
    return waits


def _actions(area: Area, priorities: Iterable[Priority], today: date) -> dict[int, list[ActionState]]:
    """The states of the actions of each priority. Whoever answers for many is one object."""
    by_key = {found.pk: found for found in priorities}
    people = {found.pk: found for found in Person.objects.filter(area=area).select_related("organisation")}
    actions = Action.objects.filter(priority__in=by_key).select_related("lead").order_by("number")
    rows = list(with_latest_update(actions, today))
    for row in rows:
        row.priority = by_key[row.priority_id]
        row.owner = people[row.owner_id] if row.owner_id else None
    latest = list(_latest(rows))
    for update in latest:
        update.by = people[update.by_id]
    by_priority: dict[int, list[ActionState]] = defaultdict(list)
    for state in _states(rows, latest, actions, today):
        by_priority[state.action.priority_id].append(state)
    return by_priority


def _state(
    row: Action,
    latest: Update | None,
    milestones: tuple[Milestone, ...],
    waits_for: dict[int, WaitedFor],
    today: date,
) -> ActionState:
    owner = row.owner
    facts = ActionFacts(
        has_owner=owner is not None,
        owner_has_left=bool(owner and owner.left_on and owner.left_on <= today),
        has_due_date=row.due_on is not None,
        has_measure=bool(row.measure.strip()),
        has_findings=row.has_findings,  # type: ignore[attr-defined]
        has_evidence=bool(row.given),  # type: ignore[attr-defined]
        updated_on=timezone.localdate(latest.at) if latest else None,
        starts_on=row.starts_on,
        finished=bool(latest and latest.rating == "blue"),
    )
    delivery = DeliveryFacts(
        has_owner=facts.has_owner,
        owner_has_left=facts.owner_has_left,
        starts_on=row.starts_on,
        due_on=row.due_on,
        said_done=facts.finished,
        updated_on=facts.updated_on,
        says_next_step=bool(latest and latest.next_step.strip()),
        evidence=row.given or 0,  # type: ignore[attr-defined]
        evidence_verified=row.verified or 0,  # type: ignore[attr-defined]
        milestones=tuple(_point(milestone, today) for milestone in milestones),
        waits_for=tuple(waits_for.values()),
    )
    label = f"{row.priority.number}.{row.number}"
    return ActionState(row, label, today, latest, milestones, facts, delivery, tuple(waits_for))


def _point(milestone: Milestone, today: date) -> PointOnTheWay:
    reached = milestone.reached_on
    return PointOnTheWay(milestone.wording, milestone.due_on, reached if reached and reached <= today else None)
