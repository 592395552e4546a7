"""What is done beside what is felt."""

from sendwell.apps.programme.state import ActionState, PlanState
from sendwell.apps.publishing.pack.author import Author
from sendwell.apps.publishing.pack.words import day, impact_words
from sendwell.apps.publishing.paper.tree import BulletList, Paragraph, Section, runs


def felt(author: Author, plan: PlanState) -> Section:
    """Every action that is said to be done and has not been shown to make a difference, the longest ago first."""
    heading, found = "Done, not yet felt", plan.done_not_felt
    if not found:
        word = author.audience.action
        finished = any(state.finished for state in plan.actions)
        all_felt = f"Every {word} that is said to be done has been shown to make a difference."
        return Section(heading, (Paragraph(runs(all_felt if finished else f"No {word} is said to be done yet.")),))
    lines = tuple(runs(author.short(state, 30), f": {_since(state)}") for state in found)
    intro = Paragraph(runs("Said to be done, and nothing shows yet that it has made a difference for children:"))
    return Section(heading, (intro, BulletList(lines)))


def _since(state: ActionState) -> str:
    updated = f", last updated {day(state.updated_on)}" if state.updated_on else ""
    return f"impact {impact_words(state.impact)}{updated}"
