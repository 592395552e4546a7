"""What is closed can be opened again by a body, and by nobody else."""

import pytest
from django.core.exceptions import PermissionDenied

from sendwell.apps.governance.models import Body
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.models import Role
from sendwell.apps.programme.commands.updates import reopen_action
from tests.apps.programme.plans import a_priority, an_action, an_update
from tests.support.factories import a_manager, a_person, an_area

pytestmark = pytest.mark.django_db
ASKED = {"reason": "Two of the eight have left.", "rating": "amber"}


@pytest.fixture
def manager():
    return a_manager(an_area())


@pytest.fixture
def action(manager):
    return an_action(a_priority(manager.area, manager), manager, "Appoint eight coordinators")


@pytest.fixture
def board(manager):
    return Body.objects.create(area=manager.area, name="SEND improvement board")


def test_a_board_opens_a_closed_action_with_its_reason(action, board, manager, client):
    an_update(action, manager, "blue", impact="some")
    client.force_login(manager.user)
    address = f"/{manager.area.slug}/plan/actions/{action.pk}/"
    page = client.post(f"{address}reopen/", {"body": board.pk, **ASKED}, follow=True).content.decode()
    assert "Reopened by SEND improvement board" in page
    assert "Two of the eight have left." in page
    assert (action.updates.latest().rating, action.updates.latest().impact) == ("amber", "some")
    assert action.updates.count() == 2


def test_an_action_that_is_open_cannot_be_reopened(action, board, manager):
    an_update(action, manager, "green")
    with pytest.raises(Refused, match="not closed"):
        reopen_action(action=action, body=board, by=manager, **ASKED)


@pytest.mark.parametrize("wrong", [{"reason": " "}, {"rating": "blue"}, {"rating": ""}])
def test_without_a_reason_or_an_open_rating_nothing_is_reopened(action, board, manager, wrong):
    an_update(action, manager, "blue")
    with pytest.raises(Refused):
        reopen_action(action=action, body=board, by=manager, **{**ASKED, **wrong})
    assert action.updates.count() == 1


@pytest.mark.parametrize("role", [role for role in Role if role != Role.PROGRAMME_MANAGER])
def test_only_the_programme_manager_records_it(action, board, manager, role):
    an_update(action, manager, "blue")
    with pytest.raises(PermissionDenied):
        reopen_action(action=action, body=board, by=a_person(manager.area, role), **ASKED)


def test_a_body_of_another_area_reopens_nothing(action, manager):
    an_update(action, manager, "blue")
    stranger = Body.objects.create(area=an_area(), name="Their board")
    with pytest.raises(PermissionDenied):
        reopen_action(action=action, body=stranger, by=manager, **ASKED)
