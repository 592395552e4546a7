"""The whole public site: each page and file by its name, all in one folder, so that links need no address."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path

from sendwell.apps.public.items.item import Item, Kind
from sendwell.apps.public.items.snapshot import Snapshot
from sendwell.apps.public.site import files, meeting_pages, other_pages, plan_pages, watching_pages
from sendwell.apps.public.site.front import front
from sendwell.apps.public.site.page import as_page
from sendwell.apps.public.site.parts import parts_of
from sendwell.apps.public.site.words import explained, page_link, paragraph, priority_page
from sendwell.apps.publishing.paper.tree import Document, Section

HTML, CSS, ATOM = "text/html; charset=utf-8", "text/css; charset=utf-8", "application/atom+xml; charset=utf-8"
ICS, CSV, JSON = "text/calendar; charset=utf-8", "text/csv; charset=utf-8", "application/json"
_LATER_PART = re.compile(r"-\d+\.html$")
STYLE = Path(__file__).with_name("site.css")
DATA: dict[str, tuple[str, str, Callable[[Snapshot], bytes]]] = {
    "promises.csv": ("every promise and how it stands", CSV, files.promises_csv),
    "numbers.csv": ("every number, period by period", CSV, files.numbers_csv),
    "decisions.csv": ("every decision", CSV, files.decisions_csv),
    "site.json": ("all that this site says", JSON, files.whole_json),
}
BESIDE: dict[str, tuple[str, Callable[[Snapshot], bytes]]] = {
    "changes.atom": (ATOM, files.changes_atom),
    "dates.ics": (ICS, files.dates_ics),
    **{name: (kind, make) for name, (_, kind, make) in DATA.items()},
}
LISTS: tuple[tuple[str, Kind, Callable[[Snapshot, list[Item]], Document], int], ...] = (
    ("changed", Kind.CHANGE, plan_pages.changed, 100),
    ("numbers", Kind.NUMBER, plan_pages.numbers, 10),
    ("meetings", Kind.MEETING, meeting_pages.meetings, 30),
    ("decisions", Kind.DECISION, meeting_pages.decisions, 60),
    ("recommendations", Kind.RECOMMENDATION, watching_pages.recommendations, 40),
    ("visits", Kind.VISIT, watching_pages.visits, 40),
    ("said", Kind.SAID, other_pages.said, 50),
)
"""Pages that are lists, by name: of which items, how they are written, and how many stand on a part."""
TYPES = {"pdf": "application/pdf", "txt": "text/plain; charset=utf-8", "docx": "application/octet-stream",
         "bin": "application/octet-stream"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Made:
    """A file of the site."""

    content: bytes
    content_type: str


@dataclass(frozen=True)
class Site:
    """The site of a snapshot. `sheet` gives a paper in its public form, `file` the bytes of one that was given."""

    snapshot: Snapshot
    sheet: Callable[[Item], Document | None]
    file: Callable[[Item], bytes | None]

    def made(self, name: str) -> Made | None:
        """A file by its name; None for a name that the site does not have."""
        if page := self.pages.get(name):
            return self._page(explained(page(), self.snapshot.glossary), name)
        if name in BESIDE:
            kind, make = BESIDE[name]
            return Made(make(self.snapshot), kind)
        if name == STYLE.name:
            return Made(STYLE.read_bytes(), CSS)
        paper = self._papers.get(name) or self._papers.get(_LATER_PART.sub(".html", name))
        return dict(self._of_paper(paper)).get(name) if paper else None

    def all(self) -> Iterator[tuple[str, Made]]:
        """Every file with its name, one at a time, the front page first."""
        for name in (*self.pages, *BESIDE, STYLE.name):
            if made := self.made(name):
                yield name, made
        for paper in self._papers.values():
            yield from self._of_paper(paper)

    def _page(self, document: Document, name: str) -> Made:
        return Made(as_page(document, self.snapshot, name), HTML)

    @cached_property
    def pages(self) -> dict[str, Callable[[], Document]]:
        """Every page but those of papers, by name."""
        shown = self.snapshot
        found: dict[str, Callable[[], Document]] = {
            "index.html": partial(front, shown),
            "found.html": partial(plan_pages.found, shown),
            "dates.html": partial(other_pages.dates, shown),
            "glossary.html": partial(other_pages.glossary, shown),
            "data.html": partial(other_pages.data, shown, [(name, what) for name, (what, _, _) in DATA.items()]),
            "contact.html": partial(other_pages.contact, shown),
        }
        if shown.texts.get("easy_read"):
            found["easy-read.html"] = partial(other_pages.easy_read, shown)
        for priority in shown.of(Kind.PRIORITY):
            found[priority_page(priority)] = partial(plan_pages.priority, shown, priority)
        return found | dict(self._lists())

    def _lists(self) -> Iterator[tuple[str, Callable[[], Document]]]:
        for name, kind, page, most in LISTS:
            found = self.snapshot.of(kind)
            parts = [found[at : at + most] for at in range(0, len(found), most)] or [[]]
            for number, rows in enumerate(parts, 1):
                yield part_name(name, number), partial(_part, page, self.snapshot, rows, name, number, len(parts))

    @cached_property
    def _papers(self) -> dict[str, Item]:
        papers = (*self.snapshot.of(Kind.PAPER), *self.snapshot.of(Kind.FILE))
        return {meeting_pages.paper_page(paper): paper for paper in papers}

    def _of_paper(self, paper: Item) -> Iterator[tuple[str, Made]]:
        """The page of a paper, or its pages where it is long; the file of one that was given."""
        name = meeting_pages.paper_page(paper)
        if paper.kind is Kind.FILE:
            content = self.file(paper)
            if content is not None:
                yield name, Made(content, TYPES[name.rpartition(".")[2]])
            return
        kept = self.sheet(paper)
        parts = parts_of(meeting_pages.paper(self.snapshot, paper, kept)) if kept else []
        for at, part in enumerate(parts, 1):
            page = part_name(paper.key, at)
            yield page, self._page(_with_ways(part, paper.key, at, len(parts)), page)


def part_name(name: str, number: int) -> str:
    """The name of a part of a long list.

    >>> part_name("meetings", 1), part_name("meetings", 2)
    ('meetings.html', 'meetings-2.html')
    """
    return f"{name}.html" if number == 1 else f"{name}-{number}.html"


def _part(
    page: Callable[[Snapshot, list[Item]], Document], snapshot: Snapshot, rows: list[Item], name: str, at: int, of: int
) -> Document:
    """A part of a long list, with the way to the parts before and after."""
    made = page(snapshot, rows)
    return replace(_with_ways(made, name, at, of), subtitle=f"Part {at} of {of}" if of > 1 else "")


def _with_ways(document: Document, name: str, at: int, of: int) -> Document:
    """A part with the way to the parts before and after."""
    ways = [("The part before", at - 1)] if at > 1 else []
    ways += [("The next part", at + 1)] if at < of else []
    if not ways:
        return document
    links = tuple(paragraph(page_link(words, part_name(name, number))) for words, number in ways)
    return replace(document, sections=(*document.sections, Section("More", links)))
