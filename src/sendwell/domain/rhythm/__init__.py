"""How often an action owes an update, who is reminded when it does not come, and whom silence is told to."""

from sendwell.domain.rhythm.chasing import is_asked_again
from sendwell.domain.rhythm.notices import Notice, notices
from sendwell.domain.rhythm.retrying import next_try
from sendwell.domain.rhythm.rhythm import MOST_DAYS, Rhythm
from sendwell.domain.rhythm.silence import Promise, Someone, Step, To, due_on, steps_reached

__all__ = [
    "MOST_DAYS",
    "Notice",
    "Promise",
    "Rhythm",
    "Someone",
    "Step",
    "To",
    "due_on",
    "is_asked_again",
    "next_try",
    "notices",
    "steps_reached",
]
