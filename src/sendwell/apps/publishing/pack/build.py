"""A pack as one content tree, numbered, with its sources and its glossary."""

from collections.abc import Callable
from dataclasses import replace

from sendwell.apps.programme.state import PlanState
from sendwell.apps.publishing.audiences import PartOfPack
from sendwell.apps.publishing.pack.annex import annex
from sendwell.apps.publishing.pack.author import Author
from sendwell.apps.publishing.pack.believed import believed
from sendwell.apps.publishing.pack.changes import changes
from sendwell.apps.publishing.pack.concern import concern
from sendwell.apps.publishing.pack.corrections import corrections, edition_facts, edition_words
from sendwell.apps.publishing.pack.dates import key_dates
from sendwell.apps.publishing.pack.decisions import decisions
from sendwell.apps.publishing.pack.felt import felt
from sendwell.apps.publishing.pack.first_use import explained_at_first_use
from sendwell.apps.publishing.pack.links import Links
from sendwell.apps.publishing.pack.material import Material
from sendwell.apps.publishing.pack.outcomes import outcomes
from sendwell.apps.publishing.pack.published import published
from sendwell.apps.publishing.pack.ratings import ratings
from sendwell.apps.publishing.pack.reliance import reliance
from sendwell.apps.publishing.pack.requests import requests
from sendwell.apps.publishing.pack.risks import risks
from sendwell.apps.publishing.pack.sources import Sources
from sendwell.apps.publishing.pack.summary import summary
from sendwell.apps.publishing.pack.words import day, day_and_far
from sendwell.apps.publishing.paper.glossary import Known, acronyms_used, glossary_section
from sendwell.apps.publishing.paper.numbering import numbered
from sendwell.apps.publishing.paper.tree import Document, KeyFacts, Paragraph, Section, runs

GLOSSARY = "Words and acronyms in this pack"
_WRITERS: dict[str, Callable[[Author, PlanState], Section]] = {
    "summary": summary,
    "decisions": decisions,
    "changes": changes,
    "ratings": ratings,
    "believed": believed,
    "felt": felt,
    "outcomes": outcomes,
    "published": published,
    "concern": concern,
    "risks": risks,
    "reliance": reliance,
    "dates": key_dates,
    "requests": requests,
    "actions": annex,
}


def build(material: Material, plan: PlanState) -> Document:
    """The pack for its audience: the first page, the parts behind it, what it corrects, annexes, sources, glossary."""
    lead = material.audience.links
    links = Links(material.area, lead)
    author = Author(voice=material.audience, links=links, sources=Sources(lead), material=material)
    sections = [_written(author, plan, part) for part in material.audience.parts]
    annexes = [_written(author, plan, part) for part in material.audience.annexes]
    sources = author.sources.section()
    plain = _paper(author, plan, [*sections, *annexes, *([sources] if sources else [])])
    whole = numbered(explained(plain, material.known))
    found = corrections(material, whole)
    if found is None:
        return whole
    # What is corrected is told after the body, so that what stood at 3.2 still stands there.
    with_corrections = replace(plain, sections=_with(plain.sections, len(sections), found))
    return numbered(explained(with_corrections, material.known))


def _with(sections: tuple[Section, ...], place: int, section: Section) -> tuple[Section, ...]:
    return (*sections[:place], section, *sections[place:])


def _written(author: Author, plan: PlanState, part: PartOfPack) -> Section:
    made = _WRITERS[part.part](author, plan)
    intro = (Paragraph(runs(part.intro)),) if part.intro else ()
    return replace(made, heading=part.heading, blocks=(*intro, *made.blocks))


def _paper(author: Author, plan: PlanState, sections: list[Section]) -> Document:
    material = author.material
    days = {"day": day(material.meeting_on), "today": day(material.today)}
    names = {"body": str(material.body), "area": str(material.area), **days}
    facts = (
        *edition_facts(material),
        ("Meeting", runs(f"{material.body}, {day_and_far(material.meeting_on, material.today)}")),
        ("Plan", runs(f"{plan.plan.title}, as it stood on {day(material.today)}")),
        ("Issued by", runs(author.name(material.by))),
    )
    return Document(
        title=material.audience.title.format(**names),
        subtitle=edition_words(material),
        publisher=f"{material.area} SEND partnership",
        about=KeyFacts(facts),
        sections=tuple(sections),
    )


def explained(paper: Document, known: Known, heading: str = GLOSSARY) -> Document:
    """The paper with each acronym explained where it is first met, and a glossary of exactly those that it uses."""
    used = acronyms_used(paper, known)
    if not used.explained and not used.unexplained:
        return paper
    found = explained_at_first_use(paper, used.explained)
    return replace(found, sections=(*found.sections, glossary_section(used, heading)))
