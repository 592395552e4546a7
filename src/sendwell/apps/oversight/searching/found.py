"""What a search finds, by kind. The number of queries is the number of kinds, whatever there is to find."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import Any

from django.db.models import Q

from sendwell.apps.oversight.searching.kinds import KINDS, Kind
from sendwell.apps.partnership.models import Person
from sendwell.domain.searching import Asked, Piece, excerpt

OF_EACH_KIND = 8
OF_ONE_KIND = 100
TITLE_LENGTH = 160


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that has every word asked for: its name, where it is, what it is beside it, and the words around."""

    title: list[Piece]
    url: str
    beside: str
    words: list[Piece]


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one kind; `more` where there is more than is shown."""

    kind: Kind
    found: list[Found]
    more: bool

    @property
    def count(self) -> str:
        """How many were found: "8 or more" where it was not counted further."""
        return f"{len(self.found)} or more" if self.more else str(len(self.found))


@dataclass(frozen=True, slots=True)
class Results:
    """What was found, the kinds that have nothing left out."""

    asked: Asked
    groups: list[Group]

    @property
    def number(self) -> int:
        return sum(len(group.found) for group in self.groups)

    @property
    def more(self) -> bool:
        return any(group.more for group in self.groups)


def search_all(search: Asked, by: Person) -> Results:
    """A few things of each kind, in the area of `by`, as far as they may see it."""
    return Results(search, _groups(KINDS, search, by, OF_EACH_KIND))


def search_in(kind: str, search: Asked, by: Person) -> Results:
    """The things of one kind. Empty for a kind that there is not."""
    return Results(search, _groups([one for one in KINDS if one.key == kind], search, by, OF_ONE_KIND))


def having(search: Asked, columns: Sequence[str]) -> Q:
    """True for a row of which each term stands in one column or another."""
    return reduce(and_, (reduce(or_, (_in(column, term.pattern) for column in columns)) for term in search.terms))


def _in(column: str, pattern: str) -> Q:
    return Q(**{f"{column}__iregex": pattern})


def _groups(kinds: Sequence[Kind], search: Asked, by: Person, most: int) -> list[Group]:
    if not search:
        return []
    groups = (_group(kind, search, by, most) for kind in kinds)
    return [group for group in groups if group.found]


def _group(kind: Kind, search: Asked, by: Person, most: int) -> Group:
    rows = list(kind.rows(by).filter(having(search, kind.columns))[: most + 1])
    return Group(kind, [_found(kind, row, search) for row in rows[:most]], more=len(rows) > most)


def _found(kind: Kind, row: Any, search: Asked) -> Found:
    shown = kind.shown(row, search)
    return Found(
        title=excerpt([shown.title], search, TITLE_LENGTH),
        url=shown.url,
        beside=shown.beside,
        words=excerpt(shown.texts, search),
    )
