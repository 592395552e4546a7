"""What needs the board's eye: late, at risk, or due soon. Each action stands under the gravest heading that fits it."""

from collections.abc import Iterable, Iterator

from sendwell.apps.programme.state import ActionState, PlanState, PriorityState
from sendwell.apps.publishing.pack.author import Author
from sendwell.apps.publishing.pack.words import cut, day, due, rating_tag
from sendwell.apps.publishing.paper.tree import LineBreak, Paragraph, Row, Runs, Section, Strong, Table, runs

SOON_DAYS = 28  # boards meet monthly or every two months: what is due before the next one
MOST_WORDS_OF_AN_UPDATE = 45
_WIDTHS = (13, 10, 8, 6, 20)


def concern(author: Author, plan: PlanState) -> Section:
    """Every action that is late, rated red or amber, or due within four weeks and not done."""
    groups = {"Late": "Past their date, and not done", "At risk": "Rated red or amber, and not late"}
    groups["Due soon"] = "Due within four weeks, and neither late nor at risk"
    found = list(_placed(plan))
    tables = [
        Section(heading, (_table(author, caption, rows),))
        for heading, caption in groups.items()
        if (rows := [(state, priority) for place, state, priority in found if place == heading])
    ]
    if not tables:
        nothing = Paragraph(runs(f"No {author.audience.action} is late, at risk, or due within four weeks."))
        return Section("Late, at risk and due soon", (nothing,))
    return Section("Late, at risk and due soon", subsections=tuple(tables))


def _placed(plan: PlanState) -> Iterator[tuple[str, ActionState, PriorityState]]:
    both = ((state, priority) for priority in plan.priorities for state in priority.actions)
    for state, priority in sorted(both, key=lambda pair: pair[0].concern):
        if place := _place(state):
            yield place, state, priority


def _place(state: ActionState) -> str:
    if state.overdue:
        return "Late"
    if state.at_risk:
        return "At risk"
    due_on = state.action.due_on
    soon = due_on is not None and (due_on - state.today).days <= SOON_DAYS
    return "Due soon" if soon and not state.finished else ""


def _table(author: Author, caption: str, found: Iterable[tuple[ActionState, PriorityState]]) -> Table:
    rows = tuple(_row(author, state, priority) for state, priority in found)
    told = "In the owner’s last words" if author.audience.comments else "What comes next"
    header = (author.audience.action.capitalize(), "Owner", "Due", "Rating", told)
    return Table(caption, header, rows, widths=_WIDTHS, number_rows=True)


def _row(author: Author, state: ActionState, priority: PriorityState) -> Row:
    return Row(
        (
            author.action(state, priority, most=30),
            runs(author.owner(state)),
            due(state),
            runs(rating_tag(state.rating)),
            last_words(state, MOST_WORDS_OF_AN_UPDATE) if author.audience.comments else _next_point(state),
        )
    )


def _next_point(state: ActionState) -> Runs:
    found = state.next_milestone
    if found is None:
        return runs("No further milestone is set.")
    return runs(f"{found.wording}: {'was due' if found.is_late(state.today) else 'due'} {day(found.due_on)}")


def last_words(state: ActionState, most: int) -> Runs:
    """What the owner said last, and when."""
    if state.latest is None or state.updated_on is None:
        return runs("No update yet.")
    said = runs(Strong(f"{day(state.updated_on)}: "), cut(state.latest.happened, most))
    if not state.latest.next_step:
        return said
    return (*said, *runs(LineBreak(), Strong("Next: "), cut(state.latest.next_step, most)))
