"""What each role may do in its area. Whatever is not allowed here is denied."""

from sendwell.apps.partnership.models import Person, Role

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
