"""Two fictional council papers that follow the inspection: a scrutiny committee's minutes and the next cabinet's.

They show the two shapes in which a programme manager gets such papers: a page of a council's website and a Word file.
Neither the council nor anybody in them exists.
"""

import io
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from html import escape

from docx import Document as new_document
from docx.document import Document as WordDocument

_SCRUTINY = "Children and Families Overview and Scrutiny Committee"


@dataclass(frozen=True, slots=True)
class PaperDates:
    """The days that the two papers speak of."""

    inspection_ended: date
    scrutiny_met: date
    cabinet_met: date
    plan_due: date
    scrutiny_meets_next: date


def scrutiny_minutes(dates: PaperDates) -> bytes:
    """The committee's item on the inspection, as a page of the council's website (HTML, UTF-8)."""
    body = "\n".join(
        [
            *_html_paragraphs(_considered(dates)),
            _html_list("ul", _points(dates)),
            *_html_paragraphs(("RESOLVED that:",)),
            _html_list("ol", _resolutions(dates)),
        ]
    )
    title = f"Agenda item - Area SEND inspection of Fenmoor - {_SCRUTINY}, {_day(dates.scrutiny_met)}"
    return _PAGE.format(title=escape(title), date=_day(dates.scrutiny_met), body=body, body_name=_SCRUTINY).encode()


def cabinet_minutes(dates: PaperDates) -> bytes:
    """The cabinet's minutes of the item on the priority action plan, as a Word file (DOCX)."""
    paper = new_document()
    _describe(paper, dates)
    paper.add_heading(f"Meeting of the Cabinet, {_day(dates.cabinet_met)}", level=0)
    paper.add_paragraph(
        "Minutes of the meeting of the Cabinet of Fenmoor County Council at Drain House, Fenmoor Staithe"
    )
    paper.add_heading("7. Area SEND inspection: priority action plan", level=2)
    for words in _cabinet_discussion(dates):
        paper.add_paragraph(words)
    paper.add_paragraph("RESOLVED that:")
    for words in _cabinet_resolutions(dates):
        paper.add_paragraph(words, style="List Number")
    saved = io.BytesIO()
    paper.save(saved)
    return saved.getvalue()


def board_minutes(met: date, due: date) -> bytes:
    """The improvement board's notes of its last meeting, as plain text: a paper that still waits to be confirmed."""
    return "\n\n".join(
        (
            "Fenmoor SEND Improvement Board",
            f"Minutes of the meeting held on {_day(met)}",
            "1. Waiting times",
            "The Designated Clinical Officer (DCO) reported that 147 children were still waiting for an assessment.",
            "Members were concerned that the third clinician had not started and that families had not been told.",
            "RESOLVED that the Integrated Care Board (ICB) be recommended to buy assessments from a second provider.",
            f"ACTION: Heron Marsh to write to every family on the list by {_day(due)}.",
            "2. Figures",
            "The Board noted that six of 30 measures had no data. It was agreed that Fenland Reach NHS Trust would "
            "supply the missing figures before the next meeting.",
            "3. Annual reviews",
            "The Head of SEND explained that 590 overdue reviews had been held. Parents on the Board feared that plans "
            "were not being changed afterwards.",
            f"ACTION: Teal Brinkworth to report how many plans were amended within 12 weeks, by {_day(due)}.",
        )
    ).encode()


def _considered(dates: PaperDates) -> tuple[str, ...]:
    return (
        "The Committee considered the report of the Director of Children’s Services on the inspection of services for "
        "children and young people with special educational needs and disabilities (SEND), which ended on "
        f"{_day(dates.inspection_ended)}.",
        "The Director explained that the inspectors had found widespread and systemic failings, and that a priority "
        f"action plan had to be submitted by {_day(dates.plan_due)}.",
        "Members raised the following points:",
    )


def _points(dates: PaperDates) -> tuple[str, ...]:
    next_meeting = _day(dates.scrutiny_meets_next)
    return (
        "Members were alarmed that 1,340 children were waiting for an autism assessment, and that the average wait had "
        "reached 94 weeks.",
        "Councillor Bramling was concerned that families in the west of the county received less help than families "
        "in the east.",
        "A Member asked how the Integrated Care Board (ICB) would fill its vacant therapy posts. The Chief Executive "
        "of the ICB replied that four therapists had been appointed since the inspection.",
        "The Director of Children’s Services agreed to provide a breakdown of late EHC plans by district by "
        f"{next_meeting}.",
        "Members were worried that young people had no part in writing the plan. The Head of SEND will arrange two "
        "workshops with young people before the plan is submitted.",
        "The Committee welcomed the work of the parent carer forum, Fenmoor Families Together (FFT).",
    )


def _resolutions(dates: PaperDates) -> tuple[str, ...]:
    return (
        "the report be noted;",
        "the Cabinet be recommended to report progress on the three areas for priority action to this Committee every "
        "quarter; and",
        "the Director of Children’s Services be asked to present the waiting times for each district at the meeting on "
        f"{_day(dates.scrutiny_meets_next)}.",
    )


def _cabinet_discussion(dates: PaperDates) -> tuple[str, ...]:
    return (
        "The Cabinet Member for Children and Families presented the draft priority action plan, which answered the "
        f"inspection that ended on {_day(dates.inspection_ended)}. The plan had to be submitted by "
        f"{_day(dates.plan_due)}.",
        "The Cabinet Member reported the recommendation of the Children and Families Overview and Scrutiny Committee, "
        f"made on {_day(dates.scrutiny_met)}, and said that the Cabinet accepted it.",
        "The Leader was concerned that alternative provision (AP) was not watched closely enough, and that pupils "
        "could be out of sight for months.",
        "The Cabinet Member for Finance asked whether £420,000 would be enough to clear the waiting list. It was "
        "agreed that the Director of Finance would bring a costed proposal to the Cabinet by the end of "
        f"{dates.scrutiny_meets_next:%B %Y}.",
    )


def _cabinet_resolutions(dates: PaperDates) -> tuple[str, ...]:
    return (
        "the draft priority action plan be approved;",
        "authority be delegated to the Director of Children’s Services, in consultation with the Cabinet Member for "
        f"Children and Families, to make final changes before the plan is submitted on {_day(dates.plan_due)}; and",
        "a report on progress be presented to the Children and Families Overview and Scrutiny Committee every quarter.",
    )


def _html_paragraphs(texts: tuple[str, ...]) -> list[str]:
    return [f"<p>{escape(words)}</p>" for words in texts]


def _html_list(tag: str, items: tuple[str, ...]) -> str:
    inside = "\n".join(f"<li>{escape(words)}</li>" for words in items)
    return f"<{tag}>\n{inside}\n</{tag}>"


def _day(day: date) -> str:
    """A day as councils print it.

    >>> _day(date(2026, 3, 5))
    'Thursday 5 March 2026'
    """
    return f"{day:%A} {day.day} {day:%B %Y}"


def _describe(paper: WordDocument, dates: PaperDates) -> None:
    # Word stamps a new file with its own template's author and day; a paper says its own, and is the same each time.
    stamp = datetime.combine(dates.cabinet_met, time(), UTC)
    paper.core_properties.author = "Fenmoor County Council"
    paper.core_properties.title = "Minutes of the Cabinet"
    paper.core_properties.comments = "Fictional: written for demonstration."
    paper.core_properties.created = paper.core_properties.modified = stamp


_PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>{title}</title>
</head>
<body>
<header><p>Fenmoor County Council</p>
<nav aria-label="Council meetings"><ul>
<li><a href="#">Home</a></li>
<li><a href="#">Committees</a></li>
<li><a href="#">Councillors</a></li>
</ul></nav></header>
<main>
<h1>Agenda item</h1>
<h2>Area SEND inspection of Fenmoor</h2>
<p>Meeting of {body_name}, {date}</p>
<h3>Minutes:</h3>
{body}
</main>
<footer><p>Fictional page for demonstration. Fenmoor does not exist.</p></footer>
</body>
</html>
"""
