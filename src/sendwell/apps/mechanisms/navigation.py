"""The links at the head of an area's pages. Each app adds its own, so that none needs to know the others."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse


@dataclass(frozen=True, slots=True)
class AreaLink:
    """One link: its words, its address, and whether the page shown lies under it."""

    words: str
    url: str
    here: bool


@dataclass(frozen=True, slots=True)
class _Entry:
    order: int
    words: str
    url_name: str
    may: Callable[[Any], bool]


_entries: list[_Entry] = []


def add_to_navigation(order: int, words: str, url_name: str, may: Callable[[Any], bool]) -> None:
    """Offer an area page at the head of every page to those of whom `may` is true. Called when an app is ready."""
    _entries.append(_Entry(order, words, url_name, may))
    _entries.sort(key=lambda entry: entry.order)


def links_for(request: HttpRequest) -> list[AreaLink]:
    """The links that this person may follow. The link whose address is the longest start of this page's is `here`."""
    area, person = request.area, request.person  # type: ignore[attr-defined]
    found = [(e.words, reverse(e.url_name, args=[area.slug])) for e in _entries if e.may(person)]
    here = max((url for _, url in found if request.path.startswith(url)), key=len, default="")
    return [AreaLink(words, url, url == here) for words, url in found]


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
