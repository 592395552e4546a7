"""The links at the head of an area's pages. Each app adds its own, so that none needs to know the others.

Pages that belong together stand in one group: one link at the head, and the links of the group on its pages. A group in
which somebody may open one page only is that page.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse


@dataclass(frozen=True, slots=True)
class AreaLink:
    """One link: its words, its address, whether the page shown lies under it, or is it, and the links of its group."""

    words: str
    url: str
    here: bool
    is_page: bool = False
    within: tuple["AreaLink", ...] = ()


@dataclass(frozen=True, slots=True)
class _Entry:
    order: int
    words: str
    url_name: str
    may: Callable[[Any], bool]
    group: str


_entries: list[_Entry] = []


def add_to_navigation(order: int, words: str, url_name: str, may: Callable[[Any], bool], group: str = "") -> None:
    """Offer an area page at the head of every page to those of whom `may` is true. Called when an app is ready.

    `group` is the word for the pages that it stands with, if there are any.
    """
    _entries.append(_Entry(order, words, url_name, may, group or words))
    _entries.sort(key=lambda entry: entry.order)


def links_for(request: HttpRequest) -> list[AreaLink]:
    """The links that this person may follow, a group as one. The longest start of this page's address is `here`."""
    area, person = request.area, request.person  # type: ignore[attr-defined]
    found = [(e, reverse(e.url_name, args=[area.slug])) for e in _entries if e.may(person)]
    here = max((url for _, url in found if request.path.startswith(url)), key=len, default="")
    groups: dict[str, list[AreaLink]] = {}
    for entry, url in found:
        link = AreaLink(entry.words, url, url == here, url == request.path)
        groups.setdefault(entry.group, []).append(link)
    return [links[0] if len(links) == 1 else _as_one(group, links) for group, links in groups.items()]


def _as_one(group: str, links: list[AreaLink]) -> AreaLink:
    """A group as one link, which leads to the first of its pages."""
    first = links[0]
    return AreaLink(group, first.url, any(link.here for link in links), first.is_page, tuple(links))


@dataclass(frozen=True, slots=True)
class Offer:
    """A page that anybody may open, signed in or not."""

    words: str
    url: str


_offers: list[Callable[[], list[Offer]]] = []


def offer_to_everyone(offers: Callable[[], list[Offer]]) -> None:
    """Offer pages beside the sign-in, to whoever has none. Called when an app is ready."""
    _offers.append(offers)


def offers_to_everyone() -> list[Offer]:
    """The pages that anybody may open."""
    return [offer for offers in _offers for offer in offers()]
