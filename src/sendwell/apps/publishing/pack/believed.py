"""What owners say beside what the facts support, and what is done beside what is felt."""

from sendwell.apps.programme.state import ActionState, PlanState, PriorityState
from sendwell.apps.publishing.pack.author import Author
from sendwell.apps.publishing.pack.words import day, impact_words, rating_tag
from sendwell.apps.publishing.paper.tree import BulletList, Paragraph, Row, Section, Table, runs
from sendwell.domain.assurance import rules

_HEADER = ("Action", "Said", "Facts", "Why the facts support no better")
_WIDTHS = (8, 3, 3, 9)


def believed(author: Author, plan: PlanState) -> Section:
    """Every rating that is said better than the facts support, with its reasons; then what is done and not yet felt."""
    return Section("Ratings and facts", subsections=(_unsupported(author, plan), _not_felt(author, plan)))


def _unsupported(author: Author, plan: PlanState) -> Section:
    found = plan.unsupported
    heading = "Said better than the facts support"
    how = f"The facts are weighed by the rules {rules().version}: the worst rule that holds decides."
    if not found:
        nothing = "No rating is said better than milestones, dates, updates and evidence support."
        return Section(heading, (Paragraph(runs(f"{nothing} {how}")),))
    priority_of = {state.action.pk: priority for priority in plan.priorities for state in priority.actions}
    rows = tuple(_row(author, state, priority_of[state.action.pk]) for state in found)
    caption = "Ratings that the facts do not support, the worst by the facts first"
    table = Table(caption, _HEADER, rows, widths=_WIDTHS, number_rows=True)
    return Section(heading, (Paragraph(runs(f"{len(found)} of {len(plan.actions)} ratings. {how}")), table))


def _row(author: Author, state: ActionState, priority: PriorityState) -> Row:
    why = " ".join(reason.words for reason in state.supported.reasons)
    said, facts = rating_tag(state.rating), rating_tag(state.supported.rating)
    return Row((author.action(state, priority, most=30), runs(said), runs(facts), runs(why)))


def _not_felt(author: Author, plan: PlanState) -> Section:
    heading, found = "Done, not yet felt", plan.done_not_felt
    if not found:
        finished = any(state.finished for state in plan.actions)
        felt = "Every action that is said to be done has been shown to make a difference."
        return Section(heading, (Paragraph(runs(felt if finished else "No action is said to be done yet.")),))
    lines = tuple(runs(author.short(state, 30), f": {_since(state)}") for state in found)
    intro = Paragraph(runs("Said to be done, and nothing shows yet that it has made a difference for children:"))
    return Section(heading, (intro, BulletList(lines)))


def _since(state: ActionState) -> str:
    updated = f", last updated {day(state.updated_on)}" if state.updated_on else ""
    return f"impact {impact_words(state.impact)}{updated}"
