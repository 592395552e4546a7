"""What stands on a chart beside its points: actions, changes of policy, breaks, the way to the target."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sendwell.apps.outcomes.judging import Judged
from sendwell.apps.outcomes.models import Annotation, AnnotationKind, Target
from sendwell.apps.programme.state import ActionState
from sendwell.domain.measures import period
from sendwell.domain.places import breaks_of


@dataclass(frozen=True, slots=True)
class Mark:
    """A day on a chart, with what happened. `action_id` or `annotation` says what it is about."""

    on: date
    words: str
    action_id: int | None = None
    annotation: Annotation | None = None


def marks_of(judged: Judged, states: Iterable[ActionState], annotations: Sequence[Annotation]) -> list[Mark]:
    """Every mark of a measure's chart, in order of time."""
    found = [Mark(one.on, _words(one), annotation=one) for one in annotations]
    for state in states:
        action, title = state.action, f"{state.label} {state.action.title}"
        if action.starts_on and action.starts_on <= state.today:
            found.append(Mark(action.starts_on, f"Action began: {title}", action.pk))
        if state.finished and state.updated_on:
            found.append(Mark(state.updated_on, f"Action done: {title}", action.pk))
    found += [Mark(on, f"Break: {why}") for on, why in _breaks(judged)]
    return sorted(found, key=lambda mark: mark.on)


def path_of(target: Target) -> list[dict[str, Any]]:
    """The way to a target: from its baseline over its steps to its value."""
    steps = [
        (target.baseline_on.isoformat(), target.baseline),
        *target.steps,
        (target.due_on.isoformat(), target.value),
    ]
    return [{"day": day, "value": value} for day, value in steps]


def _breaks(judged: Judged) -> list[tuple[date, str]]:
    found = []
    for one in judged.measure.breaks:
        try:
            found.append((period(judged.series.kind, one.period).begins, one.why))
        except ValueError:
            continue  # a break in periods of another kind than these
    return [*found, *((one.on, one.why) for one in breaks_of(judged.series.place))]


def _words(one: Annotation) -> str:
    return f"Break: {one.words}" if one.kind == AnnotationKind.BREAK else one.words
