"""New dates and measures for promises that had one, told openly."""

from datetime import date

import pytest

from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.programme.commands.actions import change_action
from sendwell.apps.programme.models import Action, Rebasing
from tests.apps.programme.plans import a_priority, an_action
from tests.support.factories import a_manager, an_area

pytestmark = pytest.mark.django_db
FIRST, LATER = date(2026, 5, 31), date(2026, 9, 30)


@pytest.fixture
def manager():
    return a_manager(an_area())


@pytest.fixture
def action(manager):
    return an_action(a_priority(manager.area, manager), manager, due_on=FIRST, measure="From 22% to 95%")


@pytest.mark.parametrize("said", [{"due_on": LATER}, {"due_on": None}, {"measure": "From 22% to 60%"}])
def test_a_promise_is_changed_only_with_a_reason(action, manager, said):
    with pytest.raises(Refused, match="Enter why") as refused:
        change_action(action=action, by=manager, **said)
    assert refused.value.field == "why"
    unchanged = Action.objects.get()
    assert (unchanged.due_on, unchanged.measure) == (FIRST, "From 22% to 95%")


def test_the_old_date_stays_on_the_page_with_who_and_why(action, manager, client):
    change_action(action=action, due_on=LATER, why="The contract starts in June.", by=manager)
    client.force_login(manager.user)
    page = client.get(f"/{manager.area.slug}/plan/actions/{action.pk}/").content.decode()
    assert "Was due 31 May 2026; now due 30 September 2026." in page
    assert "The contract starts in June." in page


def test_a_first_date_and_a_first_measure_need_no_reason(manager):
    action = an_action(a_priority(manager.area, manager), manager)
    change_action(action=action, due_on=FIRST, measure="From 22% to 95%", by=manager)
    assert not Rebasing.objects.exists()


def test_a_measure_in_which_only_line_ends_differ_is_no_other_measure(action, manager):
    change_action(action=action, measure="From 22%\r\nto 95%", title="Open two lines", by=manager)
    assert not Rebasing.objects.exists()


def test_the_form_asks_why_on_the_field_and_only_of_what_is_there_already(action, manager, client):
    client.force_login(manager.user)
    address = f"/{manager.area.slug}/plan/actions/{action.pk}/change/"
    said = {"title": action.title, "measure": action.measure, "due_on_0": 1, "due_on_1": 6, "due_on_2": 2026}
    said |= {"due_on_day": 1, "due_on_month": 6, "due_on_year": 2026}
    response = client.post(address, said)
    assert "Enter why the date changes." in response.context["form"].errors["why"][0]
    assert client.post(address, {**said, "why": "Half-term."}).status_code == 302
    adding = client.get(f"/{manager.area.slug}/plan/priorities/{action.priority_id}/actions/add/")
    assert "why" not in adding.context["form"].fields
