"""Debian's own Chromium, driven by Playwright, as fixtures; no browser is downloaded."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.support.needs import need

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",  # Chromium refuses its sandbox as root; the only pages shown are our own
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
SMALLEST_PHONE = {"width": 320, "height": 640}

NewPage = Callable[..., Page]


@cache
def find() -> str | None:
    """The path of a Chromium that runs, or None. Ubuntu's `chromium-browser` without its snap does not run."""
    for name in NAMES:
        path = shutil.which(name)
        if path and subprocess.run([path, "--version"], capture_output=True).returncode == 0:
            return path
    return None


@pytest.fixture(scope="session")
def browser(django_db_setup: None) -> Iterator[Browser]:
    """One Chromium for the whole run; started after the database, whose connection must not be of its loop."""
    path = find()
    need(path, "Chromium is not installed here, so nothing is tested in a browser. On Debian: apt-get install chromium")
    with django_beside_playwright(), sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, headless=True, args=list(FLAGS))
        yield chromium
        chromium.close()


@contextmanager
def django_beside_playwright() -> Iterator[None]:
    """Let Django's database be used in a thread where Playwright's synchronous interface runs.

    Playwright keeps an asyncio loop running in this thread for as long as it is open, so Django believes that it was
    called from asynchronous code and refuses. It never is: that loop runs nothing but Playwright.
    """

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    try:
        yield
    finally:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def new_page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[NewPage]:
    """Makes a page in a context of its own (no cookie is shared); options are those of Playwright's `new_context`.

    Relative addresses are under the live server, where the test uses one. A test fails on an error in the console.
    """
    # The service first: what is made last is put away first, and a browser must be gone before the database is emptied.
    base = request.getfixturevalue("live_server").url if "live_server" in request.fixturenames else None
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def make(**options: Any) -> Page:
        context = browser.new_context(base_url=base, locale="en-GB", timezone_id="Europe/London", **options)
        context.set_default_timeout(30_000)
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        context.on("console", lambda said: complaints.append(said.text) if breaks_policy(said.text) else None)
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()
    assert not complaints, "The browser complained: " + "; ".join(complaints)


def breaks_policy(message: str) -> bool:
    """True when the browser says that a page broke our own content security policy."""
    return "Content Security Policy" in message


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A page on a desktop screen."""
    return new_page(viewport=DESKTOP)


@pytest.fixture
def phone(new_page: NewPage) -> Page:
    """A page on an ordinary phone, with touch."""
    return new_page(viewport=PHONE, has_touch=True, is_mobile=True)


@pytest.fixture
def smallest_phone(new_page: NewPage) -> Page:
    """A page on the narrowest screen that every page must fit: 320 px."""
    return new_page(viewport=SMALLEST_PHONE, has_touch=True, is_mobile=True)


@pytest.fixture
def page_without_javascript(new_page: NewPage) -> Page:
    """A page on a desktop screen where no script runs."""
    return new_page(viewport=DESKTOP, java_script_enabled=False)
