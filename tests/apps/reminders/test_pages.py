"""The pages of reminders: the rhythm, what was sent, and who is silent."""

import pytest
from django.core import mail
from django.utils import timezone

from sendwell.apps.partnership.models import Role
from sendwell.apps.reminders.models import Message, Rhythm, State
from sendwell.apps.reminders.sending import remind
from tests.apps.programme.plans import an_action, an_update
from tests.apps.reminders.reminding import a_rhythm, a_silent_action, in_days
from tests.support.factories import a_manager, a_person, an_area

pytestmark = pytest.mark.django_db
ASKED = {"every": 10, "before": 1, "again": 3, "escalate_after": 20, "further_after": 30, "board": "", "sends": "on"}


@pytest.fixture
def manager():
    return a_manager(an_area())


@pytest.fixture
def signed_in(client, manager):
    client.force_login(manager.user)
    return client


def page(client, manager, path: str) -> str:
    answer = client.get(f"/{manager.area.slug}/{path}")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_a_rhythm_begins_when_the_manager_saves_it(signed_in, manager):
    a_silent_action(manager, manager, days=3)
    assert "No rhythm of updates is set, so nobody is reminded" in page(signed_in, manager, "")
    assert "Nobody is reminded yet" in page(signed_in, manager, "reminders/rhythm/")
    signed_in.post(f"/{manager.area.slug}/reminders/rhythm/", ASKED)
    assert Rhythm.objects.get().every == 10
    assert "An action owes two lines every 10 days" in page(signed_in, manager, "reminders/rhythm/")
    assert "No action has been silent for 20 days" in page(signed_in, manager, "")


def test_numbers_that_contradict_each_other_are_refused_in_words(signed_in, manager):
    answer = signed_in.post(f"/{manager.area.slug}/reminders/rhythm/", ASKED | {"escalate_after": 10})
    assert "Tell others of silence only after an update is overdue." in answer.content.decode()
    assert not Rhythm.objects.exists()


def test_a_board_of_another_area_cannot_be_chosen(signed_in, manager):
    other = an_area("Saltmarsh")
    theirs = a_rhythm(other, a_person(other)).board
    signed_in.post(f"/{manager.area.slug}/reminders/rhythm/", ASKED | {"board": theirs.pk})
    assert not Rhythm.objects.filter(area=manager.area).exists()


def test_silence_is_visible_to_everyone_with_whom_it_went_to_and_when(client, manager):
    action = a_silent_action(manager, a_person(manager.area, name="Heron Marsh"), days=30)
    action.priority.accountable = a_person(manager.area, Role.BOARD_MEMBER, name="Alder Fennimore")
    action.priority.save()
    remind(a_rhythm(manager.area), timezone.localdate())
    client.force_login(a_person(manager.area, Role.ADVISER).user)
    today = f"{timezone.localdate():%-d %B %Y}"
    said = f"Silent for 30 days. Escalated to Alder Fennimore, who answers for the priority, on {today}."
    assert said in page(client, manager, "reminders/silence/")
    assert said in page(client, manager, f"plan/actions/{action.pk}/")
    assert "1 action has been silent for 28 days or more, the longest for 30 days" in page(client, manager, "")


def test_silence_that_nobody_was_told_of_is_not_said_to_have_been_escalated(signed_in, manager):
    action = a_silent_action(manager, days=30)
    action.priority.accountable = a_person(manager.area, name="Juniper Saltmarsh")
    action.priority.save()
    remind(a_rhythm(manager.area), timezone.localdate())
    assert "Could not be told to Juniper Saltmarsh" in page(signed_in, manager, "reminders/silence/")


def test_an_action_heard_of_lately_has_no_such_line(signed_in, manager):
    action = a_silent_action(manager, manager, days=3)
    a_rhythm(manager.area)
    assert "Silent for" not in page(signed_in, manager, f"plan/actions/{action.pk}/")


def test_my_actions_ask_on_the_rhythm_of_the_area(signed_in, manager):
    a_silent_action(manager, manager, days=13)
    assert "Nothing needs an update from you" in page(signed_in, manager, "my-actions/")
    a_rhythm(manager.area)
    assert "1 of your actions needs an update" in page(signed_in, manager, "my-actions/")


@pytest.mark.parametrize("role", [Role.PROGRAMME_MANAGER, Role.ADMINISTRATOR])
def test_every_message_can_be_read_whole(client, manager, role):
    a_silent_action(manager, a_person(manager.area, Role.ACTION_OWNER, name="Heron Marsh"))
    remind(a_rhythm(manager.area), timezone.localdate())
    client.force_login(a_person(manager.area, role).user)
    assert "1 message written" in page(client, manager, "reminders/outbox/")
    assert "Nothing leaves this machine" in page(client, manager, "reminders/outbox/")
    assert "Dear Heron Marsh," in page(client, manager, f"reminders/outbox/{Message.objects.get().pk}/")


def test_a_message_that_failed_is_sent_again_once(signed_in, manager, django_capture_on_commit_callbacks):
    a_silent_action(manager, manager)
    remind(a_rhythm(manager.area), timezone.localdate())
    Message.objects.update(state=State.FAILED, failure="The mail server could not be reached.", day=in_days(-3))
    mail.outbox.clear()
    message = Message.objects.get()
    assert "could not be reached" in page(signed_in, manager, f"reminders/outbox/{message.pk}/")
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            signed_in.post(f"/{manager.area.slug}/reminders/outbox/{message.pk}/again/")
    assert len(mail.outbox) == 1
    assert Message.objects.get().state == State.SENT


def test_an_empty_outbox_says_what_comes_next(signed_in, manager):
    assert "Nothing was sent yet" in page(signed_in, manager, "reminders/outbox/")


@pytest.mark.parametrize(
    "path", ["reminders/silence/", "reminders/rhythm/", "reminders/outbox/", "", "plan/actions/{}/"]
)
def test_a_page_costs_no_more_queries_with_many_actions(signed_in, manager, django_assert_max_num_queries, path):
    first = a_silent_action(manager, a_person(manager.area, Role.ACTION_OWNER), days=60)
    for number in range(40):
        action = an_action(first.priority, manager, f"Action {number}", owner=a_person(manager.area, Role.ACTION_OWNER))
        an_update(action, manager, days_ago=50)
    remind(a_rhythm(manager.area, a_person(manager.area, Role.BOARD_MEMBER)), timezone.localdate())
    page(signed_in, manager, path.format(first.pk))  # the first to read after a change works the plan out for all
    with django_assert_max_num_queries(25):
        page(signed_in, manager, path.format(first.pk))
