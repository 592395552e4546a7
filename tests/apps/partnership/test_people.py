"""Adding people and organisations, and giving roles."""

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client

from sendwell.apps.mechanisms.history import changes_of
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership import commands, queries
from sendwell.apps.partnership.models import Person, Role
from tests.support.factories import a_person, an_area, an_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator():
    return a_person(an_area(), Role.ADMINISTRATOR, name="Ada Min")


def add(by: Person, **changes) -> Person:
    given = {"name": "Olive Owner", "job_title": "", "organisation": None, "email": "", "roles": []} | changes
    return commands.add_person(**given, by=by)


def change(person: Person, by: Person, **changes) -> Person:
    given = {"name": person.name, "job_title": "", "organisation": None, "roles": [], "left_on": None} | changes
    return commands.change_person(person=person, **given, by=by)


def test_an_area_is_founded_with_an_administrator_who_can_add_everyone_else():
    founder = commands.found_area(
        name="Fenmoor", slug="fenmoor", administrator_name="Ada Min", administrator_email="ada@fenmoor.example"
    )
    assert add(founder).area.name == "Fenmoor"


def test_an_area_is_not_founded_twice(administrator):
    with pytest.raises(Refused, match="already an area"):
        commands.found_area(
            name="X", slug=administrator.area.slug, administrator_name="X", administrator_email="x@fenmoor.example"
        )


def test_a_person_with_a_role_needs_an_address_to_sign_in_with(administrator):
    with pytest.raises(Refused, match="Enter an e-mail address"):
        add(administrator, roles=[Role.ACTION_OWNER])


def test_one_sign_in_serves_two_areas_and_each_area_sees_its_own_person(administrator):
    elsewhere = a_person(an_area("Saltmarsh"), Role.ADMINISTRATOR)
    here = add(administrator, email="dfe@adviser.example", roles=[Role.ADVISER])
    there = add(elsewhere, email="DFE@adviser.example", roles=[Role.ADVISER])
    assert here.user == there.user
    assert queries.areas_of(here.user).count() == 2


def test_only_the_administrator_adds_people(administrator):
    manager = a_person(administrator.area, Role.PROGRAMME_MANAGER)
    with pytest.raises(PermissionDenied):
        add(manager)


def test_an_administrator_of_another_area_changes_nobody_here(administrator):
    stranger = a_person(an_area("Saltmarsh"), Role.ADMINISTRATOR)
    with pytest.raises(PermissionDenied):
        change(add(administrator), by=stranger)


def test_an_administrator_cannot_lock_everyone_out(administrator):
    with pytest.raises(Refused, match="another administrator"):
        change(administrator, by=administrator, roles=[])


def test_an_organisation_is_named_once_whatever_its_case(administrator):
    an_organisation(administrator.area, "Fenmoor County Council")
    with pytest.raises(Refused, match="already in your area"):
        commands.add_organisation(name="FENMOOR county council", kind="council", by=administrator)


def test_history_says_who_changed_what_from_what_to_what(administrator):
    council = an_organisation(administrator.area, "Fenmoor County Council")
    person = add(administrator)
    change(person, by=administrator, name="Olive Owen", organisation=council)
    newest = {c.what: (c.who, c.before, c.after) for c in changes_of(person)}
    assert newest["Full name"] == ("Ada Min", "Olive Owner", "Olive Owen")
    assert newest["Organisation"] == ("Ada Min", "", "Fenmoor County Council")
    assert newest["Added"] == ("Ada Min", "", "")


def test_a_new_person_chooses_a_password_by_a_link_sent_to_them(administrator):
    person = add(administrator, email="olive@fenmoor.example", roles=[Role.ACTION_OWNER])
    client = Client()
    client.post("/password/", {"email": person.user.email})
    link = next(word for word in mail.outbox[0].body.split() if word.startswith("http"))
    form = client.get(link, follow=True)
    address = form.redirect_chain[-1][0]
    client.post(address, {"password1": "fenland-owls-hunt-late", "password2": "fenland-owls-hunt-late"})
    assert Client().login(email=person.user.email, password="fenland-owls-hunt-late")


@pytest.mark.parametrize("people", [1, 40])
def test_the_people_page_asks_as_much_of_the_database_for_forty_people_as_for_one(
    administrator, people, client, django_assert_max_num_queries
):
    for _ in range(people):
        a_person(administrator.area, Role.ACTION_OWNER, organisation=an_organisation(administrator.area))
    client.force_login(administrator.user)
    with django_assert_max_num_queries(8):
        assert client.get(f"/{administrator.area.slug}/people/").status_code == 200
