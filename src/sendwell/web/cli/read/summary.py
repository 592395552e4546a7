"""A paper in a few lines that a person can read."""

import shutil
import textwrap
from collections.abc import Iterator
from datetime import date

from sendwell.domain.reading.model import Citation, DateRange, FindingKind, InspectionFacts, Outcome, Paper, PaperKind

_KINDS = {
    PaperKind.INSPECTION_REPORT: "Area SEND inspection report",
    PaperKind.INSPECTION_LETTER: "Local area SEND inspection letter (2016 to 2022)",
    PaperKind.AGENDA_ITEM_MINUTES: "Agenda item with minutes",
    PaperKind.MEETING_PAGE: "Agenda with minutes of a meeting",
    PaperKind.DECISION_NOTICE: "Decision notice",
    PaperKind.REPORT: "Cabinet, committee or board report",
    PaperKind.OTHER: "Another kind of paper",
}
_OUTCOMES = {
    Outcome.TYPICALLY_POSITIVE: "typically positive experiences and outcomes",
    Outcome.INCONSISTENT: "inconsistent experiences and outcomes",
    Outcome.WIDESPREAD_FAILINGS: "widespread and/or systemic failings",
}
_LISTED = {
    FindingKind.PRIORITY_ACTION: "Areas for priority action",
    FindingKind.SIGNIFICANT_WEAKNESS: "Significant weaknesses",
    FindingKind.IMPROVEMENT: "Areas for improvement",
}
_COUNTED = {
    FindingKind.STRENGTH: ("strength", "strengths"),
    FindingKind.NEED: ("need", "needs"),
    FindingKind.PRIORITY_ACTION: ("area for priority action", "areas for priority action"),
    FindingKind.IMPROVEMENT: ("area for improvement", "areas for improvement"),
    FindingKind.SIGNIFICANT_WEAKNESS: ("significant weakness", "significant weaknesses"),
}
_WIDEST = 100  # characters: longer lines are hard to read
_INDENT = "  "


def summary(paper: Paper) -> str:
    """What the paper is, its area or body, its outcome, what was found in it, and what must be done about it."""
    width = min(_WIDEST, shutil.get_terminal_size().columns)
    lines = [_clean(paper.file), *(f"{_INDENT}{label}: {_clean(words)}" for label, words in _facts(paper))]
    for heading, citations in _lists(paper):
        lines += ["", f"{_INDENT}{heading}"]
        lines += [_item(citation, number, width) for number, citation in enumerate(citations, start=1)]
    return "\n".join(lines)


def _facts(paper: Paper) -> Iterator[tuple[str, str]]:
    yield "What it is", _KINDS[paper.kind]
    if paper.inspection:
        yield from _inspection_facts(paper.inspection)
    elif paper.title:
        yield "Title", paper.title
    if paper.meeting:
        if paper.meeting.body:
            yield "Body", paper.meeting.body
        if paper.meeting.meeting_date:
            yield "Date", _day(paper.meeting.meeting_date)
    yield "Read", _counts(paper)
    for note in paper.notes:
        yield "Note", note


def _inspection_facts(facts: InspectionFacts) -> Iterator[tuple[str, str]]:
    yield "Area", facts.local_area or "not found"
    if facts.dates:
        yield "Inspected", _days(facts.dates)
    if facts.outcome:
        yield "Outcome", _OUTCOMES[facts.outcome]
    if facts.priority_action_plan_required:
        yield "Required", "a priority action plan"
    if facts.written_statement_of_action_required:
        yield "Required", "a written statement of action"
    if facts.next_full_inspection_years:
        yield "Next full inspection", f"within about {facts.next_full_inspection_years} years"


def _counts(paper: Paper) -> str:
    pages = _number(len(paper.pages), "page", "pages")
    found = [_number(sum(each.kind is kind for each in paper.findings), *names) for kind, names in _COUNTED.items()]
    found += [
        _number(len(paper.decisions), "decision", "decisions"),
        _number(len(paper.actions), "action", "actions"),
        _number(len(paper.concerns), "concern", "concerns"),
        _number(len(paper.dates), "date", "dates"),
        _number(len(paper.figures), "figure", "figures"),
        _number(len(paper.acronyms), "acronym", "acronyms"),
    ]
    stated = ", ".join(count for count in found if not count.startswith("0 "))
    return f"{pages}; {stated or 'nothing that Sendwell looks for'}"


def _lists(paper: Paper) -> Iterator[tuple[str, list[Citation]]]:
    for kind, heading in _LISTED.items():
        if found := [finding.citation for finding in paper.findings if finding.kind is kind]:
            yield heading, found
    if paper.decisions:
        yield "Decisions", [decision.citation for decision in paper.decisions]
    if paper.actions:
        yield "Actions", [action.citation for action in paper.actions]


def _item(citation: Citation, number: int, width: int) -> str:
    mark = f"{_INDENT}{number}. "
    words = f"{_clean(citation.words)} (page {citation.page})"
    return textwrap.fill(words, width, initial_indent=mark, subsequent_indent=" " * len(mark))


def _clean(text: str) -> str:
    """Words of a paper, without anything that would make a terminal do something."""
    return "".join(character for character in text if character.isprintable())


def _number(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"


def _days(days: DateRange) -> str:
    return _day(days.start) if days.start == days.end else f"{_day(days.start)} to {_day(days.end)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
