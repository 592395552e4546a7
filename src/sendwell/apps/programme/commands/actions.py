"""Actions, what they wait for, and the milestones on their way."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TypedDict, Unpack

from django.utils import timezone

from sendwell.apps.governance.models import FollowUp
from sendwell.apps.governance.permissions import may_run_meetings
from sendwell.apps.mechanisms.editing import Seen, hold
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Organisation, Person
from sendwell.apps.programme.commands.plans import check_accountable
from sendwell.apps.programme.dependencies import circle_through
from sendwell.apps.programme.models import Action, Finding, Milestone, Priority, Rebasing
from sendwell.apps.programme.permissions import may_run_programme, may_update_action


class ActionFields(TypedDict, total=False):
    """What a person says of an action. What is left out stays as it is."""

    title: str
    difference: str
    owner: Person | None
    lead: Organisation | None
    partners: Iterable[Organisation]
    starts_on: date | None
    due_on: date | None
    measure: str
    findings: Iterable[Finding]
    depends_on: Iterable[Action]
    follow_ups: Iterable[FollowUp]


MANY = ("partners", "findings", "depends_on", "follow_ups")


@command
def add_action(*, priority: Priority, by: Person, **said: Unpack[ActionFields]) -> Action:
    """Add an action to a priority. Raises PermissionDenied, or Refused with the sentence to show."""
    require(may_run_programme(by) and priority.plan.programme.area_id == by.area_id)
    return _save(Action(priority=priority, number=_next_number(priority)), said, by)


@command
def change_action(
    *, action: Action, by: Person, why: str = "", seen: Seen | None = None, **said: Unpack[ActionFields]
) -> Action:
    """Change an action. A date or a measure that it had already changes only with the reason `why`, and stays visible.

    Raises PermissionDenied, or Refused with the sentence to show.
    """
    require(may_run_programme(by) and action.priority.plan.programme.area_id == by.area_id)
    found = hold(action, seen, why="")
    rebasing = _rebasing(found, said, why, by)
    saved = _save(found, said, by)
    if rebasing:
        rebasing.save()
    return saved


@command
def answer_request(*, action: Action, follow_up: FollowUp, by: Person) -> None:
    """Say that an action answers what a body asked for. Raises PermissionDenied or Refused."""
    require(may_run_programme(by) or may_run_meetings(by))
    _check_same_area(action, {"follow_ups": [follow_up]}, by)
    require(action.priority.plan.programme.area_id == by.area_id)
    action.follow_ups.add(follow_up)


@command
def add_milestone(*, action: Action, wording: str, due_on: date, by: Person) -> Milestone:
    """Add a point on the way to an action's end. Raises PermissionDenied, or Refused for a day after the action's."""
    require(may_update_action(by, action))
    _check_milestone(action, due_on)
    return Milestone.objects.create(action=action, wording=wording, due_on=due_on)


@command
def change_milestone(
    *,
    milestone: Milestone,
    wording: str,
    due_on: date,
    reached_on: date | None,
    by: Person,
    seen: Seen | None = None,
) -> Milestone:
    """Change a milestone, or say on which day it was reached. Raises PermissionDenied or Refused."""
    require(may_update_action(by, milestone.action))
    hold(milestone, seen)
    # A date that stays may lie outside an action that has moved since: it can still be said that it was reached.
    if due_on != milestone.due_on:
        _check_milestone(milestone.action, due_on)
    if reached_on and reached_on > timezone.localdate():
        raise Refused(f"{reached_on:%-d %B %Y} is in the future: nothing can have been reached then.")
    milestone.wording, milestone.due_on, milestone.reached_on = wording, due_on, reached_on
    milestone.save()
    return milestone


def _rebasing(action: Action, said: ActionFields, why: str, by: Person) -> Rebasing | None:
    """The new date or measure of an action that had one, to be remembered openly; None where neither changes."""
    row = Rebasing(
        action=action,
        by=by,
        why=why.strip(),
        due_before=action.due_on,
        due_after=said.get("due_on", action.due_on),
        measure_before=action.measure,
        measure_after=said.get("measure", action.measure),
    )
    moved = row.due_before is not None and row.due_before != row.due_after
    # Browsers send other line ends than those that they were given: only words count.
    remeasured = bool(row.measure_before.strip()) and row.measure_before.split() != row.measure_after.split()
    if not (moved or remeasured):
        return None
    if not row.why:
        what = "date and the measure change" if moved and remeasured else "date changes" if moved else "measure changes"
        raise Refused(f"Enter why the {what}. The old stays visible beside the new.", field="why")
    return row


def _save(action: Action, said: ActionFields, by: Person) -> Action:
    owner_before = action.owner_id
    for name, value in said.items():
        if name not in MANY:
            setattr(action, name, value)
    if action.owner_id != owner_before:
        check_accountable(action.owner, by)
    _check_dates(action)
    many = {name: list(said[name]) for name in MANY if name in said}  # type: ignore[literal-required]
    _check_same_area(action, many, by)
    if "depends_on" in many and action.pk:
        _check_no_circle(action, many["depends_on"])
    action.save()
    for name, rows in many.items():
        getattr(action, name).set(rows)
    return action


def _check_dates(action: Action) -> None:
    if action.starts_on and action.due_on and action.due_on < action.starts_on:
        raise Refused(
            f"The action is due on {action.due_on:%-d %B %Y}, before it starts on {action.starts_on:%-d %B %Y}. "
            "Correct whichever is wrong."
        )


def _check_same_area(action: Action, many: dict[str, list[object]], by: Person) -> None:
    rows = [*many.get("partners", ()), *many.get("follow_ups", ()), action.lead]
    foreign = [row for row in rows if row is not None and row.area_id != by.area_id]
    findings = [row for row in many.get("findings", ()) if row.inspection.area_id != by.area_id]  # type: ignore[attr-defined]
    plan_id = action.priority.plan_id
    others = [row for row in many.get("depends_on", ()) if row.priority.plan_id != plan_id]  # type: ignore[attr-defined]
    if foreign or findings or others:
        raise Refused("An action is linked within its own plan and area only. Choose from the lists on this page.")


def _check_no_circle(action: Action, wanted: list[object]) -> None:
    waits_for: dict[int, list[int]] = defaultdict(list)
    titles = {found.pk: found.title for found in Action.objects.filter(priority__plan=action.priority.plan_id)}
    for row in Action.depends_on.through.objects.filter(from_action__in=titles):
        if row.from_action_id != action.pk:
            waits_for[row.from_action_id].append(row.to_action_id)
    way = circle_through(action.pk, [row.pk for row in wanted], waits_for)  # type: ignore[attr-defined]
    if len(way) == 2:
        raise Refused("An action can’t wait for itself.")
    if way:
        steps = "”, which waits for “".join(titles[step] for step in way[1:])
        raise Refused(f"This action would wait for “{steps}”: a circle, in which nothing could start.")


def _check_milestone(action: Action, due_on: date) -> None:
    if action.due_on and due_on > action.due_on:
        raise Refused(f"The milestone is after the action’s own date, {action.due_on:%-d %B %Y}. Move one of them.")
    if action.starts_on and due_on < action.starts_on:
        raise Refused(f"The milestone is before the action starts, on {action.starts_on:%-d %B %Y}. Move one of them.")


def _next_number(priority: Priority) -> int:
    Priority.objects.select_for_update().get(pk=priority.pk)  # so that two actions at once get two numbers
    last = priority.actions.order_by("-number").first()
    return (last.number if last else 0) + 1
