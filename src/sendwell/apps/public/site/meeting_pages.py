"""Meetings with their papers, decisions, and each paper."""

from collections.abc import Iterator
from dataclasses import replace

from sendwell.apps.public.items.item import Item, Kind
from sendwell.apps.public.items.snapshot import Snapshot
from sendwell.apps.public.site.words import day, page_link, paragraph
from sendwell.apps.publishing.paper.tree import Block, BulletList, Callout, Document, KeyFacts, Runs, Section, runs

ENDINGS = {
    "application/pdf": "pdf",
    "text/html": "txt",
    "text/plain": "txt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}
"""The ending under which a paper that was given goes out; a web page as plain text, so that nothing in it runs."""


def meetings(snapshot: Snapshot, found: list[Item]) -> Document:
    """Meetings, those to come first, each with its papers and how many decisions it took."""
    today = snapshot.as_on.isoformat()
    ahead = [meeting for meeting in found if meeting.on >= today]
    held = [meeting for meeting in found if meeting.on < today]
    parts = (("To come", ahead[::-1]), ("Held", held))
    reports = tuple(_reports(snapshot)) if found[:1] == snapshot.of(Kind.MEETING)[:1] else ()
    sections = [Section("Reports on the whole plan", (BulletList(reports),))] if reports else []
    sections += [Section(name, (), tuple(_meeting(one, snapshot) for one in rows)) for name, rows in parts if rows]
    nothing = Section("Nothing is published yet", (paragraph("No meeting is published here yet."),))
    return Document("Meetings and papers", tuple(sections) or (nothing,))


def _reports(snapshot: Snapshot) -> Iterator[Runs]:
    """The reports made for the public, of every body."""
    for body in snapshot.of(Kind.BODY):
        for paper in snapshot.under(body.key, Kind.PAPER):
            yield runs(f"{body.name}: ", *paper_line(paper, snapshot))


def _meeting(meeting: Item, snapshot: Snapshot) -> Section:
    facts = tuple((label, runs(words)) for label, words in meeting.facts)
    blocks: list[Block] = [KeyFacts(facts)]
    papers = [*snapshot.under(meeting.key, Kind.PAPER), *snapshot.under(meeting.key, Kind.FILE)]
    if papers:
        blocks.append(BulletList(tuple(paper_line(paper, snapshot) for paper in papers)))
    decisions = snapshot.under(meeting.key, Kind.DECISION)
    if decisions:
        blocks.append(paragraph("Decided:"))
        blocks.append(BulletList(tuple(runs(decision.name) for decision in decisions)))
    if not papers and not decisions:
        blocks.append(paragraph("No paper of it is published yet."))
    return Section(f"{meeting.name}, {day(meeting.on)}", tuple(blocks))


def paper_line(paper: Item, snapshot: Snapshot) -> Runs:
    """A paper with its state; one that was replaced says so and stays."""
    name = paper.name if paper.fact.get("Edition", "1") == "1" else f"{paper.name}, edition {paper.fact['Edition']}"
    said = [part for part in (paper.fact.get("State"), _superseded(paper, snapshot)) if part]
    return runs(page_link(name, paper_page(paper)), f" ({'; '.join(said)})" if said else "")


def _superseded(paper: Item, snapshot: Snapshot) -> str:
    if replaced := paper.fact.get("Replaced"):
        return f"Superseded. {replaced}"
    if paper.kind is Kind.FILE and any(other.fact.get("Replaces") == paper.key for other in snapshot.of(Kind.FILE)):
        return "Superseded by a newer paper"
    return ""


def paper_page(paper: Item) -> str:
    """The name of the page or file of a paper."""
    if paper.kind is Kind.FILE:
        return f"{paper.key}.{ENDINGS.get(paper.fact.get('Kind', ''), 'bin')}"
    return f"{paper.key}.html"


def paper(snapshot: Snapshot, item: Item, kept: Document) -> Document:
    """A paper as its public form was kept, with where it comes from and a notice if it was replaced since."""
    of = snapshot.get(item.of)
    facts = [("Of", runs(f"{of.name}, {day(of.on)}" if of.on else of.name))] if of else []
    facts += [(label, runs(words)) for label, words in item.facts if label != "Replaced"]
    notice = Callout("Superseded", (runs(item.fact["Replaced"]),)) if "Replaced" in item.fact else None
    about = kept.about.facts if kept.about else ()
    return replace(kept, notice=notice, about=KeyFacts((*facts, *about)))


def decisions(snapshot: Snapshot, found: list[Item]) -> Document:
    """What was decided, the latest first: by whom, when and why."""
    if not found:
        return Document("Decisions", (Section("None yet", (paragraph("No decision is published here yet."),)),))
    return Document("Decisions", tuple(Section(_when(one), tuple(_decision(one, snapshot))) for one in found))


def _when(decision: Item) -> str:
    return f"{day(decision.on) or 'Day not known'}: {decision.fact.get('Decided by', 'A meeting')}"


def _decision(decision: Item, snapshot: Snapshot) -> Iterator[Block]:
    yield paragraph(decision.name)
    if reasons := decision.texts.get("reasons"):
        yield paragraph(f"Why: {reasons}")
    if where := decision.fact.get("Where it stands"):
        yield paragraph(f"Source: {where}")
    minutes = [one for one in snapshot.under(decision.of, Kind.PAPER) if one.key.startswith("minutes-")]
    if minutes:
        yield paragraph(page_link("The minutes", paper_page(minutes[0])))
