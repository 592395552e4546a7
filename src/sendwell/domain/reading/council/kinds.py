"""Telling council papers apart by what committee systems and report writers print on them."""

import re

from sendwell.domain.reading.council.headings import body_in_heading
from sendwell.domain.reading.model import PaperKind
from sendwell.domain.reading.sources import SourceText

_FRONT = 2500  # characters in which a paper shows its layout
_NOTICE = re.compile(
    r"^[^\w\n]*(?:Decision\s+Maker|Decision\s+details|Record\s+of\s+(?:officer\s+|executive\s+)?decision|"
    r"Is\s+Key\s+decision|"
    r"(?:Officer|Delegated|Executive|Cabinet\s+Member)\s+Decision(?:\s+(?:Notice|Record|Form))?\b|"
    r"Decision\s+notice|Date\s+of\s+decision)",
    re.I | re.M,
)
_ISSUE = re.compile(
    r"^[^\w\n]*(?:Issue\s+-\s+(?:decisions?|meetings|items)|Issue\s+details|Issue\s+Content)", re.I | re.M
)
_AGENDA_PAGE = re.compile(
    r"^[^\w\n]*(?:Agenda\s+and\s+(?:draft\s+|printed\s+)?(?:minutes|decisions)|(?:Draft\s+|Printed\s+)?(?:minutes|"
    r"decisions)\s*$.{0,300}Venue:)",
    re.I | re.M | re.S,
)
_MINUTES_LABEL = re.compile(r"^[^\w\n]*Minutes\W*$|\bMinutes:\s", re.M)
_ITEM_PAGE = re.compile(r"^.{0,60}\bAgenda\s+item\s*$", re.M | re.I)
_REPORT = re.compile(
    r"^[^\w\n]*(?:(?:joint\s+)?report\s+(?:to|of|by|author|title)\b|committee\s+report|cabinet\s+report|(?:cabinet|"
    r"board)\s+paper|"
    r"report\s+for\b|meeting\s+of\s+the\s+.{0,60}report|(?:1\.?\s*)?purpose\s+of\s+(?:the\s+|this\s+)?(?:report|paper)|"
    r"(?:\d\.?\s*)?(?:officer\s+)?recommendations?\W*$|(?:key|wider|financial|legal)\s+implications|"
    r"classification:|subject:)",
    re.I | re.M,
)
_REPORT_BODY = re.compile(
    r"^[^\w\n]*(?:\d{1,2}\.?\s*)?(?:background(?:\s+papers)?|(?:financial|legal|equalit\w+|resource|risk|"
    r"climate)[\w\s,&]{0,30}implications|"
    r"implications|consultation|executive\s+summary|summary|detail|conclusions?|options\s+considered|"
    r"(?:contact|report)\s+(?:officer|author)|"
    r"next\s+steps|introduction|governance|purpose|recommendations?|name\s+of\s+contact\s+officer)\b",
    re.I | re.M,
)
_MEETING_HELD = re.compile(
    r"^[^\w\n]*(?:present|in\s+attendance|attendees|attendance|apologies(?:\s+for\s+absence)?)\b|"
    r"^[^\w\n]*(?:draft\s+)?(?:notes|minutes)\s+of\b|"
    r"^[^\w\n]*ACTION(?:S|\s+POINTS?)?\s*:|\bRESOLVED\b|^[^\w\n]*Resolved\b|^[^\w\n]*Minute\s+\d+|"
    r"\bIt\s+was\s+AGREED\b|"
    r"^[^\w\n]*meeting\s+notes",
    re.M | re.I,
)
_PAGE_OF_AN_ITEM = re.compile(
    r"^[^\w\n]*Supporting\s+documents\W*", re.M
)  # committee systems end the page of an item so
_TALK = re.compile(
    r"\b(?:Members|[Tt]he\s+(?:Committee|Panel|Board|Cabinet|Commission|Forum|Chair(?:man|person)?|Sub-Committee))\s+"
    r"(?:\w+\s+)?(?:asked|noted|were|was|considered|received|thanked|welcomed|queried|discussed|heard|raised|"
    r"agreed|commented)\b"
)


def tell_council_kind(source: SourceText) -> PaperKind:
    """What kind of council paper this is, by its layout and wording; OTHER for what is none."""
    text, front = source.text, source.text[:_FRONT]
    if _NOTICE.search(front):
        return PaperKind.DECISION_NOTICE
    with_minutes = len(_MINUTES_LABEL.findall(text))
    if _AGENDA_PAGE.search(front) or (with_minutes >= 3 and not _ITEM_PAGE.search(front)):
        return PaperKind.MEETING_PAGE
    if _ISSUE.search(front):
        return PaperKind.AGENDA_ITEM_MINUTES if with_minutes else PaperKind.DECISION_NOTICE
    if _ITEM_PAGE.search(front) and not _REPORT.search(front):
        return PaperKind.AGENDA_ITEM_MINUTES
    return _from_wording(text, front, with_minutes)


def _from_wording(text: str, front: str, with_minutes: int) -> PaperKind:
    report = 2 * len(_REPORT.findall(front)) + len(_REPORT_BODY.findall(text))
    minutes = 3 * with_minutes + len(_MEETING_HELD.findall(text)) + len(_TALK.findall(text))
    minutes += body_in_heading(text, item_page=True) is not None
    if _ITEM_PAGE.search(front) or _PAGE_OF_AN_ITEM.search(text):
        minutes += 3
    if max(report, minutes) < 2:
        return PaperKind.OTHER
    return PaperKind.REPORT if report > minutes else PaperKind.AGENDA_ITEM_MINUTES
