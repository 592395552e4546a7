"""Area SEND inspection reports as printed, for the tests."""

from sendwell.domain.reading.inspection import read_inspection
from sendwell.domain.reading.model import Finding, FindingKind, InspectionFacts
from tests.domain.reading.printing import Press

EFFECTIVE = "What is the area partnership doing that is effective?"
BETTER = "What does the area partnership need to do better?"
PRIORITY, IMPROVEMENT = "Areas for priority action", "Areas for improvement"
POSITIVE = "arrangements typically lead to positive experiences and outcomes"
INCONSISTENT = "arrangements lead to inconsistent experiences and outcomes"
FAILINGS = "There are widespread and/or systemic failings"


def front(outcome: str = INCONSISTENT, previous: str = "3 to 7 October 2016", follow: str = "") -> Press:
    return Press().lines(
        "Area SEND inspection of Fenmoor",
        "Local Area Partnership",
        "Inspection dates: 2 March 2026 to 6 March 2026",
        f"Dates of previous inspection: {previous}",
        "Inspection outcome",
        outcome,
        follow or "The next full area SEND inspection will be within approximately three years.",
        "Information about the local area partnership",
    )


def facts(press: Press, name: str = "report.pdf") -> InspectionFacts:
    found = read_inspection(press.done(name)).inspection
    assert found
    return found


def findings(press: Press, kind: FindingKind) -> list[Finding]:
    return [finding for finding in read_inspection(press.done()).findings if finding.kind is kind]


def words(press: Press, kind: FindingKind) -> list[str]:
    return [finding.citation.words for finding in findings(press, kind)]


def bulleted(*lines: tuple[str, float]) -> Press:
    press = front().line(EFFECTIVE)
    for text, left in lines:
        press.line(text, left)
    return press.line(BETTER)
