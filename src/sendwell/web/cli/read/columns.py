"""The tables of what was read: their columns, and the rows that a paper gives each."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from sendwell.domain import reading
from sendwell.domain.reading.model import Citation, InspectionFacts, Paper, PersonNamed, Theme

Row = tuple[object, ...]
Rows = dict[str, list[Row]]

_WHERE = ("file", "page", "words")
COLUMNS: dict[str, tuple[str, ...]] = {
    "papers": ("file", "sha256", "kind", "title", "pages", "local_area", "inspection_start", "inspection_end",
               "publication_date", "outcome", "body", "meeting_date", "notes"),
    "findings": (*_WHERE, "kind", "themes", "because", "responsible_bodies", "doubts"),
    "decisions": (*_WHERE, "label", "doubts"),
    "actions": (*_WHERE, "owner", "due", "due_text", "doubts"),
    "concerns": (*_WHERE, "themes", "because", "doubts"),
    "dates": (*_WHERE, "on", "until", "meaning", "year_inferred", "worked_out"),
    "figures": (*_WHERE, "value", "value_max", "unit", "what"),
    "acronyms": (*_WHERE, "term", "expansion"),
    "people": (*_WHERE, "name", "role", "organisation"),
}  # fmt: skip


def rows_of_file(path: Path) -> Rows:
    """The rows that the paper at `path` gives each table."""
    return rows_of(reading.read(path))


def rows_of(paper: Paper) -> Rows:
    """The rows that a paper gives each table; each statement's row says where its words stand."""

    def where(citation: Citation) -> Row:
        return paper.file, citation.page, citation.words

    return {
        "papers": [_paper(paper)],
        "findings": [
            (*where(x.citation), x.kind.value, *_themes(x.themes), x.responsible_bodies, _list(x.doubts))
            for x in paper.findings
        ],
        "decisions": [(*where(x.citation), x.label.value, _list(x.doubts)) for x in paper.decisions],
        "actions": [(*where(x.citation), x.owner, _iso(x.due), x.due_text, _list(x.doubts)) for x in paper.actions],
        "concerns": [(*where(x.citation), *_themes(x.themes), _list(x.doubts)) for x in paper.concerns],
        "dates": [
            (*where(x.citation), _iso(x.on), _iso(x.until), x.meaning.value, _yes(x.year_inferred), x.worked_out)
            for x in paper.dates
        ],
        "figures": [(*where(x.citation), x.value, x.value_max, x.unit, x.what) for x in paper.figures],
        "acronyms": [(*where(x.citation), x.term, x.expansion) for x in paper.acronyms],
        "people": [(*where(x.citation), x.name, x.role, x.organisation) for x in _people(paper)],
    }


def _paper(paper: Paper) -> Row:
    facts = paper.inspection or InspectionFacts()
    return (
        paper.file,
        paper.sha256,
        paper.kind.value,
        paper.title,
        len(paper.pages),
        facts.local_area,
        _iso(facts.dates.start) if facts.dates else None,
        _iso(facts.dates.end) if facts.dates else None,
        _iso(facts.publication_date),
        facts.outcome.value if facts.outcome else None,
        paper.meeting.body if paper.meeting else None,
        _iso(paper.meeting.meeting_date) if paper.meeting else None,
        _list(paper.notes),
    )


def _people(paper: Paper) -> tuple[PersonNamed, ...]:
    """Everyone named, each once: an inspection's people may be listed with its facts only."""
    facts = paper.inspection or InspectionFacts()
    named = (*paper.people, *facts.directors_of_childrens_services, *facts.icb_leads, *facts.inspectors)
    return tuple({(person.name, person.role): person for person in reversed(named)}.values())[::-1]


def _themes(themes: Iterable[Theme]) -> tuple[str, str]:
    themes = tuple(themes)
    return _list(theme.name for theme in themes), _list(words for theme in themes for words in theme.because)


def _list(texts: Iterable[str]) -> str:
    return "; ".join(texts)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _yes(value: bool) -> str:
    return "yes" if value else "no"
