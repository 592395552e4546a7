"""What a tracker would change in a plan, worked out before anything is changed."""

from sendwell.apps.trackers.planning.proposal import Proposal, Proposed, propose

__all__ = ["Proposal", "Proposed", "propose"]
