"""What an editor chose: which items are shown, and in which words."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from sendwell.apps.mechanisms.editing import mark_of
from sendwell.apps.partnership.models import Area
from sendwell.apps.public.items.item import OFFICERS_OWN, ON_REQUEST, Item
from sendwell.apps.public.models import Choice, PublicText


@dataclass(frozen=True)
class Choices:
    """Texts by item and part, each with the mark of what it was written beside; and who is shown, by item."""

    texts: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    shown: dict[str, bool] = field(default_factory=dict)

    def shows(self, item: Item) -> bool:
        """Whether the item itself is to be shown; what it belongs to may hide it yet."""
        return self.shown.get(item.key, item.kind not in ON_REQUEST)

    def outdated(self, item: Item) -> list[str]:
        """The parts of an item whose officers' words changed since the public's were written beside them."""
        known = ((part, self.texts.get((item.key, part)), words) for part, words in item.texts.items())
        return [part for part, written, words in known if written and written[1] != mark_of(words)]

    def worded(self, item: Item) -> Item:
        """The item in the words of the public."""
        return item.with_texts({part: self._words(item, part, words) for part, words in item.texts.items()})

    def _words(self, item: Item, part: str, words: str) -> str:
        if written := self.texts.get((item.key, part)):
            return written[0]
        return "" if (item.kind, part) in OFFICERS_OWN else words


def choices_of(area: Area) -> Choices:
    """What the editors of an area chose. Two queries."""
    texts = PublicText.objects.filter(area=area).values_list("key", "part", "words", "beside")
    shown = Choice.objects.filter(area=area).values_list("key", "shown")
    return Choices({(key, part): (words, beside) for key, part, words, beside in texts}, dict(shown))


def chosen(items: Iterable[Item], choices: Choices) -> list[Item]:
    """The items that are shown, in the words of the public. What belongs to a hidden item is hidden with it.

    Items come after what they belong to.
    """
    shown: dict[str, Item] = {}
    hidden = {key for key, is_shown in choices.shown.items() if not is_shown}
    for item in items:
        if choices.shows(item) and item.of not in hidden:
            shown[item.key] = choices.worded(item)
        else:
            hidden.add(item.key)
    return [_without_dead_links(item, shown) for item in shown.values()]


def _without_dead_links(item: Item, shown: dict[str, Item]) -> Item:
    links = tuple(key for key in item.links if key in shown)
    return item if links == item.links else replace(item, links=links)
