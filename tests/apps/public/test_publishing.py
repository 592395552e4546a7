"""Nothing is public before a person publishes it, and nothing else than what they saw."""

from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from sendwell.apps.evidence.models import Document
from sendwell.apps.governance.models import Decision
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.partnership.models import Role
from sendwell.apps.public import commands
from sendwell.apps.public.drafting import preview_of
from sendwell.apps.public.items.choosing import choices_of
from sendwell.apps.public.items.gathering import everything
from sendwell.apps.public.models import Choice, Edition
from sendwell.apps.public.queries import published
from sendwell.apps.public.site_of import site_with_papers
from tests.apps.business.boards import an_item, another_meeting, issued, noted
from tests.apps.business.boards import published as agenda_of
from tests.apps.public.sites import SECRET, a_world, made_public, prepared
from tests.support.factories import a_person, an_area

pytestmark = pytest.mark.django_db


def item_of(world: SimpleNamespace, key: str):
    """An item in the officers' words."""
    return next(item for item in everything(world.area, timezone.localdate()) if item.key == key)


def whole_site(world: SimpleNamespace) -> dict[str, str]:
    """Every file of what is public, by name."""
    site = site_with_papers(world.area, published(world.area.slug))
    return {name: made.content.decode() for name, made in site.all()}


def test_nothing_is_public_before_somebody_publishes_it():
    world = a_world()
    prepared(world)
    assert published(world.area.slug) is None
    assert Client().get(f"/public/{world.area.slug}/").status_code == 404


def test_what_is_public_stays_as_it_was_published_whatever_changes_inside():
    world = a_world()
    made_public(world)
    world.action.title = "Another promise altogether"
    world.action.save()
    prepared(world)
    assert "Open a triage line" in Client().get(f"/public/{world.area.slug}/{page_of(world)}").content.decode()
    changed = preview_of(world.area).differences[0]
    assert (changed.how, changed.edits[0].after) == ("changed", "Another promise altogether")


def page_of(world: SimpleNamespace) -> str:
    """The page of the priority."""
    return f"priority-{world.priority.pk}.html"


@pytest.mark.parametrize("role", [role for role in Role if role != Role.PROGRAMME_MANAGER])
def test_nobody_but_the_programme_manager_prepares_or_publishes(role):
    world = a_world()
    somebody = a_person(world.area, role)
    with pytest.raises(PermissionDenied):
        prepared(world, by=somebody)
    with pytest.raises(PermissionDenied):
        commands.publish_site(edition=prepared(world), today=world.today, by=somebody)


def test_the_manager_of_another_area_publishes_nothing_here():
    world, other = a_world(), a_person(an_area("Saltmarsh"), Role.PROGRAMME_MANAGER)
    with pytest.raises(PermissionDenied):
        commands.publish_site(edition=prepared(world), today=world.today, by=other)


def test_what_was_held_back_after_it_was_prepared_is_not_published():
    world = a_world()
    edition = prepared(world)
    Choice.objects.create(area=world.area, key=f"promise-{world.action.pk}", shown=False, because="Named a school.")
    with pytest.raises(Refused, match="may not be public any more"):
        commands.publish_site(edition=edition, today=world.today, by=world.manager)
    assert published(world.area.slug) is None


def test_an_edition_that_was_published_is_sealed_and_is_published_once():
    world = a_world()
    edition = made_public(world)
    with pytest.raises(Refused, match="already"):
        commands.publish_site(edition=edition, today=world.today, by=world.manager)
    prepared(world)
    assert Edition.objects.get(number=1).sha256 == edition.sha256


def test_the_site_can_be_taken_down_whole_and_looks_as_if_it_never_was():
    world = a_world()
    made_public(world)
    commands.take_down(because="A mistake in a number.", by=world.manager)
    gone, never = (Client().get(f"/public/{slug}/").content for slug in (world.area.slug, "no-such-area"))
    assert gone == never
    assert Edition.objects.count() == 1


def test_one_thing_is_taken_off_at_once_with_what_belongs_to_it_and_nothing_else_changes():
    world = a_world()
    made_public(world)
    world.priority.title = "A title that nobody published yet"
    world.priority.save()
    commands.take_off(key=f"promise-{world.action.pk}", because="It names a child.", by=world.manager)
    site = "".join(whole_site(world).values())
    assert "triage line" not in site
    assert "A title that nobody published yet" not in site
    prepared(world)
    assert published(world.area.slug).get(f"promise-{world.action.pk}") is None


def test_officers_stand_by_their_post_and_their_words_stay_inside():
    world = a_world(title="Ann Lee opens a triage line")
    world.members[0].job_title = "Clinical officer"
    world.members[0].save()
    made_public(world)
    site = "".join(whole_site(world).values())
    assert "Clinical officer opens a triage line" in site
    assert "Ann Lee" not in site
    assert "told the team" not in site


def test_the_words_of_an_editor_stand_instead_of_the_officers_and_are_doubted_once_those_change():
    world = a_world()
    item = item_of(world, f"promise-{world.action.pk}")
    commands.word_item(item=item, shown=True, because="", name="A new phone line", by=world.manager)
    world.action.title = "Open two triage lines"
    world.action.save()
    made_public(world)
    assert published(world.area.slug).get(item.key).name == "A new phone line"
    assert choices_of(world.area).outdated(item_of(world, item.key)) == ["name"]
    prepared(world)
    assert [one.key for one in preview_of(world.area).outdated] == [item.key]


def test_something_is_held_back_only_with_a_reason():
    world = a_world()
    with pytest.raises(Refused, match="Say why"):
        commands.word_item(
            item=item_of(world, f"promise-{world.action.pk}"), shown=False, because=" ", by=world.manager
        )


def a_private_item(world: SimpleNamespace) -> None:
    """A private item with a paper, what was said, a decision and a question, all minuted; beside a public one."""
    item = an_item(world, title=SECRET, private_because="It is about one person.")
    paper = Document.objects.create(
        area=world.area, sha256="a" * 64, file_name="secret.pdf", stored_as="1", size=1, title="The secret paper",
        given_by=world.manager, state="read",
    )  # fmt: skip
    item.papers.add(paper)
    item.discussion = "The panel heard the secret case."
    item.save()
    noted(item, "decision", world.manager, wording="The head be suspended in secret")
    noted(item, "question", world.manager, wording="What did the secret cost?")
    noted(an_item(world, title="Waiting times"), "decision", world.manager, wording="The line be opened")
    agenda_of(world, world.meeting)
    issued(world)


def test_a_private_item_leaks_nowhere_not_into_pages_papers_feeds_data_or_files():
    world = a_world()
    a_private_item(world)
    Choice.objects.create(area=world.area, key=f"file-{world.meeting.pk}-{Document.objects.last().pk}", shown=True)
    made_public(world)
    files = whole_site(world)
    leaks = {name for name, content in files.items() for word in ("secret", SECRET.lower()) if word in content.lower()}
    assert leaks == set()
    assert "It is about one person." in files[next(name for name in files if name.startswith("minutes-"))]
    assert "The line be opened" in files["decisions.html"]


def test_guessing_the_address_of_what_is_not_public_finds_nothing():
    world = a_world()
    a_private_item(world)
    decision = Decision.objects.get(wording__contains="secret")
    made_public(world)
    guesses = [f"decision-{decision.pk}.html", f"file-{world.meeting.pk}-1.pdf", "minutes-999.html", "../secret",
               "priority-999.html", f"promise-{world.action.pk}.html", "%2e%2e/settings.py", "site.css/.."]  # fmt: skip
    assert {Client().get(f"/public/{world.area.slug}/{guess}").status_code for guess in guesses} <= {404}


def test_searching_inside_finds_nothing_for_a_stranger():
    world = a_world()
    a_private_item(world)
    made_public(world)
    answer = Client().get(f"/{world.area.slug}/search/?q=secret")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/sign-in/")


def test_who_was_there_and_who_asked_stand_in_no_public_minutes():
    world = a_world()
    item = an_item(world)
    noted(item, "question", world.manager, asked_by="Robin Parent", wording="How long is the wait?")
    issued(world)
    made_public(world)
    minutes = next(content for name, content in whole_site(world).items() if name.startswith("minutes-"))
    assert "How long is the wait?" in minutes
    assert "Robin Parent" not in minutes
    assert "Bob Moor" not in minutes


def test_minutes_that_were_replaced_stay_and_say_so():
    world = a_world()
    an_item(world)
    first = issued(world)
    made_public(world)
    second = issued(world, why="A figure was wrong.")
    made_public(world)
    files = whole_site(world)
    assert "Superseded" in files[f"minutes-{first.pk}.html"]
    assert "A figure was wrong." in files[f"minutes-{first.pk}.html"]
    assert "Superseded" not in files[f"minutes-{second.pk}.html"]
    assert f"minutes-{first.pk}.html" in files["meetings.html"]


def test_a_meeting_to_come_stands_among_the_dates_and_in_the_calendar():
    world = a_world()
    another_meeting(world, 9)
    made_public(world)
    files = whole_site(world)
    assert "SEND improvement board" in files["dates.html"]
    assert "SUMMARY:SEND improvement board" in files["dates.ics"]
