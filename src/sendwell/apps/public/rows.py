"""A thing in the editor's list."""

from dataclasses import dataclass

from sendwell.apps.public.items.choosing import Choices
from sendwell.apps.public.items.item import Item
from sendwell.domain.plain import ReadingAge, reading_age


@dataclass(frozen=True)
class ItemRow:
    """An item as the public would read it: its words, their reading age, and what an editor should know."""

    item: Item
    words: str
    age: ReadingAge | None
    shown: bool
    plain: bool  # worded for the public
    outdated: bool


def row_of(item: Item, choices: Choices, shown: bool) -> ItemRow:
    """An item as its editor sees it; `item` is in the officers' words."""
    public = choices.worded(item)
    words = "\n".join(text for text in public.texts.values() if text) or item.quote
    written = any((item.key, part) in choices.texts for part in item.texts)
    return ItemRow(item, words, reading_age(words), shown, written, bool(choices.outdated(item)))
