"""The heading of a meeting's paper: "Minutes of a meeting of the Cabinet held on …", "SEND Board – 4 February 2025"."""

import re
from collections.abc import Iterator

_TOP = 8  # lines with words, in which a paper names its meeting
_REACH = 1500  # characters
_LONGEST = 220  # characters of a heading
_NOUN = r"(?i:Cabinet|Executive|Board|(?:Sub-?\s?)?Committee|Panel|Forum|Commission|Group|Partnership|Assembly)"
_WORD = (
    r"(?!(?i:minutes|notes|meeting|agenda|decision|draft|the|report|january|february|march|april|june|july|"
    r"august|september|"
    r"october|november|december)\b)[A-Z][\w’'&/,-]*"
)
_BODY = (
    rf"(?P<body>(?:(?:{_WORD}|&|and|of|for|AND|OF|FOR|THE|[-–])\s+){{0,11}}?{_NOUN}\b’?(?!\s+{_NOUN}\b)"
    r"(?:\s*\([^()\d]{3,60}\)|\s+[-–]\s+(?!\w+day\b)[A-Z][\w’'& -]{2,60}?(?=\s+[-–]))?)"
)
_KIND = (
    r"(?i:(?:agenda\s+and\s+)?(?:draft\s+|printed\s+|approved\s+)?(?:minutes|notes|record|summary)\s+(?:of|from)\s+)"
)
_MEETING = r"(?i:(?:a\s+|the\s+)?(?:(?:informal|special|extraordinary|virtual|public)\s+)?meeting(?:\s+of|,)\s+)"
_AFTER = r"(?P<after>(?:\s+(?i:meeting|minutes|notes|summary|notes\s+of\s+meeting))*)"
_WHEN = (
    r"\s*(?:[-–,:(]|(?i:held)\b|(?i:on)\b|(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|\d{1,2}(?:st|nd|"
    r"rd|th)?\s+[A-Za-z]|$)"
)
_HEADING = re.compile(rf"^[\W_]*(?P<kind>{_KIND})?(?P<meeting>{_MEETING})?(?i:the\s+)?{_BODY}{_AFTER}(?P<when>{_WHEN})")
_DAY = re.compile(
    r"\W*(?:(?:held|on|at|\d{1,2}(?:[.:]\d\d)?\s*(?:am|pm)|\w+day)\W+){0,5}\d{1,2}(?:st|nd|rd|"
    r"th)?\s+[A-Za-z]+,?\s+(?:19|20)\d\d",
    re.I,
)
_OF_ANOTHER = re.compile(r"\b(?:last|previous)\b|\bpdf\b", re.I)
_NUMBERED = re.compile(r"^\W*\d{1,3}[.)]?\s+\D")
_LIST_BEGINS = re.compile(r"^\W*(?:no\.?\s+item|items?|minutes|present|attend)\W*(?:item)?\W*$", re.I)


def body_in_heading(text: str, *, item_page: bool) -> str | None:
    """The body that a line at the top names as the one that met; on the page of an agenda item only with its day."""
    for line in lines_at_the_top(text):
        match = _HEADING.match(line)
        if not match or _OF_ANOTHER.search(line):
            continue
        says_so = bool(match["kind"] or match["meeting"] or match["after"]) and not item_page
        if says_so or _DAY.match(line, match.end("after")):
            return match["body"]
    return None


def lines_at_the_top(text: str) -> Iterator[str]:
    """The first lines with words, up to where the business begins; numbered lines are business."""
    seen = 0
    for line in text[:_REACH].split("\n"):
        words = " ".join(line.split())
        if not words.strip("#*|_-– "):
            continue
        if seen >= _TOP or _LIST_BEGINS.match(words):
            return
        seen += 1
        if len(words) <= _LONGEST and not _NUMBERED.match(words):
            yield words
