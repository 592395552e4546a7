"""A file of numbers is given, its columns are taken, and it is loaded: every row of it, or nothing."""

from functools import partial
from typing import Any

from django.core.files import File
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from sendwell.apps.evidence import files
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.outcomes.asking import ask_doubts
from sendwell.apps.outcomes.commands.recording import record_observations, take_back
from sendwell.apps.outcomes.commands.reference import record_reference
from sendwell.apps.outcomes.models import DataLoad, DataLoadState, DataMapping
from sendwell.apps.outcomes.permissions import may_load
from sendwell.apps.outcomes.reading import headings_key, is_published, observations_in, read, read_load
from sendwell.apps.partnership.models import Person
from sendwell.domain.problems import Problem
from sendwell.domain.returns.open_data import Kind, Loaded, Mapping

LARGEST = 100_000_000  # bytes; what is larger is loaded by whoever runs the service
MANY = 20_000  # more observations than these are written in the background
OPEN = (DataLoadState.GIVEN, DataLoadState.REFUSED)


@command
def take_file(*, file: "File[Any]", by: Person) -> DataLoad:
    """Take a file of numbers in; nothing is loaded yet. Columns that are known from last time are taken as then.

    Raises PermissionDenied, or Refused where it is too large or was loaded already.
    """
    require(may_load(by))
    name = files.shown_name(file.name or "")
    if (file.size or 0) > LARGEST:
        raise Refused(f"“{name}” is larger than {LARGEST // 1_000_000} MB. Give a part of it.", "file")
    digest = files.sha256_of(file)
    same = DataLoad.objects.filter(Q(area=by.area) | Q(shared=True), sha256=digest, state=DataLoadState.LOADED).first()
    if same and same.loaded_at:
        raise Refused(f"This file was loaded already, on {same.loaded_at:%-d %B %Y}. Nothing changes.", "file")
    file.seek(0)
    content = file.read()
    found = read(content, name, {})
    known = DataMapping.objects.filter(area=by.area, headings=headings_key(found)).first()
    if known and not found.format:
        found = read(content, name, known.mapping)
    load = DataLoad(area=by.area, file_name=name, stored_as=files.keep(file), sha256=digest, given_by=by)
    _remember_reading(load, found)
    load.save()
    return load


@command
def take_columns(*, load: DataLoad, mapping: Mapping, by: Person) -> DataLoad:
    """Say which column holds which measure; the next file with these columns is taken the same way.

    Raises PermissionDenied, or Refused where it is loaded already or its file is gone.
    """
    require(may_load(by) and load.area_id == by.area_id)
    _check_open(load)
    load.mapping = mapping.as_data()
    found = read_load(load)
    _remember_reading(load, found)
    load.state = DataLoadState.GIVEN
    load.save()
    kept = {"mapping": load.mapping, "used_at": timezone.now()}
    DataMapping.objects.update_or_create(area=by.area, headings=headings_key(found), defaults=kept)
    return load


@command
def ask_for_load(*, load: DataLoad, by: Person) -> DataLoad:
    """Ask for a file to be loaded: at once, or in the background where it is long.

    Raises PermissionDenied, or Refused where it is loaded already or its file is gone.
    """
    from sendwell.apps.outcomes.tasks import load_file  # the task imports this file

    require(may_load(by) and load.area_id == by.area_id)
    load = DataLoad.objects.select_for_update(of=("self",)).select_related("area").get(pk=load.pk)
    _check_open(load)
    load.progress = 0
    if load.rows_in <= MANY:
        load_now(load=load, by=by)
        return load
    load.state = DataLoadState.WAITING
    load.save()
    transaction.on_commit(partial(load_file.enqueue, load.pk, by.pk))
    return load


def load_now(*, load: DataLoad, by: Person) -> None:
    """Load a file: all of it in one transaction. What stops it is written on the load, and nothing else changes."""
    require(may_load(by) and load.area_id == by.area_id)
    found = read_load(load)
    if not found.sound:
        load.state, load.problems = DataLoadState.REFUSED, [problem_data(one) for one in found.problems]
        load.save()
        return
    try:
        _carry_out(load=load, found=found, by=by)
    except Refused as refused:
        load.state, load.progress = DataLoadState.REFUSED, 0
        load.problems = [[load.file_name, str(refused), "Correct the file, then give it again."]]
        load.save()


@command
def undo_load(*, load: DataLoad, by: Person) -> None:
    """Take a load back: its numbers go, and those that it had replaced count again.

    Raises PermissionDenied, or Refused where a later load was built on it or it brought no numbers.
    """
    require(may_load(by) and load.area_id == by.area_id)
    load = DataLoad.objects.select_for_update(of=("self",)).get(pk=load.pk)
    if load.state != DataLoadState.LOADED:
        raise Refused("This file is not loaded, so there is nothing to take back.")
    take_back(load)
    load.state, load.progress = DataLoadState.UNDONE, 0
    load.save()


def problem_data(problem: Problem) -> list[str]:
    """A problem as it is kept: where, what is wrong, how to mend it."""
    return [problem.where, problem.what, problem.mend]


@command
def _carry_out(*, load: DataLoad, found: Loaded, by: Person) -> None:
    load.shared, rows_in = is_published(found), load.rows_in
    record_reference(found, by.area)
    record_observations(load, observations_in(found, by.area))
    ask_doubts(load, found.observations)
    load.rows_in, load.problems = rows_in, []
    load.state, load.progress, load.loaded_at = DataLoadState.LOADED, 100, timezone.now()
    load.save()


def _remember_reading(load: DataLoad, found: Loaded) -> None:
    load.rows_in, load.shared = found.rows_in, is_published(found)
    load.problems = [problem_data(one) for one in found.problems]
    if found.mapping and found.kind is Kind.OBSERVATIONS:
        load.mapping = found.mapping.as_data() if not found.format else {}


def _check_open(load: DataLoad) -> None:
    if load.state not in OPEN:
        raise Refused("This file was loaded already, or is being loaded now.")
