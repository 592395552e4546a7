"""Who is to do what was asked: the person, role or body that the paper names, and never a guess beyond its words."""

import re
from collections.abc import Sequence

from sendwell.domain.reading.council.deeds import DEED

_WORD = r"(?:[A-Z][\w’'&/-]*(?:\([^)]*\))?|\([A-Z][^)]{1,40}\))"
_NAME = (
    rf"(?P<owner>{_WORD}(?:(?:,?\s+|:\s+|\s+[-–]\s+)"
    rf"(?:{_WORD}|(?:of|for|and|the|with|from|to)(?=\s+(?:the\s+)?[A-Z])))*)"
)
_BY_LINE = re.compile(
    r"^\W*(?:ACTIONS?|Actions?)\b[^:–—]*[:–—-]\s*(?P<owner>[^:–—]{2,80}?)\s*(?:\bto\b\s+[a-z]|[:–—]\s|\bwill\b)"
)
# "That officers speak with …", "That the group report …", "That Members, when visiting, raise …"
TO_DO = re.compile(
    r"^(?:and\s+)?(?:[Tt]hat,?\s+)?(?:to\s[^,]{3,60},\s+)?(?:[Tt]he\s+)?(?P<owner>(?i:officers?|members?|"
    r"group|panel|board|"
    r"committee|chair\w*|forum|service|council)|[A-Z][\w’']*(?:\s+(?:[A-Z][\w’']*|of|for|and)){0,8})"
    rf"(?:,[^,]{{3,60}},)?\s+{DEED}s?\b"
)
_ALL = re.compile(r"^\W*(?:(?:ACTIONS?|Actions?)\W+)?All\s+to\s+[a-z]")
_INITIALS = re.compile(
    r"^\W*(?P<owner>[A-Z]{2,3}(?:(?:\s?[/&,]\s?|\s+and\s+)[A-Z]{2,3})*)\s+(?:to|will|would|agreed)\b"
)
_IN_BRACKETS = re.compile(
    r"[(\[](?:Action|Lead|Owner|Responsible(?: officer)?)\s*[:–-]\s*(?P<owner>[^)\]]+)[)\]]|\b(?:Action|Owner|"
    r"Lead(?: officer)?)\s*:\s*(?P<last>[A-Z][^.;:]{1,60})[.]?$"
)
_ASKED = re.compile(
    rf"\b(?:asked|requested|tasked|invited|instructed|agreed|agrees|agree)\s+(?:that\s+)?(?:the\s+)?{_NAME}\s+"
    rf"(?:to\s+|will\s+|would\s+|(?:be\s+(?:asked|requested|invited)\s+to\s+)?)(?:\w+ly\s+)?{DEED}\b"
)
_ORDERED = re.compile(
    rf"^(?:and\s+)?(?:[Tt]hat\s+)?(?:the\s+|The\s+)?{_NAME}\s+(?:be\s+(?:asked|requested|invited|tasked|"
    r"instructed|authorised|required)\s+to|to\s+(?=[a-z])|further\s+)?\s*"
    rf"(?:{DEED}|be\s+(?:asked|requested))\b"
)
# Somebody does it, so that what follows "will" is a verb, or "be" with a verb in -ing; "will be sent" names no sender.
_WILL = re.compile(
    rf"(?:\b(?:[Tt]he|[Aa]n?)\s+)?{_NAME}(?:,[^,.;]{{3,60}},|,)?\s+(?:also\s+|therefore\s+)?"
    r"(?:(?:will|would|must|shall)\s+(?:also\s+|then\s+|\w+ly\s+)?(?:be\s+[\w-]+ing\b|(?!be\b)[a-z])"
    r"|(?:had\s+|have\s+|has\s+)?(?:also\s+)?(?:undertook|undertaken|agreed|committed|promised|offered|"
    r"volunteered|intends?|intended|"
    r"made\s+a\s+commitment)\s+to\b)"
)
_COMMITMENT_FROM = re.compile(rf"\b(?:commitment|undertaking|promise)\s+(?:from|by)\s+(?:the\s+)?{_NAME}")
_GIVEN_TO = re.compile(rf"\bis\s+to\s+\w+.{{0,40}}?\bfrom\s+(?P<owner>the\s+{_WORD}(?:\s+(?:and|the|of|{_WORD}))*)")
_SMALL = re.compile(
    r"(?:^|\b(?:and|that|The|the)\s+)(?P<owner>(?i:officers|members|partners|the partnership|partnership|"
    r"leaders|the chair(?:man)?|the leader))\s+(?:assured|will|would|must|agreed|undertook|have\s+made|"
    r"to\s+ask|committed)\b"
)
# "Health and council colleagues will …": a group named by what it does.
_A_GROUP = re.compile(
    r"^\W*(?:The\s+)?(?P<owner>[A-Z][\w’'-]*(?:\s+(?!that\b|who\b|which\b)[\w’'-]+){0,4}?\s+(?:colleagues|"
    r"leaders|officers|partners|teams?|"
    r"members|staff|commissioners|providers|representatives|headteachers|schools))\s+"
    r"(?:will|would|must|agreed|to|undertook|committed)\b"
)
_WE = re.compile(
    r"(?:^\W*|[,;:]\s+|\b(?:that|and)\s+)[Ww]e\s+(?:will|would|shall|must|(?:have\s+)?agreed\s+to|undertook)\b"
)
_SMALL_ANYWHERE = re.compile(r"\bfor\s+(?P<owner>Members|[Oo]fficers)\s+to\b")
_AT_FIRST = re.compile(r"^(?P<owner>Officers|Partners)\b(?!\s+(?:were|are)\b)")
_SPEAKER = re.compile(
    rf"^(?:In response,?\s+|In reply,?\s+)?(?:[Tt]he\s+)?{_NAME}\s+(?:had\s+|also\s+|then\s+|"
    r"further\s+)?(?:confirmed|explained|advised|assured|stated|said|added|responded|"
    r"reported|informed|undertook|agreed|replied|asked|requested|commented|clarified|introduced|presented|"
    r"attended|outlined)\b"
)
_SUBJECT = re.compile(
    rf"^(?:In (?:response|reply),?\s+)?(?:[Tt]he\s+)?{_NAME}\s+(?:has\s+|had\s+|also\s+|then\s+)?[a-z]+(?:ed|es|s|d)\b"
)
_PRONOUN = re.compile(r"^\W*(?:In (?:response|reply),?\s+)?(?:[Hh]e|[Ss]he|[Tt]hey|It(?!\s+(?:was|is|had)\b))\b")
_NOT_OWNERS = re.compile(
    r"^(?:In|It|He|She|They|We|An?|An? .*|Concern|This|That|These|The|There|Further|As|At|On|For|Any|All|If|"
    r"When|However|Members were|Screening|Work|Training)$"
)


def owner_of(words: str, earlier: Sequence[str], us: str | None = None) -> str | None:
    """The owner that `words` names.

    A pronoun takes the last speaker of `earlier`, the sentences before it; "we" takes `us`, the body whose paper it is.
    """
    if _ALL.match(words):
        return "All"
    if _WE.search(words):
        return us
    for pattern in (
        _BY_LINE,
        _INITIALS,
        _IN_BRACKETS,
        _GIVEN_TO,
        _A_GROUP,
        _ASKED,
        _ORDERED,
        _COMMITMENT_FROM,
        _SMALL_ANYWHERE,
        _WILL,
        _SMALL,
    ):
        if (match := pattern.search(words)) and (owner := _tidy(match)):
            return owner
    if _PRONOUN.match(words):
        return next((speaker for sentence in reversed(earlier) if (speaker := _speaker(sentence))), None)
    match = _SPEAKER.search(words) or TO_DO.match(words) or _AT_FIRST.match(words)
    return _tidy(match) if match else None


def _speaker(sentence: str) -> str | None:
    match = _SPEAKER.search(sentence) or _SUBJECT.search(sentence)
    return _tidy(match) if match else None


def _tidy(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    owner = (groups.get("owner") or groups.get("last") or "").strip(" ,:–-")
    owner = re.sub(r"^(?:The|An?)\s+", "", owner)
    return None if not owner or _NOT_OWNERS.match(owner) else owner
