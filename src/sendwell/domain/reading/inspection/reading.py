"""A report of an area SEND inspection, read from its layout: headings, bullets, ruled tables."""

from collections.abc import Sequence

from sendwell.domain.reading.acronyms import find_acronyms
from sendwell.domain.reading.inspection.areas import Area, areas
from sendwell.domain.reading.inspection.bullets import Paragraph, bullets, in_order
from sendwell.domain.reading.inspection.days import date_in_file_name
from sendwell.domain.reading.inspection.deadlines import follow_up_dates, front_dates
from sendwell.domain.reading.inspection.front import Front, read_front
from sendwell.domain.reading.inspection.headings import Part, divide
from sendwell.domain.reading.inspection.partnership import Partnership, read_partnership
from sendwell.domain.reading.inspection.quoted import written_dates, written_figures, written_only
from sendwell.domain.reading.inspection.setting import set_out
from sendwell.domain.reading.model import (
    Citation,
    Finding,
    FindingKind,
    InspectionFacts,
    Paper,
    PaperKind,
    Span,
)
from sendwell.domain.reading.sources import Line, SourceText
from sendwell.domain.reading.sources.lines import Rule
from sendwell.domain.reading.sources.running import joined
from sendwell.domain.reading.themes import place


def read_inspection(source: SourceText) -> Paper:
    """The report in `source`: facts of the front page and tables, findings, dates, people, bodies and acronyms."""
    lines, rules = set_out(source)
    parts = _parts(lines)
    front = read_front(source, parts.get(Part.FRONT, ()), parts.get(Part.OUTCOME, ()))
    findings, priority = _findings(source, parts, rules)
    partnership = read_partnership(source, parts, rules, [area.bodies for area in priority if area.bodies])
    facts = _facts(source, front, partnership)
    written = written_only(source, parts)
    return Paper(
        file=source.file,
        sha256=source.sha256,
        media_type=source.media_type,
        kind=PaperKind.INSPECTION_REPORT,
        pages=source.pages,
        title=front.title or None,
        inspection=facts,
        findings=findings,
        dates=(
            *front_dates(source, front),
            *follow_up_dates(source, front, facts.publication_date),
            *written_dates(source, written),
        ),
        figures=written_figures(source, written),
        acronyms=find_acronyms(source),
        people=facts.directors_of_childrens_services + facts.icb_leads + facts.inspectors,
        organisations=facts.local_authorities + facts.icbs + facts.other_responsible_bodies,
        notes=source.notes + _notes(parts, front),
    )


def _parts(lines: Sequence[Line]) -> dict[Part, list[Line]]:
    """The parts, with the first page read from top to foot: its outcome stands in a box of its own."""
    first = [line for line in lines if line.page == 1]
    return divide([*in_order(first), *(line for line in lines if line.page != 1)])


def _findings(
    source: SourceText, parts: dict[Part, list[Line]], rules: Sequence[Rule]
) -> tuple[tuple[Finding, ...], list[Area]]:
    effective, better = (bullets(parts.get(part, ())) for part in (Part.EFFECTIVE, Part.BETTER))
    priority, improvements = (areas(parts.get(part, ()), rules) for part in (Part.PRIORITY_ACTIONS, Part.IMPROVEMENTS))
    findings = [
        *(_finding(source, FindingKind.STRENGTH, found) for found in effective),
        *(_finding(source, FindingKind.NEED, found) for found in better),
        *(
            _finding(source, FindingKind.PRIORITY_ACTION, found, source.fold(found.bodies or "") or None)
            for found in priority
        ),
        *(_finding(source, FindingKind.IMPROVEMENT, found) for found in improvements),
    ]
    return tuple(findings), priority


def _finding(source: SourceText, kind: FindingKind, found: Paragraph, bodies: str | None = None) -> Finding:
    citation = _cite(source, found.lines, found.skip)
    doubts = list(found.doubts)
    if citation.words[0].islower():
        doubts.append("It begins in lower case: the words before it may be missing.")
    if not citation.words.endswith((".", "!", "?", "’", "”")):
        doubts.append("It does not end with a full stop: it may go on.")
    answerable = source.fold(bodies) if bodies else None
    return Finding(kind, citation, responsible_bodies=answerable, themes=place(citation.words), doubts=tuple(doubts))


def _cite(source: SourceText, lines: Sequence[Line], skip: int = 0) -> Citation:
    spans = [line.span for line in lines]
    spans[0] = Span(spans[0].page, spans[0].start + skip, spans[0].end)
    return source.cite_spans(joined(span for span in spans if span.start < span.end))


def _facts(source: SourceText, front: Front, partnership: Partnership) -> InspectionFacts:
    return InspectionFacts(
        local_area=front.local_area,
        dates=front.dates,
        previous=front.previous,
        publication_date=date_in_file_name(source.origin or source.file) or date_in_file_name(source.file),
        outcome=front.outcome,
        next_full_inspection_years=front.next_full.number if front.next_full else None,
        monitoring_inspection_months=front.monitoring.number if front.monitoring else None,
        priority_action_plan_required=front.priority_action_plan_required,
        strategic_plan_update_requested=front.strategic_plan_update_requested,
        local_authorities=partnership.authorities,
        icbs=partnership.boards,
        other_responsible_bodies=partnership.others,
        directors_of_childrens_services=partnership.directors,
        icb_leads=partnership.board_leads,
        inspectors=partnership.inspectors,
        details_page=partnership.details_page,
        inspection_team_page=partnership.team_page,
    )


def _notes(parts: dict[Part, list[Line]], front: Front) -> tuple[str, ...]:
    notes = []
    for part in (Part.EFFECTIVE, Part.BETTER, Part.IMPROVEMENTS, Part.DETAILS, Part.TEAM):
        if not parts.get(part):
            notes.append(f"The part “{part.value}” of the report was not found.")
    if front.outcome is None:
        notes.append("The outcome of the inspection could not be told from its wording.")
    elif front.outcome_doubtful:
        notes.append("The outcome is worded in a way that fits more than one of the three.")
    return tuple(notes)
