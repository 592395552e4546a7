"""Which meetings and decisions a form offers, and how an older one is found."""

from datetime import date

import pytest
from django.urls import reverse

from sendwell.apps.governance import commands
from sendwell.apps.governance.models import Decision
from tests.apps.governance.meetings import a_meeting, a_paper
from tests.support.factories import a_manager, an_area

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    return a_manager(an_area())


@pytest.fixture
def decision(manager):
    """Of the board of 14 January 2027."""
    meeting = a_meeting(manager.area)
    return Decision.objects.create(
        area=manager.area, body=meeting.body, meeting=meeting, wording="Keep the triage line"
    )


def page(client, manager, decision, **given):
    client.force_login(manager.user)
    address = reverse("change_decision", args=[manager.area.slug, decision.pk])
    answers = {"wording": decision.wording, "taker": "body", "body": decision.body_id, "meeting": decision.meeting_id}
    answered = client.post(address, answers | given) if given else client.get(address)
    return answered.content.decode() if answered.status_code == 200 else ""


def test_meetings_around_the_decision_are_offered_and_older_ones_are_not(client, manager, decision):
    a_meeting(manager.area, "2026-11-03")
    a_meeting(manager.area, "2019-03-05")
    shown = page(client, manager, decision)
    assert f'<option value="{decision.meeting_id}" selected' in shown
    assert ("Board, 3 November 2026" in shown, "Board, 5 March 2019" in shown) == (True, False)


@pytest.mark.parametrize("words", ["March 2019", "improvement 2019", "5 mar"])
def test_an_older_meeting_is_found_by_its_body_month_or_year(client, manager, decision, words):
    old = a_meeting(manager.area, "2019-03-05")
    page(client, manager, decision, meeting_words=words)
    assert Decision.objects.get(pk=decision.pk).meeting == old


def test_where_several_meetings_have_the_words_nothing_is_saved_until_one_is_chosen(client, manager, decision):
    of_2019 = [a_meeting(manager.area, day) for day in ("2019-03-05", "2019-06-04")]
    shown = page(client, manager, decision, meeting_words="2019")
    assert "2 meetings have the words “2019”. Choose from the list." in shown
    assert all(f'<option value="{one.pk}"' in shown for one in of_2019)
    page(client, manager, decision, meeting=of_2019[0].pk)
    assert Decision.objects.get(pk=decision.pk).meeting == of_2019[0]


def test_an_older_decision_and_an_older_paper_are_found_by_their_words(client, manager, decision):
    before = commands.add_decision(
        by=manager, wording="Delegate the triage line", body=decision.body, taken_on=date(2019, 3, 5)
    )
    paper = a_paper(manager.area, manager)
    page(client, manager, decision, delegated_by_words="delegate triage 2019", report_words=paper.title)
    changed = Decision.objects.get(pk=decision.pk)
    assert (changed.delegated_by, changed.report) == (before, paper)
