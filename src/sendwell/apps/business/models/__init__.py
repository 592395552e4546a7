"""The business of meetings: agendas, what came of each item, minutes; who approved a plan."""

from sendwell.apps.business.models.agendas import Agenda, AgendaItem, Purpose, StandingItem, WorkItem
from sendwell.apps.business.models.approvals import ApprovalRoute, Effect, EffectKind, RouteStep, SealedPlan, Signature
from sendwell.apps.business.models.minutes import Attendance, Draft, Interest, Minutes, Outcome, OutcomeKind, Present

__all__ = [
    "Agenda",
    "AgendaItem",
    "ApprovalRoute",
    "Attendance",
    "Draft",
    "Effect",
    "EffectKind",
    "Interest",
    "Minutes",
    "Outcome",
    "OutcomeKind",
    "Present",
    "Purpose",
    "RouteStep",
    "SealedPlan",
    "Signature",
    "StandingItem",
    "WorkItem",
]
