"""Every change to bodies, their meetings, and what they decided and asked for."""

from sendwell.apps.governance.commands.bodies import add_body, add_meeting, change_body, move_meeting, place_paper
from sendwell.apps.governance.commands.follow_ups import add_follow_up, answer, assign

__all__ = [
    "add_body",
    "add_follow_up",
    "add_meeting",
    "answer",
    "assign",
    "change_body",
    "move_meeting",
    "place_paper",
]
