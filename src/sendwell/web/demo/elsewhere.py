"""Reports of other areas in the demonstration: invented areas that were told the same, and one inspected again.

They follow the headings and the set words of the inspection framework of 2023; every other sentence was written here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

_CHILDREN = "children and young people with special educational needs and/or disabilities (SEND)"
_OUTCOMES = {
    "widespread": "There are widespread and/or systemic failings leading to significant concerns about the experiences "
    f"and outcomes of {_CHILDREN}, which the local area partnership must address urgently.",
    "inconsistent": "The local area partnership’s arrangements lead to inconsistent experiences and outcomes for "
    f"{_CHILDREN}. The local area partnership must work jointly to make improvements.",
}


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A report of another area: how many days before today its inspection began, its outcome, and what was found."""

    area: str
    began: int
    outcome: str
    better: Sequence[str]

    @property
    def file_name(self) -> str:
        """What the file is called."""
        return f"{self.area.lower()}-area-send-inspection-{'first' if self.began > 600 else 'next'}.txt"


REPORTS = (
    Elsewhere(
        "Sedgeland",
        1290,
        "widespread",
        (
            "Children and young people wait far too long for an autism assessment, and nobody checks on them.",
            "Too few education, health and care plans are issued within 20 weeks, and their quality varies too much.",
        ),
    ),
    Elsewhere(
        "Sedgeland",
        210,
        "inconsistent",
        ("Annual reviews are held, but plans are not amended afterwards quickly enough.",),
    ),
    Elsewhere(
        "Wherrydale",
        640,
        "inconsistent",
        (
            "Some pupils in alternative provision attend part time for months with no plan for their return to school.",
            "Preparation for adulthood starts too late for young people who do not meet the threshold for social care.",
        ),
    ),
)


def report_text(report: Elsewhere, today: date) -> bytes:
    """The report as plain text (UTF-8), a form feed between its pages."""
    began = today - timedelta(days=report.began)
    began -= timedelta(days=began.weekday())
    ended = began + timedelta(days=4)
    bullets = "\n".join(f"• {words}" for words in report.better)
    return _TEXT.format(
        area=report.area,
        days=f"{began:%-d %B %Y} to {ended:%-d %B %Y}",
        outcome=_OUTCOMES[report.outcome],
        bullets=bullets,
    ).encode()


_TEXT = """Area SEND inspection of {area} Local Area Partnership

Inspection dates: {days}

Inspection outcome

{outcome}

Information about the local area partnership

{area} Council and NHS {area} Integrated Care Board (ICB) are jointly responsible for the planning and commissioning \
of services for children and young people with SEND in {area}.

What is it like to be a child or young person with special educational needs and/or disabilities (SEND) in this area?

What a child can expect in {area} depends on where the family lives.

What is the area partnership doing that is effective?

Children with complex needs are noticed early, and those who work with them meet often.

What does the area partnership need to do better?

{bullets}
"""
