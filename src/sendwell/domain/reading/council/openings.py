"""The words that open a formal decision: "RESOLVED that", "It was AGREED", "Decision:", "That the Executive:"."""

import re
from dataclasses import dataclass

BODY_NOUN = (
    r"(?:Cabinet|Executive|Council|Board|Committee|Sub-?\s?Committee|Panel|Forum|Commission|Group|Assembly|Partnership|"
    r"Joint Committee|Members|Leader|Mayor|Scrutiny)"
)
_BODY = rf"(?:the\s+|The\s+)?(?:[A-Z][\w’'&,-]*\s+|and\s+|of\s+|for\s+|–\s+){{0,9}}?{BODY_NOUN}"
_ADVERB = r"(?:(?:unanimously|then|also|therefore|duly|subsequently|formally|further|accordingly)\s+)?"
_TAIL = rf"(?:\s*\((?:[^()]{{0,60}})\))?[\s:–—,*.-]*(?:(?:that|to)\b(?:\s+{_BODY}\s*(?=[:–-]|$))?)?[\s:–—,*-]*"
_CAPITALS = re.compile(
    rf"(?:^|(?<=[.:;,])\s+)[*\s]*(?:(?:[Ii]t\s+was|IT\s+WAS|{_BODY}(?:\s+(?:has|have))?)\s+{_ADVERB})?"
    rf"(?P<verb>RESOLVED|AGREED|DECIDED|RECOMMENDED|NOTED|APPROVED|ENDORSED|ORDERED|ACCEPTED|SUPPORTED)\b{_TAIL}"
)
_PLAIN = re.compile(
    r"^[*\s]*(?:[^\n]{0,200}?\bMinutes:\s+)?(?:(?P<verb>Resolved|Decided|Resolution|Decision|Agreed|Recommended|RESOLUTION|"
    r"DECISION)(?=\s*(?:\(|[:–—-]|that\b|to\b|,|\*|$)))"
    rf"{_TAIL}"
)
_RESOLVED = re.compile(
    rf"(?:^|(?<=[.:;])\s+)(?:(?:It\s+was|{_BODY}(?:\s+(?:has|"
    rf"have))?)\s+{_ADVERB}(?P<verb>resolved)(?:\s+(?:that|to)\b|\s*[:–-]))\s*[:–-]*\s*"
)
_THAT_BODY = re.compile(rf"^[*\s]*That\s+{_BODY}\s*(?P<verb>)[:–—-]+[\s–—-]*$")
# "The Board:", over a list of what it did.
_BODY_ALONE = re.compile(rf"^{_BODY}\s*:[\s–—-]*$")
# What a body did, told as a fact; a decision only where nothing more formal is printed.
_BODY_DID = re.compile(
    rf"^{_BODY}\s+(?:(?:has|have)\s+)?{_ADVERB}(?P<verb>noted|agreed|approved|endorsed|accepted|supported|"
    r"recommended|authorised|"
    r"delegated|resolved|received and noted|agrees?|notes?|approves?|endorses?|supports?|to note|to agree|to approve|"
    r"RESOLVED|AGREED|NOTED|APPROVED)\b",
)
_RECOMMENDATION = re.compile(
    rf"(?:{_BODY}|It|Members|[A-Z][\w ]{{2,40}})\s+(?:is|are)\s+(?:therefore\s+)?(?P<verb>recommended|asked|"
    r"requested|invited)"
    r"\s*(?:to\b|that\b)?\s*[:–-]*\s*(?:that\b)?\s*[:–-]*\s*"
)
_NUMBERED_INSIDE = re.compile(r"(?:(?<=[;.,:])|^|(?<=\band)|(?<=\bthat))\s*\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})\)\s+")


@dataclass(frozen=True, slots=True)
class Opening:
    """Where an opening begins and ends in the raw words of a block, and its word of resolution."""

    start: int
    end: int
    verb: str


def opening_in(raw: str) -> Opening | None:
    """The first formal opening in `raw`, if any."""
    found = [match for pattern in (_CAPITALS, _PLAIN, _RESOLVED, _THAT_BODY) if (match := pattern.search(raw))]
    if not found:
        return None
    first = min(found, key=lambda match: match.start())
    end = first.end()
    tail = first.group()
    if tail.rstrip(" \t\n:–—,*-\xa0").endswith(" That"):  # keep "That" with the words it begins
        end = first.start() + len(tail.rstrip(" \t\n:–—,*-\xa0")) - 4
    return Opening(first.start(), end, first["verb"] or "Resolved")


def recommendation_in(raw: str) -> Opening | None:
    """The words that put a recommendation to the body a report goes to, if `raw` has them."""
    match = _RECOMMENDATION.search(raw)
    return Opening(match.start(), match.end(), match["verb"]) if match else None


def body_did(words: str) -> str | None:
    """The verb of decision where `words` tell that a body itself noted, agreed or approved something."""
    match = _BODY_DID.match(words)
    return match["verb"] if match else None


def names_a_body_alone(words: str) -> bool:
    """True for words that lead up to a list by naming only who did it: "The Board:"."""
    return bool(_BODY_ALONE.match(words))


def numbered_inside(raw: str) -> list[tuple[int, int]]:
    """The parts of a paragraph that numbers itself inside: "(1) …; (2) …"; one part where it does not."""
    marks = list(_NUMBERED_INSIDE.finditer(raw))
    if len(marks) < 2:
        return [(0, len(raw))]
    ends = [mark.start() for mark in marks[1:]] + [len(raw)]
    return [(mark.end(), end) for mark, end in zip(marks, ends, strict=True)]
