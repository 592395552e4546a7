"""Whoever owes an answer that is late is asked for it, in the same message as all else, until it comes."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from sendwell.apps.partnership.models import Role
from sendwell.apps.reminders.models import AnswerLine
from sendwell.apps.reminders.sending import remind, write
from tests.apps.governance.meetings import a_request
from tests.apps.reminders.reminding import a_rhythm, a_silent_action
from tests.support.factories import a_manager, a_person, an_area

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    return a_manager(an_area())


@pytest.fixture
def owner(manager):
    return a_person(manager.area, Role.ACTION_OWNER, name="Heron Marsh")


def late(owner, days=3, **fields):
    due_on = timezone.localdate() - timedelta(days=days)
    return a_request(owner.area, owner=owner, due_on=due_on, **fields)


def test_a_late_answer_is_asked_for_with_why_and_where(manager, owner):
    request = late(owner)
    remind(a_rhythm(manager.area), timezone.localdate())
    (sent,) = mail.outbox
    assert sent.subject == "1 answer is late – Fenmoor SEND partnership"
    assert "waits for your answer: “Report on waiting times”" in sent.body
    assert "3 days ago" in sent.body
    assert f"/meetings/follow-ups/{request.pk}/" in sent.body


def test_actions_and_answers_come_in_one_message(manager, owner):
    a_silent_action(manager, owner)
    late(owner)
    remind(a_rhythm(manager.area), timezone.localdate())
    (sent,) = mail.outbox
    assert sent.subject.startswith("1 update is due from you, 1 answer is late")


def test_it_is_asked_for_again_only_after_the_rhythm_of_the_area(manager, owner):
    late(owner)
    rhythm, today = a_rhythm(manager.area), timezone.localdate()
    days = [write(rhythm, today + timedelta(days=day)) for day in range(rhythm.again + 1)]
    assert days == [1] + [0] * (rhythm.again - 1) + [1]


def test_what_is_answered_or_not_due_or_nobodys_is_not_asked_for(manager, owner):
    today = timezone.localdate()
    late(owner, answered_on=today)
    late(owner, days=0)
    a_request(manager.area, due_on=today - timedelta(days=9))
    assert write(a_rhythm(manager.area), today) == 0
    assert not AnswerLine.objects.exists()
