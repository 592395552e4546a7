"""Telling what a paper is from its words."""

import re

from sendwell.domain.reading.council.kinds import tell_council_kind
from sendwell.domain.reading.model import PaperKind
from sendwell.domain.reading.sources import SourceText

_REPORT_TITLE = re.compile(r"Area\s+SEND\s+(?:full\s+)?inspection\s+of\b|Local\s+Area\s+Partnership\s+report", re.I)
_REPORT_BODY = re.compile(
    r"What\s+is\s+it\s+like\s+to\s+be\s+a\s+child|area\s+partnership\s+(?:doing\s+that\s+is\s+effective|need\s+to\s+do\s+better)",
    re.I,
)
_LETTER_TITLE = re.compile(r"Joint\s+(?:local\s+)?area\s+SEND\s+(?:inspection|revisit)\s+(?:in|of)\b", re.I)
_LETTER_BODY = re.compile(
    r"(?:Ofsted\s+and\s+the\s+Care\s+Quality\s+Commission\s+\(CQC\),?\s+(?:conducted|undertook|revisited|visited)"
    r"|Children\s+and\s+Families\s+Act\s+2014|written\s+statement\s+of\s+action)",
    re.I,
)
_FRONT = 4000  # characters in which a paper says what it is


def tell_kind(source: SourceText) -> PaperKind:
    """What the paper is, by its content alone."""
    front = source.text[:_FRONT]
    if _REPORT_TITLE.search(front) and _REPORT_BODY.search(source.text):
        return PaperKind.INSPECTION_REPORT
    if _LETTER_TITLE.search(front) and _LETTER_BODY.search(front):
        return PaperKind.INSPECTION_LETTER
    return tell_council_kind(source)
