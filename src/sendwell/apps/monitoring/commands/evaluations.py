"""The self-evaluation is worded by people, and kept in versions."""

from datetime import date

from sendwell.apps.mechanisms.editing import Seen, hold, mark_of
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.monitoring.models import Evaluation, EvaluationPart
from sendwell.apps.monitoring.permissions import may_run_visits
from sendwell.apps.monitoring.readiness import aspect_named
from sendwell.apps.monitoring.readiness.evaluating import evaluated
from sendwell.apps.monitoring.readiness.paper import evaluation_paper
from sendwell.apps.partnership.models import Person
from sendwell.apps.programme.models import Plan, Priority
from sendwell.apps.publishing.commands import fingerprint
from sendwell.apps.publishing.kept import to_json


@command
def write_part(
    *, priority: Priority, part: str, words: str, by: Person, seen: Seen | None = None
) -> EvaluationPart | None:
    """Word one part of the self-evaluation of a priority; empty words leave it to the draft again.

    Raises PermissionDenied, or Refused for a part that there is not, or that somebody else changed meanwhile.
    """
    require(may_run_visits(by) and priority.plan.programme.area_id == by.area_id)
    if aspect_named(part) is None:
        raise Refused("A self-evaluation has no such part.")
    row, _ = EvaluationPart.objects.get_or_create(priority=priority, part=part)
    hold(row, seen or {"words": mark_of("")})  # who saw the draft is told if somebody worded it meanwhile
    row.words = words.strip()
    row.save()
    return row


@command
def keep_version(*, plan: Plan, what_for: str, seen: str, today: date, by: Person) -> Evaluation:
    """Keep the self-evaluation as it stands and as its reader has `seen` it. Raises PermissionDenied or Refused."""
    require(may_run_visits(by) and plan.programme.area_id == by.area_id)
    found = evaluated(plan, today)
    if fingerprint(evaluation_paper(found)) != seen:
        raise Refused("It has changed since you looked at it. Look through it again, then keep it.")
    Plan.objects.select_for_update().get(pk=plan.pk)  # so that two versions at once get two numbers
    number = plan.evaluations.count() + 1
    content = to_json(evaluation_paper(found, what_for))
    return Evaluation.objects.create(plan=plan, number=number, content=content, what_for=what_for, kept_by=by)
