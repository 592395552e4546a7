"""What an attacker tries first: each is refused, or gains nothing."""

import re
from urllib.parse import unquote

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from sendwell.apps.evidence.files import shown_name
from sendwell.apps.evidence.models import Document
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.commands import change_person, found_area
from sendwell.apps.partnership.models import Area, FormSent, Role
from tests.support.demonstration import Demonstration, build
from tests.support.factories import PASSWORD, a_person, an_area
from tests.support.page_forms import forms_on

NOBODY = {"login": "nobody@fenmoor.example", "password": "a wrong password"}
ELSEWHERE = ["https://evil.example/", "//evil.example/", "\\\\evil.example", "https:evil.example",
             "javascript:alert(1)", "http:///evil.example", "/\\evil.example", "\thttps://evil.example"]  # fmt: skip
HOSTILE_NAMES = {
    "../../etc/passwd": "passwd",
    "C:\\papers\\report.pdf": "report.pdf",
    "invoice\u202efdp.exe": "invoicefdp.exe",
    "a\r\nSet-Cookie: x=1.pdf": "aSet-Cookie: x=1.pdf",
    "nul\x00l.pdf": "null.pdf",
    "..": "..",
    "": "paper",
    "Ymchwiliad – adroddiad’r bwrdd.pdf": "Ymchwiliad – adroddiad’r bwrdd.pdf",
}


@pytest.fixture(scope="module")
def fenmoor(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)


@pytest.fixture
def person(db):
    return a_person(an_area(), Role.PROGRAMME_MANAGER)


def signed_in(person, **options) -> Client:
    client = Client(**options)
    client.force_login(person.user)
    return client


@pytest.mark.parametrize("slug", ["sign-in", "sign-out", "sign-up", "password", "static", "people", "admin", "api"])
def test_an_area_does_not_take_an_address_of_the_service(db, slug):
    with pytest.raises(Refused, match="kept for pages of the service"):
        found_area(name="Fenmoor", slug=slug, administrator_name="Ada Min", administrator_email="a@fenmoor.example")
    assert not Area.objects.filter(slug=slug).exists()


@pytest.mark.parametrize("slug", ["Fenmoor", "fen moor", "fen/moor", "-fen", "", "f" * 61, "fenmoor\n", "fénmoor"])
def test_an_area_has_a_name_that_can_stand_in_addresses(db, slug):
    with pytest.raises(Refused, match="can’t stand in addresses"):
        found_area(name="Fenmoor", slug=slug, administrator_name="Ada Min", administrator_email="a@fenmoor.example")


def test_every_form_needs_the_token_of_its_own_page(fenmoor: Demonstration, db):
    person = a_person(fenmoor.area, *Role)
    client, careful = signed_in(person), signed_in(person, enforce_csrf_checks=True)
    forms = [form for _, address in fenmoor.pages() for form in forms_on(client.get(address), address)]
    assert {careful.post(form.action, form.filled).status_code for form in forms} == {403}
    assert "This form was open too long" in careful.post(forms[0].action).content.decode()


def test_no_page_of_an_area_is_kept_by_a_browser_or_shown_in_a_frame(fenmoor: Demonstration, db):
    client = signed_in(a_person(fenmoor.area, *Role))
    for _, address in fenmoor.pages():
        answer = client.get(address)
        assert answer.headers["Cache-Control"].startswith("private"), address
        assert "no-store" in answer.headers["Cache-Control"] or answer.headers["Content-Type"] == "image/png", address
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("name", ["download_paper", "evidence", "pack_pdf", "draft_pack_pdf"])
def test_a_file_is_always_a_download_of_the_type_that_we_say(fenmoor: Demonstration, db, name):
    client = signed_in(a_person(fenmoor.area, *Role))
    address = next(address for page, address in fenmoor.pages() if page.name == name)
    answer = client.get(address, {"body": fenmoor.examples["body_id"], "meeting_on_day": 1, "meeting_on_month": 3,
                                  "meeting_on_year": 2027})  # fmt: skip
    assert answer.status_code in {200, 404}
    if answer.status_code == 200:
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("given_as", HOSTILE_NAMES)
def test_a_file_is_shown_without_what_its_name_hides(given_as):
    assert shown_name(given_as) == HOSTILE_NAMES[given_as]


@given(st.text(st.characters(exclude_categories=[]), max_size=300))
def test_the_name_of_any_file_can_be_kept_and_shown(given_as):
    shown = shown_name(given_as)
    assert shown.encode()
    assert len(shown) <= 255
    assert not re.search(r"[\x00-\x1f\x7f/\\\u202e]", shown)


@pytest.mark.parametrize("given_as", ["a\u202eb.html", "“x”; filename=y.html", "página.html"])
def test_a_page_given_as_a_paper_leaves_as_a_download_under_its_own_name(person, given_as):
    client = signed_in(person)
    file = SimpleUploadedFile("x", b"<script>alert(1)</script>", content_type="text/html")
    file._name = given_as
    client.post(reverse("give_papers", args=[person.area.slug]), {"papers": [file], "whole": "yes"})
    document = Document.objects.get(area=person.area)
    answer = client.get(reverse("download_paper", args=[person.area.slug, document.pk]))
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert document.file_name in unquote(answer.headers["Content-Disposition"])


def test_signing_in_gives_a_new_session_so_that_one_planted_before_is_worth_nothing(person):
    client = Client()
    client.get("/sign-in/")
    session = client.session
    session["planted"] = "yes"
    session.save()
    client.cookies["sendwell_session"] = planted = session.session_key
    client.post("/sign-in/", {"login": person.user.email, "password": PASSWORD})
    assert client.session.session_key != planted
    thief = Client()
    thief.cookies["sendwell_session"] = planted
    assert thief.get(reverse("people", args=[person.area.slug])).status_code == 302


@pytest.mark.parametrize("address", ELSEWHERE)
def test_signing_in_never_leads_out_of_the_service(person, address):
    form = {"login": person.user.email, "password": PASSWORD, "next": address}
    answer = Client().post("/sign-in/", form)
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/"


def test_nobody_learns_from_a_password_link_who_has_a_sign_in(person):
    known, unknown = (Client().post("/password/", {"email": email}) for email in (person.user.email, NOBODY["login"]))
    assert (known.status_code, known.headers["Location"]) == (unknown.status_code, unknown.headers["Location"])
    assert [message.to for message in mail.outbox] == [[person.user.email]]


def test_nobody_learns_from_a_wrong_password_who_has_a_sign_in(person):
    answers = [
        Client().post("/sign-in/", {**NOBODY, "login": email}).content.decode()
        for email in (person.user.email, NOBODY["login"])
    ]
    said = [re.findall(r"govuk-error-message[^>]*>(.*?)</p>|<li>(.*?)</li>", answer) for answer in answers]
    assert said[0] == said[1] != []


def test_a_password_link_names_our_host_and_no_other(person):
    answer = Client().post("/password/", {"email": person.user.email}, headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert mail.outbox == []


def test_a_new_password_ends_every_other_session(person):
    client = signed_in(person)
    person.user.set_password("another long password of mine")
    person.user.save()
    assert client.get(reverse("people", args=[person.area.slug])).status_code == 302


def test_somebody_who_leaves_is_out_of_the_area_with_the_next_click(person):
    client, administrator = signed_in(person), a_person(person.area, Role.ADMINISTRATOR)
    address = reverse("people", args=[person.area.slug])
    assert client.get(address).status_code == 200
    change_person(person=person, name=person.name, job_title="", organisation=None, roles=["programme_manager"],
                  left_on=person.area.history.get().history_date.date(), by=administrator)  # fmt: skip
    assert client.get(address).status_code == 403


def test_the_token_of_somebody_elses_form_is_worth_nothing(person):
    token = "0b5ab8f0-5d5f-4d69-9d0c-4b8f0c7a7a11"
    address = reverse("add_body", args=[person.area.slug])
    colleague = a_person(person.area, Role.PROGRAMME_MANAGER)
    sent = [
        signed_in(by).post(address, {"name": name, "form_token": token}).status_code
        for by, name in ((person, "The board"), (colleague, "The panel"))
    ]
    assert sent == [302, 302]
    assert FormSent.objects.count() == person.area.bodies.count() == 2
