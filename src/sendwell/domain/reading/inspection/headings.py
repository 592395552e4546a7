"""The parts of an area SEND inspection report, known by their headings."""

import re
from collections.abc import Sequence
from enum import StrEnum

from sendwell.domain.reading.sources import Line


class Part(StrEnum):
    """The parts of a report, in the order in which they are printed."""

    FRONT = "front"
    OUTCOME = "outcome"
    INFORMATION = "information"
    EXPERIENCE = "experience"
    EFFECTIVE = "effective"
    BETTER = "better"
    PRIORITY_ACTIONS = "priority actions"
    IMPROVEMENTS = "improvements"
    DETAILS = "details"
    ABOUT = "about"
    TEAM = "team"
    BACK = "back"


_HEADINGS = {
    Part.OUTCOME: r"Inspection outcomes?",
    Part.INFORMATION: r"Information about the (?:local )?area partnership.*",
    Part.EXPERIENCE: r"What (?:is it|it is|it’s) like to be a child or young person.*",
    Part.EFFECTIVE: r"What is the (?:local )?(?:area )?partnership doing (?:that is|that’s|which is) effective.*",
    Part.BETTER: r"What does the (?:local )?(?:area )?partnership need to do better.*",
    Part.PRIORITY_ACTIONS: r"Areas? for priority actions?(?: \(.*\))?",
    Part.IMPROVEMENTS: r"Areas? for improvements?",
    Part.DETAILS: r"Local area (?:partnership )?details",
    Part.ABOUT: r"Information about (?:this|the) inspection",
    Part.TEAM: r"(?:The )?Inspection team",
    Part.BACK: r"If you are not happy with (?:the|this) inspection.*|The Office for Standards in Education,.*"
    r"|Piccadilly Gate",
}
_ORDER = list(Part)
_PATTERNS = [(part, re.compile(rf"\s*(?:{words})[\s:?.]*$", re.I)) for part, words in _HEADINGS.items()]
_LONGEST = 130  # characters of the longest heading on one line


def divide(lines: Sequence[Line]) -> dict[Part, list[Line]]:
    """The lines of each part, headings left out. Parts that the report does not have are absent.

    Parts only follow each other in the printed order, so that a heading quoted in a sentence opens nothing.
    """
    parts: dict[Part, list[Line]] = {Part.FRONT: []}
    here = Part.FRONT
    for line in lines:
        part = _opened_by(line)
        if part is not None and _ORDER.index(part) > _ORDER.index(here):
            here = part
            parts[here] = []
            if here is not Part.BACK:
                continue
        parts[here].append(line)
    return parts


def _opened_by(line: Line) -> Part | None:
    if len(line.text) > _LONGEST or not line.text[0].isupper():
        return None
    return next((part for part, pattern in _PATTERNS if pattern.match(line.text)), None)
