"""Who is let in where."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import reverse

from sendwell.apps.partnership.access import DenyByDefaultMiddleware, person_in
from sendwell.apps.partnership.models import FormSent, Organisation, Role
from tests.support.factories import PASSWORD, a_person, an_area

pytestmark = pytest.mark.django_db


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person.user)
    return client


def test_a_stranger_is_asked_to_sign_in():
    area = an_area()
    answer = Client().get(reverse("people", args=[area.slug]))
    assert answer.url == f"/sign-in/?next=/{area.slug}/people/"


def test_a_person_of_another_area_is_told_that_the_page_is_not_theirs():
    here, elsewhere = an_area("Fenmoor"), an_area("Saltmarsh")
    client = signed_in(a_person(elsewhere, Role.ADMINISTRATOR))
    answer = client.get(reverse("people", args=[here.slug]))
    assert answer.status_code == 403
    assert "it belongs to another area" in answer.content.decode()


def test_an_area_that_does_not_exist_looks_the_same_as_one_that_is_not_yours():
    client = signed_in(a_person(an_area(), Role.ADMINISTRATOR))
    assert client.get("/nowhere/people/").status_code == 403


def test_someone_who_has_left_is_no_longer_let_in():
    area = an_area()
    person = a_person(area, Role.BOARD_MEMBER)
    person.left_on = "2026-01-31"
    person.save()
    with pytest.raises(PermissionDenied):
        person_in(person.user, area.slug)


def test_a_person_whose_roles_were_all_taken_away_is_no_longer_let_in():
    area = an_area()
    person = a_person(area, Role.BOARD_MEMBER)
    person.roles_held.all().delete()
    assert signed_in(person).get(reverse("people", args=[area.slug])).status_code == 403


def test_a_view_that_does_not_say_who_may_open_it_is_opened_to_nobody():
    middleware = DenyByDefaultMiddleware(lambda request: HttpResponse())
    with pytest.raises(PermissionDenied):
        middleware.process_view(HttpRequest(), lambda request: HttpResponse("secret"), (), {})


def test_a_form_sent_twice_is_carried_out_once_and_leads_to_the_same_page():
    area = an_area()
    client = signed_in(a_person(area, Role.ADMINISTRATOR))
    form = {"name": "Fenmoor County Council", "kind": "council", "form_token": str(uuid.uuid4())}
    first, second = (client.post(reverse("add_organisation", args=[area.slug]), form) for _ in range(2))
    assert (first.status_code, first.url) == (second.status_code, second.url) == (302, f"/{area.slug}/people/")
    assert Organisation.objects.filter(area=area).count() == 1


def test_a_form_with_a_mistake_can_be_sent_again_once_mended():
    area = an_area()
    client = signed_in(a_person(area, Role.ADMINISTRATOR))
    address, token = reverse("add_organisation", args=[area.slug]), str(uuid.uuid4())
    assert client.post(address, {"name": "", "kind": "council", "form_token": token}).status_code == 200
    assert not FormSent.objects.filter(token=token).exists()
    assert (
        client.post(address, {"name": "The forum", "kind": "parent_carer_forum", "form_token": token}).status_code
        == 302
    )


def test_wrong_passwords_are_stopped_after_a_few_tries():
    person = a_person(an_area(), Role.ANALYST)
    tries = [
        Client().post("/sign-in/", {"login": person.user.email, "password": "wrong"}).content.decode() for _ in range(7)
    ]
    assert "Too many failed" in tries[-1]
    assert Client().post("/sign-in/", {"login": person.user.email, "password": PASSWORD}).status_code == 200


def test_nobody_signs_up_by_themselves():
    answer = Client().post("/sign-up/", {"email": "someone@fenmoor.example", "password1": PASSWORD})
    assert "given by the administrator" in answer.content.decode()


def test_every_page_forbids_inline_scripts():
    policy = Client().get("/").headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
