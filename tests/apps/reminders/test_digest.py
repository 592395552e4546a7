"""What stands in a message besides reminders: what changed on what one follows, the next meeting, and why."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from sendwell.apps.business import commands as business
from sendwell.apps.governance import commands as governance
from sendwell.apps.governance.models import Body, Membership
from sendwell.apps.mechanisms.history import acting_as
from sendwell.apps.mechanisms.notify import NotTaken
from sendwell.apps.partnership.models import Role
from sendwell.apps.reminders import commands
from sendwell.apps.reminders.digest import entries_of
from sendwell.apps.reminders.following import Thing, followed_by
from sendwell.apps.reminders.models import Message, State
from sendwell.apps.reminders.sending import Round, remind, send_waiting, write
from sendwell.apps.risks.models import Risk
from tests.apps.programme.plans import a_plan, an_action, an_update
from tests.apps.reminders.reminding import a_rhythm, in_days
from tests.support.factories import a_manager, a_person, an_area

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    return a_manager(an_area())


@pytest.fixture
def member(manager):
    return a_person(manager.area, Role.BOARD_MEMBER, name="Sedge Warbler")


@pytest.fixture
def board(manager, member):
    body = Body.objects.create(area=manager.area, name="Improvement board")
    Membership.objects.create(body=body, person=member, starts_on="2020-01-01")
    return body


def told(person):
    """The lines of somebody's message, in words with their reasons."""
    found = entries_of(person.area, [person], timezone.localdate()).get(person.pk, [])
    return [(entry.section, entry.words, entry.why) for entry in found]


def test_an_update_of_somebody_else_is_told_to_who_follows_the_action(manager, member):
    action = an_action(a_plan(manager.area, manager).priorities.get(), manager, "Open the line")
    assert told(member) == []
    commands.follow(thing=Thing("action", str(action.pk)), follows=True, by=member)
    an_update(action, manager)
    assert ("changed", f"{manager.name} updated “Open the line”: delivery is green.", "you follow the action") in told(
        member
    )


def test_what_one_did_oneself_is_no_news(manager):
    with acting_as(manager.user):
        action = an_action(a_plan(manager.area, manager).priorities.get(), manager, "Open the line", owner=manager)
    an_update(action, manager)
    assert [words for _, words, _ in told(manager) if manager.name in words] == []


def test_what_is_ones_own_is_followed_until_one_says_otherwise(manager, member, board):
    thing = Thing("body", str(board.pk))
    assert followed_by(member, timezone.localdate()) == {thing: "you sit on it"}
    commands.follow(thing=thing, follows=False, by=member)
    assert followed_by(member, timezone.localdate()) == {}


def test_members_are_told_that_a_meeting_is_cancelled_and_why(manager, member, board):
    meeting = governance.add_meeting(body=board, held_on=in_days(9), held_already=True, by=manager)
    business.cancel_meeting(meeting=meeting, because="The chair is ill.", today=timezone.localdate(), by=manager)
    remind(a_rhythm(manager.area), timezone.localdate())
    (sent,) = mail.outbox
    assert f"Improvement board does not meet on {meeting.held_on:%-d %B %Y}: The chair is ill." in sent.body
    assert "It is here because you sit on the body." in sent.body


def test_a_meeting_that_is_near_makes_one_message_and_no_second(manager, member, board):
    board.meetings.create(held_on=in_days(4), place="County Hall")
    rhythm = a_rhythm(manager.area)
    assert [write(rhythm, in_days(day)) for day in (0, 1, 2)] == [1, 0, 0]
    text = Message.objects.get().text
    assert "Your next meeting\n-----------------\n" in text
    assert "in 4 days, County Hall." in text


def test_nobody_gets_two_messages_on_a_day(manager, member, board):
    board.meetings.create(held_on=in_days(4))
    rhythm = a_rhythm(manager.area)
    assert remind(rhythm, timezone.localdate()) == Round(written=1, sent=1)
    governance.add_meeting(body=board, held_on=in_days(3), held_already=True, by=manager)
    assert remind(rhythm, timezone.localdate()) == Round()


def test_where_nothing_changed_nothing_is_sent(manager, member, board):
    assert remind(a_rhythm(manager.area), timezone.localdate()) == Round()


def test_a_message_over_which_sendwell_was_stopped_is_asked_for_and_not_sent_twice(
    manager, member, settings, monkeypatch
):
    settings.EMAIL_BACKEND = "sendwell.apps.mechanisms.notify.NotifyBackend"
    long_ago = timezone.now() - timedelta(minutes=30)
    rows = [
        Message.objects.create(
            person=person, day=timezone.localdate(), address="a@b.example", subject="s", text="t", state="sending",
            tried_at=long_ago, attempts=1,
        )
        for person in (manager, member)
    ]  # fmt: skip
    sent = []
    monkeypatch.setattr(
        "sendwell.apps.reminders.sending.was_taken", lambda reference: reference.endswith(f"-{rows[0].pk}")
    )
    monkeypatch.setattr("django.core.mail.EmailMessage.send", lambda message: sent.append(message.extra_headers))
    assert send_waiting(manager.area, timezone.localdate()).sent == 1
    assert sent == [{"X-Reference": f"sendwell-message-{rows[1].pk}"}]
    assert {row.state for row in Message.objects.all()} == {State.SENT}


def test_what_is_refused_for_good_is_not_tried_again(manager, member, board, monkeypatch):
    def refuse(message):
        raise NotTaken("GOV.UK Notify did not take it.", for_good=True)

    board.meetings.create(held_on=in_days(4))
    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    assert remind(a_rhythm(manager.area), timezone.localdate()).failed == 1
    assert Message.objects.get().try_again_at is None


def test_somebody_follows_and_stops_on_the_page(client, manager, member):
    action = an_action(a_plan(manager.area, manager).priorities.get(), manager, "Open the line")
    client.force_login(member.user)
    start = f"/{manager.area.slug}/reminders/following/"
    assert "You follow nothing yet" in client.get(start).content.decode()
    client.post(f"{start}action/{action.pk}/")
    assert "1.1 Open the line" in client.get(start).content.decode()
    client.post(f"{start}action/{action.pk}/")
    assert "You follow nothing yet" in client.get(start).content.decode()


@pytest.mark.parametrize(
    "where", ["action/999999/", "action/x/", "nothing/1/", "measure/nothing/", "body/" + "9" * 30 + "/"]
)
def test_what_is_not_there_can_not_be_followed(client, manager, where):
    client.force_login(manager.user)
    assert client.get(f"/{manager.area.slug}/reminders/following/{where}").status_code == 404


def test_whoever_watches_a_risk_that_is_late_is_told_and_a_week_later_again(manager, member):
    Risk.objects.create(area=manager.area, number=3, event="Posts stay empty", owner=member, review_on=in_days(-1))
    rhythm = a_rhythm(manager.area)
    assert [write(rhythm, in_days(day)) for day in (0, 1, 8)] == [1, 0, 1]
    text = Message.objects.earliest("day").text
    assert "Risks to look at again\n" in text
    assert "Risk 3 Posts stay empty was to be looked at again by" in text
    assert "It is here because you watch the risk." in text


def test_a_risk_whose_day_comes_stands_in_messages_and_makes_none(manager, member):
    Risk.objects.create(area=manager.area, number=1, event="Posts stay empty", owner=member, review_on=in_days(5))
    assert [(section, why) for section, _, why in told(member)] == [("soon", "you watch the risk")]
    assert write(a_rhythm(manager.area), in_days(0)) == 0
