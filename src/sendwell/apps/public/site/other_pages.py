"""What families said, dates, words, open data, easy read, contact."""

from django.conf import settings

from sendwell.apps.public.items.item import Item, Kind
from sendwell.apps.public.items.snapshot import Snapshot
from sendwell.apps.public.site.front import dates_ahead
from sendwell.apps.public.site.words import day, lines, page_link, paragraph, said_blocks
from sendwell.apps.publishing.paper.tree import Block, Document, Link, Paragraph, Row, Section, Strong, Table, runs
from sendwell.domain.returns.open_data.licences import USUAL


def said(snapshot: Snapshot, found: list[Item]) -> Document:
    """You said, we did, we could not because."""
    order = (("could_not", "We could not"), ("doing", "We are doing it"), ("did", "We did it"))
    sections = tuple(
        Section(heading, tuple(block for one in rows for block in said_blocks(one)))
        for state, heading in order
        if (rows := [one for one in found if one.state == state])
    )
    nothing = Section("Nothing yet", (paragraph("Nothing that families said is published here yet."),))
    return Document("You said, we did, we could not because", sections or (nothing,))


def dates(snapshot: Snapshot) -> Document:
    """What comes when, and how to have it in one's own calendar."""
    ahead = dates_ahead(snapshot)
    rows = tuple(Row((runs(one.fact.get("When", day(one.on))), runs(one.name))) for one in ahead)
    table: Block = (
        Table("Dates to come", ("When", "What"), rows, (6, 14)) if rows else paragraph("No date is known yet.")
    )
    how = paragraph(
        page_link("The dates as a calendar file", "dates.ics"),
        ". Its address in your calendar program keeps it up to date.",
    )
    return Document("Dates to come", (Section("The soonest first", (table,)), Section("In your own calendar", (how,))))


def glossary(snapshot: Snapshot) -> Document:
    """The acronyms that the site uses, each in plain words."""
    rows = sorted(snapshot.glossary.items(), key=lambda row: row[0].casefold())
    paragraphs = tuple(
        Paragraph(runs(Strong(term), f": {expansion}. {meaning}".rstrip())) for term, (expansion, meaning) in rows
    )
    return Document("Words and short forms", (Section("What they mean", paragraphs or (paragraph("None is used."),)),))


def data(snapshot: Snapshot, files: list[tuple[str, str]]) -> Document:
    """The files of open data, each with what it holds; sets with a page of their own; what may be done with them."""
    listed = tuple(paragraph(page_link(name, name), f": {what}") for name, what in files)
    licence = Paragraph(
        runs("You may use and share them under the ", Link(USUAL.title, USUAL.address), ". ", USUAL.asks)
    )
    sets = tuple(_set_of_data(one) for one in snapshot.of(Kind.DATA))
    sections = [Section("The files", listed), Section("Sets of data with pages of their own", sets)]
    last = Section("What you may do with them", (licence,))
    return Document("Open data", (*(section for section in sections if section.blocks), last))


def _set_of_data(one: Item) -> Paragraph:
    link = Link(one.name, f"{settings.SITE_URL}{one.source}")
    return Paragraph(runs(link, f", published on {one.fact['Published']}. {one.texts['about']}".rstrip()))


def easy_read(snapshot: Snapshot) -> Document:
    """The whole story in easy words, as its editor wrote it."""
    words = lines(snapshot.texts.get("easy_read", ""))
    return Document("Easy read", (Section(f"SEND in {snapshot.area}", tuple(words)),))


def contact(snapshot: Snapshot) -> Document:
    """How to reach somebody."""
    words = lines(snapshot.texts.get("contact", "")) or [paragraph("Nobody to write to is named here yet.")]
    return Document("Ask us, or ask somebody else", (Section("Contact", tuple(words)),))
