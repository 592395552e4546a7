"""What papers, statements and what is known of them are called on a page."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from sendwell.apps.evidence.facts import inspection_facts, meeting_facts
from sendwell.apps.evidence.models import Document, Statement, StatementKind
from sendwell.apps.mechanisms.words import period
from sendwell.domain.reading.model import DateRange, InspectionFacts, Outcome, PaperKind
from sendwell.domain.reading.themes import all_themes
from sendwell.domain.reading.wording import says_about

PAPER_KINDS = {
    PaperKind.INSPECTION_REPORT: "Inspection report",
    PaperKind.INSPECTION_LETTER: "Inspection letter",
    PaperKind.AGENDA_ITEM_MINUTES: "Agenda item with minutes",
    PaperKind.MEETING_PAGE: "Meeting: agenda and minutes",
    PaperKind.DECISION_NOTICE: "Decision notice",
    PaperKind.REPORT: "Report to a meeting",
    PaperKind.OTHER: "Other paper",
}
OUTCOMES = {
    Outcome.TYPICALLY_POSITIVE: "Typically positive experiences and outcomes",
    Outcome.INCONSISTENT: "Inconsistent experiences and outcomes",
    Outcome.WIDESPREAD_FAILINGS: "Widespread and/or systemic failings",
}
PLURALS = {
    StatementKind.PRIORITY_ACTION: "areas for priority action",
    StatementKind.SIGNIFICANT_WEAKNESS: "significant areas of weakness",
    StatementKind.IMPROVEMENT: "areas for improvement",
    StatementKind.NEED: "needs",
    StatementKind.STRENGTH: "strengths",
    StatementKind.DECISION: "decisions",
    StatementKind.ACTION: "actions asked for",
    StatementKind.CONCERN: "concerns",
    StatementKind.DATE: "dates",
    StatementKind.ACRONYM: "acronyms",
}
AS_REPORTS_HEAD_THEM = (StatementKind.NEED, StatementKind.STRENGTH)
_DETAILS = {
    "responsible_bodies": "Who is responsible",
    "label": "Decided how",
    "owner": "Who was asked",
    "due": "By when",
    "due_text": "By when, as printed",
    "on": "Date",
    "until": "Last day",
    "meaning": "What happens then",
    "worked_out": "How it was worked out",
    "expansion": "Stands for",
    "rejected_because": "Rejected because",
}

Fact = tuple[str, str]


def paper_kind(kind: str) -> str:
    """The name of a kind of paper; empty while it is not known."""
    return PAPER_KINDS[PaperKind(kind)] if kind in set(PaperKind) else ""


def kind_plural(kind: str) -> str:
    """Several statements of a kind, in words."""
    return PLURALS[StatementKind(kind)]


def kind_heading(kind: str) -> str:
    """What stands over several statements of a kind: in the reports' own words where they have some."""
    plural = PLURALS[StatementKind(kind)]
    return StatementKind(kind).label if kind in AS_REPORTS_HEAD_THEM else plural[:1].upper() + plural[1:]


def theme_name(key: str) -> str:
    """The name of a theme of the taxonomy; its key where the taxonomy no longer has it."""
    return _theme_names().get(key, key)


def details_shown(statement: Statement) -> list[Fact]:
    """What a statement says besides its words, each with its label."""
    details = statement.details
    if statement.kind == StatementKind.ACRONYM:
        return [("Stands for", details.get("expansion") or "not known"), ("Means", details.get("meaning") or "–")]
    return [(label, _said(details[key])) for key, label in _DETAILS.items() if details.get(key)]


def date_said(statement: Statement) -> str:
    """The date that a statement gives, no more exact than the paper's words; its wording where it gives none."""
    on, until = (_day(statement.details.get(part)) for part in ("on", "until"))
    return period(on, until, is_about(statement)) if on else statement.wording


def is_about(statement: Statement) -> bool:
    """True where the date of a statement was worked out from words that give it only approximately."""
    return bool(statement.details.get("worked_out")) and says_about(statement.words)


def facts_shown(document: Document) -> list[Fact]:
    """What a paper says about its inspection or its meeting, each with its label; what it does not say is left out."""
    inspection, meeting = inspection_facts(document), meeting_facts(document)
    shown = list(_of_inspection(inspection)) if inspection else []
    if meeting:
        shown += [
            ("Body", meeting.body or ""),
            ("Meeting", _said(meeting.meeting_date)),
            ("Council", meeting.council or ""),
        ]
    return [(label, value) for label, value in shown if value]


def _of_inspection(facts: InspectionFacts) -> Iterator[Fact]:
    yield "Local area", facts.local_area or ""
    yield "Inspected", _period(facts.dates)
    yield "Outcome", OUTCOMES[facts.outcome] if facts.outcome else ""
    yield "Inspected before", _period(facts.previous)
    bodies = (*facts.local_authorities, *facts.icbs, *facts.other_responsible_bodies)
    yield "Jointly responsible", "; ".join(body.name for body in bodies)
    months, years = facts.monitoring_inspection_months, facts.next_full_inspection_years
    yield "Monitoring inspection", f"within about {months} months" if months else ""
    yield "Next full inspection", f"within about {years} years" if years else ""
    yield "Asked for", "; ".join(_asked_for(facts))


def _asked_for(facts: InspectionFacts) -> Iterator[str]:
    if facts.priority_action_plan_required:
        yield "a priority action plan"
    if facts.strategic_plan_update_requested:
        yield "an updated strategic plan"
    if facts.written_statement_of_action_required:
        yield "a written statement of action"


def _period(period: DateRange | None) -> str:
    if period is None:
        return ""
    return _said(period.start) if period.start == period.end else f"{_said(period.start)} to {_said(period.end)}"


def _day(kept: object) -> date | None:
    try:
        return date.fromisoformat(str(kept or ""))
    except ValueError:
        return None


def _said(value: object) -> str:
    if isinstance(value, date):
        return f"{value:%-d %B %Y}"
    text = str(value or "")
    try:
        return _said(date.fromisoformat(text)) if len(text) == 10 else text.replace("_", " ")
    except ValueError:
        return text


@cache
def _theme_names() -> dict[str, str]:
    return {theme.key: theme.name for theme in all_themes()}
