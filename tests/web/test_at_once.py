"""Two people at the same moment, in real transactions: each gets an answer in words, and nothing is done twice."""

import uuid
from collections.abc import Callable
from datetime import date
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from sendwell.apps.evidence.commands import accept, take_in
from sendwell.apps.evidence.models import Document, StatementKind
from sendwell.apps.governance.models import Body
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.models import FormSent, Organisation, Role
from sendwell.apps.programme.models import Action, Finding, Priority
from tests.apps.evidence.papers import a_file
from tests.apps.programme.plans import a_plan, a_priority, a_report, a_statement
from tests.support.factories import a_manager, a_person, an_area

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*calls: Callable[[], Any]) -> list[Any]:
    """What each call gave, or the exception that it raised; all begin at the same moment, each in its own thread."""
    barrier, results = Barrier(len(calls)), [None] * len(calls)

    def run(place: int, call: Callable[[], Any]) -> None:
        barrier.wait()
        try:
            results[place] = call()
        except Exception as error:
            results[place] = error
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=numbered) for numbered in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def sender(person: Any, address: str, **fields: str) -> Callable[[], int]:
    """Sends a form; gives the status of the answer."""
    client = Client()
    client.force_login(person.user)
    return lambda: client.post(address, fields).status_code


@pytest.fixture
def manager():
    return a_manager(an_area())


def test_a_statement_that_two_people_accept_enters_the_programme_once(manager):
    colleague = a_manager(manager.area)
    report = a_plan(manager.area, manager).programme.inspection.report
    statement = a_statement(report, StatementKind.NEED)
    results = at_once(*(lambda by=by: accept(statement=statement, by=by) for by in (manager, colleague)))
    refused = [result for result in results if isinstance(result, Refused)]
    assert len(refused) == 1
    assert "was decided already by" in str(refused[0])
    assert Finding.objects.filter(statement=statement).count() == 1


def test_the_same_file_given_twice_at_once_is_kept_once(manager):
    results = at_once(*(lambda: take_in(file=a_file(), by=manager) for _ in range(2)))
    assert sorted(taken.held_already for taken in results) == [False, True]
    assert Document.objects.count() == 1


def test_a_form_sent_twice_at_once_is_carried_out_once_and_leads_to_the_same_page(manager):
    administrator = a_person(manager.area, Role.ADMINISTRATOR)
    address = reverse("add_organisation", args=[manager.area.slug])
    form = {"name": "Fenmoor County Council", "kind": "council", "form_token": str(uuid.uuid4())}
    assert at_once(*(sender(administrator, address, **form) for _ in range(3))) == [302, 302, 302]
    assert Organisation.objects.count() == 1
    assert FormSent.objects.count() == 1


def test_priorities_added_at_once_get_numbers_of_their_own(manager):
    plan = a_plan(manager.area, manager)
    address = reverse("add_priority", args=[manager.area.slug, plan.pk])
    assert at_once(*(sender(manager, address, title=f"Priority {n}") for n in range(4))) == [302] * 4
    assert sorted(Priority.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5]


def test_actions_added_at_once_get_numbers_of_their_own(manager):
    priority = a_priority(manager.area, manager)
    address = reverse("add_action", args=[manager.area.slug, priority.pk])
    assert at_once(*(sender(manager, address, title=f"Action {n}") for n in range(4))) == [302] * 4
    assert sorted(Action.objects.values_list("number", flat=True)) == [1, 2, 3, 4]


def test_a_body_added_twice_at_once_is_there_once_and_the_second_is_told_so(manager):
    address = reverse("add_body", args=[manager.area.slug])
    assert sorted(at_once(*(sender(manager, address, name="The board") for _ in range(2)))) == [200, 302]
    assert Body.objects.count() == 1


def test_a_report_that_starts_a_programme_twice_at_once_starts_one(manager):
    report = a_report(manager.area, manager)
    accept(statement=a_statement(report), by=manager)
    address = reverse("start_programme", args=[manager.area.slug, report.pk])
    day = dict(zip(("received_on_day", "received_on_month", "received_on_year"), ["2", "2", "2026"], strict=True))
    form = {**day, "kind": "priority_action_plan", "name": "Fenmoor SEND improvement"}
    assert sorted(at_once(*(sender(manager, address, **form) for _ in range(2)))) == [200, 302]
    assert manager.area.programmes.count() == 1


def test_two_people_who_save_the_same_action_at_once_do_not_overwrite_each_other(manager):
    priority = a_priority(manager.area, manager)
    action = Action.objects.create(priority=priority, number=1, title="As it was")
    address = reverse("change_action", args=[manager.area.slug, action.pk])
    client = Client()
    client.force_login(manager.user)
    seen = client.get(address).context["form"]["seen"].value()
    senders = [sender(manager, address, title=title, seen=seen) for title in ("One way", "Another way")]
    assert sorted(at_once(*senders)) == [200, 302]


def test_a_pack_issued_while_the_plan_changes_says_what_its_author_saw_or_is_refused(manager):
    priority = a_priority(manager.area, manager)
    body = Body.objects.create(area=manager.area, name="The board")
    today = date.today()
    asked = {"body": str(body.pk), "meeting_on_day": str(today.day), "meeting_on_month": str(today.month),
             "meeting_on_year": str(today.year), "decide": ""}  # fmt: skip
    client = Client()
    client.force_login(manager.user)
    seen = client.get(reverse("draft_pack", args=[manager.area.slug]), asked).context["seen"]
    issuing = sender(manager, reverse("issue_pack", args=[manager.area.slug]), **asked, seen=seen)
    changing = sender(manager, reverse("add_action", args=[manager.area.slug, priority.pk]), title="A new promise")
    issued, changed = at_once(issuing, changing)
    assert changed == 302
    assert issued in {200, 302}
    packs = list(body.packs.all())
    assert len(packs) == (1 if issued == 302 else 0)
    assert all("A new promise" not in str(pack.content) for pack in packs)
