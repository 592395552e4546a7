"""What a search finds, by kind: one question of the index, and one for each kind in which something was found."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any, cast

from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber

from sendwell.apps.evidence.permissions import may_read_private, may_review
from sendwell.apps.oversight.models import Indexed, SeenBy
from sendwell.apps.oversight.searching.kind import Kind
from sendwell.apps.oversight.searching.kinds import KINDS
from sendwell.apps.partnership.models import Person
from sendwell.domain.searching import Asked, Piece, excerpt

OF_EACH_KIND = 8
TITLE_LENGTH = 160
NEWEST_FIRST = (F("day").desc(nulls_last=True), F("key").asc())


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
    keys = _first_keys(search, by) if search else {}
    groups = (_group(kind, keys[kind.key], search, by) for kind in KINDS if kind.key in keys)
    return Results(search, [group for group in groups if group.found])


def matches(kind: Kind, search: Asked, by: Person) -> "QuerySet[Any]":
    """The keys of all things of one kind that have what is asked for, the newest first: to be paged, then `shown`."""
    if not search:
        return Indexed.objects.none()
    seen = kind.rows(by).order_by().values("pk")  # asked again: what is closed now is not even counted
    found = _matching(search, by).filter(kind=kind.key, key__in=seen)
    return found.order_by(*NEWEST_FIRST).values_list("key", flat=True)


def shown(kind: Kind, keys: list[int], search: Asked, by: Person) -> list[Found]:
    """The things with some keys, in their order, as far as `by` may see them."""
    rows = {row.pk: row for row in kind.rows(by).filter(pk__in=keys)}
    return [_found(kind, rows[key], search) for key in keys if key in rows]


def _matching(search: Asked, by: Person) -> "QuerySet[Indexed]":
    seen_by = [SeenBy.EVERYONE]
    seen_by += [SeenBy.CLOSED] if may_read_private(by) else []
    seen_by += [SeenBy.REVIEWERS] if may_review(by) else []
    return Indexed.objects.filter(area=by.area, seen_by__in=seen_by, words__has=cast(Any, search))


def _first_keys(search: Asked, by: Person) -> dict[str, list[int]]:
    """By the key of a kind, the first things of it, and one more where there is more."""
    place = Window(RowNumber(), partition_by="kind", order_by=NEWEST_FIRST)
    rows = _matching(search, by).annotate(place=place).filter(place__lte=OF_EACH_KIND + 1)
    keys: dict[str, list[int]] = defaultdict(list)
    for kind, key in rows.order_by("kind", "place").values_list("kind", "key"):
        keys[kind].append(key)
    return keys


def _group(kind: Kind, keys: list[int], search: Asked, by: Person) -> Group:
    found = shown(kind, keys, search, by)
    return Group(kind, found[:OF_EACH_KIND], more=len(found) > OF_EACH_KIND)


def _found(kind: Kind, row: Any, search: Asked) -> Found:
    made = kind.shown(row, search)
    return Found(
        title=excerpt([made.title], search, TITLE_LENGTH),
        url=made.url,
        beside=made.beside,
        words=excerpt(made.texts, search),
    )
