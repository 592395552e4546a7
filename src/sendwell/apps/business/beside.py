"""What the business of meetings has to say on the pages of the programme below."""

from collections.abc import Sequence

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from sendwell.apps.business.models import Effect
from sendwell.apps.governance.models import FollowUp
from sendwell.apps.mechanisms.words import counted
from sendwell.apps.partnership.models import Area
from sendwell.apps.programme.notices import Notice
from sendwell.apps.programme.state import ActionState

SAYS = {"starts": "started it", "changes": "changed it", "stops": "stopped it"}


def on_home(area: Area, states: Sequence[ActionState]) -> list[Notice]:
    """How many answers bodies have waited for past their day."""
    today = timezone.localdate()
    late = FollowUp.objects.filter(Q(due_on__lt=today), area=area, answered_on=None).count()
    if not late:
        return []
    are = "answer that a body asked for is" if late == 1 else "answers that bodies asked for are"
    return [Notice(f"{counted(late, are, are)} late", reverse("follow_ups", args=[area.slug]))]


def on_action(area: Area, state: ActionState) -> list[Notice]:
    """The decisions that started, changed or stopped an action."""
    effects = Effect.objects.filter(action=state.action).select_related("decision__meeting").order_by("pk")
    return [_said(area, effect) for effect in effects]


def owner_is_asked_after(area: Area) -> int | None:
    """Meetings have no say in how often an owner is asked."""
    return None


def _said(area: Area, effect: Effect) -> Notice:
    day = effect.decision.day
    on = f" of {day:%-d %B %Y}" if day else ""
    url = reverse("decision", args=[area.slug, effect.decision_id])
    return Notice(f"A decision{on} {SAYS[effect.kind]}", url, calm=True)
