"""What the body asked for, and what became of it."""

from sendwell.apps.governance.models import FollowUp
from sendwell.apps.governance.states import how_it_stands
from sendwell.apps.programme.state import PlanState
from sendwell.apps.publishing.pack.author import Author
from sendwell.apps.publishing.pack.words import cut, day
from sendwell.apps.publishing.paper.tree import Inline, Paragraph, Row, Runs, Section, Table, Text, runs

MOST_WORDS = 60


def requests(author: Author, plan: PlanState) -> Section:
    """Every request still open, and those answered since the last pack of this body."""
    last = author.material.last_pack
    since = last.meeting_on if last else None
    shown = [
        asked for asked in author.material.asked if not (asked.answered_on and since and asked.answered_on < since)
    ]
    if not shown:
        return Section("What this body asked for", (Paragraph(runs("Nothing this body asked for is open.")),))
    header = ("What was asked for", "Who answers", "How it stands", "What became of it")
    rows = tuple(_row(author, asked) for asked in shown)
    table = Table("Requests of this body", header, rows, widths=(7, 4, 4, 6), number_rows=True)
    return Section("What this body asked for", (table,))


def _row(author: Author, asked: FollowUp) -> Row:
    words: list[str | Inline] = [author.links.follow_up(asked, cut(asked.wording, MOST_WORDS))]
    if asked.statement:
        words += [" ", author.sources.cite(asked.statement)]
    if asked.meeting:
        words.append(f" Asked on {day(asked.meeting.held_on)}.")
    who = author.name(asked.owner, asked.owner_as_named or "Nobody yet")
    return Row((runs(*words), runs(who), runs(how_it_stands(asked, author.material.today)), _outcome(author, asked)))


def _outcome(author: Author, asked: FollowUp) -> Runs:
    parts: list[Inline] = [Text(cut(asked.answer, MOST_WORDS))] if asked.answered_on else []
    for action in asked.actions.all():
        parts += [Text(" " if parts else ""), author.links.action(action, f"Action: {action.title}")]
    return tuple(parts) or runs("No answer yet.")
