"""A newer version of a paper is known by its words, and shown against the older one."""

import pytest
from hypothesis import given as for_every
from hypothesis import strategies as st

from sendwell.apps.evidence import commands
from sendwell.apps.evidence.comparing import compared, summary, word_runs
from sendwell.apps.mechanisms.refused import Refused
from tests.apps.evidence.papers import STRENGTH, TEXT, paper, read
from tests.support.factories import a_manager, an_area

pytestmark = pytest.mark.django_db

NEWER = TEXT.replace("speech and language", "occupational")
LONG = " ".join(f"word{number}" for number in range(100))


@pytest.fixture
def manager():
    return a_manager(an_area())


def test_a_paper_with_nearly_the_same_words_is_taken_for_a_newer_version(manager):
    older = read(manager, paper(f"{TEXT}\n{LONG}"))
    newer = read(manager, paper(f"{NEWER}\n{LONG}"))
    assert newer.supersedes == older


def test_a_paper_with_other_words_stands_for_itself(manager):
    read(manager, paper(f"{TEXT}\n{LONG}"))
    assert read(manager, paper(f"{TEXT}\n{LONG.replace('word', 'other')}")).supersedes is None


def test_a_person_may_say_which_paper_is_the_older_one(manager):
    older, newer = read(manager), read(manager, paper(f"{LONG}\n{TEXT}"))
    assert commands.say_what_it_replaces(document=newer, supersedes=older, by=manager).supersedes == older


def test_no_paper_is_a_newer_version_of_its_own_newer_version(manager):
    older, newer = read(manager), read(manager, paper(f"{LONG}\n{TEXT}"))
    commands.say_what_it_replaces(document=newer, supersedes=older, by=manager)
    with pytest.raises(Refused, match="itself a newer version"):
        commands.say_what_it_replaces(document=older, supersedes=newer, by=manager)


def test_what_changed_what_is_new_and_what_is_gone_is_told_apart(manager):
    older = read(manager)
    newer = read(manager, paper(NEWER))
    changes = compared(older, newer)
    assert next(change for change in changes if change.kind == "What needs to be better").how == "changed"
    assert summary(changes) == "0 statements added, 0 gone, 1 changed; 5 are the same."


def test_a_rejected_statement_is_not_compared(manager):
    older, newer = read(manager), read(manager, paper(NEWER))
    commands.reject(statement=older.statements.get(words=STRENGTH), by=manager)
    assert "1 statement added" in summary(compared(older, newer))


@for_every(st.text("ab c"), st.text("ab c"))
def test_both_versions_can_be_read_from_their_runs(old, new):
    left, right = word_runs(old, new)
    assert " ".join(run.words for run in left).split() == old.split()
    assert " ".join(run.words for run in right).split() == new.split()
