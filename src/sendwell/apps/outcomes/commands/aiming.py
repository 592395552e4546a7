"""What should move, how far, by when; and the marks on charts that help to read them."""

from datetime import date
from typing import Any

from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.outcomes.models import Aim, Annotation, Target
from sendwell.apps.outcomes.permissions import may_aim
from sendwell.apps.partnership.models import Person
from sendwell.apps.programme.models import Action, Priority
from sendwell.domain.measures import Measure


@command
def set_target(
    *,
    measure: Measure,
    baseline: float,
    baseline_on: date,
    value: float,
    due_on: date,
    why: str,
    by: Person,
    steps: list[tuple[date, float]] | None = None,
) -> Target:
    """Set where a measure should be and by when. The one before it stays in sight, so say why it changes.

    `steps` are points on the way. Raises PermissionDenied, or Refused where the dates or the reason do not hold.
    """
    require(may_aim(by))
    if due_on <= baseline_on:
        raise Refused("The target must be due after the day on which it starts.", "due_on")
    if not why.strip():
        raise Refused("Say why this is the target.", "why")
    return Target.objects.create(
        area=by.area,
        measure=measure.key,
        baseline=baseline,
        baseline_on=baseline_on,
        value=value,
        due_on=due_on,
        steps=[[day.isoformat(), number] for day, number in sorted(steps or [])],
        why=why,
        by=by,
    )


@command
def add_aim(*, of: Action | Priority, measure: str, value: float, due_on: date, by: Person) -> Aim:
    """Say which measure an action or a priority should move. Fetch it with its plan's programme.

    Raises PermissionDenied, or Refused where it names the measure already.
    """
    plan = of.priority.plan if isinstance(of, Action) else of.plan
    require(may_aim(by) and plan.programme.area_id == by.area_id)
    linked: dict[str, Any] = {"action": of} if isinstance(of, Action) else {"priority": of}
    if Aim.objects.filter(measure=measure, **linked).exists():
        raise Refused("This measure is named already. Remove it first, to change how far it should move.", "measure")
    return Aim.objects.create(area=by.area, measure=measure, value=value, due_on=due_on, **linked)


@command
def remove_aim(*, aim: Aim, by: Person) -> None:
    """Say that a measure is no longer what an action or a priority should move; its history stays."""
    require(may_aim(by) and aim.area_id == by.area_id)
    aim.delete()


@command
def annotate(
    *, measure: Measure | None, on: date, kind: str, words: str, by: Person, everywhere: bool = False
) -> Annotation:
    """Mark a day on the chart of a measure; on those of all the area's measures without one, or `everywhere`."""
    require(may_aim(by))
    key = measure.key if measure and not everywhere else ""
    return Annotation.objects.create(area=by.area, measure=key, on=on, kind=kind, words=words, by=by)


@command
def remove_annotation(*, annotation: Annotation, by: Person) -> None:
    """Take a mark off the chart; its history stays."""
    require(may_aim(by) and annotation.area_id == by.area_id)
    annotation.delete()
