"""What every test can ask for. The pieces are in tests/support, a file for each thing."""

import os
from pathlib import Path

import pytest

from tests.support import needs, tally
from tests.support.chromium import browser, new_page, page, page_without_javascript, phone, smallest_phone
from tests.support.needs import need

ROOT = Path(__file__).resolve().parent.parent

__all__ = ["browser", "new_page", "page", "page_without_javascript", "phone", "smallest_phone"]


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(needs)
    config.pluginmanager.register(tally)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real papers and tools beside the project; SENDWELL_SHARED may point elsewhere."""
    folder = Path(os.environ.get("SENDWELL_SHARED", ROOT.parent / "shared"))
    need(folder.is_dir(), "There are no real papers beside the project, so nothing is tested on them.")
    return folder
