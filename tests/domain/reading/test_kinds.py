"""What a paper is, told from its words."""

import pytest

from sendwell.domain.reading.kinds import tell_kind
from sendwell.domain.reading.model import Page, PaperKind
from sendwell.domain.reading.sources import SourceText

REPORT = """Local area partnership report
Area SEND inspection of Fenmoor Local Area Partnership
Inspection dates: 2 to 6 March 2026
What is it like to be a child or young person with SEND in this area?
"""


def kind(text: str) -> PaperKind:
    return tell_kind(SourceText("paper", "0" * 64, "text/plain", (Page(1, text),)))


def test_a_report_is_known_by_its_title_and_headings():
    assert kind(REPORT) is PaperKind.INSPECTION_REPORT


@pytest.mark.parametrize("text", ["A note about swimming.", "Area SEND inspection of Fenmoor: what we heard", ""])
def test_a_paper_that_only_speaks_of_an_inspection_is_no_report(text):
    assert kind(text) is not PaperKind.INSPECTION_REPORT
