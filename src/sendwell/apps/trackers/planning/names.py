"""The people, organisations and priorities that a tracker names: found unmistakably, or asked for."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from sendwell.apps.partnership.models import Organisation, Person
from sendwell.apps.partnership.queries import organisations_of, people_still_here
from sendwell.apps.programme.models import Plan, Priority
from sendwell.domain.tracker import TrackerRow

T = TypeVar("T", Person, Organisation, Priority)
PERSON, ORGANISATION, PRIORITY = "person", "organisation", "priority"
_BRACKETED = re.compile(r"\s*\([^()]*\)|\s*,.*$")
_NUMBERED = re.compile(r"^(?:(?:priority|area|theme|workstream|objective)\s*)?(?:\d+|[A-Z])\s*[:.)–-]\s*", re.I)
LONGEST_PRIORITY = 200  # characters


@dataclass(frozen=True, slots=True)
class Names:
    """Whom and what the words of a tracker mean in one area. `chosen` is what a person said, by kind and words."""

    people: tuple[Person, ...]
    organisations: tuple[Organisation, ...]
    priorities: tuple[Priority, ...]
    chosen: Mapping[str, int | None] = field(default_factory=dict)

    def person(self, words: str) -> Person | None:
        """The one person of that name or post, or the one that was chosen."""
        bare = fold(_BRACKETED.sub("", words))
        alike = [one for one in self.people if bare and bare in (fold(one.name), fold(one.job_title))]
        return _chosen_or(self, PERSON, words, self.people) or _only(alike)

    def organisation(self, words: str) -> Organisation | None:
        """The organisation of that name, or the one that was chosen."""
        return _chosen_or(self, ORGANISATION, words, self.organisations) or _only(
            [one for one in self.organisations if fold(one.name) == fold(words)]
        )

    def priority(self, words: str) -> Priority | None:
        """The priority of that title, whatever number stands before it, or the one that was chosen."""
        return _chosen_or(self, PRIORITY, words, self.priorities) or _only(
            [one for one in self.priorities if fold(one.title) in (fold(words), fold(bare_title(words)))]
        )


def names_in(plan: Plan, chosen: Mapping[str, int | None]) -> Names:
    """The names of the plan's area."""
    area = plan.programme.area
    priorities = plan.priorities.select_related("plan__programme__area").order_by("number")
    return Names(tuple(people_still_here(area)), tuple(organisations_of(area)), tuple(priorities), chosen)


def unknown(rows: Iterable[TrackerRow], names: Names) -> list[tuple[str, str]]:
    """The kind and words of each name that no one thing of the area has, in the order in which they are met."""
    found: dict[tuple[str, str], None] = {}
    for row in rows:
        wanted: list[tuple[str, str, object]] = (
            [(PRIORITY, row.priority, names.priority(row.priority))] if row.priority else []
        )
        wanted += [(PERSON, owner, names.person(owner)) for owner in row.owners[:1]]
        wanted += [(ORGANISATION, one, names.organisation(one)) for one in (row.lead, *row.partners) if one]
        found |= dict.fromkeys((kind, words) for kind, words, known in wanted if known is None)
    return list(found)


def key_of(kind: str, words: str) -> str:
    """What a name is kept under."""
    return f"{kind}|{fold(words)}"


def bare_title(words: str) -> str:
    """A priority's title without its number: "Priority 2: Waiting times" is "Waiting times"."""
    return (_NUMBERED.sub("", words).strip() or words)[:LONGEST_PRIORITY]


def fold(words: str) -> str:
    """Words in the form in which two ways to write them are one."""
    return " ".join(words.split()).casefold()


def _chosen_or(names: Names, kind: str, words: str, known: tuple[T, ...]) -> T | None:
    wanted = names.chosen.get(key_of(kind, words))
    return next((one for one in known if one.pk == wanted), None) if wanted else None


def _only(found: list[T]) -> T | None:
    return found[0] if len(found) == 1 else None
