"""A return is brought, brought again when it is mended, and deleted."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from sendwell.apps.evidence import files as store
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Person
from sendwell.apps.returns.checking import look, opened
from sendwell.apps.returns.models import KeptReturn, Opening
from sendwell.apps.returns.permissions import may_check_returns


@command
def bring_return(
    *,
    given: "Sequence[File[Any]]",
    keep_days: int,
    by: Person,
    year: int | None = None,
    before: KeptReturn | None = None,
) -> KeptReturn:
    """Keep the files of a return, check it, and note what was found; beside `before`, what is mended and new.

    Raises PermissionDenied, or Refused with everything for which the files cannot be read; then nothing is kept.
    """
    require(may_check_returns(by) and (before is None or before.area_id == by.area_id))
    kept = KeptReturn(
        area=by.area,
        year=year or 0,
        brought_by=by,
        keep_until=timezone.localdate() + timedelta(days=keep_days),
        file_names=[store.shown_name(file.name or "") for file in given],
        before=before,
    )
    try:
        kept.stored_as += [store.keep(file) for file in given]
        with opened(kept) as tables:
            kept.year = tables.year
            look(kept, tables)
    except Refused:
        _forget(kept.stored_as)
        raise
    kept.save()
    return kept


@command
def delete_return(*, kept: KeptReturn, by: Person) -> None:
    """Delete the files of a return and what was found in it, at once; that it was there stays noted."""
    require(may_check_returns(by) and kept.area_id == by.area_id)
    _delete(kept, by)


def forget_old_returns(today: date) -> int:
    """Delete what was to be kept until a day before `today`; how many returns. Done on every round."""
    done = 0
    old = KeptReturn.objects.filter(deleted_at=None, keep_until__lt=today)
    with transaction.atomic():
        for count, kept in enumerate(old, start=1):
            _delete(kept, None)
            done = count
    return done


def note_opening(*, kept: KeptReturn, by: Person, what: str) -> None:
    """Note that somebody looked at a return. Raises PermissionDenied."""
    require(may_check_returns(by) and kept.area_id == by.area_id)
    Opening.objects.create(kept=kept, person=by, what=what)


def _delete(kept: KeptReturn, by: Person | None) -> None:
    names = list(kept.stored_as)
    kept.stored_as, kept.file_names, kept.found, kept.marks = [], [], {}, []
    kept.deleted_at, kept.deleted_by = timezone.now(), by
    kept.save()
    transaction.on_commit(lambda: _forget(names))


def _forget(names: list[str]) -> None:
    for name in names:
        store.forget(name)
