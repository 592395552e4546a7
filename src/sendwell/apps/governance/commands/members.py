"""Who sits on a body, and for how long."""

from datetime import date
from typing import TypedDict, Unpack

from sendwell.apps.governance.models import Body, Membership
from sendwell.apps.governance.permissions import may_run_meetings
from sendwell.apps.mechanisms.editing import Seen, hold
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Organisation, Person
from sendwell.apps.partnership.permissions import refuse_another_area


class SeatFields(TypedDict):
    """What a person says of a seat on a body."""

    person: Person
    role: str
    organisation: Organisation | None
    starts_on: date
    ends_on: date | None
    deputy: Person | None


@command
def add_member(*, body: Body, by: Person, **said: Unpack[SeatFields]) -> Membership:
    """Give somebody a seat on a body; without an organisation, for their own. Raises PermissionDenied or Refused."""
    require(may_run_meetings(by) and body.area_id == by.area_id)
    said["organisation"] = said["organisation"] or said["person"].organisation
    return _save(Membership(body=body), said, by)


@command
def change_member(
    *, membership: Membership, by: Person, seen: Seen | None = None, **said: Unpack[SeatFields]
) -> Membership:
    """Change a seat, or say when its term ends. What was minuted while they sat stays theirs.

    Raises PermissionDenied or Refused.
    """
    require(may_run_meetings(by) and membership.body.area_id == by.area_id)
    return _save(hold(membership, seen), said, by)


def _save(membership: Membership, said: SeatFields, by: Person) -> Membership:
    person, starts_on, ends_on = said["person"], said["starts_on"], said["ends_on"]
    refuse_another_area(by, person, said["organisation"], said["deputy"])
    if said["deputy"] == person:
        raise Refused(f"{person.name} can’t sit for themselves. Choose another deputy.", field="deputy")
    if ends_on and ends_on < starts_on:
        raise Refused(
            f"The term ends on {ends_on:%-d %B %Y}, before it begins on {starts_on:%-d %B %Y}. Correct one of them.",
            field="ends_on",
        )
    for other in membership.body.memberships.filter(person=person, role=said["role"]).exclude(pk=membership.pk):
        if other.starts_on <= (ends_on or date.max) and starts_on <= (other.ends_on or date.max):
            raise Refused(f"{person.name} sits there as {other.get_role_display().lower()} on those days already.")
    for name, value in said.items():
        setattr(membership, name, value)
    membership.save()
    return membership
