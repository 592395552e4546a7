"""What sets the end of a plan: the chain of actions that wait for one another, and the room between them, in words."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from sendwell.apps.mechanisms.words import counted
from sendwell.apps.oversight.whole import WholePlan
from sendwell.apps.programme.state import ActionState
from sendwell.domain.planning import Chain, critical_chain, longest_wait


@dataclass(frozen=True, slots=True)
class Link:
    """An action of the chain, and in words the room between it and the next: nothing for the last."""

    state: ActionState
    room: str
    tight: bool


@dataclass(frozen=True, slots=True)
class ChainTold:
    """A chain, its links, and the sentence that says what it means."""

    chain: Chain
    links: list[Link]
    says: str


def chain_told(plan: WholePlan, ending: Collection[int] | None = None) -> ChainTold:
    """The chain to the last due date, with `ending` to the last of those; where that waits for nothing, the longest."""
    last = critical_chain(plan.tasks_ahead, ending)
    chain = last if len(last.keys) > 1 else longest_wait(plan.tasks_ahead, ending)
    return ChainTold(chain, list(_links(plan, chain)), _chain_says(plan, last, chain))


def _chain_says(plan: WholePlan, last: Chain, chain: Chain) -> str:
    if not last.keys:
        return "Nothing that is still to be done has a due date, so nothing says what sets the end."
    end = plan.by_key[last.keys[-1]]
    if len(last.keys) > 1:
        words = f"{counted(len(last.keys), 'action')}, each waiting for the one before, lead to the last due date"
        return f"{words}, {end.action.due_on:%-d %B %Y}. A day lost on one of them is a day lost at the end."
    alone = f"The last due date is that of {end.label}, {end.action.due_on:%-d %B %Y}, and it waits for nothing."
    if not chain.keys:
        return f"{alone} No action is said to wait for another."
    return f"{alone} This is the longest chain of actions that wait for one another:"


def _links(plan: WholePlan, chain: Chain) -> Iterator[Link]:
    states = [plan.by_key[key] for key in chain.keys]
    for before, after in pairwise(states):
        yield Link(before, *_room(before, after))
    yield from (Link(found, "", tight=False) for found in states[-1:])


def _room(before: ActionState, after: ActionState) -> tuple[str, bool]:
    """The days between the end of one and the start of the next, and whether there are none."""
    due, starts, ends = before.action.due_on, after.action.starts_on, after.action.due_on
    if due is None:
        return f"It has no due date, so nothing says when {after.label} can begin.", True
    if ends and due > ends:
        return f"It is due after {after.label}, which waits for it, is due: one of the two dates is wrong.", True
    if starts is None:
        return "", False
    room = (starts - due - timedelta(days=1)).days
    if room < 0:
        return f"{after.label} starts {counted(-room, 'day')} before this is due.", True
    return (
        (f"{counted(room, 'day')} of room before {after.label} starts.", False) if room else ("No day of room.", True)
    )
