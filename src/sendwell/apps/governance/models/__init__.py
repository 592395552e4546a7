"""Bodies, their meetings, what they decided and what they asked for."""

from sendwell.apps.governance.models.bodies import SEATED, Body, MemberRole, Membership, Post
from sendwell.apps.governance.models.decisions import Decision, Implication, ImplicationKind, Screening, Taker
from sendwell.apps.governance.models.follow_ups import FollowUp, FollowUpKind, Response
from sendwell.apps.governance.models.meetings import Meeting

__all__ = [
    "SEATED",
    "Body",
    "Decision",
    "FollowUp",
    "FollowUpKind",
    "Implication",
    "ImplicationKind",
    "Meeting",
    "MemberRole",
    "Membership",
    "Post",
    "Response",
    "Screening",
    "Taker",
]
