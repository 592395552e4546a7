"""Papers are given once, kept under names of ours, and what cannot be taken is told in a sentence."""

from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.core.files.uploadhandler import SkipFile
from django.http import HttpRequest
from django.urls import reverse

from sendwell.apps.evidence import commands
from sendwell.apps.evidence.models import Document
from sendwell.apps.mechanisms import uploads
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.models import Role
from tests.apps.evidence.papers import a_file, given
from tests.support.factories import a_manager, a_person, an_area

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    return a_manager(an_area())


@pytest.fixture
def giving(client, manager):
    """Sends files to the form, as a browser would."""
    client.force_login(manager.user)

    def give(*files, **more):
        address = reverse("give_papers", args=[manager.area.slug])
        return client.post(address, {"papers": list(files), "whole": "yes", **more}, follow=True)

    return give


def named(name: str, content: bytes) -> BytesIO:
    file = BytesIO(content)
    file.name = name
    return file


def test_a_paper_is_kept_under_a_name_of_ours(manager):
    document = given(manager, name="../../etc/passwd.pdf")
    assert document.file_name == "passwd.pdf"
    assert document.stored_as.startswith("papers/")
    assert "passwd" not in document.stored_as


def test_the_same_file_twice_is_kept_once(manager):
    first = given(manager, name="report.txt")
    again = commands.take_in(file=a_file(name="the same under another name.txt"), by=manager)
    assert again.held_already
    assert again.document == first
    assert len(default_storage.listdir("papers")[1]) >= 1
    assert Document.objects.count() == 1


def test_two_areas_may_hold_the_same_paper_and_do_not_know_of_each_other(manager):
    other = a_manager(an_area("Saltmere"))
    assert given(manager).pk != given(other).pk


def test_nobody_but_the_programme_manager_gives_papers(manager):
    with pytest.raises(PermissionDenied):
        given(a_person(manager.area, Role.BOARD_MEMBER))


def test_a_folder_is_given_whole_and_bad_files_in_it_are_told(manager, tmp_path):
    (tmp_path / "2026").mkdir()
    (tmp_path / "2026" / "minutes.txt").write_text("The minutes.")
    (tmp_path / "empty.pdf").touch()
    (tmp_path / "Thumbs.db").write_text("left by a computer")
    minutes, empty = commands.take_in_folder(path=tmp_path, by=manager)
    assert minutes.document.file_name == "minutes.txt"
    assert "“empty.pdf” is empty" in str(empty)


def test_a_folder_that_is_not_there_is_refused(manager, tmp_path):
    with pytest.raises(Refused, match="There is no folder"):
        commands.take_in_folder(path=tmp_path / "nowhere", by=manager)


def test_several_papers_are_given_at_once(giving):
    page = giving(named("a.txt", b"One paper."), named("b.txt", b"Another paper."))
    assert "2 papers taken in" in page.content.decode()


def test_a_form_sent_twice_keeps_one_paper(giving):
    token = "0b0e7c54-6a2d-4b4f-9f0e-0d8e6f0a1234"
    for _ in range(2):
        giving(named("a.txt", b"One paper."), form_token=token)
    assert Document.objects.count() == 1


def test_the_same_file_again_leads_to_the_paper_held(giving):
    giving(named("a.txt", b"One paper."))
    page = giving(named("b.txt", b"One paper."))
    assert "You have “a.txt” already" in page.content.decode()


def test_an_empty_file_is_named_and_the_rest_are_taken(giving):
    page = giving(named("empty.pdf", b""), named("a.txt", b"One paper."))
    assert "“empty.pdf” is empty" in page.content.decode()
    assert Document.objects.count() == 1


def test_a_form_without_papers_asks_for_one(giving):
    assert "Choose at least one paper" in giving().content.decode()


def test_a_file_over_the_limit_is_refused_in_a_sentence_and_the_rest_are_taken(giving, monkeypatch):
    monkeypatch.setattr(uploads, "LARGEST_UPLOAD", 100_000)
    page = giving(named("huge.pdf", b"x" * 300_000), named("a.txt", b"One paper."))
    assert "“huge.pdf” is larger than 100 MB" in page.content.decode()
    assert [document.file_name for document in Document.objects.all()] == ["a.txt"]


def test_a_file_over_the_limit_by_itself_is_refused_in_a_sentence(giving, monkeypatch):
    monkeypatch.setattr(uploads, "LARGEST_UPLOAD", 100_000)
    page = giving(named("huge.pdf", b"x" * 300_000)).content.decode()
    assert "“huge.pdf” is larger than 100 MB" in page
    assert "Choose at least one paper" not in page


def test_of_an_upload_of_200_mb_nothing_over_the_limit_is_passed_on_to_memory_or_disk():
    handler = uploads.LimitedUpload(HttpRequest())
    handler.new_file("papers", "huge.pdf", "application/pdf", None)
    chunk = b"x" * 1024 * 1024
    for _ in range(uploads.LARGEST_UPLOAD_MB):
        assert handler.receive_data_chunk(chunk, 0) == chunk
    with pytest.raises(SkipFile):
        handler.receive_data_chunk(chunk, 0)


def test_an_upload_that_stops_half_way_changes_nothing(client, manager):
    client.force_login(manager.user)
    body = b'--b\r\nContent-Disposition: form-data; name="papers"; filename="a.pdf"\r\n\r\n%PDF-1.7 half of'
    address = reverse("give_papers", args=[manager.area.slug])
    page = client.post(address, body, content_type="multipart/form-data; boundary=b")
    assert "The upload stopped half-way" in page.content.decode()
    assert Document.objects.count() == 0
