"""The public site as it would be if it were published now, and what was prepared beside what is public."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sendwell.apps.partnership.models import Area
from sendwell.apps.public.items.differences import Difference, differences
from sendwell.apps.public.items.gathering import Gathered, gather
from sendwell.apps.public.items.item import Item
from sendwell.apps.public.items.naming import names_left
from sendwell.apps.public.items.snapshot import Snapshot, from_json
from sendwell.apps.public.models import Edition, PublicSite
from sendwell.apps.public.queries import prepared_in, site_of
from sendwell.apps.public.site.words import with_glossary
from sendwell.apps.publishing.pack.glossary import known_acronyms


@dataclass(frozen=True)
class Draft:
    """All that could be public, and what would be."""

    gathered: Gathered
    snapshot: Snapshot

    @property
    def outdated(self) -> list[str]:
        """The keys of the items whose officers' words changed after the public's were written."""
        shown = {item.key for item in self.snapshot.items}
        items = (item for item in self.gathered.items if item.key in shown)
        return [item.key for item in items if self.gathered.choices.outdated(item)]


def draft(area: Area, today: date) -> Draft:
    """The site as it would be on `today`."""
    gathered = gather(area, today)
    texts = {name: gathered.names.out_of(words) for name, words in site_of(area).texts.items() if words}
    plain = Snapshot(area.name, area.slug, today, texts, tuple(gathered.shown))
    return Draft(gathered, with_glossary(plain, known_acronyms(area)))


@dataclass(frozen=True)
class Preview:
    """What is public, and what was prepared to take its place."""

    site: PublicSite
    prepared: Edition | None

    @cached_property
    def public(self) -> Snapshot | None:
        """What is public now."""
        return from_json(self.site.shown.content) if self.site.shown else None

    @cached_property
    def next(self) -> Snapshot | None:
        """What would be."""
        return from_json(self.prepared.content) if self.prepared else None

    @cached_property
    def differences(self) -> list[Difference]:
        """What publishing would change."""
        return differences(self.public, self.next) if self.next else []

    @property
    def names(self) -> list[tuple[Item, list[str]]]:
        """The items in which something still looks like somebody's name."""
        items = self.next.items if self.next else ()
        found = ((item, names_left("\n".join(item.words))) for item in items)
        return [(item, names) for item, names in found if names]

    @property
    def outdated(self) -> list[Item]:
        """The items whose words are to be read again, because those of the officers changed since."""
        keys = self.prepared.outdated if self.prepared else []
        return [item for key in keys if self.next and (item := self.next.get(key))]


def preview_of(area: Area) -> Preview:
    """What is public in an area beside what was prepared. Two queries."""
    return Preview(site_of(area), prepared_in(area).first())
