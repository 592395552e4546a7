"""The review of a real report, from giving it to its last statement: by keyboard, without scripts, and on a phone."""

from pathlib import Path

import pytest
from django.core.files import File
from playwright.sync_api import Page, expect

from sendwell.apps.evidence import commands
from sendwell.apps.evidence.models import Document, StatementState
from sendwell.apps.evidence.queries import citation_url
from tests.apps.evidence.papers import paper, read
from tests.support.accessible import assert_accessible, assert_no_sideways_scroll
from tests.support.factories import a_manager, an_area
from tests.support.needs import need
from tests.support.signing_in import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(transactional_db):
    return a_manager(an_area())


@pytest.fixture
def report(shared) -> Path:
    """A real inspection report with areas for priority action."""
    reports = sorted((shared / "corpus" / "inspections").glob("*.pdf"))
    need(reports, "There are no inspection reports in ../shared/corpus/inspections.")
    return reports[0]


@pytest.fixture
def held(manager, report) -> Document:
    """The report, given and read."""
    with report.open("rb") as file:
        document = commands.take_in(file=File(file, name=report.name), by=manager).document
    document.refresh_from_db()
    return document


@pytest.fixture
def small(manager) -> Document:
    """A small invented paper, read."""
    return read(manager, paper(doubts=("It runs over a page.",)))


def papers_of(page: Page, manager, address: str) -> str:
    sign_in(page, manager, address)
    return f"/{manager.area.slug}/papers/"


def states(document: Document) -> list[str]:
    return list(document.statements.exclude(state=StatementState.REPLACED).values_list("state", flat=True))


def press_until_focused(page: Page, name: str) -> None:
    """Press Tab until the button or link with this name has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()").startswith(name):
            return
    raise AssertionError(f"Tab never comes to “{name}”.")


def test_a_report_is_given_read_and_confirmed_without_scripts(
    live_server, page_without_javascript, manager, report, shared
):
    page = page_without_javascript
    page.goto(papers_of(page, manager, live_server.url))
    page.get_by_label("Papers", exact=True).set_input_files(report)
    page.get_by_role("button", name="Give the papers").click()
    expect(page.get_by_role("button", name="Review what was read")).to_be_visible()
    document = Document.objects.get()
    page.get_by_role("button", name="strengths").first.click()
    expect(page.get_by_role("status")).to_contain_text("Accepted")
    page.get_by_role("button", name="Review what was read").click()
    while page.get_by_role("button", name="Accept", exact=True).is_visible():
        page.get_by_role("button", name="Accept", exact=True).click()
    assert states(document).count(StatementState.ACCEPTED) >= 20


def test_every_step_of_the_review_is_a_key(live_server, page, manager, small):
    page.goto(f"{papers_of(page, manager, live_server.url)}{small.pk}/review/")
    for key, heading in (("e", "Change what was read"), ("s", "Split what was read")):
        page.keyboard.press(key)
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
        page.go_back()
        expect(page.get_by_text("1 of 6")).to_be_visible()
    page.keyboard.press("r")
    expect(page.get_by_text("Rejected:")).to_be_visible()
    page.keyboard.press("u")
    expect(page.get_by_text("1 of 6")).to_be_visible()
    page.keyboard.press("n")
    expect(page.get_by_text("2 of 6")).to_be_visible()
    page.keyboard.press("p")
    expect(page.get_by_text("1 of 6")).to_be_visible()
    for place in (2, 3):
        page.keyboard.press("n")
        expect(page.get_by_text(f"{place} of 6")).to_be_visible()
    page.keyboard.press("j")
    expect(page.get_by_text("Made by joining 2 statements")).to_be_visible()
    page.keyboard.press("a")
    expect(page.get_by_text("Accepted:")).to_be_visible()


def test_the_review_needs_nothing_but_tab_and_enter(live_server, page_without_javascript, manager, small):
    page = page_without_javascript
    page.goto(f"{papers_of(page, manager, live_server.url)}{small.pk}/")
    press_until_focused(page, "Review what was read")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    for _ in range(6):
        press_until_focused(page, "Accept")
        with page.expect_navigation():
            page.keyboard.press("Enter")
    expect(page.get_by_text("Everything that was read in this paper is decided.").first).to_be_visible()
    assert set(states(small)) == {StatementState.ACCEPTED}


def test_keys_do_nothing_while_somebody_types_or_has_turned_them_off(live_server, page, manager, small):
    page.goto(f"{papers_of(page, manager, live_server.url)}{small.pk}/review/")
    page.get_by_label("Or reject it").press_sequentially("aaron erred")
    page.get_by_role("button", name="Turn the keys off").click()
    page.keyboard.press("a")
    expect(page.get_by_role("button", name="Turn the keys on")).to_be_visible()
    assert set(states(small)) == {StatementState.PROPOSED}


def test_a_citation_opens_the_inspectors_page_with_the_words_marked(live_server, page, manager, held):
    statement = held.statements.filter(kind="need").first()
    papers_of(page, manager, live_server.url)
    page.goto(citation_url(statement))
    picture = page.locator(".app-paper img")
    assert picture.evaluate("image => image.complete && image.naturalWidth") == 1400
    on_page, mark = picture.bounding_box(), page.locator("rect.app-mark").first.bounding_box()
    assert on_page["x"] < mark["x"] < on_page["x"] + on_page["width"]
    assert on_page["y"] < mark["y"] < on_page["y"] + on_page["height"]
    expect(page.locator("#marked")).to_be_in_viewport()


def test_a_page_that_is_being_reviewed_is_scrolled_to_its_words(live_server, page, manager, held):
    statement = held.statements.filter(kind="need").last()
    page.goto(f"{papers_of(page, manager, live_server.url)}{held.pk}/review/{statement.pk}/")
    expect(page.locator("#marked")).to_be_in_viewport()


@pytest.mark.parametrize("width", [1280, 320])
def test_every_page_is_accessible_and_fits(live_server, new_page, manager, held, small, width):
    page = new_page(viewport={"width": width, "height": 800})
    base = papers_of(page, manager, live_server.url)
    commands.accept(statement=small.statements.filter(kind="acronym").first(), by=manager)
    newer = read(manager, paper(f"{small.pages.get().text}\nMore."))
    commands.say_what_it_replaces(document=newer, supersedes=small, by=manager)
    statement, need = held.statements.first(), small.statements.get(kind="need")
    for address in (
        "",
        "give/",
        "glossary/",
        f"{held.pk}/",
        f"{small.pk}/published/",
        f"{newer.pk}/replaces/",
        f"{newer.pk}/compare/",
        f"{held.pk}/page/{statement.page}/?statement={statement.pk}",
        f"{held.pk}/review/{statement.pk}/",
        f"{small.pk}/review/{need.pk}/",
        f"{small.pk}/review/{need.pk}/change/",
        f"{small.pk}/review/{need.pk}/split/",
    ):
        page.goto(f"{base}{address}")
        assert_accessible(page)
        assert_no_sideways_scroll(page)
