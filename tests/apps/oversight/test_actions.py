"""The list of actions: choosing among them, keeping a choice, taking it away."""

import csv
import io
from datetime import timedelta

import pytest
from django.utils import timezone

from sendwell.apps.oversight.commands import MOST_VIEWS
from sendwell.apps.oversight.models import SavedView
from sendwell.apps.partnership.models import Role
from tests.apps.programme.plans import a_plan, an_action, an_update
from tests.support.factories import a_manager, a_person, an_area, an_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    return a_manager(an_area())


@pytest.fixture
def priority(manager):
    return a_plan(manager.area, manager).priorities.get()


def chosen(client, manager, query):
    """The titles of the actions shown for a query."""
    client.force_login(manager.user)
    return [found.action.title for found in client.get(f"/{manager.area.slug}/plan/actions/?{query}").context["page"]]


def today(days=0):
    return timezone.localdate() + timedelta(days=days)


def test_actions_are_chosen_by_their_owner(client, manager, priority):
    owner = a_person(manager.area)
    an_action(priority, manager, "Hers", owner=owner)
    an_action(priority, manager, "Nobody’s")
    assert chosen(client, manager, f"owner={owner.pk}") == ["Hers"]
    assert chosen(client, manager, "owner=nobody") == ["Nobody’s"]


def test_an_organisation_has_the_actions_it_leads_shares_or_whose_owner_is_its_own(client, manager, priority):
    trust = an_organisation(manager.area)
    an_action(priority, manager, "Led", lead=trust)
    an_action(priority, manager, "Shared", partners=[trust])
    an_action(priority, manager, "Owned", owner=a_person(manager.area, organisation=trust))
    an_action(priority, manager, "Other")
    assert chosen(client, manager, f"organisation={trust.pk}") == ["Led", "Shared", "Owned"]


def test_actions_are_chosen_by_rating_and_by_how_they_stand(client, manager, priority):
    an_update(an_action(priority, manager, "Late", due_on=today(-3)), manager, "red")
    an_update(an_action(priority, manager, "Fine", due_on=today(3)), manager, "green")
    an_action(priority, manager, "Silent")
    assert chosen(client, manager, "rating=red") == ["Late"]
    assert chosen(client, manager, "rating=none") == ["Silent"]
    assert chosen(client, manager, "state=late") == ["Late"]
    assert chosen(client, manager, "state=silent") == ["Silent"]
    assert chosen(client, manager, "state=at-risk&due=past") == ["Late"]


def test_actions_are_chosen_by_when_they_are_due(client, manager, priority):
    for days in (-1, 0, 28, 29):
        an_action(priority, manager, f"{days}", due_on=today(days))
    an_action(priority, manager, "Never")
    assert chosen(client, manager, "due=past") == ["-1"]
    assert chosen(client, manager, "due=28") == ["0", "28"]
    assert chosen(client, manager, "due=none") == ["Never"]


def test_actions_are_chosen_by_words_of_their_promise_and_last_update(client, manager, priority):
    an_update(an_action(priority, manager, "Open a line"), manager, happened="Families called.")
    an_action(priority, manager, "Close a door")
    assert chosen(client, manager, "text=family") == ["Open a line"]
    assert chosen(client, manager, "text=open+line") == ["Open a line"]


def test_an_action_waits_while_what_it_waits_for_is_not_done(client, manager, priority):
    first = an_action(priority, manager, "First")
    an_action(priority, manager, "Second", depends_on=[first])
    assert chosen(client, manager, "state=waiting") == ["Second"]
    an_update(first, manager, "blue")
    assert chosen(client, manager, "state=waiting") == []


def test_what_the_form_does_not_offer_is_left_out_and_said(client, manager, priority):
    an_action(priority, manager, "One")
    client.force_login(manager.user)
    page = client.get(f"/{manager.area.slug}/plan/actions/?rating=pink&owner=99999999999999999999&priority=x")
    assert [found.action.title for found in page.context["page"]] == ["One"]
    assert "“pink” is not one of these" in page.content.decode()


def test_a_view_is_kept_under_a_name_for_its_person_alone(client, manager, priority):
    address = f"/{manager.area.slug}/plan/actions/"
    client.force_login(manager.user)
    answer = client.post(f"{address}views/save/?state=late&nonsense=1", {"name": "Late ones"})
    assert answer["Location"] == f"{address}?state=late"
    assert SavedView.objects.get().query == "state=late"
    assert "Late ones" in client.get(address).content.decode()
    client.force_login(a_person(manager.area, Role.BOARD_MEMBER).user)
    assert "Late ones" not in client.get(address).content.decode()


def test_a_view_of_the_same_name_takes_the_place_of_the_first(client, manager, priority):
    client.force_login(manager.user)
    for query in ("state=late", "state=open"):
        client.post(f"/{manager.area.slug}/plan/actions/views/save/?{query}", {"name": "Mine"})
    assert SavedView.objects.get().query == "state=open"


def test_a_view_needs_a_name_and_a_choice(client, manager, priority):
    client.force_login(manager.user)
    address = f"/{manager.area.slug}/plan/actions/views/save/"
    assert "Enter a name for this view" in client.post(f"{address}?state=late", {"name": ""}).content.decode()
    assert "shows every action" in client.post(address, {"name": "All"}).content.decode()
    assert not SavedView.objects.exists()


def test_a_person_keeps_so_many_views_and_no_more(client, manager, priority):
    SavedView.objects.bulk_create(SavedView(person=manager, name=f"{n}", query="state=late") for n in range(MOST_VIEWS))
    client.force_login(manager.user)
    answer = client.post(f"/{manager.area.slug}/plan/actions/views/save/?state=late", {"name": "Another"})
    assert "Remove one that you no longer use" in answer.content.decode()


def test_a_view_is_removed_after_asking_and_by_its_person_alone(client, manager, priority):
    view = SavedView.objects.create(person=manager, name="Late", query="state=late")
    address = f"/{manager.area.slug}/plan/actions/views/{view.pk}/remove/"
    client.force_login(a_manager(manager.area).user)
    assert client.post(address).status_code == 404
    client.force_login(manager.user)
    assert "Remove the view" in client.get(address).content.decode()
    assert SavedView.objects.exists()
    client.post(address)
    assert not SavedView.objects.exists()


def test_the_file_has_a_row_for_each_action_chosen_and_no_cell_begins_a_formula(client, manager, priority):
    an_update(an_action(priority, manager, "=HYPERLINK(1)", due_on=today(-2)), manager, happened="+44 called")
    an_action(priority, manager, "Not late")
    client.force_login(manager.user)
    answer = client.get(f"/{manager.area.slug}/plan/actions/export/?state=late")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["Action"] for row in rows] == ["'=HYPERLINK(1)"]
    assert (rows[0]["What has happened"], rows[0]["Days late"], rows[0]["Number"]) == ("'+44 called", "2", "1.1")
    assert answer["Content-Disposition"].startswith("attachment")
