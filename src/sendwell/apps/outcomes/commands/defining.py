"""An analyst adds a measure of the area's own, says who answers for one, and with whom the area compares itself."""

import re
from collections.abc import Sequence
from typing import Any

from sendwell.apps.mechanisms.editing import Seen, hold
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.outcomes.measures import as_measure
from sendwell.apps.outcomes.models import ComparisonSet, HomeAuthority, LocalMeasure, MeasureOwner
from sendwell.apps.outcomes.permissions import may_aim, may_load
from sendwell.apps.outcomes.places import NEIGHBOURS, authority_choices
from sendwell.apps.partnership.models import Person
from sendwell.apps.partnership.permissions import refuse_another_area
from sendwell.domain.measures import Measure

MOST_COMPARED = 30  # authorities; a plot of more can't be read


@command
def add_local_measure(*, by: Person, **said: Any) -> LocalMeasure:
    """Add a measure of the area's own. Raises PermissionDenied, or Refused where its words do not hold together."""
    require(may_load(by))
    name = re.sub(r"[^a-z0-9]+", "_", said["name"].lower()).strip("_") or "measure"
    area = re.sub(r"[^a-z0-9]+", "-", f"{'' if by.area.slug[0].isalpha() else 'a'}{by.area.slug.lower()}")
    key = f"{area}.{'' if name[0].isalpha() else 'm_'}{name}"[:80]
    if LocalMeasure.objects.filter(key=key).exists():
        raise Refused("You have a measure of this name already. Choose another, or change that one.", "name")
    new = LocalMeasure(area=by.area, key=key, added_by=by, **said)
    as_measure(new)
    new.save()
    return new


@command
def change_local_measure(*, measure: LocalMeasure, by: Person, seen: Seen | None = None, **said: Any) -> LocalMeasure:
    """Word a measure of the area's own better; its key stays. Raises as `add_local_measure`, or ChangedMeanwhile."""
    require(may_load(by) and measure.area_id == by.area_id)
    measure = hold(measure, seen)
    for name, value in said.items():
        setattr(measure, name, value)
    as_measure(measure)
    measure.save()
    return measure


@command
def name_owner(*, measure: Measure, person: Person | None, by: Person) -> str:
    """Say who answers for a measure; nobody, where `person` is None. Returns who it is, in words.

    Raises PermissionDenied, or Refused for a person of another area.
    """
    require(may_aim(by))
    refuse_another_area(by, person)
    held = MeasureOwner.objects.filter(area=by.area, measure=measure.key).first()
    if person is None:
        if held:
            held.delete()
        return "Nobody"
    held = held or MeasureOwner(area=by.area, measure=measure.key)
    held.person = person
    held.save()
    return person.name


@command
def choose_authority(*, code: str, by: Person) -> HomeAuthority:
    """Say whose published numbers are those of the area. Raises PermissionDenied, or Refused for an unknown code."""
    require(may_load(by))
    if code not in dict(authority_choices()):
        raise Refused("No authority with this code is known. Choose from the list.", "code")
    held = HomeAuthority.objects.filter(area=by.area).first() or HomeAuthority(area=by.area)
    held.code = code
    held.save()
    return held


@command
def choose_comparison(*, name: str, places: Sequence[str], by: Person) -> str:
    """Compare with these authorities from now on; with the statistical neighbours again, where none is chosen.

    Returns what they are called. Raises PermissionDenied, or Refused for an unknown authority or too many.
    """
    require(may_load(by))
    held = ComparisonSet.objects.filter(area=by.area).first()
    if not places:
        if held:
            held.delete()
        return NEIGHBOURS
    if len(places) > MOST_COMPARED:
        raise Refused(f"Choose {MOST_COMPARED} authorities or fewer.", "places")
    if set(places) - set(dict(authority_choices())):
        raise Refused("One of these authorities is not known here. Choose from the list.", "places")
    held = held or ComparisonSet(area=by.area)
    held.name, held.places = name, sorted(set(places))
    held.save()
    return name
