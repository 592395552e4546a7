"""What is known of an action, as far as it bears on whether the action is on course."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PointOnTheWay:
    """A milestone: what will have happened, by when, and the day it was reached."""

    wording: str
    due_on: date
    reached_on: date | None = None


@dataclass(frozen=True, slots=True)
class WaitedFor:
    """Another action that this one waits for, as it stands: `rating` is what its owner says ("" for no update)."""

    title: str
    due_on: date | None = None
    rating: str = ""
    finished: bool = False


@dataclass(frozen=True, slots=True)
class DeliveryFacts:
    """The facts of one action. `said_done`: its owner rates it blue. `says_next_step`: its latest update does."""

    has_owner: bool = True
    owner_has_left: bool = False
    starts_on: date | None = None
    due_on: date | None = None
    said_done: bool = False
    updated_on: date | None = None
    says_next_step: bool = False
    evidence: int = 0
    evidence_verified: int = 0
    milestones: tuple[PointOnTheWay, ...] = ()
    waits_for: tuple[WaitedFor, ...] = ()
