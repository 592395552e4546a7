"""Private papers: who reads them, and that nobody else sees their name or their words."""

import pytest
from django.core.exceptions import PermissionDenied

from sendwell.apps.evidence import commands
from sendwell.apps.evidence.models import Document
from sendwell.apps.partnership.models import Role
from tests.support.factories import a_manager, a_person, an_area

pytestmark = pytest.mark.django_db
READ_BY = {Role.PROGRAMME_MANAGER, Role.CLERK, Role.BOARD_MEMBER}


@pytest.fixture
def manager():
    return a_manager(an_area())


def a_paper(manager, **fields):
    said = {"sha256": "ab", "file_name": "placements.pdf", "size": 1, "state": "read", "page_count": 1} | fields
    paper = Document.objects.create(area=manager.area, given_by=manager, **said)
    paper.pages.create(number=1, text="Three placements are named.")
    return paper


@pytest.mark.parametrize("role", list(Role))
def test_a_private_paper_opens_for_those_alone_who_may_read_it(client, manager, role):
    paper = a_paper(manager, private_because="It names children")
    client.force_login(a_person(manager.area, role).user)
    start = f"/{manager.area.slug}/papers/"
    pages = [f"{start}{paper.pk}/", f"{start}{paper.pk}/page/1/"]
    assert {client.get(page).status_code for page in pages} == {200 if role in READ_BY else 404}
    if role not in READ_BY:
        assert client.get(f"{start}{paper.pk}/file/").status_code == 404
    assert ("placements.pdf" in client.get(start).content.decode()) == (role in READ_BY)


def test_whoever_runs_meetings_closes_a_paper_and_opens_it(client, manager):
    paper, clerk = a_paper(manager), a_person(manager.area, Role.CLERK)
    client.force_login(clerk.user)
    address = f"/{manager.area.slug}/papers/{paper.pk}/private/"
    client.post(address, {"private_because": "It names children"})
    assert "It names children" in client.get(f"/{manager.area.slug}/papers/{paper.pk}/").content.decode()
    client.post(address, {"private_because": ""})
    paper.refresh_from_db()
    assert paper.private_because == ""


def test_an_owner_closes_no_paper(manager):
    with pytest.raises(PermissionDenied):
        commands.say_who_may_read(
            document=a_paper(manager), private_because="", by=a_person(manager.area, Role.ACTION_OWNER)
        )


def test_a_newer_version_of_a_private_paper_is_private(manager):
    older, newer = a_paper(manager, private_because="It names children"), a_paper(manager, sha256="cd")
    commands.say_what_it_replaces(document=newer, supersedes=older, by=manager)
    newer.refresh_from_db()
    assert newer.private_because == "It names children"
