"""A return is brought, brought again when it is mended, and deleted."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
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
from sendwell.apps.returns.lists import look_at_lists
from sendwell.apps.returns.models import KeptReturn, Kind, Opening
from sendwell.apps.returns.permissions import may_check_returns


@command
def bring_return(
    *,
    given: "Sequence[File[Any]]",
    keep_days: int,
    by: Person,
    year: int | None = None,
    before: KeptReturn | None = None,
    register: "File[Any] | None" = None,
) -> KeptReturn:
    """Keep the files of a return, check it, and note what was found; beside `before`, what is mended and new.

    With a `register` of schools the numbers of schools are checked as well; it is kept and deleted with the return.

    Raises PermissionDenied, or Refused with everything for which the files cannot be read; then nothing is kept.
    """
    require(may_check_returns(by) and (before is None or before.area_id == by.area_id))
    kept = _begun(given, keep_days, by, before)
    kept.year = year or 0
    with _kept_if_read(kept, given):
        if register:
            kept.register_as = store.keep(register)
        with opened(kept) as tables:
            kept.year = tables.year
            look(kept, tables)
    return kept


@command
def bring_lists(
    *,
    given: "Sequence[File[Any]]",
    keep_days: int,
    drawn_on: date | None = None,
    by: Person,
    before: KeptReturn | None = None,
) -> KeptReturn:
    """Keep Annex A lists as drawn on a day, today unless said, check them, and note what was found, as of a return.

    Raises PermissionDenied, or Refused where there is no list in the files; then nothing is kept.
    """
    require(may_check_returns(by) and (before is None or before.area_id == by.area_id))
    kept = _begun(given, keep_days, by, before)
    day = drawn_on or timezone.localdate()
    kept.kind, kept.year = Kind.LISTS, day.year
    with _kept_if_read(kept, given):
        look_at_lists(kept, day)
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


def _begun(given: "Sequence[File[Any]]", keep_days: int, by: Person, before: KeptReturn | None) -> KeptReturn:
    return KeptReturn(
        area=by.area,
        brought_by=by,
        keep_until=timezone.localdate() + timedelta(days=keep_days),
        file_names=[store.shown_name(file.name or "") for file in given],
        before=before,
    )


@contextmanager
def _kept_if_read(kept: KeptReturn, given: "Sequence[File[Any]]") -> Iterator[None]:
    """Keep the files, and save what was found in them; where they are refused, none is kept."""
    try:
        kept.stored_as += [store.keep(file) for file in given]
        yield
    except Refused:
        _forget([*kept.stored_as, *filter(None, [kept.register_as])])
        raise
    kept.save()


def _delete(kept: KeptReturn, by: Person | None) -> None:
    names = [*kept.stored_as, *filter(None, [kept.register_as])]
    kept.register_as = ""
    kept.stored_as, kept.file_names, kept.found, kept.marks = [], [], {}, []
    kept.deleted_at, kept.deleted_by = timezone.now(), by
    kept.save()
    transaction.on_commit(lambda: _forget(names))


def _forget(names: list[str]) -> None:
    for name in names:
        store.forget(name)
