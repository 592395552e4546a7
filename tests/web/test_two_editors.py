"""Two people edit the same thing: on every form, whoever saves second sees both texts and loses nothing."""

import pytest
from django.db import transaction
from django.test import Client

from sendwell.apps.partnership.models import Role
from tests.support.demonstration import Demonstration, build
from tests.support.factories import a_person
from tests.support.page_forms import PageForm, forms_on

# Each form that changes something, with an answer of it that two people change.
EDITED = {
    "change_plan": "title",
    "change_priority": "outcome",
    "change_action": "difference",
    "change_milestone": "wording",
    "change_key_date": "what",
    "change_body": "purpose",
    "change_decision": "reasons",
    "change_item": "title",
    "change_outcome": "wording",
    "change_post": "title",
    "change_route": "title",
    "change_step": "name",
    "change_work_item": "title",
    "minute_item": "discussion",
    "change_visit": "purpose",
    "write_up_visit": "feedback",
    "change_line": "heard",
    "change_asked": "wording",
    "judge_priority": "words",
    "write_evaluation": "words",
    "change_person": "job_title",
    "theme": "words",
    "answer_follow_up": "answer",
    "change_statement": "wording",
}
FIRST, SECOND = "What the first wrote.", "What the second wrote."


@pytest.fixture(scope="module")
def fenmoor(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)


@pytest.fixture
def first(fenmoor: Demonstration, db) -> Client:
    return someone(fenmoor, "Ann First")


@pytest.fixture
def second(fenmoor: Demonstration, db) -> Client:
    return someone(fenmoor, "Bob Second")


def someone(fenmoor: Demonstration, name: str) -> Client:
    client = Client()
    client.force_login(a_person(fenmoor.area, *Role, name=name).user)
    return client


def opened(fenmoor: Demonstration, client: Client, name: str) -> PageForm:
    address = next(address for page, address in fenmoor.pages() if page.name == name)
    return next(form for form in forms_on(client.get(address), address) if "seen" in form.filled)


def sent(client: Client, form: PageForm, **answers: str):
    return client.post(form.action, {**form.filled, **answers})


@pytest.mark.parametrize(("name", "answer"), EDITED.items())
def test_whoever_saves_second_sees_both_texts_and_then_decides(fenmoor, first, second, name, answer):
    hers, his = opened(fenmoor, first, name), opened(fenmoor, second, name)
    assert sent(first, hers, **{answer: FIRST}).status_code == 302
    refused = sent(second, his, **{answer: SECOND})
    page = refused.content.decode()
    assert "Ann First changed this while you were editing" in page
    assert (FIRST in page, SECOND in page) == (True, True)
    again = next(form for form in forms_on(refused, his.action) if "seen" in form.filled)
    assert again.filled[answer] == [SECOND]
    assert sent(second, again).status_code == 302
    assert opened(fenmoor, first, name).filled[answer] == [SECOND]


@pytest.mark.parametrize("answer", ["difference", "title"])
def test_two_people_who_change_different_answers_both_keep_theirs(fenmoor, first, second, answer):
    other = {"difference": "title", "title": "difference"}[answer]
    hers, his = opened(fenmoor, first, "change_action"), opened(fenmoor, second, "change_action")
    sent(first, hers, **{answer: FIRST})
    assert sent(second, his, **{other: SECOND}).status_code == 302
    now = opened(fenmoor, first, "change_action").filled
    assert (now[answer], now[other]) == ([FIRST], [SECOND])


def test_a_form_sent_as_it_was_shown_is_never_taken_for_a_change_by_somebody_else(fenmoor, first):
    for name in EDITED:
        form = opened(fenmoor, first, name)
        assert sent(first, form).status_code == 302, name
