"""What a visit judged of each priority, and the actions that follow from it."""

from datetime import date

from sendwell.apps.mechanisms.editing import Seen, hold
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.monitoring.commands.asking import ANOTHER_PLAN
from sendwell.apps.monitoring.commands.visits import refuse_before
from sendwell.apps.monitoring.models import Judgement, Visit, VisitAction
from sendwell.apps.monitoring.permissions import may_run_visits
from sendwell.apps.partnership.models import Person
from sendwell.apps.programme.commands.actions import add_action
from sendwell.apps.programme.models import Action, Priority


@command
def judge(
    *,
    visit: Visit,
    priority: Priority,
    judgement: str,
    words: str,
    today: date,
    by: Person,
    seen: Seen | None = None,
) -> Judgement:
    """Write down what a visit judged of a priority; said again, it is corrected, and its history stays.

    Raises PermissionDenied, or Refused: for a visit still to come or of a kind that judges no priorities, a priority of
    another plan, and a word that its scale does not have.
    """
    _require(visit, by)
    refuse_before(visit, today)
    if priority.plan_id != visit.plan_id:
        raise Refused(ANOTHER_PLAN, field="priority")
    scale = visit.what.scale
    if scale is None:
        raise Refused(f"A {visit.what.name.lower()} judges no priority by itself. Write it down as what they said.")
    if scale.judgement(judgement) is None:
        raise Refused("Choose one of the judgements of its framework.", field="judgement")
    known = Judgement.objects.filter(visit=visit, priority=priority).first()
    found = hold(known, seen) if known else Judgement(visit=visit, priority=priority)
    found.judgement, found.words = judgement, words
    found.save()
    return found


@command
def add_action_after(
    *, visit: Visit, priority: Priority, title: str, owner: Person | None, due_on: date | None, today: date, by: Person
) -> VisitAction:
    """Put an action into the plan that follows from a visit. Raises PermissionDenied or Refused."""
    _require(visit, by)
    if priority.plan_id != visit.plan_id:
        raise Refused(ANOTHER_PLAN, field="priority")
    refuse_before(visit, today)
    action = add_action(priority=priority, title=title, owner=owner, due_on=due_on, by=by)
    return VisitAction.objects.create(visit=visit, action=action)


@command
def link_action(*, visit: Visit, action: Action, today: date, by: Person) -> VisitAction:
    """Say that an action of the plan follows from a visit. Raises PermissionDenied or Refused."""
    _require(visit, by)
    refuse_before(visit, today)
    if action.priority.plan_id != visit.plan_id:
        raise Refused("Choose an action of the plan that is visited.", field="action")
    if visit.actions.filter(action=action).exists():
        raise Refused("This action follows from the visit already.", field="action")
    return VisitAction.objects.create(visit=visit, action=action)


@command
def unlink_action(*, follows: VisitAction, by: Person) -> None:
    """Take back that an action follows from a visit; the action stays in the plan. Raises PermissionDenied."""
    _require(follows.visit, by)
    follows.delete()


def _require(visit: Visit, by: Person) -> None:
    require(may_run_visits(by) and visit.plan.programme.area_id == by.area_id)
