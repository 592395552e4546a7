"""One case as an extract tells it, whichever kind of extract it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sendwell.domain.clocks import Event

Fact = str | bool
TEXTS = ("need", "setting", "phase", "locality", "team", "placed_in")
"""What is known of a case in words, by name. `placed_in` is the authority in which the setting lies."""
FLAGS = ("excepted", "mediated", "appealed")
"""What is known of a case as yes or no: an exception to the 20 weeks, a mediation, an appeal."""


class Stage(StrEnum):
    """How far a case has come."""

    UNDECIDED = "undecided"
    ASSESSING = "assessing"
    PLAN = "plan"
    REFUSED = "refused"
    NO_PLAN = "no_plan"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """One request and what followed. `reference` and `child` are the authority's own, and never to be kept as they are.

    `stage` is None, and a fact is missing, where the extract does not tell it. `is_history` is true where the extract
    leaves out days because they lie before its period.
    """

    reference: str
    child: str
    stage: Stage | None
    events: tuple[Event, ...]
    facts: Mapping[str, Fact] = field(default_factory=dict)
    is_history: bool = False
