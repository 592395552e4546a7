"""Whose actions can be updated together."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sendwell.apps.partnership.models import Area, Person
from sendwell.apps.programme.notices import owner_is_asked_after
from sendwell.apps.programme.queries.home import owes
from sendwell.apps.programme.queries.plan_at import states_of
from sendwell.apps.programme.queries.rows import actions_of
from sendwell.apps.programme.state import ActionState


@dataclass(frozen=True, slots=True)
class Owner:
    """Somebody who owns actions that are not finished: how many, and how many of them owe an update."""

    person: Person
    running: int
    owing: int


def owners_of_running_actions(area: Area, today: date) -> list[Owner]:
    """Everyone who owns an action that is not finished, those who owe most updates first."""
    owned: dict[Person, list[ActionState]] = defaultdict(list)
    for state in states_of(actions_of(area).filter(owner__isnull=False), today):
        if state.action.owner and not state.finished:
            owned[state.action.owner].append(state)
    asked_after = owner_is_asked_after(area)
    found = [Owner(who, len(states), sum(owes(one, asked_after) for one in states)) for who, states in owned.items()]
    return sorted(found, key=lambda owner: (-owner.owing, owner.person.name))
