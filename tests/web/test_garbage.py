"""Whatever is sent to whichever form, Sendwell answers in words and never fails."""

import uuid
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.test import Client

from sendwell.apps.partnership.models import Role
from tests.support.demonstration import Demonstration, build
from tests.support.factories import a_person
from tests.support.page_forms import PageForm, forms_on

FAILED = (409, 500)  # the database would not have it, or nobody had thought of it
URLENCODED = "application/x-www-form-urlencoded"
GARBAGE = {
    "nothing": "",
    "a null character": "before\x00after",
    "only a null character": "\x00",
    "half of a pair of surrogates": b"before\xed\xa0\x80after",
    "bytes that are no text": b"\xff\xfe\x80",
    "a negative number": "-1",
    "a number larger than any key": str(2**63),
    "a number larger than any number": "9" * 5000,
    "figures that are not 0 to 9": "٣" * 12,
    "a figure that is no number": "²",
    "a year beyond all calendars": "999999999999",
    "no number": "nan",
    "markup": "<script>alert(1)</script>{{ 7|add:7 }}",
    "marks that turn text round": "\u202egnp.exe\u2066\u200f",
    "a list": "[1, 2, {}]",
    "white space": " \t\r\n\u00a0\u2003 ",
    "a thousand lines": "line\r\n" * 1000,
    "a million letters": "a" * 1_000_000,
}
# What one database takes and another does not.
OF_DATABASES = {"a null character", "half of a pair of surrogates", "a number larger than any key",
                "a year beyond all calendars", "a million letters"}  # fmt: skip
KINDS = [kind if kind in OF_DATABASES else pytest.param(kind, marks=pytest.mark.once) for kind in GARBAGE]
ASKED_IN_ADDRESSES = ("statement", "marks", "decided", "next", "body", "meeting_on_day", "meeting_on_month",
                      "meeting_on_year", "decide", "page")  # fmt: skip
BODIES = {
    "half of a form with files": (
        "multipart/form-data; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="a"',
    ),
    "a form with files and no boundary": ("multipart/form-data", b"a=1"),
    "a name in a code that nobody knows": (
        "multipart/form-data; boundary=x",
        b"--x\r\nContent-Disposition: form-data; name=\"papers\"; filename*=klingon''a\r\n\r\nhello\r\n--x--\r\n",
    ),
    "a code that nobody knows": ("application/x-www-form-urlencoded; charset=klingon", b"name=a"),
    "another code than ours": ("application/x-www-form-urlencoded; charset=utf-16", b"name=a"),
    "JSON": ("application/json", b'{"name": 1}'),
    "two thousand fields": (URLENCODED, "&".join(f"a{number}=1" for number in range(2000)).encode()),
    "six million letters": (URLENCODED, b"wording=" + b"a" * 6_000_000),
}


@pytest.fixture(scope="module")
def fenmoor(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def forms(fenmoor: Demonstration) -> list[PageForm]:
    """Every form that the pages of the demonstration show, and every address that takes one without showing it."""
    client = someone(fenmoor)
    found: dict[tuple[str, frozenset[str]], PageForm] = {}
    for _, address in fenmoor.pages():
        for form in forms_on(client.get(address), address):
            found.setdefault((form.action, frozenset(form.filled)), form)
    for _, address in fenmoor.pages():
        bare = PageForm(address, {}, frozenset(), frozenset(), {})
        found.setdefault((address, frozenset()), bare)
    return list(found.values())


def someone(fenmoor: Demonstration) -> Client:
    client = Client()
    client.force_login(a_person(fenmoor.area, *Role).user)
    return client


def spoilt(form: PageForm, garbage: str | bytes) -> Iterator[dict[str, list[str | bytes]]]:
    """The form with `garbage` in every field; only in what is typed; only in dates; only in what is chosen."""
    for names in (set(form.filled), form.typed, form.days, set(form.choices)):
        if names:
            token = (
                {"form_token": [str(uuid.uuid4())]} if "form_token" not in names or names != set(form.filled) else {}
            )
            yield {**form.with_days(), **token, **{name: [garbage] for name in names}}


def failure(client: Client, address: str, body: str | bytes, content_type: str = URLENCODED) -> str:
    """How the service failed on a form; empty where it answered."""
    try:
        with transaction.atomic():
            status = client.generic("POST", address, body, content_type=content_type).status_code
    except Exception as error:
        return f"{address}: {type(error).__name__}: {str(error)[:200]}"
    return f"{address}: {status}" if status in FAILED else ""


@pytest.mark.parametrize("kind", KINDS)
def test_every_form_answers_garbage_in_words(fenmoor: Demonstration, forms: list[PageForm], kind: str, db):
    client = someone(fenmoor)
    bodies = ((form, urlencode(sent, doseq=True)) for form in forms for sent in spoilt(form, GARBAGE[kind]))
    assert sorted({failure(client, form.action, body) for form, body in bodies} - {""}) == []


@pytest.mark.once
@pytest.mark.parametrize("kind", BODIES)
def test_every_form_answers_what_is_no_form_in_words(fenmoor: Demonstration, forms: list[PageForm], kind: str, db):
    client, (content_type, body) = someone(fenmoor), BODIES[kind]
    addresses = {form.action for form in forms}
    assert sorted({failure(client, address, body, content_type) for address in addresses} - {""}) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_answers_garbage_after_its_question_mark(fenmoor: Demonstration, kind: str, db):
    client = someone(fenmoor)
    asked = urlencode(dict.fromkeys(ASKED_IN_ADDRESSES, GARBAGE[kind]))[:20_000]
    for _, address in fenmoor.pages():
        assert client.get(f"{address}?{asked}").status_code not in FAILED, address


@pytest.mark.parametrize("number", ["0", str(2**31), str(2**63), "9" * 400, "9" * 5000, "-1", "%00", "%D9%A3"])
def test_every_page_answers_a_number_that_nothing_has(fenmoor: Demonstration, number: str, db):
    client = someone(fenmoor)
    nothing = replace(fenmoor, examples=dict.fromkeys(fenmoor.examples, number))
    for page, address in nothing.pages():
        if "<int:" in page.address:
            assert client.get(address).status_code in {404, 405}, address
