"""A person may change, split and join what was read; the paper's own words and their place are never lost."""

import pytest

from sendwell.apps.evidence import commands
from sendwell.apps.evidence.models import Statement, StatementKind, StatementState
from sendwell.apps.mechanisms.editing import mark_of
from sendwell.apps.mechanisms.refused import Refused
from tests.apps.evidence.papers import NEED, TEXT, one, read
from tests.support.factories import a_manager, an_area

pytestmark = pytest.mark.django_db

FIRST, SECOND = "Children wait too long for speech and language therapy.", "Parents do not know whom to ask."


@pytest.fixture
def manager():
    return a_manager(an_area())


@pytest.fixture
def need(manager) -> Statement:
    return one(read(manager), StatementKind.NEED)


def changed(statement, by, **changes):
    now = {"wording": statement.wording, "kind": statement.kind, "theme": statement.theme}
    return commands.change(statement=statement, by=by, **(now | changes))


def test_the_papers_own_words_stay_when_the_wording_changes(manager, need):
    found = changed(need, manager, wording="Therapy comes late.")
    assert (found.wording, found.words) == ("Therapy comes late.", NEED)


def test_a_theme_that_a_person_chose_needs_no_words_for_a_reason(manager, need):
    assert changed(need, manager, theme="").because == []


def test_of_two_people_who_change_the_same_statement_the_second_sees_what_the_first_wrote(manager, need):
    seen = {"wording": mark_of(need.wording)}
    changed(need, manager, wording="The first wording.", seen=seen)
    with pytest.raises(Refused, match="The first wording"):
        changed(need, manager, wording="The second wording.", seen=seen)


def test_each_part_of_a_split_statement_cites_its_own_words(manager, need):
    parts = commands.split(statement=need, parts=[FIRST, SECOND], by=manager)
    assert [TEXT[start:end] for part in parts for _, start, end in part.spans] == [FIRST, SECOND]
    need.refresh_from_db()
    assert need.state == StatementState.REPLACED


def test_a_part_is_placed_in_a_theme_by_its_own_words(manager, need):
    waiting, asking = commands.split(statement=need, parts=[FIRST, SECOND], by=manager)
    assert all(reason in FIRST for reason in waiting.because)
    assert asking.theme != waiting.theme


def test_a_part_in_other_words_cites_the_whole_and_says_so(manager, need):
    _, reworded = commands.split(statement=need, parts=[FIRST, "Nobody tells parents whom to ask."], by=manager)
    assert (reworded.words, reworded.spans) == (NEED, need.spans)
    assert "not one unbroken stretch" in reworded.doubts[0]


def test_one_part_is_no_split(manager, need):
    with pytest.raises(Refused, match="at least two"):
        commands.split(statement=need, parts=[NEED, " "], by=manager)


def test_a_date_stands_for_itself(manager, need):
    date = one(need.document, StatementKind.DATE)
    with pytest.raises(Refused, match="stands for itself"):
        commands.split(statement=date, parts=["1 May", "2026"], by=manager)


def test_two_statements_become_one_with_the_words_of_both(manager, need):
    strengths = need.document.statements.filter(kind=StatementKind.STRENGTH).order_by("position")
    joined = commands.join(statement=strengths[1], other=strengths[0], by=manager)
    assert joined.words == "Leaders know their area well. Schools work together."
    assert [TEXT[start:end] for _, start, end in joined.spans] == [
        "Leaders know their area well.",
        "Schools work together.",
    ]


def test_a_split_can_be_undone_while_its_parts_wait(manager, need):
    commands.split(statement=need, parts=[FIRST, SECOND], by=manager)
    assert commands.reopen(statement=need, by=manager).state == StatementState.PROPOSED
    assert need.document.statements.filter(kind=StatementKind.NEED).count() == 1


def test_a_split_stays_once_one_of_its_parts_was_decided(manager, need):
    part, _ = commands.split(statement=need, parts=[FIRST, SECOND], by=manager)
    commands.accept(statement=part, by=manager)
    with pytest.raises(Refused, match="decided already"):
        commands.reopen(statement=need, by=manager)


def test_joined_statements_come_back_both(manager, need):
    one_of_two, other = need.document.statements.filter(kind=StatementKind.STRENGTH)
    commands.join(statement=one_of_two, other=other, by=manager)
    commands.reopen(statement=other, by=manager)
    waiting = need.document.statements.filter(kind=StatementKind.STRENGTH, state=StatementState.PROPOSED)
    assert set(waiting) == {one_of_two, other}
