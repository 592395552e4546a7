"""The five real council papers, read and confirmed, give the right bodies, meetings, decisions and follow-ups."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from rapidfuzz.fuzz import ratio

from sendwell.apps.evidence import commands as evidence
from sendwell.apps.evidence.models import Document, StatementKind
from sendwell.apps.evidence.queries import statements_of
from sendwell.apps.evidence.tasks import read_document
from sendwell.apps.governance import commands
from sendwell.apps.governance.models import Body, Decision, FollowUp, Meeting
from sendwell.apps.governance.queries import papers_without_a_meeting
from tests.support.factories import a_manager, an_area
from tests.support.needs import need

pytestmark = pytest.mark.corpus

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "minutes"
ALIKE = 85  # of 100, between words as read and as labelled
LISTS = {StatementKind.DECISION: "decisions", StatementKind.ACTION: "actions"}


def labelled() -> list[dict[str, Any]]:
    need(CORPUS.exists(), "The council papers are not beside the project.")
    documents = json.loads((CORPUS / "truth.json").read_text(encoding="utf-8"))["documents"]
    return [paper for paper in documents if paper["provenance"] == "seed"]


def meant(words: str, truths: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The labelled decision or action that these words are; None where a careful reader would not confirm them."""
    found = max(truths, key=lambda truth: ratio(" ".join(truth["text"].split()), words), default=None)
    return found if found and ratio(" ".join(found["text"].split()), words) >= ALIKE else None


@pytest.fixture(scope="module")
def confirmed(django_db_setup, django_db_blocker):
    """Each paper given, read, and confirmed by a person who knows what it says; gives the documents by their id."""
    with django_db_blocker.unblock(), transaction.atomic():
        manager, papers = a_manager(an_area()), {}
        for paper in labelled():
            content = (CORPUS / paper["file"]).read_bytes()
            taken = evidence.take_in(file=ContentFile(content, paper["file"]), by=manager)
            read_document(taken.document.pk)
            papers[paper["id"][:3]] = document = Document.objects.get(pk=taken.document.pk)
            for statement in statements_of(document).filter(kind__in=LISTS):
                if meant(statement.wording, paper[LISTS[StatementKind(statement.kind)]]):
                    evidence.accept(statement=statement, by=manager)
        yield manager, papers
        transaction.set_rollback(True)


def test_the_bodies_are_those_that_the_papers_name(confirmed, db):
    assert {body.name for body in Body.objects.all()} == {
        "Cabinet", "Scrutiny Advisory Board – Children and Young People"
    }  # fmt: skip


def test_the_meeting_is_the_one_whose_day_a_paper_says_and_the_others_are_asked_for(confirmed, db):
    manager, papers = confirmed
    assert [str(meeting) for meeting in Meeting.objects.all()] == ["Cabinet, 17 October 2019"]
    waiting = set(papers_without_a_meeting(manager))
    assert waiting == {papers[key] for key in ("000", "001", "002", "003")}


def test_nearly_every_decision_and_follow_up_is_on_the_thread_with_its_words(confirmed, db):
    papers = labelled()
    decisions = [(paper["id"][:3], truth) for paper in papers for truth in paper["decisions"]]
    actions = [(paper["id"][:3], truth) for paper in papers for truth in paper["actions"]]
    assert Decision.objects.count() >= 0.9 * len(decisions)
    assert FollowUp.objects.count() >= 0.75 * len(actions)
    for row in [*Decision.objects.all(), *FollowUp.objects.all()]:
        assert row.statement.words


def test_each_decision_has_its_label_and_each_follow_up_its_date(confirmed, db):
    _, papers = confirmed
    by_paper = {paper["id"][:3]: paper for paper in labelled()}
    wrong = []
    for key, document in papers.items():
        for row in Decision.objects.filter(statement__document=document):
            truth = meant(row.wording, by_paper[key]["decisions"])
            wrong += [] if truth and truth["label"] == row.label else [row.wording]
        for row in FollowUp.objects.filter(statement__document=document):
            truth = meant(row.wording, by_paper[key]["actions"])
            wrong += [] if truth and truth["due"] == (row.due_on and row.due_on.isoformat()) else [row.wording]
    assert len(wrong) <= 1, wrong


def test_what_the_cabinet_delegated_goes_to_its_meeting_once_somebody_says_which(confirmed, db):
    manager, papers = confirmed
    cabinet = Body.objects.get(name="Cabinet")
    meeting = commands.place_paper(document=papers["001"], body=cabinet, held_on=date(2018, 7, 12), by=manager)
    (delegation,) = Decision.objects.filter(meeting=meeting, label="delegated")
    assert "to approve the Action Plan on behalf of the Council" in delegation.wording
    assert FollowUp.objects.filter(meeting=meeting, due_on=date(2018, 8, 9)).count() == 1
