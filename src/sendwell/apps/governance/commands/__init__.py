"""Every change to bodies, their meetings, and what they decided and asked for."""

from sendwell.apps.governance.commands.bodies import (
    add_body,
    add_meeting,
    cancel_meeting,
    change_body,
    move_meeting,
    place_paper,
)
from sendwell.apps.governance.commands.decisions import add_decision, change_decision, screen
from sendwell.apps.governance.commands.follow_ups import add_follow_up, answer, ask, assign
from sendwell.apps.governance.commands.members import add_member, change_member
from sendwell.apps.governance.commands.posts import add_post, change_post, remove_post
from sendwell.apps.governance.commands.recommendations import respond

__all__ = [
    "add_body",
    "add_decision",
    "add_follow_up",
    "add_meeting",
    "add_member",
    "add_post",
    "answer",
    "ask",
    "assign",
    "cancel_meeting",
    "change_body",
    "change_decision",
    "change_member",
    "change_post",
    "move_meeting",
    "place_paper",
    "remove_post",
    "respond",
    "screen",
]
