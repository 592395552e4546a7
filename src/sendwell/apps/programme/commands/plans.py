"""The plan itself: its words, the stages it has reached, its priorities."""

from datetime import date

from django.utils import timezone

from sendwell.apps.mechanisms.editing import Seen, hold
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Person
from sendwell.apps.programme.commands.findings import next_number
from sendwell.apps.programme.models import Plan, Priority, StageReached
from sendwell.apps.programme.permissions import may_run_programme
from sendwell.domain.frameworks import Stage, plan_kind

OWN = "own"


@command
def change_plan(*, plan: Plan, title: str, intent: str, by: Person, seen: Seen | None = None) -> Plan:
    """Change a plan's title and statement of intent. Raises PermissionDenied or Refused."""
    require(_may_change(by, plan))
    hold(plan, seen)
    plan.title, plan.intent = title, intent
    plan.save()
    return plan


@command
def record_stage(*, plan: Plan, stage: str, on: date, note: str, by: Person, seen: Seen | None = None) -> StageReached:
    """Record, or correct, the day on which a plan reached a stage; a stage that repeats is recorded for each day.

    Raises PermissionDenied, or Refused for a day in the future, a day before the inspection ended, or a stage that
    nobody records by hand.
    """
    require(_may_change(by, plan))
    found = recordable_stage(plan, stage)
    if on > timezone.localdate():
        raise Refused(f"{on:%-d %B %Y} is in the future. Record a stage on the day it is reached, or later.")
    ended_on = plan.programme.inspection.ended_on
    if ended_on and on < ended_on:
        raise Refused(
            f"{on:%-d %B %Y} is before the inspection ended, on {ended_on:%-d %B %Y}. Check the day and the year."
        )
    same = {"on": on} if found.repeats else {}
    earlier = plan.stages_reached.filter(stage=found.key, **same).first()
    reached = hold(earlier, seen) if earlier else StageReached(plan=plan, stage=found.key)
    reached.on, reached.note, reached.by = on, note, by
    reached.save()
    return reached


@command
def unrecord_stage(*, plan: Plan, stage: str, by: Person, on: date | None = None) -> None:
    """Take back a stage that was recorded by mistake; of one that repeats, that of the day `on`. Its history stays."""
    require(_may_change(by, plan))
    same = {"on": on} if on else {}
    for reached in plan.stages_reached.filter(stage=stage, **same):
        reached.delete()


def recordable_stage(plan: Plan, key: str) -> Stage:
    """The stage of the plan's kind that a person may record. Raises Refused for any other."""
    found = next((stage for stage in plan_kind(plan.kind).stages if stage.key == key and stage.recorded), None)
    if found is None:
        raise Refused("This stage is worked out from the days of the report or of another stage: record those.")
    return found


@command
def add_priority(
    *,
    plan: Plan,
    title: str,
    outcome: str,
    accountable: Person | None,
    due_on: date | None,
    by: Person,
    theme: str = "",
) -> Priority:
    """Add a priority that the area sets itself. Raises PermissionDenied or Refused."""
    require(_may_change(by, plan))
    check_accountable(accountable, by)
    return Priority.objects.create(
        plan=plan,
        number=next_number(plan),
        title=title,
        kind=OWN,
        theme=theme,
        outcome=outcome,
        accountable=accountable,
        due_on=due_on,
    )


@command
def change_priority(
    *,
    priority: Priority,
    title: str,
    outcome: str,
    accountable: Person | None,
    due_on: date | None,
    by: Person,
    theme: str = "",
    seen: Seen | None = None,
) -> Priority:
    """Change what a priority promises, who answers for it, and by when. Raises PermissionDenied or Refused."""
    require(_may_change(by, priority.plan))
    hold(priority, seen)
    if accountable and accountable.pk != priority.accountable_id:
        check_accountable(accountable, by)
    priority.title, priority.outcome, priority.theme = title, outcome, theme
    priority.accountable, priority.due_on = accountable, due_on
    priority.save()
    return priority


def check_accountable(person: Person | None, by: Person) -> None:
    """Raise Refused for somebody who has left, or is of another area."""
    if person is None:
        return
    if person.area_id != by.area_id:
        raise Refused(f"{person.name} is not in your area’s partnership.")
    if person.left_on:
        raise Refused(f"{person.name} left on {person.left_on:%-d %B %Y}. Choose somebody who is still here.")


def _may_change(by: Person, plan: Plan) -> bool:
    return may_run_programme(by) and plan.programme.area_id == by.area_id
