"""What each role may do in its area. Whatever is not allowed here is denied."""

from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.models import Organisation, Person, Role

EVERY_ROLE = frozenset(Role.values)


def holds(person: Person, *roles: Role) -> bool:
    """True if the person holds one of the roles. Uses the roles fetched with the person: no query."""
    return any(held.role in roles for held in person.roles_held.all())


def may_view_area(person: Person) -> bool:
    """Everyone with a role may read the programme, its plan and what it rests on."""
    return any(held.role in EVERY_ROLE for held in person.roles_held.all())


def may_manage_people(person: Person) -> bool:
    """The administrator adds people and organisations, gives sign-ins and roles."""
    return holds(person, Role.ADMINISTRATOR)


def may_enter_terms(person: Person) -> bool:
    """The administrator and the programme manager enter the terms of the area's schools."""
    return holds(person, Role.ADMINISTRATOR, Role.PROGRAMME_MANAGER)


def refuse_another_area(by: Person, *chosen: Person | Organisation | None) -> None:
    """Raise Refused where a person or an organisation that `by` chose belongs to another area."""
    if any(one is not None and one.area_id != by.area_id for one in chosen):
        raise Refused("Choose a person or an organisation of your own area.")
