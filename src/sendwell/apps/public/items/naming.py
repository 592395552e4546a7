"""Posts instead of names: whoever works for the partnership is known to the public by their post, or not at all."""

import hashlib
import re
from dataclasses import replace

from sendwell.apps.business.models import Attendance, Interest, Outcome
from sendwell.apps.governance.models import FollowUp
from sendwell.apps.partnership.models import Area, Person
from sendwell.apps.public.items.item import Item

TITLES = r"(?:Councillor|Cllr|Mr|Mrs|Ms|Miss|Mx|Dr|Professor|Prof|Sir|Dame|Lord|Lady|Rev)"
A_NAME = re.compile(rf"\b{TITLES}\.?\s+[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?")
_ADDRESSED = re.compile(rf"^{TITLES}\.?\s+")
_NO_NAME = frozenset({
    "board", "cabinet", "chair", "children", "children’s", "committee", "council", "director", "executive", "families",
    "forum", "governors", "group", "head", "lead", "leader", "manager", "members", "nhs", "officer", "officers",
    "panel", "parents", "school", "schools", "service", "services", "team", "together", "trust",
})  # fmt: skip
SOMEBODY = "a member of the partnership"


class Names:
    """What stands instead of each name that is known in an area."""

    def __init__(self, instead: dict[str, str]) -> None:
        self._instead: dict[str, str] = {}
        patterns = []
        for number, name in enumerate(sorted(instead, key=len, reverse=True)):
            self._instead[f"n{number}"] = instead[name]
            patterns.append(f"(?P<n{number}>{_pattern(name)})")
        self._found = re.compile("|".join(patterns), re.IGNORECASE) if patterns else None
        self.mark = hashlib.sha256(
            "\n".join(f"{name}={instead[name]}" for name in sorted(instead)).encode()
        ).hexdigest()

    def out_of(self, words: str) -> str:
        """The words with the post of each person instead of their name."""
        if self._found is None:
            return words
        return self._found.sub(lambda match: self._instead[match.lastgroup or ""], words)

    def out_of_item(self, item: Item) -> Item:
        """The item with no name of anybody known."""
        return replace(
            item,
            texts={part: self.out_of(words) for part, words in item.texts.items()},
            facts=tuple((label, self.out_of(words)) for label, words in item.facts),
            quote=self.out_of(item.quote),
            source=self.out_of(item.source),
        )


def names_of(area: Area) -> Names:
    """The names known in an area: its people, gone or here, and those whom minutes name. Two queries."""
    people = Person.objects.filter(area=area).select_related("organisation")
    found = {person.name: _post(person) for person in people}
    for name in _named_in_minutes(area):
        found.setdefault(name, SOMEBODY)
    return Names({name: instead for name, instead in found.items() if name.strip()})


def names_left(words: str) -> list[str]:
    """What looks like somebody's name, by the form of address before it.

    >>> names_left("Asked by Cllr Reed at the meeting of Mrs Ann Bright.")
    ['Cllr Reed', 'Mrs Ann Bright']
    """
    return list(dict.fromkeys(A_NAME.findall(words)))


def is_a_person(words: str) -> bool:
    """True for words that look like a person's name, not that of a body.

    >>> is_a_person("Dunlin Weir"), is_a_person("The scrutiny panel"), is_a_person("Members")
    (True, False, False)
    """
    parts = words.split()
    return len(parts) > 1 and all(part[:1].isupper() for part in parts) and not _NO_NAME & set(words.lower().split())


def _post(person: Person) -> str:
    if person.job_title:
        return person.job_title
    return f"an officer of {person.organisation}" if person.organisation else SOMEBODY


def _named_in_minutes(area: Area) -> set[str]:
    """Everybody whom minutes name as a guest, as declaring an interest, as asking or as asked. One query."""
    here = {"meeting__body__area": area}
    guests = Attendance.objects.filter(**here, person=None).values_list("name", flat=True)
    declared = Interest.objects.filter(**here).values_list("who", flat=True)
    asked = Outcome.objects.filter(item__meeting__body__area=area).values_list("asked_by", flat=True)
    requests = FollowUp.objects.filter(area=area)
    of_requests = [requests.values_list(name, flat=True) for name in ("asked_by", "owner_as_named")]
    named = guests.union(declared, asked, *of_requests)
    alone = (name.partition(",")[0].strip() for name in named)
    return {name for name in alone if is_a_person(name)}


def _pattern(name: str) -> str:
    """A name with or without the form of address, or its last word after one."""
    *first, last = _ADDRESSED.sub("", name).split() or [name]
    whole = r"\s+".join(re.escape(part) for part in (*first, last))
    address = rf"(?:{TITLES}\.?\s+)"
    either = f"{address}?{whole}|{address}{re.escape(last)}" if first else f"{address}{whole}"
    return rf"(?<!\w)(?:{either})(?!\w)"
