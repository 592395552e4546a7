"""The actions of a plan, priority by priority: under the inspectors' words, with milestones and measures."""

from collections.abc import Iterable

from sendwell.apps.evidence.models import Statement
from sendwell.apps.programme.models import Finding, Milestone
from sendwell.apps.programme.state import ActionState, PriorityState
from sendwell.apps.publishing.pack.words import BULLET, bulleted, cut, day
from sendwell.apps.publishing.pack.writer import Writer
from sendwell.apps.publishing.paper.tree import (
    Block,
    Inline,
    LineBreak,
    Paragraph,
    Quotation,
    Row,
    Runs,
    Section,
    Strong,
    Table,
    runs,
)

MOST_QUOTED = 6
_HEADER = ("Action", "Who leads", "When", "Milestones", "How success will be known")
_WIDTHS = (13, 9, 7, 13, 12)


def priorities(writer: Writer, called: str, states: Iterable[PriorityState]) -> tuple[Section, ...]:
    """Each priority with its actions. `called` is the framework's word for a priority."""
    return tuple(_priority(writer, called, state) for state in states)


def _priority(writer: Writer, called: str, state: PriorityState) -> Section:
    priority = state.priority
    blocks: list[Block] = [_quoted(finding) for finding in _told(state)]
    blocks.append(Paragraph(_promise(writer, state)))
    if state.actions:
        rows = tuple(_row(writer, action) for action in state.actions)
        caption = f"Actions for {called} {priority.number}"
        blocks.append(Table(caption, _HEADER, rows, widths=_WIDTHS, number_rows=True))
    else:
        blocks.append(Paragraph(runs("There is no action yet.")))
    return Section(f"{called[:1].upper()}{called[1:]} {priority.number}: {priority.title}", tuple(blocks))


def _told(state: PriorityState) -> list[Finding]:
    """The findings to quote: those that made it a priority before those that it answers besides."""
    return sorted(state.findings, key=lambda finding: finding.kind != state.priority.kind)[:MOST_QUOTED]


def _quoted(finding: Finding) -> Quotation:
    return Quotation(bulleted(f"“{finding.statement.words}”"), runs(place(finding.statement)))


def place(statement: Statement) -> str:
    """Where somebody's words stand: "Inspection report, page 4"."""
    return f"{statement.document}, page {statement.page}"


def _promise(writer: Writer, state: PriorityState) -> Runs:
    priority = state.priority
    start: list[str | Inline] = [] if state.findings else ["The area set this priority itself. "]
    by = f", by {day(priority.due_on)}" if priority.due_on else ", with no date yet"
    different = priority.outcome or "nobody has written it yet."
    answers = f" Answers for it: {writer.who(priority.accountable)}{by}."
    return runs(*start, Strong("What will be different: "), different, answers)


def _row(writer: Writer, state: ActionState) -> Row:
    action = state.action
    what = (Strong(f"{state.label} "), action.title)
    different = (LineBreak(), action.difference) if action.difference else ()
    return Row((runs(*what, *different), _who(writer, state), _when(state), _milestones(state), runs(_measure(state))))


def _who(writer: Writer, state: ActionState) -> Runs:
    action = state.action
    owner_of = action.owner.organisation_id if action.owner else None
    lead = (LineBreak(), f"Lead: {action.lead}") if action.lead and action.lead_id != owner_of else ()
    partners = ", ".join(str(partner) for partner in action.partners.all())
    return runs(writer.who(action.owner), *lead, *((LineBreak(), f"With: {partners}") if partners else ()))


def _when(state: ActionState) -> Runs:
    starts, due = state.action.starts_on, state.action.due_on
    begins: tuple[str | Inline, ...] = (f"From {day(starts)}", LineBreak()) if starts else ()
    return runs(*begins, f"By {day(due)}" if due else "No date yet")


def _measure(state: ActionState) -> str:
    return state.action.measure or "Nobody has written it yet."


def _milestones(state: ActionState) -> Runs:
    if not state.milestones:
        return runs("None set.")
    lines = [part for found in state.milestones for part in (LineBreak(), _milestone(found))]
    return runs(*lines[1:])


def _milestone(found: Milestone) -> str:
    reached = f", reached {day(found.reached_on)}" if found.reached_on else ""
    return f"{BULLET} {cut(found.wording, 40)}: by {day(found.due_on)}{reached}"
