"""Advisers are let into a room by a secret link, for a time; whatever they open is noted and shown to the area."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.monitoring.commands import rooms
from sendwell.apps.monitoring.models import Opening, RoomLink
from sendwell.apps.partnership.models import Role
from tests.apps.governance.test_pages import sent, shown, signed_in
from tests.apps.monitoring.rooms import COUNTS, a_room, an_action_with_evidence
from tests.apps.monitoring.visiting import a_visited_plan, today
from tests.support.factories import a_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return a_visited_plan()


@pytest.fixture
def room(world):
    an_action_with_evidence(world)
    return a_room(world)


def let_in(world, room, days=7):
    until = today() + timedelta(days=days)
    return rooms.let_in(room=room, for_whom="Sorrel Reach, NHS England", until=until, today=today(), by=world.manager)


def opened(secret, part=""):
    return Client().get(f"/visit-rooms/{secret}/{part}")


@pytest.mark.parametrize("part", ["", "priorities/1/", "evidence/1/", "evidence/1/file/", "archive/"])
def test_an_adviser_with_a_link_reads_every_part_and_each_opening_is_noted(world, room, part):
    answer = opened(let_in(world, room), part)
    assert answer.status_code == 200
    assert answer["Referrer-Policy"] == "no-referrer"
    assert Opening.objects.get().link.for_whom == "Sorrel Reach, NHS England"


def test_the_area_sees_who_opened_what(world, room):
    opened(let_in(world, room), "evidence/1/file/")
    signed_in(a_person(world.area, Role.ADVISER, name="Plover Ashby")).get(
        reverse("room", args=[world.area.slug, room.pk])
    )
    page = shown(world.manager, "room_doors", room_id=room.pk)
    assert "Sorrel Reach, NHS England (by link)" in page
    assert "The file of E1, Counts, by district.csv" in page
    assert "Plover Ashby" in page


def test_the_file_is_a_download_of_the_bytes_that_were_sealed(world, room):
    answer = opened(let_in(world, room), "evidence/1/file/")
    assert answer.content == COUNTS
    assert answer["Content-Disposition"] == 'attachment; filename="e0001-counts-by-district.csv"'
    assert answer["Content-Type"] == "application/octet-stream"


@pytest.mark.parametrize("part", ["", "priorities/1/", "evidence/1/", "evidence/1/file/", "archive/"])
def test_a_link_that_ended_opens_nothing_and_says_so(world, room, part):
    secret = let_in(world, room)
    RoomLink.objects.update(expires_at=timezone.now())
    answer = opened(secret, part)
    assert answer.status_code == 410
    assert "This link no longer works" in answer.content.decode()
    assert "It ended on" in answer.content.decode()
    assert not Opening.objects.exists()


def test_a_link_that_was_taken_back_opens_nothing_and_says_so(world, room):
    secret = let_in(world, room)
    sent(world.manager, "shut_out", {}, link_id=RoomLink.objects.get().pk)
    answer = opened(secret)
    assert (answer.status_code, "It was taken back on" in answer.content.decode()) == (410, True)


@pytest.mark.parametrize("guess", ["a" * 43, "1", "%F0%9F%94%91", "..%2F..", RoomLink.__name__])
def test_a_guessed_link_leads_nowhere(world, room, guess):
    let_in(world, room)
    assert opened(guess).status_code == 404


def test_the_hash_that_is_kept_is_no_key(world, room):
    let_in(world, room)
    assert opened(RoomLink.objects.get().secret_hash).status_code == 404


@pytest.mark.parametrize("part", ["priorities/99/", "evidence/99/", "evidence/99/file/"])
def test_what_is_not_in_the_room_leads_nowhere(world, room, part):
    assert opened(let_in(world, room), part).status_code == 404


def test_a_new_link_is_shown_once(world, room):
    client = signed_in(world.manager)
    day = today() + timedelta(days=7)
    data = {"for_whom": "Sorrel Reach", "until_day": day.day, "until_month": day.month, "until_year": day.year}
    answer = client.post(reverse("let_in", args=[world.area.slug, room.pk]), data)
    assert "http://testserver/visit-rooms/" in client.get(answer.url).content.decode()
    assert "http://testserver/visit-rooms/" not in client.get(answer.url).content.decode()


@pytest.mark.parametrize(("days", "why"), [(-1, "has gone by"), (93, "three months at most")])
def test_a_link_for_a_day_gone_by_or_for_too_long_is_refused(world, room, days, why):
    with pytest.raises(Refused, match=why):
        let_in(world, room, days)


def test_nobody_is_let_into_a_room_that_is_not_sealed(world, room):
    room.state = "building"
    with pytest.raises(Refused, match="not sealed yet"):
        let_in(world, room)


def test_a_room_that_is_being_built_shows_how_far_it_is_and_looks_again(world, room):
    room.state, room.progress = "building", 45
    room.save()
    answer = signed_in(world.manager).get(reverse("room", args=[world.area.slug, room.pk]))
    assert answer["Refresh"] == "3"
    assert 'value="45"' in answer.content.decode()
