"""Search over everything of an area."""

import pytest
from django.utils import timezone

from sendwell.apps.evidence.models import GlossaryTerm, Statement
from sendwell.apps.governance.models import Body, FollowUp
from sendwell.apps.oversight.searching import KINDS, matches, search_all
from sendwell.apps.partnership.models import Role
from sendwell.apps.programme.models import KeyDate, Milestone
from sendwell.apps.risks.models import Risk
from sendwell.domain.searching import asked
from tests.apps.programme.plans import a_plan, a_statement, an_action, an_update
from tests.support.factories import a_manager, a_person, an_area, an_organisation

pytestmark = pytest.mark.django_db
WORD = "kestrel"


@pytest.fixture
def manager():
    return a_manager(an_area())


@pytest.fixture
def plan(manager):
    return a_plan(manager.area, manager)


def kinds(words, by):
    """The kinds of things in which something was found."""
    return {group.kind.key for group in search_all(asked(words), by).groups}


def titles(words, by):
    """What was found, by its title."""
    groups = search_all(asked(words), by).groups
    return ["".join(piece.text for piece in found.title) for group in groups for found in group.found]


def fill(area, plan, by):
    """One thing of most kinds, each with the word."""
    priority = plan.priorities.get()
    priority.outcome = f"A {WORD} for every child"
    priority.save()
    action = an_action(priority, by, f"Feed the {WORD}")
    Milestone.objects.create(action=action, wording=f"The {WORD} flies", due_on=timezone.localdate())
    an_update(action, by, happened=f"Two {WORD}s came.")
    FollowUp.objects.create(area=area, wording=f"How is the {WORD}?")
    KeyDate.objects.create(area=area, what=f"{WORD} day", on=timezone.localdate())
    Body.objects.create(area=area, name=f"{WORD} board")
    Risk.objects.create(area=area, number=1, event=f"The {WORD} leaves")
    a_person(area, name=f"Kay {WORD}")
    an_organisation(area, f"{WORD} Trust")
    GlossaryTerm.objects.create(area=area, acronym="KES", expansion=WORD)
    report = plan.programme.inspection.report
    report.title = f"The {WORD} report"
    report.save()
    report.pages.create(number=2, text=f"On the second page a {WORD} stands.")
    a_statement(report, words=f"Leaders saw no {WORD}.")


def test_everything_that_has_the_word_is_found(manager, plan):
    fill(manager.area, plan, manager)
    missing = {kind.key for kind in KINDS} - kinds(WORD, manager)
    assert missing == {"findings", "decisions", "questions", "minutes"}


def test_findings_are_found_and_not_told_twice(manager, plan):
    assert kinds("autism", manager) == {"findings", "pages"}


def test_another_areas_things_are_never_found(manager, plan):
    elsewhere = a_manager(an_area())
    fill(manager.area, plan, manager)
    assert kinds(WORD, elsewhere) == set()


def test_words_to_be_confirmed_are_found_by_whoever_confirms_them_alone(manager, plan):
    a_statement(plan.programme.inspection.report, words=f"Leaders saw no {WORD}.")
    assert kinds(WORD, manager) == {"statements"}
    assert kinds(WORD, a_person(manager.area, Role.BOARD_MEMBER)) == set()


def test_rejected_words_are_not_found(manager, plan):
    a_statement(plan.programme.inspection.report, words=f"Leaders saw no {WORD}.")
    Statement.objects.filter(words__contains=WORD).update(state="rejected")
    assert kinds(WORD, manager) == set()


def test_every_word_is_needed_in_one_thing_or_another_part_of_it(manager, plan):
    priority = plan.priorities.get()
    an_action(priority, manager, "Open a triage line", measure="Families are called back")
    an_action(priority, manager, "Open a door")
    assert titles("opened calls", manager) == ["1.1 Open a triage line"]
    assert titles('"open a"', manager) == ["1.1 Open a triage line", "1.2 Open a door"]


def test_a_page_of_a_paper_is_shown_with_the_words_marked(client, manager, plan):
    report = plan.programme.inspection.report
    report.pages.create(number=2, text=f"On the second page a {WORD} stands.")
    (group,) = search_all(asked(WORD), manager).groups
    assert f"?marks=2-{21}-{21 + len(WORD)}" in group.found[0].url
    client.force_login(manager.user)
    assert client.get(group.found[0].url).status_code == 404 or WORD in client.get(group.found[0].url).content.decode()


def test_more_of_a_kind_is_one_step_away(client, manager, plan):
    for number in range(12):
        an_action(plan.priorities.get(), manager, f"Feed the {WORD}, {number}")
    (group,) = search_all(asked(WORD), manager).groups
    assert group.count == "8 or more"
    assert len(matches(group.kind, asked(WORD), manager)) == 12
    client.force_login(manager.user)
    assert "in=actions" in client.get(f"/{manager.area.slug}/search/?q={WORD}").content.decode()


def test_what_was_typed_and_what_was_found_is_shown_and_never_run(client, manager, plan):
    an_action(plan.priorities.get(), manager, "<script>kestrel</script>")
    client.force_login(manager.user)
    page = client.get(f"/{manager.area.slug}/search/", {"q": '<script> "kestrel'}).content.decode()
    assert "&lt;<mark" in page
    assert "<script>" not in page.replace('<script type="module"', "")


@pytest.mark.parametrize("typed", ["", "%", "*", "(((", "\\", "' OR 1=1 --", "[a-z", "{2}", "\x00", "a" * 5000])
def test_no_search_breaks_the_page(client, manager, plan, typed):
    client.force_login(manager.user)
    assert client.get(f"/{manager.area.slug}/search/", {"q": typed}).status_code == 200


def test_where_nothing_is_found_the_page_says_what_to_try(client, manager, plan):
    client.force_login(manager.user)
    page = client.get(f"/{manager.area.slug}/search/", {"q": "nowhere at all"}).content.decode()
    assert "Try fewer words" in page


def test_the_search_box_is_on_every_page_of_an_area(client, manager, plan):
    client.force_login(manager.user)
    for path in ("", "plan/", "papers/", "people/"):
        assert 'id="search-everything"' in client.get(f"/{manager.area.slug}/{path}").content.decode()
