"""What was worked out of an area is kept until something of the area changes.

Each area has a mark that is new with every change, made in the transaction that makes the change. It is drawn by chance
and not counted up: a change that is undone brings back the mark of what stood before it, and no other change ever gets
the mark that it had.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock, local
from typing import Any, Concatenate, ParamSpec, TypeVar
from uuid import UUID, uuid4

from cachetools import LRUCache, cached

from sendwell.apps.partnership.models import Area, Person

P = ParamSpec("P")
R = TypeVar("R")
OfArea = Callable[Concatenate[Area, P], R]
_all_kept: list[LRUCache[Any, Any]] = []
_reading = local()


def changed(area_id: int) -> None:
    """Say that something of the area was changed. Its row is held until the end of the transaction."""
    _reading.area = None
    Area.objects.filter(pk=area_id).update(revision=uuid4())


def everything_changed() -> None:
    """Say that something was changed which every area reads."""
    _reading.area = None
    Area.objects.update(revision=uuid4())


@contextmanager
def reading(area: Area) -> Iterator[None]:
    """While a page is made of an area that was fetched before anything else, its mark need not be asked for again."""
    _reading.area = area
    try:
        yield
    finally:
        _reading.area = None


def changed_by(by: Any) -> None:
    """Say that something was changed in the area of whoever carried out a command."""
    if isinstance(by, Person):
        changed(by.area_id)


def kept(most: int) -> Callable[[OfArea[P, R]], OfArea[P, R]]:
    """Keep what a function works out of an area, for the `most` last asked of it in this process, until a change.

    Whatever else it is asked must say by its value what is meant (a key, a day). What it gives is shared by all who
    ask, so nobody may change it; and it fetches afresh whatever it reads, so that it is never older than its mark.
    """

    def keep(work_out: OfArea[P, R]) -> OfArea[P, R]:
        found: LRUCache[Any, Any] = LRUCache(most)
        _all_kept.append(found)
        return cached(found, key=_mark, lock=Lock())(work_out)

    return keep


def forget() -> None:
    """Keep nothing of what was worked out, as in a process that has just begun."""
    for found in _all_kept:
        found.clear()


def _mark(area: Area, *asked: Any, **named: Any) -> tuple[int, UUID, Any, Any]:
    return area.pk, _revision_of(area), asked, tuple(named.items())


def _revision_of(area: Area) -> UUID:
    read: Area | None = getattr(_reading, "area", None)
    if read and read.pk == area.pk:
        return read.revision
    return Area.objects.values_list("revision", flat=True).get(pk=area.pk)
