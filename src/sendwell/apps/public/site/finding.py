"""Searching what is published: the items that have every word, each with the page on which it stands."""

from dataclasses import dataclass

from sendwell.apps.public.items.item import NAMES, Item, Kind
from sendwell.apps.public.items.snapshot import Snapshot
from sendwell.apps.public.site.meeting_pages import paper_page
from sendwell.apps.public.site.whole import LISTS, part_name
from sendwell.apps.public.site.words import day, priority_page

MOST = 100
PAGES = {Kind.FINDING: "found.html", Kind.DATE: "dates.html", Kind.DATA: "data.html", Kind.BODY: "meetings.html"}


@dataclass(frozen=True, slots=True)
class Hit:
    """An item that has the words: what it is, its name, its day and its page."""

    what: str
    name: str
    when: str
    page: str


def find(snapshot: Snapshot, asked: str) -> list[Hit]:
    """The items that have every word asked for, in the order of the site, `MOST` of them at most; none for no word."""
    words = asked.casefold().split()
    if not words:
        return []
    found = [item for item in snapshot.items if _has(item, words)]
    return [_hit(item, snapshot) for item in found[:MOST]]


def _has(item: Item, words: list[str]) -> bool:
    said = " ".join(item.words).casefold()
    return all(word in said for word in words)


def _hit(item: Item, snapshot: Snapshot) -> Hit:
    return Hit(NAMES[item.kind][0], item.name, day(item.on), _page_of(item, snapshot))


def _page_of(item: Item, snapshot: Snapshot) -> str:
    if item.kind is Kind.PRIORITY:
        return priority_page(item)
    if item.kind in (Kind.PAPER, Kind.FILE):
        return paper_page(item)
    if item.kind is Kind.PROMISE and (priority := snapshot.get(item.of)):
        return priority_page(priority)
    for name, kind, _, most in LISTS:
        if kind is item.kind:
            return part_name(name, snapshot.of(kind).index(item) // most + 1)
    return PAGES.get(item.kind, "index.html")
