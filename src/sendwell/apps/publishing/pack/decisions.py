"""What the meeting must decide, each decision under a number that the minutes can name."""

from sendwell.apps.programme.state import PlanState
from sendwell.apps.publishing.pack.author import Author
from sendwell.apps.publishing.paper.tree import Paragraph, Section, runs


def decisions(author: Author, plan: PlanState) -> Section:
    """Every decision asked for, in the author's words."""
    asked = author.material.decide or ("Nothing was put down for decision.",)
    return Section("Decisions needed", tuple(Paragraph(runs(sentence)) for sentence in asked))
