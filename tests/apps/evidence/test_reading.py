"""A paper is read whole or not at all; whatever goes wrong ends in a sentence, and it can be read again."""

import os
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone

from sendwell.apps.evidence import apart, commands
from sendwell.apps.evidence.facts import inspection_facts
from sendwell.apps.evidence.models import STUCK_AFTER, DocumentState, StatementKind, StatementState
from sendwell.apps.evidence.recording import READ_DIFFERENTLY
from sendwell.apps.evidence.tasks import read_document
from sendwell.apps.mechanisms.refused import Refused
from sendwell.domain.problems import Problem
from sendwell.domain.reading import UnreadablePaper
from tests.apps.evidence.papers import NEED, TEXT, given, one, paper, read
from tests.support.factories import a_manager, an_area

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    return a_manager(an_area())


def fails_with(error: BaseException):
    def reader(content, name, tell):
        raise error

    return reader


def test_every_statement_of_a_paper_waits_to_be_confirmed(manager):
    document = read(manager)
    assert document.state == DocumentState.READ
    assert document.statements.count() == 6
    assert set(document.statements.values_list("state", flat=True)) == {StatementState.PROPOSED}


def test_a_statement_keeps_its_place_its_theme_and_the_reason(manager):
    need = one(read(manager), StatementKind.NEED)
    page, start, end = need.spans[0]
    assert TEXT[start:end] == need.words == need.wording == NEED
    assert (page, need.theme, need.because) == (1, "waiting_times", ["wait too long"])


def test_the_facts_of_an_inspection_come_back_as_they_were_read(manager):
    assert inspection_facts(read(manager)) == paper().inspection


def test_a_paper_that_cannot_be_read_says_why_and_how_to_mend_it(manager):
    document = given(manager)
    problem = Problem("report.pdf", "The PDF is locked with a password.", "Save a copy without the password.")
    read_document(document.pk, reader=fails_with(UnreadablePaper(problem)))
    document.refresh_from_db()
    assert document.state == DocumentState.UNREADABLE
    assert document.problem == "The PDF is locked with a password. Save a copy without the password."


def test_a_fault_of_ours_leaves_a_sentence_and_no_statements(manager):
    document = given(manager)
    with pytest.raises(ZeroDivisionError):
        read_document(document.pk, reader=fails_with(ZeroDivisionError()))
    document.refresh_from_db()
    assert "our fault" in document.problem
    assert document.statements.count() == 0


def test_a_file_that_is_gone_leaves_a_sentence(manager):
    document = given(manager)
    default_storage.delete(document.stored_as)
    read_document(document.pk)
    document.refresh_from_db()
    assert document.problem == "The file is no longer where it was kept. Give the paper again."


def test_a_paper_that_is_being_read_is_left_to_its_reader(manager):
    document = given(manager)
    document.state = DocumentState.READING
    document.save()
    read_document(document.pk, reader=fails_with(AssertionError("read twice")))


def test_reading_that_was_cut_off_is_shown_as_stopped_and_can_be_asked_for_again(client, manager):
    document = given(manager)
    document.state, document.waiting_since = DocumentState.READING, timezone.now() - STUCK_AFTER - timedelta(minutes=1)
    document.save()
    client.force_login(manager.user)
    page = client.get(reverse("paper", args=[manager.area.slug, document.pk]))
    assert "Reading has stopped" in page.content.decode()
    assert "Refresh" not in page.headers
    assert commands.read_again(document=document, by=manager).state == DocumentState.WAITING


def test_a_page_looks_again_by_itself_while_its_paper_is_read(client, manager):
    document = given(manager)
    client.force_login(manager.user)
    assert client.get(reverse("paper", args=[manager.area.slug, document.pk])).headers["Refresh"] == "3"


def test_a_paper_that_is_being_read_is_not_read_again(manager):
    with pytest.raises(Refused, match="being read now"):
        commands.read_again(document=given(manager), by=manager)


def test_reading_again_replaces_what_nobody_touched_and_keeps_the_rest(manager):
    document = read(manager)
    kept = commands.accept(statement=one(document, StatementKind.NEED), by=manager)
    untouched = one(document, StatementKind.STRENGTH)
    commands.read_again(document=document, by=manager)
    read_document(document.pk, reader=lambda content, name, tell: paper())
    assert set(document.statements.filter(pk__in=[kept.pk, untouched.pk])) == {kept}
    assert document.statements.count() == 6


def test_a_reading_that_would_move_confirmed_words_is_not_taken(manager):
    document = read(manager)
    commands.accept(statement=one(document, StatementKind.NEED), by=manager)
    commands.read_again(document=document, by=manager)
    read_document(document.pk, reader=lambda content, name, tell: paper(f"A new first line.\n{TEXT}"))
    document.refresh_from_db()
    assert document.notes == [READ_DIFFERENTLY]
    assert document.pages.get().text == TEXT


def test_characters_that_no_database_keeps_do_not_move_the_rest(manager):
    text = TEXT.replace("\n", "\x00", 1)
    assert read(manager, paper(text)).pages.get().text == TEXT.replace("\n", "\ufffd", 1)


def test_a_paper_is_read_in_a_process_of_its_own():
    told = []
    read_as = apart.read_apart(b"Minutes of the board. The board noted the report.", "minutes.txt", told.append)
    assert read_as.file == "minutes.txt"
    assert told == [40]


def test_what_the_reader_refuses_is_told_from_its_process():
    with pytest.raises(UnreadablePaper, match="The file is empty"):
        apart.read_apart(b"  ", "empty.pdf", lambda per_cent: None)


def dies(pipe, content, name):
    os._exit(11)


def test_a_paper_that_kills_its_reader_is_a_sentence_like_any_other(monkeypatch):
    monkeypatch.setattr(apart, "_read", dies)
    with pytest.raises(UnreadablePaper, match="stopped in the middle"):
        apart.read_apart(b"anything", "hostile.pdf", lambda per_cent: None)
