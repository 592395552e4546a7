"""The claims of a plan: each rating and each statement of an update, with the evidence that it rests on."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from sendwell.apps.monitoring.room.evidence import Shelf
from sendwell.apps.programme.models import Evidence, Plan, Update
from sendwell.apps.programme.queries.plan_at import end_of
from sendwell.apps.programme.state import ActionState, PriorityState
from sendwell.domain.assurance import rating_name

Json = dict[str, Any]
Updates = Mapping[int, list[Update]]


def updates_by_action(plan: Plan, as_at: date) -> Updates:
    """Every update of a plan up to the end of a day, the newest first, with its evidence: two queries."""
    shown = Evidence.objects.select_related("verified_by__organisation").order_by("pk")
    rows = Update.objects.filter(action__priority__plan=plan, at__lt=end_of(as_at)).select_related("by__organisation")
    found: dict[int, list[Update]] = defaultdict(list)
    for row in rows.prefetch_related(Prefetch("evidence", shown)).order_by("-at", "-pk"):
        found[row.action_id].append(row)
    return found


def claims_of_actions(priority: PriorityState, updates: Updates, shelf: Shelf) -> Iterator[Json]:
    """The claims of a priority's actions, in the order of their numbers: its rating, then each update."""
    for state in priority.actions:
        said = updates.get(state.action.pk, [])
        yield _rating(state, [number for row in said for number in _shown(row, shelf)])
        yield from (_update(state, row, shelf) for row in said)


def _shown(update: Update, shelf: Shelf) -> list[int]:
    return [shelf.evidence(one) for one in _of(update)]


def _of(update: Update) -> list[Evidence]:
    rows = list(update.evidence.all())
    for row in rows:
        row.update = update  # known already, with whoever gave it
    return rows


def _rating(state: ActionState, evidence: list[int]) -> Json:
    supported = state.supported
    delivery = f"said {rating_name(state.rating) or 'nothing yet'}, the facts support {rating_name(supported.rating)}"
    return {
        "kind": "rating",
        "about": f"{state.label} {state.action.title}",
        "words": f"Delivery: {delivery}. Impact: {rating_name(state.impact) or 'nobody has said yet'}.",
        "reasons": [*(reason.words for reason in supported.reasons), *([state.differs] if state.differs else [])],
        "on": state.updated_on.isoformat() if state.updated_on else "",
        "by": str(state.action.owner or "Nobody"),
        "evidence": evidence,
    }


def _update(state: ActionState, update: Update, shelf: Shelf) -> Json:
    ahead = f" Next: {update.next_step}" if update.next_step else ""
    return {
        "kind": "update",
        "about": f"{state.label} {state.action.title}",
        "words": f"{update.happened}{ahead}",
        "reasons": [],
        "on": timezone.localdate(update.at).isoformat(),
        "by": str(update.by),
        "evidence": _shown(update, shelf),
    }
