"""What a paper says about itself: kept as JSON with the document, given back as the reader's own types."""

import re
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from sendwell.apps.evidence.models import Document
from sendwell.domain.reading.model import (
    BodyNamed,
    Citation,
    DateRange,
    InspectionFacts,
    MeetingFacts,
    Outcome,
    Paper,
    PersonNamed,
    Span,
)

Json = dict[str, Any]
DAYS = ("publication_date", "meeting_date")
RANGES = ("dates", "previous")
BODIES = ("local_authorities", "icbs", "other_responsible_bodies")
PEOPLE = ("directors_of_childrens_services", "icb_leads", "inspectors")
_NOT_STORABLE = re.compile("[\x00\ud800-\udfff]")


def facts_json(paper: Paper) -> Json:
    """The facts of a paper, its people and its organisations, fit for JSON; dates as ISO 8601."""
    named = {"inspection": paper.inspection, "meeting": paper.meeting}
    facts: Json = {name: _plain(asdict(found)) for name, found in named.items() if found is not None}
    facts["people"] = [_plain(asdict(person)) for person in paper.people]
    facts["organisations"] = [_plain(asdict(body)) for body in paper.organisations]
    return facts


def inspection_facts(document: Document) -> InspectionFacts | None:
    """What an inspection report or letter says of its inspection; None for other papers."""
    kept = document.facts.get("inspection")
    if kept is None:
        return None
    found: Json = {**kept, "outcome": Outcome(kept["outcome"]) if kept.get("outcome") else None}
    found |= {name: _day(kept.get(name)) for name in DAYS if name in kept}
    found |= {name: _range(kept.get(name)) for name in RANGES}
    found |= {name: tuple(_body(body) for body in kept.get(name, ())) for name in BODIES}
    found |= {name: tuple(_person(person) for person in kept.get(name, ())) for name in PEOPLE}
    return InspectionFacts(**found)


def meeting_facts(document: Document) -> MeetingFacts | None:
    """Which body met, and when, as the paper says; None where it does not."""
    kept = document.facts.get("meeting")
    return None if kept is None else MeetingFacts(**{**kept, "meeting_date": _day(kept.get("meeting_date"))})


def people_named(document: Document) -> tuple[PersonNamed, ...]:
    """The people whom the paper names."""
    return tuple(_person(person) for person in document.facts.get("people", ()))


def bodies_named(document: Document) -> tuple[BodyNamed, ...]:
    """The organisations that the paper names."""
    return tuple(_body(body) for body in document.facts.get("organisations", ()))


def spans_of(kept: Iterable[Iterable[int]]) -> tuple[Span, ...]:
    """Spans from the JSON they are kept in: [[page, start, end], …]."""
    return tuple(Span(*span) for span in kept)


def spans_json(spans: Iterable[Span]) -> list[list[int]]:
    """Spans as JSON."""
    return [[span.page, span.start, span.end] for span in spans]


def storable(text: str) -> str:
    """`text` with the characters that PostgreSQL can't keep replaced one for one, so that spans still point right."""
    return _NOT_STORABLE.sub("\ufffd", text)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if isinstance(value, str):
        return storable(value)
    return value.isoformat() if isinstance(value, date) else value


def _day(kept: str | None) -> date | None:
    return date.fromisoformat(kept) if kept else None


def _range(kept: Json | None) -> DateRange | None:
    return DateRange(date.fromisoformat(kept["start"]), date.fromisoformat(kept["end"])) if kept else None


def _citation(kept: Json) -> Citation:
    return Citation(kept["sha256"], tuple(Span(**span) for span in kept["spans"]), kept["words"])


def _person(kept: Json) -> PersonNamed:
    return PersonNamed(**{**kept, "citation": _citation(kept["citation"])})


def _body(kept: Json) -> BodyNamed:
    return BodyNamed(**{**kept, "citation": _citation(kept["citation"])})
