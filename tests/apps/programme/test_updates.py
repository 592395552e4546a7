"""What has happened, and what shows it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.models import Role
from sendwell.apps.programme.commands.updates import LARGEST_FILE, add_update
from sendwell.apps.programme.models import Evidence, Update
from tests.apps.programme.plans import a_priority, an_action
from tests.support.factories import a_manager, a_person, an_area

pytestmark = pytest.mark.django_db
SAID = {"rating": "amber", "happened": "One of two staff has started."}


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def owner():
    return a_person(an_area(), Role.ACTION_OWNER)


@pytest.fixture
def action(owner):
    manager = a_manager(owner.area)
    return an_action(a_priority(owner.area, manager), manager, owner=owner)


def a_file(name: str = "minutes.pdf", size: int = 10) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"x" * size)


def test_an_update_is_added_to_those_before_it(action, owner):
    add_update(action=action, by=owner, **SAID)
    add_update(action=action, by=owner, rating="red", happened="She has left again.")
    assert list(action.updates.order_by("pk").values_list("rating", flat=True)) == ["amber", "red"]


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.PROGRAMME_MANAGER,)])
def test_only_the_owner_and_the_programme_manager_update_an_action(action, role):
    with pytest.raises(PermissionDenied):
        add_update(action=action, by=a_person(action.owner.area, role), **SAID)
    assert add_update(action=action, by=a_manager(action.owner.area), **SAID)


def test_an_owner_without_the_role_of_one_only_reads(action):
    board = a_person(action.owner.area, Role.BOARD_MEMBER)
    action.owner = board
    action.save()
    with pytest.raises(PermissionDenied):
        add_update(action=action, by=board, **SAID)


def test_a_file_is_kept_under_a_name_of_ours(action, owner):
    add_update(action=action, by=owner, file=a_file("../../evil.html"), **SAID)
    kept = Evidence.objects.get()
    assert (kept.file_name, kept.title) == ("evil.html", "evil.html")
    assert "evil" not in kept.stored_as
    assert len(kept.sha256) == 64


def test_a_file_of_20_mb_is_kept_and_one_byte_more_refused(action, owner):
    add_update(action=action, by=owner, file=a_file(size=LARGEST_FILE), **SAID)
    with pytest.raises(Refused, match="larger than 20 MB"):
        add_update(action=action, by=owner, file=a_file(size=LARGEST_FILE + 1), **SAID)
    assert Update.objects.count() == 1


def test_words_about_evidence_without_evidence_are_refused(action, owner):
    with pytest.raises(Refused, match="gave no link, figure or file"):
        add_update(action=action, by=owner, evidence_title="A photo", **SAID)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("rota.pdf", b"MZ\x90\x00"),
        ("rota.exe", b"words"),
        ("photo.jpg", b"\x7fELF\x02"),
        ("counts.csv", b"#!/bin/sh\n"),
    ],
)
def test_a_program_is_no_evidence_whatever_it_is_called(action, owner, name, content):
    with pytest.raises(Refused, match="The file is a program"):
        add_update(action=action, by=owner, file=SimpleUploadedFile(name, content), **SAID)
    assert not Update.objects.exists()


def test_a_figure_is_evidence_in_words(action, owner):
    add_update(action=action, by=owner, **SAID)
    counted = "61% of referrals answered within 10 working days in October 2026, from the triage log"
    add_update(action=action, by=owner, rating="green", happened="Both have started.", figure=counted)
    assert (latest(action).rating, latest(action).evidence.get().figure) == ("green", counted)


def test_a_file_leaves_as_a_download_and_is_never_shown(action, owner, client):
    add_update(action=action, by=owner, file=a_file("page.html"), **SAID)
    client.force_login(owner.user)
    response = client.get(f"/{owner.area.slug}/plan/evidence/{Evidence.objects.get().pk}/")
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Type"] == "application/octet-stream"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_file_of_another_area_is_not_there(action, owner, client):
    add_update(action=action, by=owner, file=a_file(), **SAID)
    stranger = a_manager(an_area())
    client.force_login(stranger.user)
    assert client.get(f"/{stranger.area.slug}/plan/evidence/{Evidence.objects.get().pk}/").status_code == 404


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "not a link"])
def test_a_link_that_is_no_web_address_is_refused(action, owner, client, link):
    client.force_login(owner.user)
    response = client.post(f"/{owner.area.slug}/my-actions/{action.pk}/", {**SAID, "link": link})
    assert response.status_code == 200
    assert not Update.objects.exists()


LINK = "https://fenmoor.example/rota"


def latest(action):
    return action.updates.latest()


def test_amber_to_green_without_evidence_is_refused_and_kept_out(action, owner):
    add_update(action=action, by=owner, **SAID)
    with pytest.raises(Refused, match="Amber to green needs evidence"):
        add_update(action=action, by=owner, rating="green", happened="Both have started.")
    assert latest(action).rating == "amber"
    add_update(action=action, by=owner, rating="green", happened="Both have started.", link=LINK)
    assert latest(action).rating == "green"


def test_bad_news_is_taken_without_evidence(action, owner):
    add_update(action=action, by=owner, rating="green", happened="On course.")
    add_update(action=action, by=owner, rating="red", happened="The contract ended.")
    assert latest(action).rating == "red"


def test_a_change_that_gives_no_reason_is_refused_whoever_asks(action, owner):
    add_update(action=action, by=owner, **SAID)
    with pytest.raises(Refused, match="Amber to red needs a reason"):
        add_update(action=action, by=owner, rating="red", happened="  ")


def test_impact_stays_as_it_was_until_somebody_changes_it(action, owner):
    add_update(action=action, by=owner, impact="not_yet_due", **SAID)
    add_update(action=action, by=owner, **SAID)
    assert latest(action).impact == "not_yet_due"


def test_a_difference_for_children_is_claimed_only_with_something_that_shows_it(action, owner):
    add_update(action=action, by=owner, impact="no_evidence", **SAID)
    with pytest.raises(Refused, match="No evidence to some needs evidence"):
        add_update(action=action, by=owner, impact="some", **SAID)
    add_update(action=action, by=owner, impact="some", link=LINK, **SAID)
    assert latest(action).impact == "some"


def test_what_is_done_and_closed_takes_updates_of_its_impact_only(action, owner):
    add_update(action=action, by=owner, rating="blue", happened="All are trained.", link=LINK)
    with pytest.raises(Refused, match="done and closed"):
        add_update(action=action, by=owner, rating="amber", happened="Two have left.")
    add_update(action=action, by=owner, rating="blue", impact="no_evidence", happened="The audit shows nothing yet.")
    assert latest(action).impact == "no_evidence"


def test_the_page_says_on_the_field_what_is_missing_and_keeps_what_was_typed(action, owner, client):
    add_update(action=action, by=owner, **SAID)
    client.force_login(owner.user)
    said = {"rating": "green", "happened": "Both have started."}
    response = client.post(f"/{owner.area.slug}/my-actions/{action.pk}/", said)
    assert response.context["form"].errors["link"] == [
        "Amber to green needs evidence: add a file, a link or a figure that shows it."
    ]
    assert "Both have started." in response.content.decode()
    assert Update.objects.count() == 1
