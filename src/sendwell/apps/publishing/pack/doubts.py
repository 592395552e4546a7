"""Ratings that the facts do not bear out: what a member should not take as it seems."""

from sendwell.apps.programme.state import ActionState


def doubt(state: ActionState) -> str:
    """Why a rating is not what it seems, to follow the action's title; empty where the facts bear it out.

    Only what is said better than the facts is doubted: an owner who says worse may know what no record holds.
    """
    if not state.said_better or state.differs is None:
        return ""
    return f"{state.differs[:1].lower()}{state.differs[1:]} {state.supported.reasons[0].words}"
