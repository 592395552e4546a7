"""The plan as a picture: a row for each action, its bar over the days, its milestones, and what it waits for.

Places across are per cent of the width and places down are in em, so that one picture fits every screen while its
letters keep their size. A row is a title of its own in the page, and the picture lies behind the titles.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sendwell.apps.oversight.timeline.scale import Scale, per_cent, scale_over
from sendwell.apps.oversight.whole import WholePlan
from sendwell.apps.programme.state import ActionState, PriorityState

ROW = 3.0  # em, as in oversight.css
BAR = 0.9  # em
SHORTEST_BAR = 0.6  # per cent: a day is still seen


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of days of one action."""

    css: str
    x: str
    y: str
    width: str


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line; `css` says of what kind, `head` names the arrow head at its end where it has one."""

    css: str
    x1: str
    y1: str
    x2: str
    y2: str
    head: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A milestone."""

    css: str
    x: str
    y: str


@dataclass(frozen=True, slots=True)
class Row:
    """An action and where its row is; `start` and `end` are per cent, where it has days."""

    state: ActionState
    middle: float  # em from the top
    start: float | None
    end: float | None
    in_chain: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A priority with its rows."""

    state: PriorityState
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything that is drawn."""

    scale: Scale
    groups: list[Group]
    height: str
    today: str
    bars: list[Bar]
    lines: list[Line]
    marks: list[Mark]


def draw(plan: WholePlan, priorities: Iterable[PriorityState], chain: tuple[int, ...]) -> Picture:
    """The picture of some priorities of a plan, with `chain` (keys of actions) brought out."""
    shown = list(priorities)
    actions = [found for priority in shown for found in priority.actions]
    scale = scale_over((day for found in actions for day in _days(found)), plan.today)
    groups = list(_groups(shown, scale, set(chain)))
    rows = {row.state.action.pk: row for group in groups for row in group.rows}
    height = sum(len(group.rows) + 1 for group in groups) * ROW
    return Picture(
        scale=scale,
        groups=groups,
        height=f"{height:g}em",
        today=per_cent(scale.at(plan.today)),
        bars=[bar for row in rows.values() for bar in _bars(row, scale, plan.today)],
        lines=list(_links(rows, set(pairwise(chain)), scale)),
        marks=[mark for row in rows.values() for mark in _marks(row, scale, plan.today)],
    )


def _days(found: ActionState) -> Iterator[date]:
    known = (found.action.starts_on, found.action.due_on, *(mark.due_on for mark in found.milestones))
    yield from (day for day in known if day)


def _groups(priorities: list[PriorityState], scale: Scale, chain: set[int]) -> Iterator[Group]:
    above = 0.0
    for priority in priorities:
        above += ROW  # its title
        rows = [
            _row(found, above + (number + 0.5) * ROW, scale, chain) for number, found in enumerate(priority.actions)
        ]
        above += len(rows) * ROW
        yield Group(priority, rows)


def _row(found: ActionState, middle: float, scale: Scale, chain: set[int]) -> Row:
    starts = found.action.starts_on or min(_days(found), default=None)
    end = found.action.due_on or max(_days(found), default=None)
    known = starts is not None and end is not None
    start_at = scale.at(starts) if starts and known else None
    end_at = max(scale.end_of(end), (start_at or 0) + SHORTEST_BAR) if end and known else None
    return Row(found, middle, start_at, end_at, found.action.pk in chain)


def _bars(row: Row, scale: Scale, today: date) -> Iterator[Bar]:
    if row.start is None or row.end is None:
        return
    y = f"{row.middle - BAR / 2:g}em"
    open_end = " app-bar--open" if row.state.action.due_on is None else ""
    chained = " app-bar--chain" if row.in_chain else ""
    css = f"app-bar app-bar--{row.state.rating or 'none'}{open_end}{chained}"
    if row.state.overdue and row.state.action.due_on:
        yield Bar("app-bar app-bar--late", per_cent(row.end), y, per_cent(max(0, scale.at(today) - row.end)))
    yield Bar(css, per_cent(row.start), y, per_cent(row.end - row.start))


def _marks(row: Row, scale: Scale, today: date) -> Iterator[Mark]:
    for milestone in row.state.milestones:
        state = "reached" if milestone.reached_on else "late" if milestone.is_late(today) else "ahead"
        yield Mark(
            f"app-milestone app-milestone--{state}", per_cent(scale.end_of(milestone.due_on)), f"{row.middle:g}em"
        )


def _links(rows: Mapping[int, Row], chain: set[tuple[int, int]], scale: Scale) -> Iterator[Line]:
    """The lines of the chain come last, so that they lie above the others."""
    pairs = [(other, key) for key, row in rows.items() for other in row.state.waits_for if other in rows]
    for pair in sorted(pairs, key=lambda pair: pair in chain):
        yield from _link(rows[pair[0]], rows[pair[1]], pair in chain)


def _link(before: Row, after: Row, in_chain: bool) -> Iterator[Line]:
    """Down (or up) from the end of what comes first, and across to the bar of what waits for it."""
    if before.end is None or after.start is None or after.end is None:
        return
    clash = before.end > after.end and not before.state.finished
    kind = "clash" if clash else "chain" if in_chain else "plain"
    x, to = before.end, min(max(before.end, after.start), after.end)
    edge = BAR / 2 if after.middle > before.middle else -BAR / 2
    across = to != x
    turn = after.middle if across else after.middle - edge
    css = f"app-link app-link--{kind}"
    yield Line(css, per_cent(x), _em(before.middle + edge), per_cent(x), _em(turn), "" if across else kind)
    if across:
        yield Line(css, per_cent(x), _em(turn), per_cent(to), _em(turn), kind)


def _em(place: float) -> str:
    return f"{place:g}em"
