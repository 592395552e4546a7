"""Every change to an area, its organisations, its people and their roles."""

import re
from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db import transaction
from django.urls import get_resolver
from django.utils import timezone

from sendwell.apps.mechanisms.editing import Seen, hold
from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Area, Organisation, Person, Role, RoleHeld, User
from sendwell.apps.partnership.permissions import may_manage_people, refuse_another_area

SHORT_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_SHORT_NAME = 60
# Words that addresses of the whole service may begin with one day; those that do today are read from the addresses.
KEPT_FOR_US = frozenset(
    {"about", "account", "accounts", "admin", "api", "area", "areas", "favicon", "feeds", "health", "help", "media",
     "meetings", "packs", "papers", "people", "plan", "public", "robots", "search", "settings", "sitemap", "www"}
)  # fmt: skip


@transaction.atomic
def found_area(*, name: str, slug: str, administrator_name: str, administrator_email: str) -> Person:
    """Make a new area with its first administrator, who may then add everyone else.

    Raises Refused for a short name that is taken, kept for pages of the service, or not fit for addresses.
    """
    _check_short_name(slug)
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
    refuse_another_area(by, organisation)
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
    seen: Seen | None = None,
) -> Person:
    """Change what is known of a person, and their roles. Raises PermissionDenied or Refused."""
    require(may_manage_people(by) and person.area_id == by.area_id)
    refuse_another_area(by, organisation)
    roles = set(roles)
    if roles and person.user_id is None:
        raise Refused(f"{person.name} has no sign-in, so cannot hold a role. Add them again with an e-mail address.")
    if person == by and (Role.ADMINISTRATOR not in roles or left_on):
        raise Refused("You can’t take the administrator’s role from yourself. Ask another administrator to do it.")
    if left_on and left_on > timezone.localdate():
        raise Refused(
            f"{left_on:%-d %B %Y} is in the future. Enter it on the day they leave: they are let in until then."
        )
    hold(person, seen, roles=RoleHeld.objects.filter(person=person).values_list("role", flat=True))
    person.name, person.job_title, person.organisation, person.left_on = name, job_title, organisation, left_on
    person.save()
    for role in person.roles_held.exclude(role__in=roles):
        role.delete()
    _give(person, roles - set(person.roles_held.values_list("role", flat=True)))
    return person


def _give(person: Person, roles: Iterable[str]) -> None:
    for role in roles:
        RoleHeld.objects.create(person=person, role=role)


def _check_short_name(slug: str) -> None:
    if not SHORT_NAME.fullmatch(slug) or len(slug) > LONGEST_SHORT_NAME:
        raise Refused(
            f"“{slug}” can’t stand in addresses. Use small letters, figures and hyphens, {LONGEST_SHORT_NAME} at most, "
            "for example fenmoor."
        )
    if slug in KEPT_FOR_US | _taken_by_pages():
        raise Refused(f"“{slug}” is kept for pages of the service. Choose another short name.")


def _taken_by_pages() -> set[str]:
    """The first word of every address that does not begin with an area."""
    patterns = (str(pattern.pattern).lstrip("^").split("/")[0] for pattern in get_resolver().url_patterns)
    return {word for word in patterns if "<" not in word} | {settings.STATIC_URL.strip("/")}


def _sign_in(email: str, name: str) -> User:
    found = User.objects.filter(email__iexact=email).first()
    return found or User.objects.create_user(email, name)
