"""Every action of the plan, under its priority and the inspectors' words that it answers."""

from sendwell.apps.programme.models import Finding, Milestone
from sendwell.apps.programme.state import ActionState, PlanState, PriorityState
from sendwell.apps.publishing.pack.author import Author
from sendwell.apps.publishing.pack.concern import last_words
from sendwell.apps.publishing.pack.words import BULLET, bulleted, day, day_and_far, due, impact_words, rating_tag
from sendwell.apps.publishing.paper.tree import (
    Block,
    Inline,
    LineBreak,
    Paragraph,
    Part,
    Quotation,
    Row,
    Runs,
    Section,
    Strong,
    Table,
    runs,
)

MOST_QUOTED = 3
MOST_WORDS_OF_AN_UPDATE = 120
_WIDTHS = (13, 9, 8, 8, 19)


def annex(author: Author, plan: PlanState) -> Section:
    """All actions, priority by priority, each numbered so that a meeting can refer to it."""
    below = tuple(_priority(author, state) for state in plan.priorities)
    return Section("Every action", subsections=below, part=Part.ANNEX)


def _priority(author: Author, state: PriorityState) -> Section:
    priority = state.priority
    blocks: list[Block] = [_quoted(author, finding) for finding in state.findings[:MOST_QUOTED]]
    blocks.append(Paragraph(_promise(author, state)))
    if state.actions:
        rows = tuple(_row(author, state, action) for action in state.actions)
        word, told = author.audience.actions.capitalize(), author.audience.comments
        last = "Last update and milestones" if told else "Milestones"
        header = (author.audience.action.capitalize(), "Owner and lead", "Due", "Said and facts", last)
        blocks.append(Table(f"{word} for priority {priority.number}", header, rows, widths=_WIDTHS, number_rows=True))
    return Section(f"Priority {priority.number}: {priority.title}", tuple(blocks))


def _quoted(author: Author, finding: Finding) -> Quotation:
    statement = finding.statement
    source = runs(author.links.paper(statement), f", page {statement.page} ", author.sources.cite(statement))
    return Quotation(bulleted(f"“{statement.words}”"), source)


def _promise(author: Author, state: PriorityState) -> Runs:
    priority = state.priority
    parts: list[str | Inline] = []
    if not state.findings:
        parts.append("The area set this priority itself. ")
    elif more := state.findings[MOST_QUOTED:]:
        parts += ["It answers more words of the inspectors:", *author.sources.cites(more), ". "]
    parts += [Strong("What will be different: "), priority.outcome or "nobody has written it yet."]
    answers = author.name(priority.accountable)
    by = f", by {day_and_far(priority.due_on, author.material.today)}" if priority.due_on else ", with no date yet"
    parts.append(f" Answers for it: {answers}{by}.")
    if not state.actions:
        parts.append(f" There is no {author.audience.action} yet.")
    if author.audience.links:
        parts += [" ", author.links.priority(priority, f"See the whole thread of priority {priority.number}"), "."]
    return runs(*parts)


def _row(author: Author, priority: PriorityState, state: ActionState) -> Row:
    return Row(
        (
            author.action(state, priority, most=300),
            runs(author.owner(state), *(_lead(state) if author.audience.names else ())),
            due(state),
            _both_ratings(state),
            _told(author, state),
        )
    )


def _both_ratings(state: ActionState) -> Runs:
    """What is said; below it what the facts support, where that is worse; and what difference it made."""
    facts = (LineBreak(), "Facts: ", rating_tag(state.supported.rating)) if state.said_better else ()
    impact = (LineBreak(), f"Impact: {impact_words(state.impact)}") if state.impact else ()
    return runs(rating_tag(state.rating), *facts, *impact)


def _told(author: Author, state: ActionState) -> Runs:
    """What the owner said last, where these readers are told, and the milestones."""
    if author.audience.comments:
        return (*last_words(state, MOST_WORDS_OF_AN_UPDATE), *_milestones(state))
    return _milestones(state)[1:] or runs("No milestone is set.")


def _lead(state: ActionState) -> Runs:
    """The lead organisation, where it is not the owner's own."""
    lead, owner_of = state.action.lead, state.action.owner
    if lead is None or (owner_of and owner_of.organisation_id == lead.pk):
        return ()
    return runs(LineBreak(), f"Lead: {lead}")


def _milestones(state: ActionState) -> Runs:
    if not state.milestones:
        return ()
    lines = (part for found in state.milestones for part in (LineBreak(), _milestone(found, state)))
    return runs(LineBreak(), Strong("Milestones"), *lines)


def _milestone(found: Milestone, state: ActionState) -> str:
    if found.reached_on:
        return f"{BULLET} {found.wording}: reached {day(found.reached_on)}"
    return f"{BULLET} {found.wording}: {'was due' if found.is_late(state.today) else 'due'} {day(found.due_on)}"
