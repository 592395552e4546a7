"""The index behind search: kept by what is saved, closed to those who may not see, and the same on both databases."""

import pytest

from sendwell.apps.evidence.commands import say_who_may_read
from sendwell.apps.evidence.models import Document
from sendwell.apps.governance.models import FollowUp
from sendwell.apps.oversight.models import Indexed
from sendwell.apps.oversight.searching import KINDS, matches, search_all
from sendwell.apps.oversight.searching.index import catch_up
from sendwell.apps.partnership.models import Role
from sendwell.apps.partnership.revision import changed
from sendwell.domain.searching import asked
from tests.apps.programme.plans import a_statement
from tests.support.factories import a_manager, a_person, an_area

pytestmark = pytest.mark.django_db
TEXTS = {
    "the board": "The board asked why families wait for an autism assessment.",
    "the line": "The triage-line is open; 3 families were assessed by Zoë’s team.",
    "the panel": "A panel about another path: SEND and health, 2026.",
}
SEARCHES = {
    "assessments": {"the board", "the line"},
    "family": {"the board", "the line"},
    "an": {"the board"},
    "ano": {"the panel"},
    "zoe": {"the line"},
    '"triage line"': {"the line"},
    '"line triage"': set(),
    '"an autism assess"': {"the board"},
    "the panel": set(),
    "3": {"the line"},
    "2026 health": {"the panel"},
    "the": {"the board", "the line"},
    "board or line": set(),
    "not-a-word & | ! :*": set(),
}


@pytest.fixture
def manager():
    return a_manager(an_area())


@pytest.fixture
def report(manager):
    paper = Document.objects.create(
        area=manager.area, sha256="ab", file_name="kestrel.txt", size=1, given_by=manager, state="read", page_count=1
    )
    paper.pages.create(number=1, text="Seven kestrels were seen by the owl.")
    statement = a_statement(paper, words="A kestrel must be fed.")
    statement.state = "accepted"
    statement.save()
    return paper


def found(words, by):
    return {group.kind.key for group in search_all(asked(words), by).groups}


@pytest.mark.parametrize("typed", SEARCHES)
def test_either_database_finds_the_same(manager, typed):
    made = {FollowUp.objects.create(area=manager.area, wording=text).pk: name for name, text in TEXTS.items()}
    (kind,) = (kind for kind in KINDS if kind.key == "requests")
    assert {made[key] for key in matches(kind, asked(typed), manager)} == SEARCHES[typed]


def test_a_private_paper_is_found_by_nobody_who_may_not_read_it(manager, report):
    owner, member = a_person(manager.area, Role.ACTION_OWNER), a_person(manager.area, Role.BOARD_MEMBER)
    assert found("kestrel", owner) == {"papers", "pages", "statements"}
    say_who_may_read(document=report, private_because="Schedule 12A, paragraph 3", by=manager)
    assert found("kestrel", owner) == found("owl", owner) == set()
    assert found("kestrel", member) == found("kestrel", manager) == {"papers", "pages", "statements"}
    assert [len(matches(kind, asked("kestrel"), owner)) for kind in KINDS] == [0] * len(KINDS)
    say_who_may_read(document=report, private_because="", by=manager)
    assert found("kestrel", owner) == {"papers", "pages", "statements"}


def test_what_is_changed_or_taken_away_is_no_longer_found(manager):
    request = FollowUp.objects.create(area=manager.area, wording="Count the kestrels")
    assert found("kestrel", manager) == {"requests"}
    request.kind, request.wording = "question", "How many owls are there?"
    request.save()
    assert (found("kestrel", manager), found("owl", manager)) == (set(), {"questions"})
    request.delete()
    assert found("owl", manager) == set()


def test_what_was_written_past_the_index_is_caught_up_with(manager):
    FollowUp.objects.bulk_create([FollowUp(area=manager.area, wording="Count the kestrels")])
    Indexed.objects.create(area=manager.area, kind="requests", key=10**9, seen_by="everyone", words="kestrel")
    assert found("kestrel", manager) == set()
    catch_up()
    assert found("kestrel", manager) == {"requests"}
    assert not Indexed.objects.filter(key=10**9).exists()


def test_areas_of_which_nothing_changed_are_not_looked_through_again(manager, django_assert_num_queries):
    an_area("Saltmere")
    catch_up()
    with django_assert_num_queries(1):
        catch_up()
    FollowUp.objects.bulk_create([FollowUp(area=manager.area, wording="Count the kestrels")])
    changed(manager.area_id)
    catch_up()
    assert found("kestrel", manager) == {"requests"}


def test_a_search_asks_a_bounded_number_of_questions(client, manager, report, django_assert_max_num_queries):
    for number in range(24):
        kind = ("question", "request")[number % 2]
        FollowUp.objects.create(area=manager.area, wording=f"Feed kestrel {number}", kind=kind)
    client.force_login(manager.user)
    with django_assert_max_num_queries(25):
        client.get(f"/{manager.area.slug}/search/?q=kestrel")
    with django_assert_max_num_queries(12):
        client.get(f"/{manager.area.slug}/search/?q=kestrel&in=questions")
