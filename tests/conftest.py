"""What every test can ask for. The pieces are in tests/support, a file for each thing."""

import os
from pathlib import Path

import hypothesis
import pytest

from tests.support import needs, tally
from tests.support.chromium import browser, new_page, page, page_without_javascript, phone, smallest_phone
from tests.support.database import django_db_modify_db_settings, settings_for_tests
from tests.support.needs import need

__all__ = [
    "browser",
    "django_db_modify_db_settings",
    "new_page",
    "page",
    "page_without_javascript",
    "phone",
    "settings_for_tests",
    "smallest_phone",
]

pytest_plugins = ["pytester"]

ROOT = Path(__file__).resolve().parent.parent
MARKS = {"browser": "browser", "shared": "corpus"}  # fixture: mark

# A slow moment of a busy machine is no fault of the code, and CI gives the same answer for the same code.
hypothesis.settings.register_profile("steady", deadline=None, derandomize=needs.on_ci())
hypothesis.settings.load_profile("steady")


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(needs)
    config.pluginmanager.register(tally)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test by what it uses, so that `-m "not browser"` needs nobody to remember the mark."""
    for item in items:
        for fixture, mark in MARKS.items():
            if fixture in getattr(item, "fixturenames", ()):
                item.add_marker(mark)


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    """Each test begins as a new process does: what an earlier one worked out is gone with its data."""
    from sendwell.apps.partnership.revision import forget  # when Django is set up

    forget()


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's own folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real papers and tools beside the project; SENDWELL_SHARED may point elsewhere."""
    folder = Path(os.environ.get("SENDWELL_SHARED", ROOT.parent / "shared"))
    need(folder.is_dir(), "There are no real papers beside the project, so nothing is tested on them.")
    return folder
