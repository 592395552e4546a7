"""Being told by e-mail: asked for twice, stopped with one click, and nothing kept but the address."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from sendwell.apps.public import commands
from sendwell.apps.public.letters import DAYS_TO_CONFIRM, confirm_token, send_waiting_letters, stop_token
from sendwell.apps.public.models import Letter, Subscriber
from tests.apps.public.sites import a_world, made_public
from tests.support.factories import an_area

pytestmark = pytest.mark.django_db
READER = "reader@families.example"


@pytest.fixture
def world(django_capture_on_commit_callbacks):
    found = a_world()
    made_public(found)
    return found


@pytest.fixture
def asked(world, django_capture_on_commit_callbacks):
    """The world after somebody typed an address into the form."""
    with django_capture_on_commit_callbacks(execute=True):
        answer = Client().post(f"/public/{world.area.slug}/subscribe/", {"address": READER})
    assert "Look into your mailbox" in answer.content.decode()
    return world


def link_in(text: str) -> str:
    """The address of the first link of a message, without its host."""
    return re.search(r"https?://[^/]+([^\s>]+)", text)[1]


def confirmed(world) -> Subscriber:
    """A reader who has said yes."""
    return Subscriber.objects.create(area=world.area, address=READER, confirmed_at=timezone.now())


def test_an_address_is_asked_before_it_is_told_anything(asked):
    made_public(asked)
    assert [message.to for message in mail.outbox] == [[READER]]
    assert "say yes here" in mail.outbox[0].body


def test_following_the_link_is_not_yet_a_yes_pressing_the_button_is(asked):
    link = link_in(mail.outbox[0].body)
    Client().get(link)
    assert Subscriber.objects.get().confirmed_at is None
    Client().post(link)
    assert Subscriber.objects.get().confirmed_at


def test_a_reader_is_told_what_changed_in_words_and_how_to_stop(world, django_capture_on_commit_callbacks):
    confirmed(world)
    world.priority.title = "Shorter waits"
    world.priority.save()
    with django_capture_on_commit_callbacks(execute=True):
        made_public(world)
    message = mail.outbox[0]
    assert "Changed: priority: Shorter waits" in message.body
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert link_in(message.extra_headers["List-Unsubscribe"]) in message.body


def test_nobody_is_written_to_where_nothing_changed(world, django_capture_on_commit_callbacks):
    confirmed(world)
    with django_capture_on_commit_callbacks(execute=True):
        made_public(world)
    assert mail.outbox == []


def test_a_letter_that_was_sent_is_not_kept(asked):
    assert len(mail.outbox) == 1
    assert Letter.objects.count() == 0


def test_a_mail_program_stops_the_letters_with_one_click_and_the_address_is_forgotten(world):
    reader = confirmed(world)
    stop = f"/public/{world.area.slug}/stop/{stop_token(reader)}/"
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(stop, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Subscriber.objects.count() == 0
    assert strict.post(stop).status_code == 200


def test_looking_at_the_page_that_stops_stops_nothing(world):
    reader = confirmed(world)
    Client().get(f"/public/{world.area.slug}/stop/{stop_token(reader)}/")
    assert Subscriber.objects.count() == 1


def test_a_forged_or_foreign_link_does_nothing(world):
    reader = confirmed(world)
    Client().post(f"/public/{world.area.slug}/stop/{stop_token(reader)}x/")
    Client().post(f"/public/{world.area.slug}/stop/{confirm_token(reader)}/")
    Client().post(f"/public/{an_area('Saltmarsh').slug}/stop/{stop_token(reader)}/")
    assert Subscriber.objects.count() == 1


def test_an_address_that_was_asked_today_is_not_asked_again_and_nobody_learns_who_is_known(asked):
    page = f"/public/{asked.area.slug}/subscribe/"
    first, again = (Client().post(page, {"address": READER.upper()}) for _ in range(2))
    assert first.content == again.content
    assert len(mail.outbox) == 1
    assert Subscriber.objects.count() == 1


def test_an_address_that_nobody_confirmed_is_forgotten(asked):
    long_ago = timezone.now() - timedelta(days=DAYS_TO_CONFIRM, minutes=1)
    Subscriber.objects.update(asked_at=long_ago)
    send_waiting_letters(timezone.localdate())
    assert Subscriber.objects.count() == 0


def test_what_is_no_address_is_said_in_words(world):
    answer = Client().post(f"/public/{world.area.slug}/subscribe/", {"address": "not an address"})
    assert "Enter an e-mail address, for example" in answer.content.decode()


def test_nobody_subscribes_where_nothing_is_public(world):
    commands.take_down(because="A mistake.", by=world.manager)
    assert Client().post(f"/public/{world.area.slug}/subscribe/", {"address": READER}).status_code == 404
