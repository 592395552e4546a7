"""Each form of pack for its readers: what it has, in which order and words, and what it leaves out."""

import re

import pytest
from django.utils import timezone

from sendwell.apps.mechanisms.refused import Refused
from sendwell.apps.publishing.audiences import audience_for_body, audiences, read_audience
from sendwell.apps.publishing.pack.missing import missing_from, summary_length
from sendwell.apps.publishing.paper.html import to_html
from sendwell.apps.publishing.paper.tree import all_words
from tests.apps.publishing.plans import World, a_large_plan, a_world_in_trouble

FORMS = list(audiences())


def text(key: str) -> str:
    return f'''key = "{key}"
name = "Test"
reader = "Readers."
title = "Pack"
action = "action"
actions = "actions"
names = true
comments = true
links = true
source = "a test"
verified = true
first_page = ["stand"]
part = [{{ part = "summary", heading = "First" }}]
'''


def test_there_is_a_form_for_each_audience_and_the_usual_one_comes_first():
    assert FORMS[0] == "board"
    assert set(FORMS) == {"board", "cabinet", "scrutiny", "monitoring", "public"}


@pytest.mark.parametrize(
    ("body", "key"),
    [
        ("SEND Improvement Board", "board"),
        ("Cabinet", "cabinet"),
        ("Children’s Overview and Scrutiny Committee", "scrutiny"),
        ("Cabinet and Scrutiny Liaison", "scrutiny"),
        ("DfE and NHS England monitoring meeting", "monitoring"),
        ("Parent carer forum", "public"),
    ],
)
def test_a_body_reads_the_form_that_its_name_speaks_of(body, key):
    assert audience_for_body(body).key == key


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ('part = [{ part = "poetry", heading = "x" }]', "parts that nobody writes: poetry"),
        ('part = [{ part = "dates", heading = "x" }]', "must begin with the summary"),
        ('part = [{ part = "summary", heading = "x" }, { part = "summary", heading = "y" }]', "twice"),
    ],
)
def test_a_form_that_does_not_hold_says_what_to_mend(wrong, sentence):
    written = re.sub(r"^part = .*$", wrong, text("test"), flags=re.M)
    with pytest.raises(ValueError, match=sentence):
        read_audience(written)


def test_a_word_that_a_form_does_not_know_is_named():
    with pytest.raises(ValueError, match="no colour"):
        read_audience('colour = "red"\n' + text("test"))


@pytest.mark.django_db
@pytest.mark.parametrize("key", FORMS)
def test_a_pack_has_the_parts_of_its_form_in_order_and_every_action_in_an_annex(key):
    form, paper = audiences()[key], a_world_in_trouble().paper(audience=key)
    headings = [found.heading for found in paper.sections]
    asked = [part.heading for part in (*form.parts, *form.annexes)]
    assert headings[: len(asked)] == asked
    assert len(re.findall(r'id="paragraph-A\d+">', to_html(paper))) >= 5


@pytest.mark.django_db
def test_the_first_page_of_every_form_can_be_read_in_two_minutes_however_large_the_plan():
    world = a_large_plan(60, 6)
    lengths = {key: summary_length(world.paper("Whether to move the date.", audience=key)) for key in FORMS}
    assert {key: length for key, length in lengths.items() if length > 400} == {}


@pytest.mark.django_db
@pytest.mark.parametrize("key", FORMS)
def test_every_form_of_a_plan_with_nothing_in_it_still_makes_a_pack(key):
    assert "The plan has 0 priorities" in to_html(World().paper(audience=key))


@pytest.mark.django_db
def test_the_public_form_names_nobody_quotes_no_owner_and_leads_nowhere_that_asks_for_a_sign_in():
    world = a_world_in_trouble()
    world.update(world.plan.priorities.first().actions.first(), "amber", "Kitto is ill again.", days_ago=0)
    html = to_html(world.paper(audience="public"))
    assert world.manager.name not in html
    assert "Kitto" not in html
    assert set(re.findall(r'href="([^#][^"]*)"', html)) == set()
    assert "Promise 1.1: Hire two therapists" in html


@pytest.mark.django_db
def test_a_public_pack_that_would_name_somebody_is_not_issued_and_its_draft_says_where_to_look():
    world = a_world_in_trouble()
    world.action(world.plan.priorities.first(), f"Let {world.manager.name} decide")
    material = world.material(audience="public")
    sentence = f"it names {world.manager.name}"
    assert any(sentence in one.what for one in missing_from(world.paper(audience="public"), material, material.plan))
    with pytest.raises(Refused, match="nobody is to be named"):
        world.issue(audience="public")


@pytest.mark.django_db
def test_a_form_without_decisions_does_not_ask_its_author_for_any():
    world = a_world_in_trouble()
    material = world.material(audience="public")
    whats = [one.what for one in missing_from(world.paper(audience="public"), material, material.plan)]
    assert "Nothing is put down for decision." not in whats


@pytest.mark.django_db
def test_decisions_have_numbers_that_the_minutes_can_name():
    html = to_html(a_world_in_trouble().paper("Move the date", "Hire a third", audience="cabinet"))
    assert re.search(r">2\.2</a> Move the date<", html)
    assert re.search(r">2\.3</a> Hire a third<", html)


@pytest.mark.django_db
def test_the_day_of_issue_is_told_as_it_is_here():
    world = a_world_in_trouble()
    issued = world.issue(world.today)
    words = " ".join(all_words(world.paper()))
    assert f"issued on {timezone.localdate(issued.issued_at):%-d %B %Y}" in words
