"""Recommendations, visits and search on the public site: shown only where a person chose it, and never private."""

import pytest
from django.utils import timezone

from sendwell.apps.evidence.commands import say_who_may_read
from sendwell.apps.evidence.models import StatementKind
from sendwell.apps.governance.models import FollowUp
from sendwell.apps.monitoring.commands.judging import judge
from sendwell.apps.monitoring.commands.visits import plan_visit
from sendwell.apps.public.items.gathering import everything
from sendwell.apps.public.items.item import Kind
from sendwell.apps.public.models import Choice
from tests.apps.business.boards import an_item, noted
from tests.apps.governance.meetings import a_paper, accepted
from tests.apps.public.sites import a_world, made_public

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """A board that recommended something, and a visit that judged."""
    found = a_world()
    noted(an_item(found), "recommendation", found.manager, wording="Answer the kestrel line by nine")
    FollowUp.objects.update(response="partly", response_reason="By ten", responded_on=found.today)
    visit = plan_visit(plan=found.plan, kind="monitoring_meeting", held_on=found.today, until=None, purpose="",
                       by=found.manager)  # fmt: skip
    judge(visit=visit, priority=found.priority, judgement="insufficient", words="Told in confidence",
          today=found.today, by=found.manager)  # fmt: skip
    return found


def publish(world, *kinds):
    """The site, with the things of some kinds chosen."""
    chosen = [item.key for item in everything(world.area, timezone.localdate()) if item.kind in kinds]
    Choice.objects.bulk_create(Choice(area=world.area, key=key, shown=True) for key in chosen)
    made_public(world)


def read(client, world, name):
    return client.get(f"/public/{world.area.slug}/{name}").content.decode()


def test_neither_is_public_until_a_person_chooses_it(client, world):
    publish(world)
    shown = read(client, world, "recommendations.html") + read(client, world, "visits.html")
    assert "No recommendation is published here yet." in shown
    assert "No visit is published here yet." in shown
    assert "Nothing found" in read(client, world, "search/?q=kestrel")


def test_a_chosen_recommendation_stands_with_the_response_to_it(client, world):
    publish(world, Kind.RECOMMENDATION)
    shown = read(client, world, "recommendations.html")
    assert all(words in shown for words in ("kestrel line", "Partly accepted", "Why: By ten"))


def test_a_chosen_visit_stands_with_its_judgement_and_not_with_what_was_said(client, world):
    publish(world, Kind.VISIT)
    shown = read(client, world, "visits.html")
    assert "insufficient" in shown.lower()
    assert "Told in confidence" not in shown


def test_what_was_recommended_in_private_can_not_even_be_chosen(world):
    noted(an_item(world, private_because="Schedule 12A"), "recommendation", world.manager, wording="In private")
    paper = a_paper(world.area, world.manager)
    accepted(paper, StatementKind.ACTION, world.manager, wording="In a private paper")
    FollowUp.objects.filter(statement__document=paper).update(kind="recommendation")
    say_who_may_read(document=paper, private_because="Schedule 12A", by=world.manager)
    items = everything(world.area, timezone.localdate(), Kind.RECOMMENDATION)
    assert [item.name for item in items] == ["Answer the kestrel line by nine"]


def test_search_finds_what_is_published_and_leads_to_its_page(client, world):
    publish(world, Kind.RECOMMENDATION)
    shown = read(client, world, "search/?q=line+kestrel")
    assert f'href="/public/{world.area.slug}/recommendations.html"' in shown
    assert client.get("/public/nowhere/search/?q=a").status_code == 404
