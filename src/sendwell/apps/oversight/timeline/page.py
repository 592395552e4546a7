"""The timeline: the plan against today, what sets its end, and what that means in words."""

from dataclasses import dataclass
from datetime import date

from sendwell.apps.mechanisms.words import counted
from sendwell.apps.oversight.timeline.chain import Link, chain_told
from sendwell.apps.oversight.timeline.picture import Picture, draw
from sendwell.apps.oversight.whole import WholePlan
from sendwell.apps.programme.state import ActionState, PriorityState
from sendwell.domain.planning import Chain

MOST_IN_A_TABLE = 60  # actions


@dataclass(frozen=True, slots=True)
class TableRow:
    """An action as the table under the picture tells it."""

    state: ActionState
    waits_for: str
    in_chain: bool


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """The picture, the chain and the table, with the sentence that says what is seen.

    `by_priority` is True where the table would be too long to read: then each priority has its own.
    """

    picture: Picture
    sentence: str
    chain: list[Link]
    chain_says: str
    table: list[tuple[PriorityState, list[TableRow]]]
    by_priority: bool


def timeline_page(plan: WholePlan, priority: PriorityState | None) -> TimelinePage:
    """The whole plan, or one priority of it with the chain that leads to its end, wherever that comes from."""
    shown = [priority] if priority else list(plan.state.priorities)
    actions = [found for one in shown for found in one.actions]
    ending = [found.action.pk for found in actions]
    told = chain_told(plan, ending)
    long = priority is None and len(actions) > MOST_IN_A_TABLE
    return TimelinePage(
        picture=draw(plan, shown, told.chain.keys),
        sentence=_sentence(actions, plan.today),
        chain=told.links,
        chain_says=told.says,
        table=[] if long else [(one, [_table_row(plan, found, told.chain) for found in one.actions]) for one in shown],
        by_priority=long,
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


def _table_row(plan: WholePlan, found: ActionState, chain: Chain) -> TableRow:
    return TableRow(found, plan.labels(found.waits_for), found.action.pk in chain.keys)
