"""The parts of an outcome letter, found by the headings that every such letter has."""

import re
from dataclasses import dataclass
from enum import StrEnum

from sendwell.domain.reading.letter.layout import Letter, Stretch

_W = r"\s+"


class PartKind(StrEnum):
    """What stands in a part of the letter."""

    MAIN_FINDINGS = "main findings"
    EFFECTIVENESS = "effectiveness"  # the words between one of the three headings and its first list
    STRENGTHS = "strengths"
    DEVELOPMENT = "areas for development"
    SIGNIFICANT = "significant weaknesses"
    SIGN_OFF = "sign-off"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the letter: its kind, and where its words begin and end, the heading left out."""

    kind: PartKind
    stretch: Stretch


_HEADINGS = {
    PartKind.MAIN_FINDINGS: r"^Main\s+findings:?[ \t]*$",
    PartKind.EFFECTIVENESS: (
        r"^The\s+effectiveness\s+of\s+the\s+local\s+area\s+in\s+(?:identifying|assessing|meeting|improving)\b"
    ),
    PartKind.STRENGTHS: r"^Strengths:?[ \t]*$",
    PartKind.DEVELOPMENT: r"^Areas\s+(?:for|of)\s+(?:further\s+)?(?:development|improvement):?[ \t]*$",
    PartKind.SIGNIFICANT: (
        r"(?:following\s+areas?\s+of\s+significant\s+(?:weakness|concern)(?:es|s)?|following\s+significant\s+"
        r"(?:areas?\s+of\s+)?weakness(?:es)?)\s*:"
    ),
    PartKind.SIGN_OFF: r"^Yours\s+(?:sincerely|faithfully)\b,?",
}
_HEADING = re.compile("|".join(f"(?P<{kind.name}>{pattern})" for kind, pattern in _HEADINGS.items()), re.M | re.I)
# These words begin the paragraph that leads to the list of weaknesses; the list before it ends there.
_CONCERNS = re.compile(
    r"^(?:The\s+inspection\s+raises\s+(?:significant|serious)\s+concerns"
    r"|The\s+local\s+area\s+is\s+required\s+to\s+produce)\b",
    re.M | re.I,
)


def parts_of(letter: Letter) -> list[Part]:
    """The parts of an outcome letter, in the order of the letter."""
    headings = list(_HEADING.finditer(letter.text))
    stops = sorted([match.start() for match in (*headings, *_CONCERNS.finditer(letter.text))] + [len(letter.text)])
    return [
        Part(PartKind[str(match.lastgroup)], Stretch(match.end(), next(stop for stop in stops if stop >= match.end())))
        for match in headings
    ]
