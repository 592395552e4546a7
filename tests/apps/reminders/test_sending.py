"""Who is written to, how often, and what becomes of it when the mail server fails."""

from datetime import UTC, datetime
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.utils import timezone

from sendwell.apps.partnership.models import Role
from sendwell.apps.reminders.models import Line, Message, State
from sendwell.apps.reminders.queries import heard_of
from sendwell.apps.reminders.reach import out_of_reach
from sendwell.apps.reminders.sending import Round, go_round, is_time, remind, send_waiting, write
from tests.apps.programme.plans import an_action, an_update
from tests.apps.reminders.reminding import a_rhythm, a_silent_action, in_days
from tests.support.factories import a_manager, a_person, an_area

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    return a_manager(an_area())


@pytest.fixture
def owner(manager):
    return a_person(manager.area, Role.ACTION_OWNER, name="Heron Marsh")


@pytest.fixture
def mail_fails(monkeypatch):
    def refuse(*_: object, **__: object) -> int:
        raise ConnectionRefusedError("Connection refused")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    return monkeypatch


def test_an_owner_gets_one_message_that_says_why_it_came_and_where_to_answer(manager, owner):
    action = a_silent_action(manager, owner)
    remind(a_rhythm(manager.area), timezone.localdate())
    (sent,) = mail.outbox
    assert sent.to == [owner.user.email]
    assert sent.subject == "1 update is due from you, 1 change on what you follow – Fenmoor SEND partnership"
    assert "that is 16 days ago. This partnership asks for two lines every 14 days" in sent.body
    assert f"http://localhost/{manager.area.slug}/my-actions/{action.pk}/" in sent.body


def test_everything_that_a_person_is_told_on_a_day_is_one_message(manager, owner):
    first = a_silent_action(manager, owner)
    an_update(an_action(first.priority, manager, "Train the coordinators", owner=owner), owner, days_ago=20)
    remind(a_rhythm(manager.area), timezone.localdate())
    (sent,) = mail.outbox
    assert sent.subject.startswith("2 updates are due from you")
    assert "Train the coordinators" in sent.body
    assert "/my-actions/all/" in sent.body


def test_the_same_day_twice_sends_once(manager, owner):
    a_silent_action(manager, owner)
    rhythm = a_rhythm(manager.area)
    for _ in range(3):
        remind(rhythm, timezone.localdate())
    assert len(mail.outbox) == 1


def test_a_message_that_another_worker_has_taken_is_not_sent_again(manager, owner):
    a_silent_action(manager, owner)
    write(a_rhythm(manager.area), timezone.localdate())
    Message.objects.update(state=State.SENDING)
    assert send_waiting(manager.area, timezone.localdate()).sent == 0
    assert mail.outbox == []


def test_a_message_that_fails_is_kept_with_the_reason_and_tried_again_on_its_day(manager, owner, mail_fails):
    a_silent_action(manager, owner)
    rhythm = a_rhythm(manager.area)
    assert remind(rhythm, timezone.localdate()).failed == 1
    message = Message.objects.get()
    assert (message.state, message.attempts) == (State.FAILED, 1)
    assert message.failure == "The mail server could not be reached. The machine said: Connection refused"
    mail_fails.undo()
    assert remind(rhythm, timezone.localdate()) == Round()  # it waits an hour first
    Message.objects.update(try_again_at=timezone.now())
    assert remind(rhythm, timezone.localdate()).sent == 1
    assert Message.objects.get().state == State.SENT


def test_who_was_not_reached_yesterday_is_written_to_anew_today(manager, owner, mail_fails):
    a_silent_action(manager, owner)
    rhythm = a_rhythm(manager.area)
    remind(rhythm, timezone.localdate())
    mail_fails.undo()
    remind(rhythm, in_days(1))
    assert len(mail.outbox) == 1
    assert sorted(Message.objects.values_list("state", flat=True)) == ["failed", "sent"]


def test_an_address_that_the_server_refuses_is_said_in_words(manager, owner, monkeypatch):
    def refuse(*_: object) -> int:
        raise SMTPRecipientsRefused({owner.user.email: (550, b"No such user")})

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    a_silent_action(manager, owner)
    remind(a_rhythm(manager.area), timezone.localdate())
    assert "Correct the address" in Message.objects.get().failure


def test_silence_goes_to_who_answers_for_the_priority_then_to_the_chair(manager, owner):
    accountable, chair = a_person(manager.area, Role.BOARD_MEMBER), a_person(manager.area, Role.BOARD_MEMBER)
    action = a_silent_action(manager, owner, days=30)
    action.priority.accountable = accountable
    action.priority.save()
    rhythm = a_rhythm(manager.area, chair)
    remind(rhythm, timezone.localdate())
    remind(rhythm, in_days(1))
    assert list(Line.objects.filter(to="accountable").values_list("message__person", flat=True)) == [accountable.pk]
    remind(rhythm, in_days(12))
    assert list(Line.objects.filter(to="chair").values_list("message__person", flat=True)) == [chair.pk]


def test_an_update_ends_the_silence(manager, owner):
    action = a_silent_action(manager, owner)
    rhythm = a_rhythm(manager.area)
    an_update(action, owner)
    remind(rhythm, timezone.localdate())
    assert not Line.objects.exists()
    remind(rhythm, in_days(12))
    assert Line.objects.count() == 1


@pytest.mark.parametrize("said", [{"rating": "blue"}])
def test_a_finished_action_owes_nothing(manager, owner, said):
    action = a_silent_action(manager, owner, days=0)
    an_update(action, owner, days_ago=40, **said)
    assert heard_of(a_rhythm(manager.area), timezone.localdate()) == []


def test_an_action_that_has_not_begun_owes_nothing(manager, owner):
    a_silent_action(manager, owner, days=0, starts_on=in_days(5))
    rhythm = a_rhythm(manager.area)
    assert heard_of(rhythm, timezone.localdate()) == []
    (heard,) = heard_of(rhythm, in_days(9))
    assert heard.days == 4


def test_an_action_added_today_is_not_silent_since_before_it_was_in_the_plan(manager, owner):
    a_silent_action(manager, owner, days=0, starts_on=in_days(-100))
    (heard,) = heard_of(a_rhythm(manager.area), timezone.localdate())
    assert heard.days == 0


def test_people_without_an_address_are_listed_and_not_written_to(manager):
    action = a_silent_action(manager, a_person(manager.area, name="Juniper Saltmarsh"))
    an_action(action.priority, manager, "Train the coordinators")
    rhythm = a_rhythm(manager.area)
    assert remind(rhythm, timezone.localdate()).written == 0
    reach = out_of_reach(rhythm, timezone.localdate())
    assert [(one.name, one.words) for one in reach.people] == [("Juniper Saltmarsh", "owns 1 action")]
    assert [one.state.action.title for one in reach.without_owner] == ["Train the coordinators"]


def test_somebody_who_has_left_is_not_written_to(manager, owner):
    a_silent_action(manager, owner)
    owner.left_on = in_days(-1)
    owner.save()
    assert remind(a_rhythm(manager.area), timezone.localdate()).written == 0


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (datetime(2026, 3, 4, 9, tzinfo=UTC), True),
        (datetime(2026, 3, 4, 6, tzinfo=UTC), False),
        (datetime(2026, 3, 7, 9, tzinfo=UTC), False),  # a Saturday
        (datetime(2026, 12, 25, 9, tzinfo=UTC), False),
    ],
)
def test_messages_go_out_on_working_days_from_seven(now, told):
    assert is_time(now) is told


def test_an_area_that_has_switched_e_mails_off_sends_none(manager, owner):
    a_silent_action(manager, owner)
    a_rhythm(manager.area, sends=False)
    assert go_round(datetime(2030, 3, 6, 9, tzinfo=UTC)).written == 0


def test_an_area_that_has_set_no_rhythm_sends_none(manager, owner):
    a_silent_action(manager, owner)
    assert go_round(datetime(2030, 3, 6, 9, tzinfo=UTC)).written == 0


def test_a_round_goes_through_every_area(owner, manager):
    a_silent_action(manager, owner)
    a_rhythm(manager.area)
    other = a_manager(an_area("Saltmarsh"))
    a_silent_action(other, a_person(other.area, Role.ACTION_OWNER))
    a_rhythm(other.area)
    done = go_round(datetime(2030, 3, 6, 9, tzinfo=UTC))
    assert (done.written, done.sent) == (2, 2)


def test_three_hundred_actions_cost_no_more_queries_than_three(manager, owner, django_assert_max_num_queries):
    action = a_silent_action(manager, owner)
    for number in range(60):
        an_update(an_action(action.priority, manager, f"Action {number}", owner=owner), owner, days_ago=20)
    rhythm = a_rhythm(manager.area)
    with django_assert_max_num_queries(45):
        write(rhythm, timezone.localdate())
    assert Line.objects.count() == 61
