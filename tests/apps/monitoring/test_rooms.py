"""The visit room: sealed as at a day, the same whenever it is built, with each claim's evidence."""

import hashlib
import re
from datetime import date, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.storage import default_storage
from hypothesis import given
from hypothesis import strategies as st

from sendwell.apps.evidence import files
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.monitoring.commands import asking, rooms
from sendwell.apps.monitoring.models import Room, RoomState
from sendwell.apps.monitoring.room import reading
from sendwell.apps.monitoring.room.archive import CHANGED, LOST
from sendwell.apps.monitoring.room.building import build_again
from sendwell.apps.monitoring.room.names import name_in_archive
from sendwell.apps.monitoring.room.snapshot import gather
from sendwell.apps.monitoring.tasks import check_room
from sendwell.apps.partnership.models import Role
from sendwell.apps.programme.commands.verifying import verify_evidence
from sendwell.apps.programme.models import Evidence
from tests.apps.monitoring.rooms import COUNTS, a_room, an_action_with_evidence, evidence_of, the_evidence
from tests.apps.monitoring.visiting import a_visit, a_visited_plan, today
from tests.apps.programme.plans import an_update
from tests.support.factories import a_person, an_organisation


@pytest.fixture
def world(db):
    return a_visited_plan()


def again(room):
    return build_again(room, lambda per_cent: None)


def claims(room, kind):
    return [one for row in room.content["priorities"] for one in row["claims"] if one["kind"] == kind]


def archive_of(room):
    return ZipFile(BytesIO(files.content_of(room.stored_as)))


def test_each_claim_opens_its_evidence_with_date_owner_and_the_hash_of_its_file(world):
    an_action_with_evidence(world)
    room = a_room(world)
    [row] = evidence_of(room)
    assert (row["given_on"], row["given_by"]) == (str(today() - timedelta(days=3)), str(world.manager))
    assert row["sha256"] == hashlib.sha256(COUNTS).hexdigest()
    assert reading.file_in(room, row) == COUNTS
    assert [one["evidence"] for kind in ("rating", "update") for one in claims(room, kind)] == [[1], [1]]


def test_the_room_says_who_verified_what_and_when(world):
    world.manager.organisation = an_organisation(world.area)
    world.manager.save()
    an_action_with_evidence(world)
    other = a_person(world.area, Role.BOARD_MEMBER, organisation=an_organisation(world.area, "NHS Fenmoor"))
    verify_evidence(evidence=the_evidence(), by=other)
    [row] = evidence_of(a_room(world))
    assert (row["verified_by"], row["verified_on"]) == (f"{other}, NHS Fenmoor", str(today()))
    [row] = evidence_of(a_room(world, as_at=today() - timedelta(days=1)))
    assert row["verified_by"] == ""


def test_what_was_said_after_the_day_is_left_out(world):
    an_update(an_action_with_evidence(world), world.manager, "red", happened="It closed again.")
    room = a_room(world, as_at=today() - timedelta(days=1))
    assert [one["words"] for one in claims(room, "update")] == ["The line is open."]
    assert "said green" in claims(room, "rating")[0]["words"]


def test_a_room_built_again_later_is_the_same_hash_and_all(world):
    action = an_action_with_evidence(world)
    room = a_room(world)
    action.title = "Another title"
    action.save()
    an_update(action, world.manager, "red", happened="It closed again.")
    assert again(Room.objects.get(pk=room.pk)).words == "Built again from what is kept, it is the same, byte for byte."


def test_two_rooms_as_at_one_day_have_one_seal(world):
    an_action_with_evidence(world)
    visit = a_visit(world, -14)
    first, second = a_room(world, visit), a_room(world, visit)
    assert (first.sha256, first.archive_sha256) == (second.sha256, second.archive_sha256)


def test_the_manifest_in_the_archive_holds_for_every_other_file(world):
    an_action_with_evidence(world)
    archive = archive_of(a_room(world))
    manifest = dict(reversed(line.split("  ")) for line in archive.read("MANIFEST.sha256").decode().splitlines())
    assert set(archive.namelist()) - set(manifest) == {"MANIFEST.sha256"}
    assert {path: hashlib.sha256(archive.read(path)).hexdigest() for path in manifest} == manifest


def test_the_page_in_the_archive_stands_alone_and_leads_to_its_files(world):
    an_action_with_evidence(world)
    page = archive_of(a_room(world)).read("index.html").decode()
    assert 'href="evidence/e0001-counts-by-district.csv"' in page
    assert not re.findall(r'(?:src|href)="(?:/|http)', page)


def test_evidence_removed_since_is_still_in_the_sealed_room_and_the_check_says_so(world):
    an_action_with_evidence(world)
    room = a_room(world)
    default_storage.delete(the_evidence().stored_as)
    assert reading.file_in(room, evidence_of(room)[0]) == COUNTS
    check_room.call(room.pk)
    assert "No longer there, or no longer the same: E1 Calls in March" in Room.objects.get().checked


def test_evidence_lost_before_sealing_is_named_as_such(world):
    an_action_with_evidence(world)
    default_storage.delete(the_evidence().stored_as)
    room = a_room(world)
    assert evidence_of(room)[0]["problem"] == LOST
    assert reading.is_as_sealed(room)
    with pytest.raises(reading.NotThere, match="no longer where it was kept"):
        reading.file_in(room, evidence_of(room)[0])


def test_a_file_that_is_not_what_was_given_is_not_shown_as_evidence(world):
    an_action_with_evidence(world)
    Evidence.objects.update(sha256="0" * 64)
    assert evidence_of(a_room(world))[0]["problem"] == CHANGED


def test_a_room_that_somebody_changed_is_known_by_its_seal(world):
    an_action_with_evidence(world)
    room = a_room(world)
    assert reading.is_as_sealed(Room.objects.get())
    room.content["priorities"][0]["claims"][0]["words"] = "Delivery: said blue."
    assert not reading.is_as_sealed(room)


def test_what_was_given_for_a_line_stands_under_it(world):
    an_action_with_evidence(world)
    visit = a_visit(world, -14)
    line = asking.add_line(visit=visit, wording="Is the line open?", priority=world.priority, by=world.manager)
    said = {"wording": "Counts", "line": line, "asked_of": None, "due_on": None}
    row = asking.ask_for(visit=visit, by=world.manager, **said)
    shown = {"evidence": the_evidence(), "paper": world.plan.programme.inspection.report, "where": "Sheet 2."}
    asking.give(asked=row, today=today(), by=world.manager, **shown)
    [line] = a_room(world, visit).content["lines"]
    assert [len(one["evidence"]) for one in line["asked"]] == [2]
    assert line["asked"][0]["where"] == "Sheet 2."


@pytest.mark.parametrize(
    ("as_at", "why"),
    [
        (today() + timedelta(days=1), "is in the future"),
        (date(2026, 1, 30), "is before the report, of 2 February 2026"),
    ],
)
def test_a_room_of_a_day_that_it_cannot_have_is_refused(world, as_at, why):
    with pytest.raises(Refused, match=why):
        rooms.seal_room(visit=a_visit(world), as_at=as_at, today=today(), by=world.manager)


def test_a_room_is_built_by_a_task_and_only_once(world, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        rooms.seal_room(visit=a_visit(world), as_at=today(), today=today(), by=world.manager)
    room = Room.objects.get()
    assert (room.state, room.progress) == (RoomState.READY, 100)


def test_gathering_asks_as_much_of_the_database_however_large_the_plan(world, django_assert_max_num_queries):
    for number in range(8):
        an_action_with_evidence(world, f"Action {number}")
    visit = a_visit(world)
    with django_assert_max_num_queries(25):
        gather(visit, today())


@given(st.integers(1, 9999), st.text(max_size=80))
def test_no_name_of_a_file_leads_out_of_its_folder(number, name):
    assert re.fullmatch(rf"evidence/e{number:04}-[a-z0-9_-]+(\.[a-z0-9]{{1,8}})?", name_in_archive(number, name))
