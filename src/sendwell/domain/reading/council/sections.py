"""Which part of a council paper a block stands in, told from the headings and labels that committee systems print."""

import re
from collections.abc import Sequence
from enum import Enum, auto

from sendwell.domain.reading.council.layout import Block


class Section(Enum):
    """The parts of council papers that are read differently."""

    OPENING = auto()  # before any label: the agenda's own words, or the whole of a paper that has no labels
    DECISION = auto()
    DISCUSSION = auto()
    REASONS = auto()
    PURPOSE = auto()
    RECOMMENDATIONS = auto()
    ATTENDANCE = auto()
    DOCUMENTS = auto()
    ADMINISTRATION = auto()  # contact officers, publication dates, call-in


_LABELS = (
    (
        Section.DECISION,
        r"(?:decisions?(?: (?:made|taken|details|summary))?|details? of (?:the )?decision|resolutions?|outcome)",
    ),
    (Section.DISCUSSION, r"(?:minutes|discussion|summary of (?:the )?discussion|key (?:discussion )?points|debate)"),
    (
        Section.REASONS,
        r"(?:the )?(?:reasons?|rationale)(?: (?:for|why|of)\b.*)?|(?:alternative|other|options?)\b.{0,40}|background:?",
    ),
    (
        Section.PURPOSE,
        r"(?:purpose|aim)s?(?: of (?:the |this )?(?:report|paper|item))?|reasons? for producing this report",
    ),
    (
        Section.RECOMMENDATIONS,
        r"(?:officer |proposed |the )?recommendations?(?: to .{0,40}| for .{0,40}|\(s\))?|recommendation\(s\)",
    ),
    (
        Section.ATTENDANCE,
        r"(?:members |also |councillors )?(?:present|in attendance|attendance|attendees|apologies.{0,60}|invited)",
    ),
    (
        Section.DOCUMENTS,
        r"(?:supporting|accompanying|additional|background|related|attached|associated) (?:documents?|papers?)",
    ),
    (
        Section.ADMINISTRATION,
        r"(?:contact(?: officers?)?|report author|voting|wards? affected|publication date|notes?|interests.{0,60}|"
        r"declarations?.{0,40}|venue|is (?:key|subject).{0,30}|financial impact|consultation|consultees|"
        r"making representations|"
        r"other reasons.{0,40}|reason key|effective from|date of decision|decided at meeting|"
        r"decision (?:maker|status)|email|"
        r"telephone.{0,10}|post title|name of contact.{0,20})",
    ),
)
_COMPILED = tuple((section, re.compile(rf"(?:{words})\s*\??\s*$", re.I)) for section, words in _LABELS)
_BUSINESS = re.compile(r"\bMinutes:\s|\b(?:RESOLVED|AGREED|Resolved)\b")
_LABEL = re.compile(r"^(?P<label>[^:–—]{3,70}?)\s*(?:\?\s*:|:\s*[-–—]?|[–—]\s*(?=$|[A-Z]))\s*\**(?P<rest>.*)$", re.S)


def label_of(block: Block) -> tuple[Section | None, str]:
    """The part that `block` opens, where it is or begins with a known label, and the words after the label."""
    words = block.plain
    whole = words.rstrip(":-– ")
    if len(whole) <= 70 and (section := _known(whole)) and (block.heading or words != whole or len(whole) < 25):
        return section, ""
    match = _LABEL.match(words)
    if match and (section := _known(match["label"].strip("* "))):
        return section, match["rest"]
    return None, words


def _known(label: str) -> Section | None:
    return next((section for section, words in _COMPILED if words.match(label)), None)


def sections_of(blocks: Sequence[Block]) -> list[Section]:
    """For each block the part that it stands in; an unknown heading ends reasons, papers and the like."""
    found: list[Section] = []
    current = Section.OPENING
    for block in blocks:
        opened, rest = label_of(block)
        if opened is Section.ADMINISTRATION and rest:
            found.append(opened)
            current = Section.OPENING if current in {Section.ADMINISTRATION, Section.REASONS} else current
            continue
        current = opened or (Section.OPENING if _ends(current, block) else current)
        found.append(current)
    return found


def _ends(current: Section, block: Block) -> bool:
    """True where `block`, which opens no part itself, cannot belong to the part before it."""
    if block.heading and block.marker and block.marker.numbers:
        return True
    if current is Section.ATTENDANCE:
        return _is_talk(block) or bool(_BUSINESS.search(block.words))
    if current is Section.DOCUMENTS:
        return not _is_document(block)
    return block.heading and current not in {Section.DECISION, Section.DISCUSSION}


def _is_talk(block: Block) -> bool:
    return bool(
        re.search(
            r"\b(?:was|were|had|welcomed|asked|noted|said|reported|presented|explained|advised|updated|agreed|will|would)\b.*[.]$",
            block.words,
        )
    )


def _is_document(block: Block) -> bool:
    return block.heading or bool(re.search(r"\bPDF\b|\bicon\b|\b[KM]B\b|\.(?:pdf|docx?)\b|appendi", block.words, re.I))
