"""Whoever answers for a measure that worsens while nobody acts is asked what is behind it, until something is said."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from sendwell.apps.outcomes.commands.defining import name_owner
from sendwell.apps.outcomes.commands.doubting import comment_on_exception
from sendwell.apps.outcomes.measures import measures_of
from sendwell.apps.partnership.models import Role
from sendwell.apps.reminders.models import CommentLine
from sendwell.apps.reminders.sending import remind, write
from tests.apps.outcomes.numbers import STEADY, TIMELY, at_home, monthly, own
from tests.apps.reminders.reminding import a_rhythm
from tests.support.factories import a_manager, a_person, an_area

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    return a_manager(at_home(an_area()))


@pytest.fixture
def owner(manager):
    return a_person(manager.area, Role.ACTION_OWNER, name="Heron Marsh")


@pytest.fixture
def worse(manager, owner):
    """The owner's measure, which fell far below its limits in the last month."""
    own(a_person(manager.area, Role.ANALYST), monthly((*STEADY, 20), of=200))
    measure = measures_of(manager.area)[TIMELY]
    name_owner(measure=measure, person=owner, by=manager)
    return measure


def test_the_owner_is_told_what_worsens_and_where_to_say_why(manager, worse):
    remind(a_rhythm(manager.area), timezone.localdate())
    (sent,) = mail.outbox
    assert sent.subject == "1 measure to be explained, 1 change on what you follow – Fenmoor SEND partnership"
    assert f"“{worse.name}” worsens, and no open action should move it" in sent.body
    assert f"/outcomes/measures/{TIMELY}/comment/" in sent.body


def test_it_is_asked_again_on_the_rhythm_until_something_is_said(manager, owner, worse):
    rhythm, today = a_rhythm(manager.area), timezone.localdate()
    days = [write(rhythm, today + timedelta(days=day)) for day in range(rhythm.again + 1)]
    assert days == [1] + [0] * (rhythm.again - 1) + [1]
    comment_on_exception(measure=worse, words="Two educational psychologists left.", by=owner)
    assert write(rhythm, today + timedelta(days=3 * rhythm.again)) == 0


def test_a_measure_that_nobody_answers_for_is_nobodys_to_explain(manager, worse):
    name_owner(measure=worse, person=None, by=manager)
    assert write(a_rhythm(manager.area), timezone.localdate()) == 0


def test_who_has_left_is_not_asked(manager, owner, worse):
    owner.left_on = timezone.localdate()
    owner.save()
    assert write(a_rhythm(manager.area), timezone.localdate()) == 0
    assert not CommentLine.objects.exists()


def test_an_owner_who_only_reads_is_shown_the_list(manager, worse):
    reader = a_person(manager.area, Role.BOARD_MEMBER, name="Sedge Warbler")
    name_owner(measure=worse, person=reader, by=manager)
    remind(a_rhythm(manager.area), timezone.localdate())
    assert "See it here:\n" in mail.outbox[0].body
    assert "/outcomes/exceptions/" in mail.outbox[0].body
