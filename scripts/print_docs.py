"""Print the pages of the manual that are made from the code. Run by `make docs`; a test fails where they are stale."""

import os
from pathlib import Path

import django

DOCS = Path(__file__).resolve().parent.parent / "docs"


def printed() -> dict[str, str]:
    """The pages made from the code: file name in docs/, and text."""
    from sendwell.domain.frameworks.manual import clocks_page
    from sendwell.domain.measures.manual import measures_page
    from sendwell.domain.measures.records.manual import records_page
    from sendwell.web.pages import who_may_open_what

    return {
        "clocks.md": clocks_page(),
        "measures.md": measures_page(),
        "records.md": records_page(),
        "who-may-open-what.md": who_may_open_what(),
    }


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sendwell.web.settings")
    django.setup()
    for name, text in printed().items():
        (DOCS / name).write_text(text, encoding="utf-8")
