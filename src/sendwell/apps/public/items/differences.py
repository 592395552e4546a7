"""What publishing would change, in words: added, changed and taken away."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sendwell.apps.public.items.item import NAMES, TEXTS, Item
from sendwell.apps.public.items.snapshot import Snapshot

MOST_PERIODS = 5  # of a series that are told one by one
SITE_TEXTS = {"opening": "What a parent reads first", "easy_read": "Easy read", "contact": "Contact"}


@dataclass(frozen=True, slots=True)
class Edit:
    """One text or fact that says something else: what it is, and its words before and after."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """An item that publishing adds ("added"), changes or takes away ("removed"), with each edit of a changed one."""

    how: str
    kind: str
    name: str
    key: str = ""
    edits: tuple[Edit, ...] = ()


def differences(before: Snapshot | None, after: Snapshot) -> list[Difference]:
    """All that differs between what is public and what would be, in the order of the site; nothing where nothing does.

    That it tells of another day is no difference.
    """
    old = {item.key: item for item in before.items} if before else {}
    new = {item.key: item for item in after.items}
    return [
        *_of_texts(before, after),
        *(_added(item) for key, item in new.items() if key not in old),
        *(_changed(old[key], item) for key, item in new.items() if key in old and not _same(old[key], item)),
        *(Difference("removed", NAMES[item.kind][0], item.name, key) for key, item in old.items() if key not in new),
    ]


def _of_texts(before: Snapshot | None, after: Snapshot) -> Iterator[Difference]:
    for key, what in SITE_TEXTS.items():
        old, new = (before.texts.get(key, "") if before else ""), after.texts.get(key, "")
        if old != new:
            how = "changed" if old and new else "added" if new else "removed"
            yield Difference(how, "Your own words", what, edits=(Edit(what, old, new),))


def _added(item: Item) -> Difference:
    texts = TEXTS[item.kind]
    said = tuple(Edit(texts[part], "", words) for part, words in item.texts.items() if words and words != item.name)
    quote = (Edit("The inspectors’ words", "", item.quote),) if item.quote and item.quote != item.name else ()
    return Difference("added", NAMES[item.kind][0], item.name, item.key, (*quote, *said))


def _changed(old: Item, new: Item) -> Difference:
    return Difference("changed", NAMES[new.kind][0], new.name, new.key, tuple(_edits(old, new)))


def _same(old: Item, new: Item) -> bool:
    return next(_edits(old, new), None) is None


def _edits(old: Item, new: Item) -> Iterator[Edit]:
    texts = TEXTS[new.kind]
    pairs = [(label, old.texts.get(part, ""), new.texts.get(part, "")) for part, label in texts.items()]
    labels = dict.fromkeys((*old.fact, *new.fact))
    pairs += [(label, old.fact.get(label, ""), new.fact.get(label, "")) for label in labels]
    pairs += [("The inspectors’ words", old.quote, new.quote), ("Source", old.source, new.source)]
    pairs += [] if {"By when", "When", "Issued"} & set(labels) else [("Day", _day(old.on), _day(new.on))]
    pairs += [("What it leads to", *_links(old, new)), ("Numbers", *_series(old, new))]
    if old.sheet != new.sheet:
        pairs.append(("The paper itself", "as it was published", "with other names or items left out"))
    yield from (Edit(label, before, after) for label, before, after in pairs if before != after)


def _day(on: str) -> str:
    return f"{date.fromisoformat(on):%-d %B %Y}" if on else ""


def _links(old: Item, new: Item) -> tuple[str, str]:
    lost, won = set(old.links) - set(new.links), set(new.links) - set(old.links)
    return (f"{len(lost)} that it no longer does" if lost else "", f"{len(won)} more" if won else "")


def _series(old: Item, new: Item) -> tuple[str, str]:
    """The periods whose number is another, or that only one of them has."""
    before, after = dict(old.points), dict(new.points)
    periods = [period for period in dict.fromkeys((*before, *after)) if before.get(period) != after.get(period)]
    told = periods[-MOST_PERIODS:]
    return _said(before, told), _said(after, told)


def _said(values: dict[str, str], periods: list[str]) -> str:
    return "; ".join(f"{period}: {values.get(period, 'no number')}" for period in periods)
