"""What owners say beside what the facts support."""

from sendwell.apps.programme.state import ActionState, PlanState, PriorityState
from sendwell.apps.publishing.pack.author import Author
from sendwell.apps.publishing.pack.words import rating_tag
from sendwell.apps.publishing.paper.tree import Paragraph, Row, Section, Table, runs
from sendwell.domain.assurance import rules

_HEADER = ("Said", "Facts", "Why the facts support no better")
_WIDTHS = (8, 3, 3, 9)


def believed(author: Author, plan: PlanState) -> Section:
    """Every rating that is said better than the facts support, with its reasons."""
    found = plan.unsupported
    how = f"The facts are weighed by the rules {rules().version}: the worst rule that holds decides."
    if not found:
        nothing = "No rating is said better than milestones, dates, updates and evidence support."
        return Section("Ratings and facts", (Paragraph(runs(f"{nothing} {how}")),))
    priority_of = {state.action.pk: priority for priority in plan.priorities for state in priority.actions}
    rows = tuple(_row(author, state, priority_of[state.action.pk]) for state in found)
    caption = "Ratings that the facts do not support, the worst by the facts first"
    table = Table(caption, (author.audience.action.capitalize(), *_HEADER), rows, widths=_WIDTHS, number_rows=True)
    said = f"{len(found)} of {len(plan.actions)} ratings are said better than the facts support. {how}"
    return Section("Ratings and facts", (Paragraph(runs(said)), table))


def _row(author: Author, state: ActionState, priority: PriorityState) -> Row:
    why = " ".join(reason.words for reason in state.supported.reasons)
    said, facts = rating_tag(state.rating), rating_tag(state.supported.rating)
    return Row((author.action(state, priority, most=30), runs(said), runs(facts), runs(why)))
