"""What a paper as read proposes: one statement row for each thing found in it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sendwell.apps.evidence.facts import spans_json, storable
from sendwell.apps.evidence.models import Document, GlossaryTerm, Statement, StatementKind
from sendwell.domain.glossary import term_for
from sendwell.domain.reading.model import Acronym, Citation, DatedFact, Paper, Theme

NEVER_EXPLAINED = "The paper never says what it stands for."

YEAR_INFERRED = "The year is not printed: it was worked out from the rest of the paper."


def proposals(document: Document, paper: Paper, glossary: dict[str, GlossaryTerm]) -> list[Statement]:
    """The statements that `paper` proposes, unsaved, in reading order.

    `glossary` is the area's own, by acronym in lower case: what it says already is not proposed again.
    """
    found = [*_findings(paper), *_from_meetings(paper), *map(_date, paper.dates), *_acronyms(paper, glossary)]
    found.sort(key=lambda statement: (statement.spans[0], statement.kind))
    for position, statement in enumerate(found, start=1):
        statement.document, statement.position = document, position
    return found


def _statement(kind: str, citation: Citation, doubts: tuple[str, ...] = (), **more: Any) -> Statement:
    words = storable(citation.words)
    spans = spans_json(citation.spans)
    more = {"wording": words, **more}
    return Statement(kind=kind, page=citation.page, spans=spans, words=words, doubts=list(doubts), **more)


def _placed(themes: tuple[Theme, ...]) -> dict[str, Any]:
    return {"theme": themes[0].key, "because": list(themes[0].because)} if themes else {}


def _findings(paper: Paper) -> Iterator[Statement]:
    for finding in paper.findings:
        details = {"responsible_bodies": finding.responsible_bodies} if finding.responsible_bodies else {}
        themes = [theme.key for theme in finding.themes]
        if len(themes) > 1:
            details = {**details, "other_themes": themes[1:]}  # type: ignore[dict-item]
        yield _statement(
            finding.kind.value, finding.citation, finding.doubts, details=details, **_placed(finding.themes)
        )


def _from_meetings(paper: Paper) -> Iterator[Statement]:
    for decision in paper.decisions:
        details: dict[str, Any] = {"label": decision.label.value}
        yield _statement(StatementKind.DECISION, decision.citation, decision.doubts, details=details)
    for action in paper.actions:
        details = {"owner": action.owner or "", "due": _iso(action.due), "due_text": action.due_text or ""}
        yield _statement(StatementKind.ACTION, action.citation, action.doubts, details=details)
    for concern in paper.concerns:
        yield _statement(StatementKind.CONCERN, concern.citation, concern.doubts, **_placed(concern.themes))


def _date(fact: DatedFact) -> Statement:
    details = {
        "on": _iso(fact.on),
        "until": _iso(fact.until),
        "meaning": fact.meaning.value,
        "worked_out": fact.worked_out,
    }
    doubts = (YEAR_INFERRED,) if fact.year_inferred else ()
    return _statement(StatementKind.DATE, fact.citation, doubts, details=details)


def _acronyms(paper: Paper, glossary: dict[str, GlossaryTerm]) -> Iterator[Statement]:
    for acronym in paper.acronyms:
        known = glossary.get(acronym.term.casefold())
        if known is None:
            yield _acronym(acronym, ())
        elif acronym.expansion and known.expansion.casefold() != acronym.expansion.casefold():
            yield _acronym(acronym, (f"Your glossary says that it stands for “{known.expansion}”.",))


def _acronym(acronym: Acronym, doubts: tuple[str, ...]) -> Statement:
    field = term_for(acronym.term)
    details = {
        "acronym": acronym.term,
        "expansion": acronym.expansion or (field.term if field else ""),
        "meaning": field.meaning if field else "",
        "explained": acronym.expansion is not None,
    }
    if acronym.expansion is None:
        doubts = (NEVER_EXPLAINED, *doubts)
    return _statement(StatementKind.ACRONYM, acronym.citation, doubts, details=details, wording=acronym.term)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
