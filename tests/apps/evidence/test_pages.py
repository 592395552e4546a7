"""The pages of papers: who sees what, and that nothing in a paper is ever run."""

import pytest
from django.urls import reverse
from django.utils.html import escape

from sendwell.apps.evidence import commands
from sendwell.apps.evidence.models import StatementKind
from sendwell.apps.evidence.pages import pieces
from sendwell.apps.evidence.queries import citation_url
from sendwell.apps.evidence.queue import queue_of
from sendwell.apps.mechanisms.editing import mark_of
from sendwell.apps.partnership.models import Role
from sendwell.domain.reading.model import Span
from tests.apps.evidence.papers import NEED, TEXT, given, one, paper, read
from tests.support.factories import a_manager, a_person, an_area

pytestmark = pytest.mark.django_db

SCRIPT, PICTURE = "<script>alert(1)</script>", "<img src=x onerror=alert(1)>"


@pytest.fixture
def manager():
    return a_manager(an_area())


@pytest.fixture
def as_manager(client, manager):
    client.force_login(manager.user)
    return client


def addresses(document, statement) -> dict[str, str]:
    """Every address of this app, by name."""
    area, paper_at = [document.area.slug], [document.area.slug, document.pk]
    statement_at = [*paper_at, statement.pk]
    of_area = {name: reverse(name, args=area) for name in ("papers", "give_papers", "glossary", "add_term")}
    of_paper = {
        name: reverse(name, args=paper_at)
        for name in ("paper", "download_paper", "read_again", "paper_published", "paper_replaces", "review")
    }
    of_statement = {
        name: reverse(name, args=statement_at)
        for name in ("statement", "accept_statement", "reject_statement", "reopen_statement", "change_statement")
    }
    more = {
        "citation": reverse("citation", args=[*paper_at, 1]),
        "split_statement": reverse("split_statement", args=statement_at),
        "accept_all": reverse("accept_all", args=[*paper_at, "strength"]),
        "accept_term": reverse("accept_term", args=[*area, statement.pk]),
    }
    return {**of_area, **of_paper, **of_statement, **more}


OPEN_TO_EVERY_ROLE = {"papers", "glossary", "paper", "download_paper", "citation"}
POST_ONLY = {"read_again", "accept_statement", "reject_statement", "reopen_statement", "accept_all", "accept_term"}


def test_every_page_opens_for_the_programme_manager(as_manager, manager):
    document = read(manager)
    for name, address in addresses(document, one(document, StatementKind.NEED)).items():
        assert as_manager.get(address, follow=True).status_code == (405 if name in POST_ONLY else 200), name


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.ADVISER, Role.ADMINISTRATOR, Role.ANALYST])
def test_every_other_role_reads_papers_and_reviews_none(client, manager, role):
    document = read(manager)
    client.force_login(a_person(manager.area, role).user)
    for name, address in addresses(document, one(document, StatementKind.NEED)).items():
        expected = 200 if name in OPEN_TO_EVERY_ROLE else 403
        assert client.get(address).status_code == expected, name


def test_a_stranger_is_asked_to_sign_in(client, manager):
    document = read(manager)
    for address in addresses(document, one(document, StatementKind.NEED)).values():
        assert client.get(address).url.startswith(reverse("account_login"))


def test_papers_of_another_area_are_not_there(client, manager):
    document, stranger = read(manager), a_manager(an_area("Saltmere"))
    client.force_login(stranger.user)
    for name, address in addresses(document, one(document, StatementKind.NEED)).items():
        assert client.get(address).status_code == 403
        here = address.replace(manager.area.slug, stranger.area.slug)
        if name not in {"papers", "give_papers", "glossary", "add_term"} | POST_ONLY:
            assert client.get(here).status_code == 404, name
        elif name in POST_ONLY:
            assert client.post(here).status_code == 404, name


def test_a_statement_that_waits_is_shown_to_those_who_confirm_it_alone(client, manager):
    document = read(manager)
    statement = one(document, StatementKind.NEED)
    client.force_login(a_person(manager.area, Role.BOARD_MEMBER).user)
    assert client.get(citation_url(statement)).status_code == 404
    commands.accept(statement=statement, by=manager)
    assert client.get(citation_url(statement)).status_code == 200


def test_markup_in_a_paper_is_shown_and_never_run(as_manager, manager):
    text = TEXT.replace("Parents do not", f"{SCRIPT} do not")
    document = read(manager, paper(text), name=f"{PICTURE}.txt")
    statement = one(document, StatementKind.NEED)
    for name, address in addresses(document, statement).items():
        if name != "download_paper":
            page = as_manager.get(address, follow=True).content.decode()
            assert SCRIPT not in page, name
            assert PICTURE not in page, name
    assert escape(SCRIPT) in as_manager.get(citation_url(statement)).content.decode()


def test_a_file_leaves_as_a_download_that_no_browser_runs(as_manager, manager):
    document = given(manager, b"<script>alert(1)</script>", name="page.html")
    response = as_manager.get(reverse("download_paper", args=[manager.area.slug, document.pk]))
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_the_cited_words_are_marked_on_their_page(as_manager, manager):
    statement = one(read(manager), StatementKind.NEED)
    page = as_manager.get(citation_url(statement)).content.decode()
    assert f'<mark class="app-mark" id="marked">{NEED}</mark>' in page


def test_marks_may_be_given_in_the_address(as_manager, manager):
    document = read(manager)
    page = as_manager.get(reverse("citation", args=[manager.area.slug, document.pk, 1]) + "?marks=1-0-8,nonsense")
    assert '<mark class="app-mark" id="marked">Children</mark>' in page.content.decode()


@pytest.mark.parametrize("number", [0, 2, 99999])
def test_a_page_that_the_paper_does_not_have_is_not_there(as_manager, manager, number):
    address = reverse("citation", args=[manager.area.slug, read(manager).pk, number])
    assert as_manager.get(address).status_code == 404


def test_a_date_of_publication_is_asked_for_where_the_paper_prints_none(as_manager, manager):
    document = read(manager)
    address = reverse("paper", args=[manager.area.slug, document.pk])
    assert "does not print when it was published" in as_manager.get(address).content.decode()
    date = {"published_on_day": "7", "published_on_month": "May", "published_on_year": "2026"}
    as_manager.post(reverse("paper_published", args=[manager.area.slug, document.pk]), date)
    assert "7 May 2026" in as_manager.get(address).content.decode()


def test_what_is_doubtful_comes_first_and_then_kind_by_kind(manager):
    document = read(manager)
    kinds = [entry.kind for entry in queue_of(document).entries]
    assert kinds == ["acronym", "need", "strength", "strength", "date", "acronym"]
    assert queue_of(document).doubtful == 1


def test_accepting_goes_on_to_the_next_statement_and_offers_to_undo(as_manager, manager):
    document = read(manager)
    first, second = queue_of(document).entries[:2]
    accepting = reverse("accept_statement", args=[manager.area.slug, document.pk, first.pk])
    page = as_manager.post(accepting, follow=True)
    assert page.request["PATH_INFO"].endswith(f"/review/{second.pk}/")
    assert "Undo" in page.content.decode()


def test_a_change_that_came_too_late_keeps_what_was_entered(as_manager, manager):
    document = read(manager)
    statement = one(document, StatementKind.NEED)
    address = reverse("change_statement", args=[manager.area.slug, document.pk, statement.pk])
    entered = {"wording": "My wording.", "kind": "need", "theme": "", "seen": f"wording:{mark_of(statement.wording)}"}
    commands.change(statement=statement, wording="Her wording.", kind="need", theme="", by=manager)
    page = as_manager.post(address, entered).content.decode()
    assert f"{manager.name} changed this while you were editing" in page
    assert "Her wording." in page
    assert "My wording." in page


def test_a_statement_is_changed_and_accepted_in_one_step(as_manager, manager):
    document = read(manager)
    statement = one(document, StatementKind.DATE)
    address = reverse("change_statement", args=[manager.area.slug, document.pk, statement.pk])
    date = {"on_day": "2", "on_month": "6", "on_year": "2026", "meaning": "meeting"}
    as_manager.post(address, {"wording": "The board meets", "kind": "date", "theme": "", "accept": "yes", **date})
    statement.refresh_from_db()
    assert (statement.state, statement.details["on"]) == ("accepted", "2026-06-02")


def test_a_period_does_not_end_before_it_begins(as_manager, manager):
    statement = one(read(manager), StatementKind.DATE)
    address = reverse("change_statement", args=[manager.area.slug, statement.document_id, statement.pk])
    begins = {"on_day": "2", "on_month": "6", "on_year": "2026", "meaning": "meeting"}
    ends = {"until_day": "1", "until_month": "6", "until_year": "2026"}
    page = as_manager.post(address, {"wording": "x", "kind": "date", "theme": "", **begins, **ends})
    assert "The last day is before the first" in page.content.decode()


def test_history_of_a_statement_is_on_its_page(as_manager, manager):
    document = read(manager)
    statement = one(document, StatementKind.NEED)
    commands.reject(statement=statement, by=manager)
    page = as_manager.get(reverse("statement", args=[manager.area.slug, document.pk, statement.pk])).content.decode()
    assert "History of changes" in page
    assert manager.name in page


@pytest.mark.parametrize("count", [1, 6])
def test_pages_ask_the_database_no_more_often_for_more_papers(
    as_manager, manager, count, django_assert_max_num_queries
):
    for number in range(count):
        document = read(manager, paper(f"{TEXT}\nPaper {number}."))
        commands.accept(statement=one(document, StatementKind.STRENGTH), by=manager)
    need = one(document, StatementKind.NEED)
    for name in ("papers", "glossary", "paper", "statement", "citation"):
        with django_assert_max_num_queries(22):
            as_manager.get(addresses(document, need)[name])


def test_marks_over_each_other_or_outside_the_text_do_no_harm():
    spans = [Span(1, 4, 8), Span(1, 6, 10), Span(1, 90, 99), Span(1, 5, 2)]
    found = list(pieces("one two three", spans))
    assert "".join(piece.text for piece in found) == "one two three"
    assert "".join(piece.text for piece in found if piece.marked) == "two th"


def test_a_word_broken_at_the_end_of_a_line_is_shown_with_its_hyphen():
    shown = pieces("many are web\ufffebased", [Span(1, 9, 12)])
    assert "".join(piece.text for piece in shown) == "many are web-based"
