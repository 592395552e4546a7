"""Choosing among the actions of the plan: by what, which those are, and how a choice is told in an address."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from sendwell.apps.oversight.whole import WholePlan
from sendwell.apps.programme.state import ActionState
from sendwell.domain.searching import asked

NOBODY = "nobody"
STATES = {
    "late": "Late",
    "at-risk": "At risk: rated amber or red",
    "silent": "No update for 4 weeks",
    "broken": "A link of its thread is missing",
    "waiting": "Waits for an action that is not done",
    "left": "Its owner has left",
    "open": "Not done yet",
}
RATINGS = {"red": "Red", "amber": "Amber", "green": "Green", "blue": "Blue", "none": "No update yet"}
DUE = {
    "past": "In the past",
    "28": "In the next 4 weeks",
    "91": "In the next 3 months",
    "365": "In the next year",
    "none": "No date",
}
NAMES = ("text", "priority", "owner", "organisation", "rating", "state", "due")

Chosen = Mapping[str, str]
_Test = Callable[[ActionState, str, WholePlan], bool]


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen, as the address tells it; what was left open is not in it."""

    chosen: dict[str, str]

    @property
    def query(self) -> str:
        """The choice as the query of an address: the same choice always has the same one."""
        return urlencode({name: self.chosen[name] for name in NAMES if name in self.chosen})

    def of(self, plan: WholePlan) -> list[ActionState]:
        """The actions that meet everything chosen, in the order of their numbers."""
        return [found for found in plan.actions if self._meets(found, plan)]

    def _meets(self, found: ActionState, plan: WholePlan) -> bool:
        return all(_TESTS[name](found, value, plan) for name, value in self.chosen.items())


def choice_from(answers: Mapping[str, Any]) -> Choice:
    """The choice that a form's answers make."""
    return Choice({name: str(answers[name]) for name in NAMES if answers.get(name)})


def _has_words(found: ActionState, value: str, plan: WholePlan) -> bool:
    action = found.action
    happened = found.latest.happened if found.latest else ""
    text = " ".join((found.label, action.title, action.difference, action.measure, happened))
    return all(term.hit.search(text) for term in asked(value).terms)


def _is_of_priority(found: ActionState, value: str, plan: WholePlan) -> bool:
    return str(found.action.priority_id) == value


def _is_owned_by(found: ActionState, value: str, plan: WholePlan) -> bool:
    return found.action.owner_id is None if value == NOBODY else str(found.action.owner_id) == value


def _concerns_organisation(found: ActionState, value: str, plan: WholePlan) -> bool:
    """It leads the action, shares it, or is where its owner works."""
    action = found.action
    owners = action.owner.organisation_id if action.owner else None
    return value in {
        str(action.lead_id),
        str(owners),
        *(str(partner.pk) for partner in plan.partners.get(action.pk, ())),
    }


def _is_rated(found: ActionState, value: str, plan: WholePlan) -> bool:
    return (found.rating or "none") == value


def _is_in_state(found: ActionState, value: str, plan: WholePlan) -> bool:
    return _STATES[value](found, plan)


def _is_due(found: ActionState, value: str, plan: WholePlan) -> bool:
    due: date | None = found.action.due_on
    if value == "none" or due is None:
        return value == "none" and due is None
    ahead = (due - plan.today).days
    return ahead < 0 if value == "past" else 0 <= ahead <= int(value)


def waits_for_something(found: ActionState, plan: WholePlan) -> bool:
    """True for an action that waits for one that is not done."""
    others = found.waits_for
    return not found.finished and any(key in plan.by_key and not plan.by_key[key].finished for key in others)


_STATES: dict[str, Callable[[ActionState, WholePlan], bool]] = {
    "late": lambda found, plan: found.overdue,
    "at-risk": lambda found, plan: found.at_risk,
    "silent": lambda found, plan: found.silent,
    "broken": lambda found, plan: bool(found.missing),
    "waiting": waits_for_something,
    "left": lambda found, plan: found.facts.owner_has_left,
    "open": lambda found, plan: not found.finished,
}
_TESTS: dict[str, _Test] = {
    "text": _has_words,
    "priority": _is_of_priority,
    "owner": _is_owned_by,
    "organisation": _concerns_organisation,
    "rating": _is_rated,
    "state": _is_in_state,
    "due": _is_due,
}
