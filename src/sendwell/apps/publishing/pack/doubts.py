"""Ratings that the facts do not bear out: what a member should not take as it seems."""

from sendwell.apps.mechanisms.words import counted
from sendwell.apps.programme.models import DeliveryRating
from sendwell.apps.programme.state import ActionState


def doubt(state: ActionState) -> str:
    """Why a good rating is not what it seems, to follow the action's title; empty where the facts bear it out."""
    if state.rating == DeliveryRating.BLUE:
        return "" if state.facts.has_evidence else "rated blue, but nothing shows that it was done"
    if state.rating != DeliveryRating.GREEN:
        return ""
    if state.overdue:
        return f"rated green, but late by {counted(state.days_late, 'day')}"
    milestone = state.next_milestone
    if milestone and milestone.is_late(state.today):
        late = counted((state.today - milestone.due_on).days, "day")
        return f"rated green, but its milestone “{milestone.wording}” is late by {late}"
    if state.silent:
        return f"rated green, but the last update is {counted(state.days_silent or 0, 'day')} old"
    return ""
