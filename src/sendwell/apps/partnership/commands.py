"""Every change to an area, its organisations, its people and their roles."""

from collections.abc import Iterable
from datetime import date

from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Area, Organisation, Person, Role, RoleHeld, User
from sendwell.apps.partnership.permissions import may_manage_people


def found_area(*, name: str, slug: str, administrator_name: str, administrator_email: str) -> Person:
    """Make a new area with its first administrator, who may then add everyone else. Raises Refused if it exists."""
    if Area.objects.filter(slug=slug).exists():
        raise Refused(f"There is already an area at “{slug}”. Choose another short name.")
    area = Area.objects.create(name=name, slug=slug)
    person = Person.objects.create(
        area=area, name=administrator_name, user=_sign_in(administrator_email, administrator_name)
    )
    RoleHeld.objects.create(person=person, role=Role.ADMINISTRATOR)
    return person


@command
def add_organisation(*, name: str, kind: str, by: Person) -> Organisation:
    """Add an organisation to the area of `by`. Raises PermissionDenied, or Refused if it is there already."""
    require(may_manage_people(by))
    if Organisation.objects.filter(area=by.area, name__iexact=name).exists():
        raise Refused(f"“{name}” is already in your area.")
    return Organisation.objects.create(area=by.area, name=name, kind=kind)


@command
def add_person(
    *, name: str, job_title: str, organisation: Organisation | None, email: str, roles: Iterable[str], by: Person
) -> Person:
    """Add a person; with an e-mail address they get a sign-in. Raises PermissionDenied or Refused."""
    require(may_manage_people(by))
    roles = list(roles)
    if roles and not email:
        raise Refused("Enter an e-mail address: someone with a role needs it to sign in.")
    user = _sign_in(email, name) if email else None
    if user and Person.objects.filter(area=by.area, user=user).exists():
        raise Refused(f"Someone with the address {email} is already in your area.")
    person = Person.objects.create(area=by.area, name=name, job_title=job_title, organisation=organisation, user=user)
    _give(person, roles)
    return person


@command
def change_person(
    *,
    person: Person,
    name: str,
    job_title: str,
    organisation: Organisation | None,
    roles: Iterable[str],
    left_on: date | None,
    by: Person,
) -> Person:
    """Change what is known of a person, and their roles. Raises PermissionDenied or Refused."""
    require(may_manage_people(by) and person.area_id == by.area_id)
    roles = set(roles)
    if roles and person.user_id is None:
        raise Refused(f"{person.name} has no sign-in, so cannot hold a role. Add them again with an e-mail address.")
    if person == by and (Role.ADMINISTRATOR not in roles or left_on):
        raise Refused("You can’t take the administrator’s role from yourself. Ask another administrator to do it.")
    person.name, person.job_title, person.organisation, person.left_on = name, job_title, organisation, left_on
    person.save()
    for held in person.roles_held.exclude(role__in=roles):
        held.delete()
    _give(person, roles - set(person.roles_held.values_list("role", flat=True)))
    return person


def _give(person: Person, roles: Iterable[str]) -> None:
    for role in roles:
        RoleHeld.objects.create(person=person, role=role)


def _sign_in(email: str, name: str) -> User:
    found = User.objects.filter(email__iexact=email).first()
    return found or User.objects.create_user(email, name)
