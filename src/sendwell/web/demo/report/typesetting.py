"""From what the fictional report says (`content.toml`) to its PDF (`report.typ`)."""

import json
import tomllib
from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import Any

import typst

from sendwell.apps.publishing.paper.fonts_of import bundled_fonts

_HERE = Path(__file__).parent
_CONTENT = _HERE / "content.toml"
_TEMPLATE = _HERE / "report.typ"


def typeset_report(inspected_from: date, inspected_to: date) -> bytes:
    """The fictional area's inspection report as tagged PDF, for an inspection on these days.

    Raises ValueError where the inspection would end before it began.
    """
    data = json.dumps(_printed(report_content(), inspected_from, inspected_to), ensure_ascii=False)
    compiler = typst.Compiler(_TEMPLATE, root=_HERE, font_paths=bundled_fonts(), sys_inputs={"report": data})
    made = compiler.compile(format="pdf", pdf_standards="ua-1")
    if not isinstance(made, bytes):  # the library's type allows a list, which it gives for pictures only
        raise TypeError("Typst gave no PDF.")
    return made


def report_content() -> dict[str, Any]:
    """What the report says, apart from its dates, under the names that `content.toml` gives."""
    return tomllib.loads(_CONTENT.read_text(encoding="utf-8"))


def dates_as_printed(first: date, last: date) -> str:
    """A run of days as reports print it, naming month and year once where they are shared.

    >>> dates_as_printed(date(2026, 1, 26), date(2026, 1, 30))
    '26 to 30 January 2026'
    >>> dates_as_printed(date(2026, 2, 23), date(2026, 3, 6))
    '23 February to 6 March 2026'
    """
    if last < first:
        raise ValueError("An inspection can't end before it began.")
    end = f"{last.day} {last:%B %Y}"
    if first == last:
        return end
    if first.year != last.year:
        return f"{first.day} {first:%B %Y} to {end}"
    if first.month != last.month:
        return f"{first.day} {first:%B} to {end}"
    return f"{first.day} to {end}"


def _printed(content: dict[str, Any], first: date, last: date) -> dict[str, Any]:
    partnership, dates = f"{content['area']} Local Area Partnership", dates_as_printed(first, last)
    team = content["inspection"]
    return content | {
        "title": f"Area SEND inspection of {partnership}",
        "dates": dates,
        "footer": f"Area SEND inspection report: {partnership}, {dates}",
        "team": list(zip_longest(team["ofsted"], team["cqc"], fillvalue="")),
    }
