"""Every page of the demonstration area, as a browser shows it."""

import pytest
from django.http import HttpResponse
from django.test import Client

from sendwell.apps.partnership.models import Person, Role
from tests.support.accessible import assert_accessible, assert_no_sideways_scroll
from tests.support.demonstration import Demonstration, build
from tests.support.factories import a_person
from tests.support.signing_in import sign_in

OPEN = (
    "/public/{}/", "/public/{}/found.html", "/public/{}/visits.html", "/public/{}/meetings.html",
    "/public/{}/search/?q=autism", "/public/{}/subscribe/", "/data/",
)  # fmt: skip
"""Pages that everybody opens, signed in or not: one of each kind."""
pytestmark = pytest.mark.django_db(transaction=True)


def pages_to_look_at(fenmoor: Demonstration, person: Person) -> list[str]:
    """The addresses that show something now; others answer a form alone, or give a file."""
    client = Client()
    client.force_login(person.user)
    every = [*(address for _, address in fenmoor.pages()), *(address.format(fenmoor.area.slug) for address in OPEN)]
    return [address for address in every if is_page(client.get(address))]


def is_page(answer: HttpResponse) -> bool:
    """True for what a browser shows; a file is taken away instead."""
    shown = answer.headers.get("Content-Type", "").startswith("text/html")
    return answer.status_code == 200 and shown and "Content-Disposition" not in answer.headers


@pytest.mark.parametrize("screen", ["page", "smallest_phone"])
def test_every_page_can_be_used_by_everyone_on_any_screen(live_server, request, screen):
    shown = request.getfixturevalue(screen)
    fenmoor = build()
    person = a_person(fenmoor.area, *Role)
    addresses = pages_to_look_at(fenmoor, person)
    assert len(addresses) > 40
    sign_in(shown, person, live_server.url)
    for address in addresses:
        shown.goto(address)
        assert_accessible(shown)
        assert_no_sideways_scroll(shown)
        assert shown.locator("h1").count() == 1, f"{address} has not one main heading"
