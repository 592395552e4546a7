"""One thing that the public site can show."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property


class Kind(StrEnum):
    """What an item is."""

    PRIORITY = "priority"
    FINDING = "finding"
    PROMISE = "promise"
    NUMBER = "number"
    BODY = "body"
    MEETING = "meeting"
    PAPER = "paper"
    FILE = "file"
    DECISION = "decision"
    RECOMMENDATION = "recommendation"
    VISIT = "visit"
    DATE = "date"
    SAID = "said"
    DATA = "data"
    CHANGE = "change"


NAMES = {
    Kind.PRIORITY: ("Priority", "Priorities"),
    Kind.FINDING: ("Finding", "What inspectors found"),
    Kind.PROMISE: ("Promise", "Promises"),
    Kind.NUMBER: ("Number", "Numbers"),
    Kind.BODY: ("Board or committee", "Boards and committees"),
    Kind.MEETING: ("Meeting", "Meetings"),
    Kind.PAPER: ("Paper", "Papers made here"),
    Kind.FILE: ("Paper given here", "Papers given here"),
    Kind.DECISION: ("Decision", "Decisions"),
    Kind.RECOMMENDATION: ("Recommendation", "Recommendations and answers"),
    Kind.VISIT: ("Visit", "Visits that check on the plan"),
    Kind.DATE: ("Date", "Dates"),
    Kind.SAID: ("You said, we did", "You said, we did"),
    Kind.DATA: ("Set of data", "Sets of data"),
    Kind.CHANGE: ("Change", "What changed lately"),
}
"""Each kind in words, one and many."""

KIND_OF_KEY = {
    **{str(kind): kind for kind in Kind},
    "agenda": Kind.PAPER,
    "minutes": Kind.PAPER,
    "pack": Kind.PAPER,
}
"""The kind of an item by the word that its key begins with."""

TEXTS: dict[Kind, dict[str, str]] = {
    Kind.PRIORITY: {"name": "What it is called", "outcome": "What will be different"},
    Kind.FINDING: {"plain": "What inspectors found, in plain words"},
    Kind.PROMISE: {
        "name": "What was promised",
        "difference": "What will be different for children",
        "story": "What has happened, and why it is late if it is",
    },
    Kind.NUMBER: {"name": "What is counted", "plain": "What the number says"},
    Kind.BODY: {"name": "What it is called", "purpose": "What it is for"},
    Kind.MEETING: {"name": "What it is called"},
    Kind.PAPER: {"name": "What it is called"},
    Kind.FILE: {"name": "What it is called"},
    Kind.DECISION: {"name": "What was decided", "reasons": "Why"},
    Kind.RECOMMENDATION: {
        "name": "What was recommended",
        "reasons": "Why it is accepted or not",
        "answer": "What was done",
    },
    Kind.VISIT: {"name": "What it is called", "story": "What came of it, in plain words"},
    Kind.DATE: {"name": "What happens"},
    Kind.SAID: {"said": "What families said", "answer": "What came of it"},
    Kind.DATA: {"name": "What it is called", "about": "What is in it"},
    Kind.CHANGE: {"name": "What changed"},
}
"""The texts of each kind, which an editor may word anew."""

OFFICERS_OWN = {(Kind.FINDING, "plain"), (Kind.PROMISE, "story"), (Kind.VISIT, "story")}
"""Texts that are shown only where an editor wrote them for the public."""

ON_REQUEST = {Kind.FILE, Kind.RECOMMENDATION, Kind.VISIT}
"""Kinds that are shown only where a person said so for the one thing: what others gave, asked or judged."""


@dataclass(frozen=True)
class Item:
    """One thing, in words. `key` names it for ever; `of` is the key of what it belongs to, and hides with it.

    `on` and `until` are days as ISO says them; `state` is how a promise or answer stands; `facts` are short answers by
    what they answer; `links` are keys of others that it leads to; `points` a series, period by period, as shown;
    `sheet` the fingerprint of a paper's public form, or of a file.
    """

    key: str
    kind: Kind
    texts: Mapping[str, str]
    of: str = ""
    on: str = ""
    until: str = ""
    state: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    quote: str = ""
    source: str = ""
    links: tuple[str, ...] = ()
    points: tuple[tuple[str, str], ...] = ()
    sheet: str = ""

    @property
    def name(self) -> str:
        """How it is known in a list."""
        return self.texts.get("name") or self.texts.get("plain") or self.texts.get("said") or self.quote

    @cached_property
    def fact(self) -> dict[str, str]:
        """Its facts by what they answer."""
        return dict(self.facts)

    @property
    def words(self) -> tuple[str, ...]:
        """All that it says, text by text."""
        return (*self.texts.values(), *(words for _, words in self.facts), self.quote, self.source)

    def with_texts(self, texts: Mapping[str, str]) -> "Item":
        """The same with other texts."""
        return replace(self, texts=texts)
