"""How ready an area says it is: drafted from the thread, worded by people, kept in versions."""

from datetime import timedelta

import pytest

from sendwell.apps.mechanisms.editing import ChangedMeanwhile, mark_of
from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.monitoring.commands import evaluations, judging
from sendwell.apps.monitoring.models import Evaluation
from sendwell.apps.monitoring.readiness.drafting import NO_FAMILIES, NO_NUMBERS
from sendwell.apps.monitoring.readiness.evaluating import evaluated
from sendwell.apps.monitoring.readiness.paper import evaluation_paper
from sendwell.apps.partnership.models import Role
from sendwell.apps.public.models import YouSaid
from sendwell.apps.publishing.commands import fingerprint
from sendwell.apps.publishing.kept import from_json
from sendwell.apps.publishing.paper.tree import all_words
from sendwell.apps.risks.models import Risk
from tests.apps.governance.test_pages import sent, shown, signed_in
from tests.apps.monitoring.rooms import an_action_with_evidence
from tests.apps.monitoring.visiting import a_visit, a_visited_plan, today
from tests.apps.outcomes.numbers import at_home, one, published
from tests.apps.programme.plans import WORDS, an_action, an_update
from tests.support.factories import a_manager, a_person

pytestmark = pytest.mark.django_db
SURVEYS = ((33, "2024"), (37, "2025"))


@pytest.fixture
def world():
    return a_visited_plan()


def part(world, key):
    [one] = evaluated(world.plan, today()).priorities
    return next(row for row in one.parts if row.aspect.key == key)


def worded(world, words, key="weak", by=None, **more):
    return evaluations.write_part(priority=world.priority, part=key, words=words, by=by or world.manager, **more)


def kept(world, what_for="The monitoring inspection"):
    seen = fingerprint(evaluation_paper(evaluated(world.plan, today())))
    return evaluations.keep_version(plan=world.plan, what_for=what_for, seen=seen, today=today(), by=world.manager)


def test_the_draft_says_what_was_done_and_what_is_late(world):
    an_update(an_action(world.priority, world.manager, title="Buy clinics"), world.manager, "blue")
    late = an_action(world.priority, world.manager, title="Hire", due_on=today() - timedelta(days=12))
    an_update(late, world.manager, "amber")
    said = part(world, "done").draft
    assert said[0] == "Of 2 actions, 1 is said to be done, 1 late and 0 under way or to come."
    assert said[2].endswith("late by 12 days.")


def test_what_is_missing_is_said_and_not_made_up(world):
    assert part(world, "numbers").draft == [NO_NUMBERS]
    assert part(world, "families").draft == [NO_FAMILIES]
    assert "nothing says what families say" in evaluated(world.plan, today()).words


def test_the_draft_names_what_a_visit_judged_and_what_nobody_verified(world):
    an_action_with_evidence(world)
    said = {"judgement": "insufficient", "words": "The backlog grows.", "today": today(), "by": world.manager}
    judging.judge(visit=a_visit(world), priority=world.priority, **said)
    weak = part(world, "weak").draft
    assert "judged “insufficient progress”: The backlog grows." in weak[0]
    assert "1 piece of evidence that nobody from another organisation has verified." in weak


def test_what_people_write_stands_in_place_of_the_draft_until_it_is_emptied(world):
    worded(world, "Waits are still long.\n\nWe know why.")
    assert part(world, "weak").words == ["Waits are still long.", "We know why."]
    worded(world, "", seen={"words": mark_of("Waits are still long. We know why.")})
    assert part(world, "weak").written is None


def test_of_two_people_who_word_one_part_the_second_sees_both_texts(world):
    worded(world, "What the first wrote.")
    with pytest.raises(ChangedMeanwhile, match="What the first wrote"):
        worded(world, "What the second wrote.", by=a_manager(world.area))


def test_a_version_says_for_ever_what_it_said(world):
    worded(world, "Waits are still long.")
    version = kept(world)
    worded(world, "Waits are short.", seen={"words": mark_of("Waits are still long.")})
    words = list(all_words(from_json(Evaluation.objects.get(pk=version.pk).content)))
    assert "Waits are still long." in words
    assert "Waits are short." not in words
    assert WORDS in words


def test_versions_are_numbered_and_one_that_was_not_seen_is_not_kept(world):
    assert [kept(world).number, kept(world).number] == [1, 2]
    with pytest.raises(Refused, match="It has changed since you looked at it"):
        evaluations.keep_version(plan=world.plan, what_for="x", seen="other", today=today(), by=world.manager)


def test_a_version_is_kept_from_the_page_and_taken_away_as_pdf_and_word(world):
    page = shown(world.manager, "readiness")
    seen = page.split('name="seen" value="')[1].split('"')[0]
    answer = sent(world.manager, "keep_evaluation", {"seen": seen, "what_for": "The inspection"})
    client = signed_in(world.manager)
    assert "It says what was so then" in client.get(answer.url).content.decode()
    assert client.get(f"{answer.url}pdf/").content.startswith(b"%PDF")
    assert client.get(f"{answer.url}word/").content.startswith(b"PK")


def test_the_page_asks_as_much_of_the_database_however_large_the_plan(world, django_assert_max_num_queries):
    for number in range(8):
        an_action_with_evidence(world, f"Action {number}")
    with django_assert_max_num_queries(20):
        evaluated(world.plan, today())


def test_what_families_told_the_area_and_its_surveys_stand_in_the_draft(world):
    at_home(world.area)
    asked = [one(value, period, measure="parent_carer_confidence", of=200) for value, period in SURVEYS]
    published(a_person(world.area, Role.ANALYST), asked)
    heard = {"said": "Nobody tells us how long.", "heard_on": today(), "heard_from": "The forum"}
    answered = {"answered": "could_not", "answer": "We have no figure yet."}
    YouSaid.objects.create(area=world.area, priority=world.priority, **heard, **answered)
    said, survey = part(world, "families").draft
    assert said == f"The forum, {today():%-d %B %Y}: “Nobody tells us how long.” We could not: We have no figure yet."
    assert survey.startswith("Asked of the whole area: ")
    assert survey.endswith("37.0% of 200 who answered, 2025; 33.0% in 2024.")
    assert "nothing says what families say" not in evaluated(world.plan, today()).words


def test_open_risks_that_would_stop_a_priority_are_among_what_is_weak(world):
    risk = Risk.objects.create(area=world.area, number=1, event="Posts stay empty", likelihood=4, impact=4)
    risk.priorities.add(world.priority)
    assert part(world, "weak").draft[-1] == "Risk 1 (16, extreme): Posts stay empty."
