"""A tracker is brought in, and a person says what its columns and names mean."""

from collections.abc import Mapping
from typing import Any

from django.core.files import File
from django.utils import timezone

from sendwell.apps.evidence import files
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Person
from sendwell.apps.programme.models import Plan
from sendwell.apps.trackers.models import LoadState, TrackerLoad, TrackerMapping
from sendwell.apps.trackers.permissions import may_bring_trackers
from sendwell.apps.trackers.reading import headings_key, read, tracker_of
from sendwell.domain.tracker import TITLES, Field, Tracker
from sendwell.domain.tracker.files import LARGEST


@command
def take_tracker(*, plan: Plan, file: "File[Any]", by: Person) -> TrackerLoad:
    """Bring a tracker in; the plan does not change yet. Columns that are known from last time are taken as then.

    Raises PermissionDenied, or Refused where the file can't be read as a tracker.
    """
    require(may_bring_trackers(by) and plan.programme.area_id == by.area_id)
    name = files.shown_name(file.name or "")
    if (file.size or 0) > LARGEST:
        raise Refused(f"“{name}” is larger than {LARGEST // 1_000_000} MB. Delete its pictures and save it again.")
    tracker = read(file.read(), name, {})
    known = TrackerMapping.objects.filter(area=by.area, headings=headings_key(tracker.shape)).first()
    return TrackerLoad.objects.create(
        area=by.area,
        plan=plan,
        file_name=name,
        stored_as=files.keep(file),
        given_by=by,
        mapping=known.mapping if known else {},
        names=known.names if known else {},
    )


@command
def choose_columns(*, load: TrackerLoad, mapping: Mapping[str, str], by: Person) -> Tracker:
    """Say which column holds what. Raises PermissionDenied, or Refused where it can't be so."""
    require(may_bring_trackers(by) and load.area_id == by.area_id)
    _check_open(load)
    chosen = [field for field in mapping.values() if field]
    twice = next((field for field in chosen if chosen.count(field) > 1), None)
    if twice:
        raise Refused(f"Two columns are taken as “{TITLES[Field(twice)]}”. Choose one of them.")
    if Field.ACTION not in chosen:
        raise Refused("No column is taken as the action. Choose the column that says what will be done.")
    load.mapping, load.state, load.problems = dict(mapping), LoadState.GIVEN, []
    load.save()
    return _remember(load)


@command
def choose_names(*, load: TrackerLoad, names: Mapping[str, int | None], by: Person) -> TrackerLoad:
    """Say who and what the names of a tracker are; None is nobody, or for a priority a new one."""
    require(may_bring_trackers(by) and load.area_id == by.area_id)
    _check_open(load)
    load.names = {**load.names, **names}
    load.save()
    _remember(load)
    return load


def _remember(load: TrackerLoad) -> Tracker:
    tracker = tracker_of(load)
    mapping = {heading: field or "" for heading, field in tracker.mapping.items()}
    kept = {"mapping": mapping, "names": load.names, "shape": tracker.shape.to_data(), "used_at": timezone.now()}
    key = headings_key(tracker.shape)
    TrackerMapping.objects.update_or_create(area_id=load.area_id, headings=key, defaults=kept)
    return tracker


def _check_open(load: TrackerLoad) -> None:
    if load.state not in (LoadState.GIVEN, LoadState.REFUSED):
        raise Refused("This tracker was imported already. Bring it in again to change how it is taken.")
