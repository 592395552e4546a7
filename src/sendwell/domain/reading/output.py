"""A paper as plain data for JSON, with the fields and conventions that the field's labelled papers use.

Inspection reports and council papers have fields of their own (`effective`, `decisions`, …); citations with their
spans, themes, doubts and notes are added under names of ours.
"""

from collections.abc import Iterable
from datetime import date
from pathlib import PurePath
from typing import Any

from sendwell.domain.reading.model import (
    BodyNamed,
    Citation,
    DatedFact,
    DateRange,
    FigureQuoted,
    Finding,
    FindingKind,
    InspectionFacts,
    Paper,
    PersonNamed,
    Theme,
)

_LISTS = {
    "effective": FindingKind.STRENGTH,
    "better": FindingKind.NEED,
    "priority_actions": FindingKind.PRIORITY_ACTION,
    "improvements": FindingKind.IMPROVEMENT,
    "significant_weaknesses": FindingKind.SIGNIFICANT_WEAKNESS,
}
_MARKS = str.maketrans(dict.fromkeys("◼◾■▪●∙◦\uf0a7\uf0b7−", "•"))


def as_json(paper: Paper) -> dict[str, Any]:
    """`paper` as JSON-ready data; dates are ISO, what is not printed is null."""
    return {
        "file": paper.file,
        "name": paper.file,
        "id": PurePath(paper.file).stem,
        "sha256": paper.sha256,
        "media_type": paper.media_type,
        "kind": paper.kind.value,
        "doc_type": paper.kind.value,
        "pages": len(paper.pages),
        "title": paper.title,
        **(_inspection(paper.inspection) if paper.inspection else {}),
        **_meeting(paper),
        **_statements(paper),
        "dates": [_dated(fact) for fact in paper.dates],
        "figures": [_figure(figure) for figure in paper.figures],
        "acronyms": {found.term: found.expansion for found in paper.acronyms if found.expansion},
        "undefined_acronyms": [found.term for found in paper.acronyms if not found.expansion],
        "people": [_person(person) for person in paper.people],
        "organisations": [body.name for body in paper.organisations],
        "notes": list(paper.notes),
    }


def _inspection(facts: InspectionFacts) -> dict[str, Any]:
    return {
        "local_area": facts.local_area,
        "inspection_start": _iso(facts.dates.start) if facts.dates else None,
        "inspection_end": _iso(facts.dates.end) if facts.dates else None,
        "previous_inspection": _range(facts.previous),
        "publication_date": _iso(facts.publication_date),
        "outcome": facts.outcome.value if facts.outcome else None,
        "next_full_inspection_years": facts.next_full_inspection_years,
        "monitoring_inspection_months": facts.monitoring_inspection_months,
        "priority_action_plan_required": facts.priority_action_plan_required,
        "strategic_plan_update_requested": facts.strategic_plan_update_requested,
        "written_statement_of_action_required": facts.written_statement_of_action_required,
        **_bodies("local_authority_names", facts.local_authorities),
        **_bodies("icb_names", facts.icbs),
        "other_responsible_bodies": [body.name for body in facts.other_responsible_bodies],
        "director_of_childrens_services": [_person(person) for person in facts.directors_of_childrens_services],
        "icb_lead": [_person(person) for person in facts.icb_leads],
        "details_page": facts.details_page,
        "inspectors": [_person(person) for person in facts.inspectors],
        "inspection_team_page": facts.inspection_team_page,
    }


def _meeting(paper: Paper) -> dict[str, Any]:
    if paper.meeting is None:
        return {}
    facts = paper.meeting
    return {
        "body": facts.body,
        "council": facts.council,
        "title": facts.title or paper.title,
        "meeting_date": _iso(facts.meeting_date),
    }


def _statements(paper: Paper) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if paper.findings or paper.inspection:
        found |= {
            name: [_finding(each) for each in paper.findings if each.kind is kind] for name, kind in _LISTS.items()
        }
    if paper.inspection is None:
        found["decisions"] = [
            {**_cited(each.citation), "label": each.label.value, "doubts": list(each.doubts)}
            for each in paper.decisions
        ]
        found["actions"] = [
            {
                **_cited(each.citation),
                "owner": each.owner,
                "due": _iso(each.due),
                "due_text": each.due_text,
                "doubts": list(each.doubts),
            }
            for each in paper.actions
        ]
        found["concerns"] = [
            {**_cited(each.citation), "themes": _themes(each.themes), "doubts": list(each.doubts)}
            for each in paper.concerns
        ]
    return found


def _finding(found: Finding) -> dict[str, Any]:
    bodies = {"responsible_bodies": found.responsible_bodies} if found.kind is FindingKind.PRIORITY_ACTION else {}
    cited = _cited(found.citation)
    return {
        **cited,
        "text": cited["text"].translate(_MARKS),  # the labelled papers write every inner bullet as "•"
        **bodies,
        "themes": _themes(found.themes),
        "doubts": list(found.doubts),
    }


def _cited(citation: Citation) -> dict[str, Any]:
    spans = [{"page": span.page, "start": span.start, "end": span.end} for span in citation.spans]
    return {"page": citation.page, "text": citation.words, "spans": spans}


def _dated(fact: DatedFact) -> dict[str, Any]:
    return {
        **_cited(fact.citation),
        "iso": _iso(fact.on),
        "iso_end": _iso(fact.until),
        "meaning": fact.meaning.value,
        "year_inferred": fact.year_inferred,
        "worked_out": fact.worked_out or None,
    }


def _figure(figure: FigureQuoted) -> dict[str, Any]:
    return {
        **_cited(figure.citation),
        "value": figure.value,
        "value_max": figure.value_max,
        "unit": figure.unit,
        "what": figure.what,
    }


def _person(person: PersonNamed) -> dict[str, Any]:
    return {
        "name": person.name,
        "role": person.role,
        "organisation": person.organisation,
        "page": person.citation.page,
        "spans": _cited(person.citation)["spans"],
    }


def _bodies(name: str, bodies: Iterable[BodyNamed]) -> dict[str, list[str]]:
    listed = list(bodies)
    return {
        name: [body.name for body in listed],
        f"{name}_in_text": [body.name_in_text or body.name for body in listed],
    }


def _themes(themes: Iterable[Theme]) -> list[dict[str, Any]]:
    return [{"key": theme.key, "name": theme.name, "because": list(theme.because)} for theme in themes]


def _range(days: DateRange | None) -> dict[str, str | None] | None:
    return {"start": _iso(days.start), "end": _iso(days.end)} if days else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
