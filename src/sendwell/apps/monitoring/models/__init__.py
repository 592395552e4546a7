"""Visits that look at an improvement, the rooms made for them, and how ready the area says it is for the next."""

from sendwell.apps.monitoring.models.elsewhere import PublishedOutcome
from sendwell.apps.monitoring.models.evaluations import Evaluation, EvaluationPart
from sendwell.apps.monitoring.models.rooms import Opening, Room, RoomLink, RoomState
from sendwell.apps.monitoring.models.visits import (
    EvidenceAsked,
    Judgement,
    LineOfEnquiry,
    Visit,
    VisitAction,
)

__all__ = [
    "Evaluation",
    "EvaluationPart",
    "EvidenceAsked",
    "Judgement",
    "LineOfEnquiry",
    "Opening",
    "PublishedOutcome",
    "Room",
    "RoomLink",
    "RoomState",
    "Visit",
    "VisitAction",
]
