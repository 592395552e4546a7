"""What is said, what the facts support, and what families feel: on the pages that show them."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.models import Role
from sendwell.apps.programme.commands.rating_words import reword_rating
from sendwell.apps.programme.models import RatingWords
from sendwell.apps.programme.queries import current_plan, plan_at
from sendwell.apps.programme.rating_words import definitions_of
from tests.apps.programme.plans import a_priority, an_action, an_update
from tests.support.factories import a_manager, a_person, an_area

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    return a_manager(an_area())


@pytest.fixture
def priority(manager):
    return a_priority(manager.area, manager)


@pytest.fixture
def today():
    return timezone.localdate()


def state(manager, today):
    return plan_at(current_plan(manager.area), today)


def page_of(client, person, path):
    client.force_login(person.user)
    return client.get(f"/{person.area.slug}/{path}").content.decode()


def test_a_green_that_is_late_is_on_the_list_with_the_reason(priority, manager, today, client):
    late = an_action(priority, manager, "Open a line", owner=manager, due_on=today - timedelta(days=40))
    an_update(late, manager, "green")
    good = an_action(priority, manager, "Hire a nurse", owner=manager, due_on=today + timedelta(days=90))
    an_update(good, manager, "green")
    assert [found.action for found in state(manager, today).unsupported] == [late]
    page = page_of(client, manager, "plan/lists/unsupported/")
    assert "Said to be green; the facts support red." in page
    assert "late by 40 days" in page
    assert "Hire a nurse" not in page


def test_the_home_page_counts_the_greens_that_the_facts_do_not_support(priority, manager, today, client):
    for days in (40, -90, -120):
        made = an_action(priority, manager, owner=manager, due_on=today - timedelta(days=days))
        an_update(made, manager, "green")
    assert "better than the facts support, of 3 green or blue" in page_of(client, manager, "")


def test_done_and_not_felt_is_a_list_of_its_own(priority, manager, today, client):
    done = an_action(priority, manager, "Train all coordinators")
    an_update(done, manager, "blue", impact="no_evidence")
    felt = an_action(priority, manager, "Answer the telephone")
    an_update(felt, manager, "blue", impact="some")
    assert [found.action for found in state(manager, today).done_not_felt] == [done]
    assert "Train all coordinators" in page_of(client, manager, "plan/lists/done-not-felt/")


def test_an_action_waits_for_what_is_red_and_so_cannot_be_green(priority, manager, today):
    first = an_action(priority, manager, "Hire two therapists", owner=manager, due_on=today + timedelta(days=50))
    an_update(first, manager, "red")
    due = today + timedelta(days=90)
    second = an_action(priority, manager, "Open clinics", owner=manager, due_on=due, depends_on=[first])
    an_update(second, manager, "green")
    (found,) = state(manager, today).unsupported
    assert found.supported.reasons[0].words == "It waits for “Hire two therapists”, which is rated red."


def test_evidence_given_later_does_not_count_for_the_day_before(priority, manager, today):
    action = an_action(priority, manager, owner=manager, due_on=today + timedelta(days=5))
    an_update(action, manager, "green", days_ago=3)
    an_update(action, manager, "green").evidence.create(title="Rota", link="https://fenmoor.example/rota")
    (now,), (before,) = state(manager, today).actions, state(manager, today - timedelta(days=1)).actions
    assert (now.supported.rating, before.supported.rating) == ("green", "amber")


def test_the_page_of_an_action_shows_both_ratings_the_reasons_and_the_rules(priority, manager, today, client):
    action = an_action(priority, manager, owner=manager, due_on=today - timedelta(days=3))
    an_update(action, manager, "green", impact="not_yet_due")
    page = page_of(client, manager, f"plan/actions/{action.pk}/")
    for words in ("as its owner says", "as the facts support", "Not yet due", "late by 3 days", "Rules 2026.1"):
        assert words in page


def test_impact_is_asked_openly_once_the_action_is_done(priority, manager, client):
    action = an_action(priority, manager, owner=manager)
    address = f"my-actions/{action.pk}/"
    assert "Has it made a difference?" in page_of(client, manager, address)
    an_update(action, manager, "blue")
    assert "Has it made a difference?" not in page_of(client, manager, address)


def test_an_area_rewords_what_a_rating_means_for_itself_alone(manager, client):
    client.force_login(manager.user)
    address = f"/{manager.area.slug}/plan/ratings/green/"
    page = client.post(address, {"means": "On time and funded."}, follow=True).content.decode()
    assert "On time and funded." in page
    assert "On time and funded." not in str(definitions_of(an_area()))


def test_the_reworded_definition_stands_beside_the_choice(priority, manager, client):
    action = an_action(priority, manager, owner=manager)
    reword_rating(rating="some", means="At least one clinic is faster.", by=manager)
    assert "At least one clinic is faster." in page_of(client, manager, f"my-actions/{action.pk}/")


def test_clearing_the_words_goes_back_to_those_that_every_area_starts_with(manager):
    for means in ("On time and funded.", "On time, funded and staffed.", " "):
        reword_rating(rating="green", means=means, by=manager)
    assert not RatingWords.objects.exists()
    kept = [row.means for row in RatingWords.history.order_by("history_id")]
    assert kept[:2] == ["On time and funded.", "On time, funded and staffed."]


def test_only_the_programme_manager_rewords_and_only_ratings_that_there_are(manager, client):
    with pytest.raises(PermissionDenied):
        reword_rating(rating="green", means="Fine.", by=a_person(manager.area, Role.BOARD_MEMBER))
    with pytest.raises(Refused):
        reword_rating(rating="pink", means="Fine.", by=manager)
    client.force_login(manager.user)
    assert client.get(f"/{manager.area.slug}/plan/ratings/pink/").status_code == 404
