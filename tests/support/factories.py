"""Small makers of invented things for tests. Each says only what the test cares about; the rest has a plain default."""

from itertools import count

from sendwell.apps.partnership.models import Area, Organisation, OrganisationKind, Person, Role, RoleHeld, User

PASSWORD = "correct horse battery staple"
_number = count(1)


def an_area(name: str = "Fenmoor") -> Area:
    """A local area."""
    number = next(_number)
    return Area.objects.create(name=name, slug=f"{name.lower().replace(' ', '-')}-{number}")


def an_organisation(area: Area, name: str = "", kind: OrganisationKind = OrganisationKind.COUNCIL) -> Organisation:
    """An organisation of the partnership."""
    return Organisation.objects.create(area=area, name=name or f"Organisation {next(_number)}", kind=kind)


def a_person(area: Area, *roles: Role, name: str = "", organisation: Organisation | None = None) -> Person:
    """A person of the area; with roles, one who can sign in with PASSWORD."""
    number = next(_number)
    name = name or f"Person {number}"
    user = User.objects.create_user(f"person{number}@fenmoor.example", name, PASSWORD) if roles else None
    person = Person.objects.create(area=area, name=name, user=user, organisation=organisation)
    RoleHeld.objects.bulk_create(RoleHeld(person=person, role=role) for role in roles)
    return person


def a_manager(area: Area) -> Person:
    """The programme manager of an area."""
    return a_person(area, Role.PROGRAMME_MANAGER)
