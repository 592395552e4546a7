"""Until when a decision can be called in, and how it stands."""

from datetime import date, timedelta

from sendwell.apps.governance.models import Decision
from sendwell.apps.mechanisms.words import how_far
from sendwell.domain.clocks import Deadline, last_day, limit_named


def call_in_ends(decision: Decision) -> Deadline | None:
    """The last day on which a decision can be called in; None where it can't be, or is not published yet."""
    if not decision.may_be_called_in or decision.urgent_because.strip() or decision.published_on is None:
        return None
    return last_day(limit_named("call_in"), decision.published_on)


def how_decision_stands(decision: Decision, today: date) -> str:
    """How a decision stands, in one sentence."""
    if decision.implemented_on:
        return f"Put into effect on {decision.implemented_on:%-d %B %Y}."
    if decision.called_in_on:
        outcome = f" {decision.call_in_outcome}" if decision.call_in_outcome else " What came of it is not known yet."
        return f"Called in on {decision.called_in_on:%-d %B %Y}.{outcome}"
    ends = call_in_ends(decision)
    if ends and today <= ends.on:
        return f"It can be called in until {ends.on:%-d %B %Y}, {how_far(ends.on, today)}."
    if ends:
        return f"Not called in. It takes effect from {ends.on + timedelta(days=1):%-d %B %Y}."
    if decision.urgent_because.strip():
        return f"It can’t be called in, because it is urgent: {decision.urgent_because}"
    if decision.may_be_called_in:
        return "It can be called in once it is published."
    return f"Taken on {decision.day:%-d %B %Y}." if decision.day else "The day on which it was taken is not known."
