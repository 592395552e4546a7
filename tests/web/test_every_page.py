"""Every address, as every role, as a stranger from another area, and as nobody."""

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from scripts.print_docs import DOCS, printed
from sendwell.apps.partnership.models import Person, Role
from sendwell.web.pages import every_page
from tests.support.demonstration import Demonstration, build
from tests.support.factories import a_person, an_area

ASKS_MORE = {"update_action", "add_milestone", "change_milestone", "answer_follow_up", "respond_follow_up",
             "my_action", "give_evidence", "judge_risk",  # the owner's alone
             "audit", "answer_mend", "sheet", "sheet_section", "sheet_words"}  # its auditors'  # fmt: skip
GONE_OR_MOVED = {404, 405}
ON_BOTH = (Role.PROGRAMME_MANAGER, Role.CASE_MANAGER)  # databases: who may open what depends on neither
MOST, MOST_AFTER_A_CHANGE = 25, 40


@pytest.fixture(scope="module")
def fenmoor(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)


def as_someone(person: Person) -> Client:
    client = Client()
    client.force_login(person.user)
    return client


@pytest.mark.parametrize(
    "role", [pytest.param(role, marks=() if role in ON_BOTH else pytest.mark.once) for role in Role]
)
def test_a_page_opens_for_exactly_the_roles_that_it_names(fenmoor: Demonstration, role, db):
    client = as_someone(a_person(fenmoor.area, role))
    for page, address in fenmoor.pages():
        status = client.get(address).status_code
        if not page.opens_for(role):
            assert status in {403, 405}, f"{role} gets {status} at {address}"
        elif page.name not in ASKS_MORE:
            assert status in {200, 302} | GONE_OR_MOVED, f"{role} gets {status} at {address}"


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_from_another_area_opens_anything_here(fenmoor: Demonstration, method, db):
    client = as_someone(a_person(an_area("Saltmarsh"), *Role))
    for _, address in fenmoor.pages():
        assert getattr(client, method)(address).status_code in {403, 405}, address


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_number_of_a_thing_of_another_area_leads_nowhere(fenmoor: Demonstration, method, db):
    elsewhere = an_area("Saltmarsh")
    client = as_someone(a_person(elsewhere, *Role))
    for page, _ in fenmoor.pages():
        if "_id>" in page.address:
            address = fenmoor.address(page, elsewhere)
            status = getattr(client, method)(address).status_code
            assert status in GONE_OR_MOVED, f"{address} gives {status}"


@pytest.mark.parametrize("method", ["get", "post"])
def test_someone_not_signed_in_is_asked_to_sign_in_everywhere(fenmoor: Demonstration, method, db):
    for _, address in fenmoor.pages():
        answer = getattr(Client(), method)(address)
        assert answer.status_code == 405 or answer.headers["Location"].startswith("/sign-in/"), address


def test_every_page_says_who_may_open_it():
    assert [page.address for page in every_page() if page.access is None] == []


def test_pages_ask_the_database_a_bounded_number_of_questions(fenmoor: Demonstration, db):
    client = as_someone(a_person(fenmoor.area, *Role))
    too_many = {}
    for _, address in fenmoor.pages():
        asked = questions(client, address)
        if asked > MOST:  # the first to read after a change works things out for all who follow
            assert asked <= MOST_AFTER_A_CHANGE, f"{address}: {asked}"
            asked = questions(client, address)
        if asked > MOST:
            too_many[address] = asked
    assert too_many == {}


def questions(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


def test_the_printed_pages_of_the_manual_are_those_of_the_code():
    for name, text in printed().items():
        assert (DOCS / name).read_text(encoding="utf-8") == text, f"docs/{name} is stale: run make docs."
