"""Many actions updated on one page."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from sendwell.apps.partnership.models import Role
from sendwell.apps.programme.models import Update
from tests.apps.programme.plans import a_plan, an_action, an_update
from tests.support.factories import a_manager, a_person, an_area

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    return a_manager(an_area())


@pytest.fixture
def owner(manager):
    return a_person(manager.area, Role.ACTION_OWNER, name="Heron Marsh")


@pytest.fixture
def actions(manager, owner):
    """Three actions of one owner, the first of them rated amber."""
    priority = a_plan(manager.area, manager).priorities.get()
    made = [an_action(priority, manager, f"Action {number}", owner=owner) for number in range(3)]
    an_update(made[0], owner, "amber", days_ago=20)
    return made


def rows(actions, **said) -> dict[str, object]:
    """The page as a browser sends it: every row, those named by their place filled in."""
    sent: dict[str, object] = {"form_token": str(uuid.uuid4())}
    for place, action in enumerate(actions):
        latest = Update.objects.filter(action=action).order_by("-at").first()
        shown = {"rating": latest.rating, "seen": latest.pk} if latest else {"rating": "", "seen": ""}
        row = {"happened": "", "link": ""} | shown
        row |= said.get(f"row{place}", {})
        sent |= {f"action-{action.pk}-{name}": value for name, value in row.items()}
    return sent


def send(client, person, sent, path="my-actions/all/"):
    client.force_login(person.user)
    return client.post(f"/{person.area.slug}/{path}", sent)


def test_only_the_rows_that_were_filled_in_are_saved(client, owner, actions):
    answer = send(client, owner, rows(actions, row1={"happened": "The line is open.", "rating": "green"}))
    assert answer.status_code == 302
    assert list(Update.objects.filter(happened="The line is open.").values_list("action", "rating")) == [
        (actions[1].pk, "green")
    ]
    assert Update.objects.count() == 2


def test_a_rating_that_is_left_stays_what_it_was(client, owner, actions):
    send(client, owner, rows(actions, row0={"happened": "Two posts are filled."}))
    assert actions[0].updates.latest().rating == "amber"


def test_the_same_form_sent_twice_changes_nothing_the_second_time(client, owner, actions):
    sent = rows(actions, row0={"happened": "Two posts are filled."})
    for _ in range(2):
        assert send(client, owner, sent).status_code == 302
    assert actions[0].updates.count() == 2


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"happened": "It began."}, "Choose how delivery stands"),
        ({"rating": "green"}, "Write what has happened."),
        ({"happened": "It began.", "rating": "green", "link": "no link"}, "Enter the whole address"),
    ],
)
def test_a_row_with_a_mistake_says_so_beside_it_and_nothing_is_saved(client, owner, actions, row, said):
    answer = send(client, owner, rows(actions, row0={"happened": "Two posts are filled."}, row1=row))
    assert answer.status_code == 200
    assert answer.content.decode().count(said) == 2  # in the list at the head of the page, and in the row
    assert "Two posts are filled." in answer.content.decode()
    assert Update.objects.count() == 1


def test_a_page_on_which_nothing_was_written_says_so(client, owner, actions):
    assert "Fill in at least one row" in send(client, owner, rows(actions)).content.decode()


def test_words_that_somebody_else_wrote_meanwhile_are_shown_before_ones_own_are_kept(client, manager, owner, actions):
    sent = rows(actions, row0={"happened": "Two posts are filled."})
    an_update(actions[0], manager, "amber", happened="The budget was cut.")
    answer = send(client, owner, sent)
    assert "The budget was cut." in answer.content.decode()
    assert "Somebody wrote of this action" in answer.content.decode()
    seen = actions[0].updates.latest().pk
    again = {**sent, "form_token": str(uuid.uuid4()), f"action-{actions[0].pk}-seen": seen}
    assert send(client, owner, again).status_code == 302


def test_evidence_can_be_linked_in_a_row(client, owner, actions):
    row = {"happened": "It began.", "rating": "green", "link": "https://fenmoor.example/counts"}
    send(client, owner, rows(actions, row1=row))
    assert actions[1].updates.latest().evidence.get().link == "https://fenmoor.example/counts"


def test_the_manager_updates_on_behalf_of_an_owner_and_is_named_as_who_wrote(client, manager, owner, actions):
    client.force_login(manager.user)
    whose = client.get(f"/{manager.area.slug}/my-actions/for/").content.decode()
    assert "Heron Marsh" in whose
    send(client, manager, rows(actions, row0={"happened": "Told by phone."}), f"my-actions/for/{owner.pk}/")
    assert actions[0].updates.latest().by == manager


def test_an_owner_writes_for_nobody_else(client, owner, manager, actions):
    assert send(client, owner, rows(actions), f"my-actions/for/{manager.pk}/").status_code == 403


def test_a_row_of_somebody_elses_action_counts_for_nothing(client, manager, owner, actions):
    other = a_person(manager.area, Role.ACTION_OWNER)
    send(client, other, rows(actions, row0={"happened": "Not mine."}))
    assert not Update.objects.filter(happened="Not mine.").exists()


def test_finished_actions_are_not_asked_for(client, owner, actions):
    an_update(actions[2], owner, "blue")
    client.force_login(owner.user)
    assert "Action 2" not in client.get(f"/{owner.area.slug}/my-actions/all/").content.decode()


def test_the_page_costs_no_more_queries_with_many_actions(client, manager, owner, django_assert_max_num_queries):
    priority = a_plan(manager.area, manager).priorities.get()
    for number in range(60):
        an_action(priority, manager, f"Action {number}", owner=owner, due_on=timezone.localdate() + timedelta(days=9))
    client.force_login(manager.user)
    for path in ("my-actions/for/", f"my-actions/for/{owner.pk}/"):
        with django_assert_max_num_queries(20):
            assert client.get(f"/{manager.area.slug}/{path}").status_code == 200
