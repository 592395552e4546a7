"""An extract of a case system is given, its columns are chosen, it is loaded or put aside."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from sendwell.apps.casework.commands import ExtractRefused
from sendwell.apps.casework.extracts.reading import LAYOUTS, content_of, headings_key, headings_of, proposal_of
from sendwell.apps.casework.matching import write
from sendwell.apps.casework.models import About, CaseExtract, CaseLoad, CaseMapping, LoadKind
from sendwell.apps.casework.permissions import may_open_cases
from sendwell.apps.evidence import files
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Area, Person
from sendwell.domain.tracker.files import LARGEST

KEPT_FOR = timedelta(days=1)  # an extract that nobody loads


@command
def take_extract(*, file: "File[Any]", about: str = About.CASES, by: Person) -> CaseExtract:
    """Keep an extract until it is loaded or put aside; the caseload does not change yet.

    Columns known from last time are taken as then. Raises PermissionDenied, or Refused where it can't be read.
    """
    require(may_open_cases(by))
    name = files.shown_name(file.name or "")
    if (file.size or 0) > LARGEST:
        raise Refused(f"“{name}” is larger than {LARGEST // 1_000_000} MB. Export it in parts.")
    key = headings_key(headings_of(file.read(), name, about), about)
    known = CaseMapping.objects.filter(area=by.area, headings=key).first()
    return CaseExtract.objects.create(
        area=by.area,
        about=about,
        file_name=name,
        sha256=files.sha256_of(file),
        stored_as=files.keep(file),
        given_by=by,
        mapping=known.mapping if known else {},
    )


@command
def choose_columns(*, extract: CaseExtract, mapping: Mapping[str, str], by: Person) -> None:
    """Say what each column holds, and remember it. Raises PermissionDenied, or Refused where it can't be so."""
    require(may_open_cases(by) and extract.area_id == by.area_id)
    if why := LAYOUTS[extract.about].refusal(mapping.values()):
        raise Refused(why)
    extract.mapping = dict(mapping)
    extract.save()
    headings = headings_of(content_of(extract), extract.file_name, extract.about)
    kept = {"mapping": extract.mapping, "used_at": timezone.now()}
    CaseMapping.objects.update_or_create(
        area_id=extract.area_id, headings=headings_key(headings, extract.about), defaults=kept
    )


@command
def load_extract(*, extract: CaseExtract, leave_out: bool = False, by: Person) -> CaseLoad:
    """Load an extract whole, or without the rows in which something is wrong if `leave_out`; then its file is deleted.

    Cases of the rows left out, and cases that it does not hold, stay as they are. Raises PermissionDenied, Refused, or
    ExtractRefused with every problem; then nothing changes.
    """
    require(may_open_cases(by) and extract.area_id == by.area_id and extract.about == About.CASES)
    area = Area.objects.select_for_update().get(pk=by.area_id)
    found = proposal_of(extract)
    if found.problems and not (leave_out and found.can_leave_out):
        raise ExtractRefused(found.problems)
    load = CaseLoad(area=area, kind=LoadKind.MAPPED, sha256=extract.sha256, given_by=by)
    write(found.matched, load)
    delete(extract)
    return load


@command
def put_aside(*, extract: CaseExtract, by: Person) -> None:
    """Delete an extract that is not to be loaded. Raises PermissionDenied."""
    require(may_open_cases(by) and extract.area_id == by.area_id)
    delete(extract)


def forget_old_extracts(now: datetime) -> int:
    """Delete the extracts that nobody loaded in a day; how many. Done on every round."""
    old = list(CaseExtract.objects.filter(given_at__lt=now - KEPT_FOR))
    with transaction.atomic():
        for extract in old:
            delete(extract)
    return len(old)


def delete(extract: CaseExtract) -> None:
    """Delete an extract and its file. Call it within the transaction of a command."""
    name = extract.stored_as
    extract.delete()
    transaction.on_commit(lambda: files.forget(name))
