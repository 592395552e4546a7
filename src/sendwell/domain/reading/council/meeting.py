"""Which body met or decided, which council it belongs to, and on which day: only what the paper itself says."""

import re
from collections.abc import Sequence
from datetime import date

from sendwell.domain.reading.council.bodies import body_in_prose, tidy_body
from sendwell.domain.reading.council.headings import body_in_heading
from sendwell.domain.reading.council.layout import Block
from sendwell.domain.reading.model import DatedFact, DateMeaning, MeetingFacts, PaperKind
from sendwell.domain.reading.sources import SourceText

_FRONT = 2000  # characters at the top in which a paper names its meeting
_DATE_LIKE = r"(?:\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|(?:\w+day,?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+\w+,?\s+(?:19|20)\d\d)"
_LABELLED_BODY = (
    re.compile(r"^[^\w\n]*Decision\s+Maker\W*:\s*(?P<body>[^\n]+)", re.M | re.I),
    re.compile(rf"^[^\w\n]*Decided\s+at\s+meeting\W*:\s*{_DATE_LIKE}\s*[-–]\s*(?P<body>[^\n(]+)", re.M | re.I),
    re.compile(rf"^[^\w\n]*Meeting\W*:\s*{_DATE_LIKE}\s*[-–]\s*(?P<body>[^\n(]+)", re.M | re.I),
    re.compile(
        r"^[^\w\n]*(?:Report\s+(?:to|for)|Committee|Meeting|Name\s+of\s+(?:meeting|committee)|"
        r"Board)\W*:\s*(?:the\s+)?(?P<body>[A-Z][^\n:|]+)",
        re.M,
    ),
    re.compile(r"^[^\w\n]*(?:REPORT\s+TO|Report\s+to)\s+(?:THE\s+|the\s+)?(?P<body>[A-Z][^\n:]+)", re.M),
)
_NOUN = r"(?i:Cabinet|Executive|Council|Board|(?:Sub-?)?Committee|Panel|Forum|Commission|Group|Partnership)"
_HEAD_LINE = re.compile(
    r"^(?:[^\w\n]|\d)*(?P<body>(?:Cabinet|Executive|"
    rf"[^\n:]{{0,100}}\b{_NOUN})(?:\s*[-–(][^\n\d]{{3,60}}?)??)\s*(?:[-–,]|\s)\s*(?:(?i:meeting|"
    r"held)\s+(?:on\s+)?)?"
    rf"(?P<date>{_DATE_LIKE})[^\n.]{{0,30}}(?:[.:]\d\d[^\n.]{{0,30}})?$",
    re.M,
)
_TITLE_LINE = re.compile(
    rf"^[^\w\n]*(?P<body>(?:[A-Z][\w’'&,-]*\s+|&\s+|and\s+|of\s+|for\s+){{0,9}}(?!(?i:council)){_NOUN})\W*$", re.M
)
_DECISION_DATE = re.compile(
    r"^[^\w\n]*(?:Date\s+of\s+decision|Decided\s+at\s+meeting|Decision\s+date|Date\s+decision\s+(?:made|taken)|"
    rf"Meeting)\W*:\s*(?={_DATE_LIKE})",
    re.M | re.I,
)
_MEETING_LINE = re.compile(
    r"(?:minutes|notes)\s+of\s+(?:the\s+)?(?:last|previous)|next\s+meeting|publi(?:shed|cation)|posted|updated", re.I
)
# "Minutes of the meeting held on 24 March 2026 at 10.00 am in the Council Chamber." is a heading with a full stop.
_HELD = re.compile(
    r"^(?!.*\b(?:was|were|be|been|is|are)\b)\W*(?:(?:draft\s+)?(?:minutes|notes)\s+of\s+|(?:at\s+)?(?:a|the)\s+)?"
    r".{0,80}\bmeeting\b.{0,80}\bheld\b",
    re.I,
)
_COUNCIL = re.compile(
    r"\b(?P<council>(?:(?:London|Royal|Metropolitan)\s+)?(?:Borough\s+of\s+[A-Z]\w+(?:\s+(?:and|upon|on)\s+[A-Z]\w+)?|"
    r"(?!(?:The|This|Full|Our|That)\b)(?:[A-Z][\w’'-]+[ -]){1,4}?(?:(?:City|County|Borough|Metropolitan|"
    r"District|MBC)[ ]){0,3}(?:Council|COUNCIL)))\b"
)
_NOT_A_TITLE = re.compile(
    r"^agenda|agendas, meetings|decision details|^issue|^minutes|^report (?:to|of|by)|\bcouncil$|"
    r"copy (?:enclosed|to follow)|"
    r"contact officer|skip to|you are here|^recommend|^resolved|^items?$|^no\. item|^supporting|[:–-]$|"
    r"\d (?:\w+ )?(?:19|20)\d\d$|"
    r"^(?:date|reports?|contact|venue|decision|meeting|wards?|class\w*|from|to|author|lead|officer|purpose|"
    r"present|posted|next|is|"
    r"apologies|reason|financial|making|effective|publication|decided|declarations?)\b[\w ?]{0,24}:",
    re.I,
)

_TITLE_WITHIN = 14  # blocks at the top
_TITLE_LABEL = re.compile(r"(?:Subject|(?:Report )?Title|Re)\s*:\s*(.{6,})")
_ROUND_A_TITLE = re.compile(
    r"\s*(?:pdf icon)?\s*PDF [\d.]+ ?[KM]B$|\s*\(agenda item \d+\)$|^(?:Minute\s+)?\d{1,3}\.?\s+|"
    r"^\d\d/\d\d/\d{4}\s*[-–]\s*",
    re.I,
)
_OUR_BUSINESS = re.compile(
    r"\bSEND?\b|special (?:educational )?needs|\bEHCP?\b|inspection|disabilit|autism|inclusion", re.I
)


def meeting_facts(
    source: SourceText, kind: PaperKind, blocks: Sequence[Block], dates: Sequence[DatedFact]
) -> MeetingFacts:
    """The body, council, title and day that the paper gives; None for what it does not say."""
    council = _council(source.text)
    body = None if kind is PaperKind.OTHER else _body(source.text, kind, blocks, council)
    return MeetingFacts(
        body=body,
        council=council,
        title=_title(blocks, body),
        meeting_date=None if kind is PaperKind.OTHER else _meeting_date(source, kind, dates),
    )


def _body(text: str, kind: PaperKind, blocks: Sequence[Block], council: str | None) -> str | None:
    for pattern in _LABELLED_BODY:
        if match := pattern.search(text[: None if kind is PaperKind.DECISION_NOTICE else _FRONT]):
            return tidy_body(match["body"], council)
    item_page = kind is PaperKind.AGENDA_ITEM_MINUTES and "agenda item" in text[:_FRONT].casefold()
    if named := body_in_heading(text, item_page=item_page):
        return tidy_body(named, council)
    front = text[:_FRONT]
    for pattern in (_HEAD_LINE, _TITLE_LINE):
        match = pattern.search(front)
        names_it = pattern is _HEAD_LINE or not item_page
        if match and names_it and not re.search(r"minutes of|notes of", match.group(), re.I):
            return tidy_body(match["body"], council)
    return None if kind is PaperKind.DECISION_NOTICE else body_in_prose(text, council)


def _meeting_date(source: SourceText, kind: PaperKind, dates: Sequence[DatedFact]) -> date | None:
    """The day of the decision by its label, else the date on a short line at the top."""
    text = source.pages[0].text
    if label := _DECISION_DATE.search(text):
        at_label = (
            fact.on
            for fact in dates
            if fact.citation.page == 1 and fact.citation.spans[0].start in range(label.end() - 1, label.end() + 16)
        )
        if found := next(at_label, None):
            return found
    if kind is PaperKind.DECISION_NOTICE:
        return None
    for fact in dates:
        span = fact.citation.spans[0]
        if span.page == 1 and span.start < _FRONT and fact.until is None and fact.meaning is DateMeaning.MEETING:
            line = text[text.rfind("\n", 0, span.start) + 1 : _line_end(text, span.end)]
            if (
                len(line) <= 130
                and not fact.year_inferred
                and not _MEETING_LINE.search(line)
                and not _MEETING_LINE.search(_label_above(text, span.start))
                and (_HELD.search(line) or not line.rstrip().endswith("."))
            ):
                return fact.on
    return None


def _label_above(text: str, start: int) -> str:
    """The line above the one in which `start` stands, where it ends with a colon: the label of what stands below."""
    above = text[: text.rfind("\n", 0, start) + 1].rstrip()
    line = above[above.rfind("\n") + 1 :]
    return line if line.endswith(":") else ""


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _council(text: str) -> str | None:
    match = _COUNCIL.search(text)
    return " ".join(match["council"].split()) if match else None


def _title(blocks: Sequence[Block], body: str | None) -> str | None:
    """The line at the top that names the business, one about special educational needs before any other."""
    found = []
    for block in blocks[:_TITLE_WITHIN]:
        if named := _TITLE_LABEL.match(block.plain):
            return named[1]
        words = _ROUND_A_TITLE.sub("", block.plain).strip()
        if _may_be_title(block, words) and (not body or body.casefold() not in words.casefold()):
            found.append(words)
    return next((words for words in found if _OUR_BUSINESS.search(words)), found[0] if found else None)


def _may_be_title(block: Block, words: str) -> bool:
    whole_line = block.heading or (block.marker is None and not re.search(r"[.:;,]$", words) and len(words) < 200)
    return whole_line and len(words) > 8 and not _NOT_A_TITLE.search(words)
