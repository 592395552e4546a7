"""The index behind search: what is saved is indexed in the same transaction, what is deleted is gone from it."""

from collections.abc import Iterable
from itertools import islice
from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save

from sendwell.apps.evidence.models import Document, DocumentState
from sendwell.apps.oversight.models import Indexed
from sendwell.apps.oversight.searching.kind import Kind
from sendwell.apps.oversight.searching.kinds import KINDS
from sendwell.apps.partnership.models import Area
from sendwell.apps.partnership.revision import kept, reading
from sendwell.domain.searching import words_of

AT_ONCE = 500
MOST_AREAS = 1000  # whose state this process remembers to have caught up with


def register(kind: Kind) -> None:
    """Let search find a kind of thing, and index each whenever it is saved. Called when an app is ready."""
    KINDS.append(kind)
    watch(kind)


def watch(kind: Kind) -> None:
    """Index the things of a kind whenever they are saved or deleted."""
    post_save.connect(_saved, sender=kind.model, dispatch_uid="search.saved")
    post_delete.connect(_deleted, sender=kind.model, dispatch_uid="search.deleted")


def index(kind: Kind, rows: Iterable[Any]) -> int:
    """Write down the words of some things of a kind; returns how many they were."""
    made = [_indexed(kind, row) for row in rows]
    Indexed.objects.bulk_create(
        made,
        AT_ONCE,
        update_conflicts=True,
        unique_fields=["kind", "key"],
        update_fields=["area", "day", "seen_by", "words"],
    )
    return len(made)


def catch_up() -> None:
    """Index what was written past the signals, and forget what is gone, in areas of which something changed."""
    for area in Area.objects.order_by("pk"):
        with reading(area):
            _catch_up_with(area)


@kept(MOST_AREAS)
def _catch_up_with(area: Area) -> None:
    for kind in KINDS:
        known = Indexed.objects.filter(kind=kind.key, area=area)
        rows = kind.every(area).exclude(pk__in=known.values("key")).iterator(AT_ONCE)
        while index(kind, islice(rows, AT_ONCE)):
            pass
        known.exclude(key__in=kind.model._default_manager.values("pk")).delete()


def _indexed(kind: Kind, row: Any) -> Indexed:
    words = words_of(kind.texts_of(row))
    return Indexed(
        area_id=kind.area_of(row), kind=kind.key, key=row.pk, day=kind.day(row), seen_by=kind.seen_by(row), words=words
    )


def _saved(sender: type[Model], instance: Any, update_fields: frozenset[str] | None = None, **_: Any) -> None:
    for kind in _kinds_of(sender):
        if update_fields and not update_fields & {*kind.columns, *kind.watched}:
            continue
        if kind.instead_of:
            Indexed.objects.filter(kind=kind.key, key__in=kind.instead_of(instance).values("pk")).delete()
        if kind.holds(instance):
            index(kind, [instance])
        else:
            Indexed.objects.filter(kind=kind.key, key=instance.pk).delete()
    if sender is Document and not (update_fields and "private_because" not in update_fields):
        _what_is_in(instance)


def _deleted(sender: type[Model], instance: Any, **_: Any) -> None:
    keys = [kind.key for kind in _kinds_of(sender)]
    Indexed.objects.filter(kind__in=keys, key=instance.pk).delete()


def _what_is_in(document: Document) -> None:
    """Pages and statements are written many at once; what came of a paper is as private as it."""
    if document.state == DocumentState.READ:
        for kind in KINDS:
            if kind.of_paper:
                index(kind, kind.every(document.area).filter(**{kind.of_paper: document}))


def _kinds_of(model: type[Model]) -> list[Kind]:
    return [kind for kind in KINDS if kind.model is model]
