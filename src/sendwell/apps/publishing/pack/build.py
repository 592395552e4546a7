"""A board pack as one content tree, numbered, with its sources and its glossary."""

from dataclasses import replace

from sendwell.apps.programme.state import PlanState
from sendwell.apps.publishing.pack.annex import annex
from sendwell.apps.publishing.pack.author import Author
from sendwell.apps.publishing.pack.believed import believed
from sendwell.apps.publishing.pack.concern import concern
from sendwell.apps.publishing.pack.dates import key_dates
from sendwell.apps.publishing.pack.first_use import explained_at_first_use
from sendwell.apps.publishing.pack.links import Links
from sendwell.apps.publishing.pack.material import Material
from sendwell.apps.publishing.pack.ratings import ratings
from sendwell.apps.publishing.pack.requests import requests
from sendwell.apps.publishing.pack.summary import summary
from sendwell.apps.publishing.pack.words import day, day_and_far
from sendwell.apps.publishing.paper.glossary import Known, acronyms_used, glossary_section
from sendwell.apps.publishing.paper.numbering import numbered
from sendwell.apps.publishing.paper.tree import Document, KeyFacts, Section, runs

GLOSSARY = "Words and acronyms in this pack"


def build(material: Material, plan: PlanState) -> Document:
    """The pack: the summary first, then what stands behind it, every action in an annex, sources, glossary."""
    author = Author(material, Links(material.area))
    sections = [section(author, plan) for section in (summary, ratings, believed, concern, key_dates)]
    sections += [requests(author), annex(author, plan)]
    if sources := author.sources.section():
        sections.append(sources)
    return numbered(explained(_paper(material, plan, sections), material.known))


def _paper(material: Material, plan: PlanState, sections: list[Section]) -> Document:
    facts = (
        ("Meeting", runs(f"{material.body}, {day_and_far(material.meeting_on, material.today)}")),
        ("Plan", runs(plan.plan.title)),
        ("As things stood", runs(f"on {day(material.today)}")),
        ("Issued by", runs(material.by.name)),
    )
    return Document(
        title=f"{material.body}: pack for {day(material.meeting_on)}",
        subtitle=_edition(material),
        publisher=f"{material.area} SEND partnership",
        about=KeyFacts(facts),
        sections=tuple(sections),
    )


def _edition(material: Material) -> str:
    return f"Edition {material.edition}, in place of the one issued before" if material.edition > 1 else ""


def explained(paper: Document, known: Known) -> Document:
    """The paper with each acronym explained where it is first met, and a glossary of exactly those that it uses."""
    used = acronyms_used(paper, known)
    if not used.explained and not used.unexplained:
        return paper
    found = explained_at_first_use(paper, used.explained)
    return replace(found, sections=(*found.sections, glossary_section(used, GLOSSARY)))
