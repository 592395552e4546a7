"""A snapshot of all that the public site says: what an edition keeps, and what every page and feed is made from."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from sendwell.apps.public.items.item import Item, Kind

VERSION = 1  # of the form below


@dataclass(frozen=True)
class Snapshot:
    """The site on a day. `texts` are those that the area wrote for it; `glossary` explains the acronyms in it."""

    area: str
    slug: str
    as_on: date
    texts: Mapping[str, str] = field(default_factory=dict)
    items: tuple[Item, ...] = ()
    glossary: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def of(self, kind: Kind) -> list[Item]:
        """The items of a kind, in their order."""
        return self._by_kind.get(kind, [])

    def under(self, key: str, kind: Kind) -> list[Item]:
        """The items of a kind that belong to another."""
        return self._under.get((key, kind), [])

    def get(self, key: str) -> Item | None:
        """The item of a key."""
        return self._by_key.get(key)

    @cached_property
    def _by_key(self) -> dict[str, Item]:
        return {item.key: item for item in self.items}

    @cached_property
    def _by_kind(self) -> dict[Kind, list[Item]]:
        found: dict[Kind, list[Item]] = {}
        for item in self.items:
            found.setdefault(item.kind, []).append(item)
        return found

    @cached_property
    def _under(self) -> dict[tuple[str, Kind], list[Item]]:
        found: dict[tuple[str, Kind], list[Item]] = {}
        for item in self.items:
            if item.of:
                found.setdefault((item.of, item.kind), []).append(item)
        return found


def to_json(snapshot: Snapshot) -> dict[str, Any]:
    """The snapshot, fit for a JSON column."""
    glossary = {term: list(said) for term, said in snapshot.glossary.items()}
    return {
        "version": VERSION,
        "area": snapshot.area,
        "slug": snapshot.slug,
        "as_on": snapshot.as_on.isoformat(),
        "texts": dict(snapshot.texts),
        "items": [_plain(item) for item in snapshot.items],
        "glossary": glossary,
    }


def from_json(kept: Mapping[str, Any]) -> Snapshot:
    """The snapshot that was kept. Raises ValueError for a form that this version cannot read."""
    if kept.get("version") != VERSION:
        raise ValueError(f"This edition was kept in form {kept.get('version')}; only form {VERSION} can be read.")
    return Snapshot(
        area=kept["area"],
        slug=kept["slug"],
        as_on=date.fromisoformat(kept["as_on"]),
        texts=kept["texts"],
        items=tuple(_item(row) for row in kept["items"]),
        glossary={term: (said[0], said[1]) for term, said in kept["glossary"].items()},
    )


def fingerprint(kept: Mapping[str, Any]) -> str:
    """The SHA-256 of what is kept, the same on any database."""
    plain = json.dumps(kept, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def _plain(item: Item) -> dict[str, Any]:
    """An item without what it leaves empty."""
    found = {name: value for name, value in asdict(item).items() if value}
    return {**found, "texts": dict(item.texts)}


def _item(row: Mapping[str, Any]) -> Item:
    pairs = {name: tuple((a, b) for a, b in row.get(name, ())) for name in ("facts", "points")}
    known = {**row, **pairs, "kind": Kind(row["kind"]), "links": tuple(row.get("links", ()))}
    return Item(**known)
