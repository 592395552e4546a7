"""The timeline: the plan against today, what sets its end, and what that means in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from sendwell.apps.mechanisms.words import counted
from sendwell.apps.oversight.timeline.picture import Picture, draw
from sendwell.apps.oversight.whole import WholePlan
from sendwell.apps.programme.state import ActionState, PriorityState
from sendwell.domain.planning import Chain, critical_chain, longest_wait


@dataclass(frozen=True, slots=True)
class Link:
    """An action of the chain, and in words the room between it and the next: nothing for the last."""

    state: ActionState
    room: str
    tight: bool


@dataclass(frozen=True, slots=True)
class TableRow:
    """An action as the table under the picture tells it."""

    state: ActionState
    waits_for: str
    in_chain: bool


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """The picture, the chain and the table, with the sentence that says what is seen."""

    picture: Picture
    sentence: str
    chain: list[Link]
    chain_says: str
    table: list[tuple[PriorityState, list[TableRow]]]


def timeline_page(plan: WholePlan, priority: PriorityState | None) -> TimelinePage:
    """The whole plan, or one priority of it with the chain that leads to its end, wherever that comes from."""
    shown = [priority] if priority else list(plan.state.priorities)
    actions = [found for one in shown for found in one.actions]
    ending = [found.action.pk for found in actions]
    last = critical_chain(plan.tasks_ahead, ending)
    chain = last if len(last.keys) > 1 else longest_wait(plan.tasks_ahead, ending)
    return TimelinePage(
        picture=draw(plan, shown, chain.keys),
        sentence=_sentence(actions, plan.today),
        chain=list(_links(plan, chain)),
        chain_says=_chain_says(plan, last, chain),
        table=[(one, [_table_row(plan, found, chain) for found in one.actions]) for one in shown],
    )


def _sentence(actions: list[ActionState], today: date) -> str:
    """What a reader sees at one look."""
    days = [day for found in actions for day in (found.action.starts_on, found.action.due_on) if day]
    if not days:
        return f"{counted(len(actions), 'action')}, and none has dates yet." if actions else "There is no action yet."
    late = [found for found in actions if found.overdue]
    done = sum(found.finished for found in actions)
    soon = sum(0 <= (found.action.due_on - today).days <= 28 for found in actions if _due_ahead(found))  # type: ignore[operator]
    parts = (
        f"{counted(len(actions), 'action')} from {min(days):%B %Y} to {max(days):%B %Y}",
        f"{done} done",
        f"{len(late)} late"
        + (f", the longest by {counted(max(one.days_late for one in late), 'day')}" if late else ""),
        f"{soon} due in the next 4 weeks",
    )
    return "; ".join(parts) + "."


def _due_ahead(found: ActionState) -> bool:
    return found.action.due_on is not None and not found.finished


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


def _table_row(plan: WholePlan, found: ActionState, chain: Chain) -> TableRow:
    return TableRow(found, plan.labels(plan.waits_for.get(found.action.pk, ())), found.action.pk in chain.keys)
