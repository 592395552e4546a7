"""Names of bodies (cabinets, committees, boards) in running text, and which of them is the one that met."""

import re
from collections import Counter

_NOUN = r"(?:Cabinet|Executive|Council|Board|Committee|Sub-Committee|Panel|Forum|Commission|Group|Partnership)"
_GAP = r"(?:[^\S\n]+\n?[^\S\n]*|\n[^\S\n]*)"  # at most one line end: a name does not run over a blank line
# A word of a name. An article or "That" begins another phrase, also where a heading stands before it.
_WORD = r"(?!(?:The|This|That|A|An|In|At|On|To|By|Our|Members|RESOLVED|AGREED|Resolved|Minutes)\b)[A-Z][\w’'&/-]*"
_NAME = (
    rf"(?P<name>(?:(?:{_WORD},?|&|and|of|for){_GAP}){{0,9}}?(?:{_WORD}{_GAP})?{_NOUN}\b(?!{_GAP}{_NOUN}\b)"
    rf"(?:\s+[-–]\s+(?:[A-Z][\w’']*(?:\s+(?:and\s+)?|,\s+)){{1,5}})?)"
)
# How the minutes speak of the body that met: it is the one that considers, is told, raises, resolves.
_ACTED = (
    r"\s+(?:then\s+|also\s+)?(?:considered|received|was\s+(?:informed|advised|reminded|asked|concerned|"
    r"pleased|told)|were\s+(?:informed|advised)|"
    r"noted|raised|discussed|RESOLVED|AGREED|resolved|agreed|welcomed|asked|heard|thanked|requested|"
    r"scrutinised|expressed|held|had\s+before|"
    r"supported|commented|felt|recognised|acknowledged|queried|voted|reviewed|voiced|endorsed|approved|notes|"
    r"agrees|approves|endorses|supports|recommends)\b"
)
_SUBJECT = re.compile(rf"(?<![\w])(?:[Tt]he\s+)?{_NAME}{_ACTED}")
_RESOLUTION = re.compile(rf"\b(?:RESOLVED|Resolved|AGREED)?[\s:–-]*[Tt]hat\s+(?:the\s+)?{_NAME}\s*[:\n]")
_TOLD = re.compile(rf"\b(?:to|update|updated|informed|back\s+to|role\s+of|provided)\s+(?:the\s+)?{_NAME}")
# "This was the 12th meeting of the Board": the paper itself says whose it is.
_OWN_MEETING = re.compile(rf"\b(?:[Tt]his|[Tt]oday)\b[^.\n]{{0,30}}\bmeeting\s+of\s+(?:the\s+)?{_NAME}")
_ANY = re.compile(rf"\b(?:[Tt]he\s+)?{_NAME}\b")
_MENTION = re.compile(
    rf"\b(?:[Tt]he|of|to|by|with)\s+(?:[A-Z][\w’'&-]*\s+|and\s+){{0,6}}?(?P<noun>{_NOUN})\b(?!\s+(?:{_NOUN}|Member|"
    r"Director|Chair|Officer|report|meeting))"
)
_SMALL_MENTION = re.compile(
    r"\b[Tt]he\s+(?P<noun>panel|committee|board|forum|commission)\b(?!\s+(?:member|chair|meeting))"
)
_SCRUTINY = re.compile(r"\b(?:Scrutiny|Overview|Select|Policy Development|Advisory|Sub-Committee|Commission)\b")
# Bodies that are partners of every council, and never the one whose minutes these are.
_PARTNER = re.compile(
    r"Care Quality|Clinical Commissioning|Integrated Care|Parent|Department|Trust Board$|^Working Group|"
    r"Improvement Board$"
)
_OTHER_BODY = re.compile(
    r"\b(?:Improvement|Programme|Partnership|Trust|Delivery|Working|Steering|Project|Integrated Care|Commissioning)\b"
)
_REASONS = re.compile(r"^[^\w\n]*Reasons?\s+for\s+(?:the\s+)?decisions?\b", re.I | re.M)
_ALTERNATIVES = re.compile(r"^[^\w\n]*(?:Alternative|Other)\s+options\b|^[^\w\n]*Options\s+considered\b", re.I | re.M)
_EXECUTIVE = re.compile(
    r"\b(?:Cabinet|Executive)\b(?!\s+(?:Director|Member|Councillor|Decision|Summary|"
    r"Function|Officer))"
)
_CAPITALS = frozenset({"SEND", "SEN", "NHS", "ICB", "CYP", "EHC", "AP"})
_COMPLETE = frozenset({"Cabinet", "Executive"})  # these are names as they stand; "the Board" is not


def tidy_body(name: str, council: str | None) -> str | None:
    """`name` without what is printed round it: dates, item numbers, the council's own place name."""
    name = " ".join(name.split()).strip(" *#_|-–,.:")
    name = re.sub(
        r"^(?:(?:agenda and )?(?:draft |printed )?minutes(?: of)?|(?:a |the )?meeting of|notes of)\s+(?:the\s+)?",
        "",
        name,
        flags=re.I,
    )
    name = re.sub(r"\s*(?:[-–,]\s*)?(?:\w+day\b.*|\d.*)$", "", name).strip(" -–,")
    name = re.sub(r"\s+(?:meeting|notes of meeting)$", "", name, flags=re.I)
    place = council.split()[0] if council else ""
    words = name.split()
    if name.isupper() and len(name) > 4:
        words = [word if word in _CAPITALS else word.capitalize() for word in words]
        words = [word.casefold() if word in {"And", "Of", "For", "The"} else word for word in words]
        name = " ".join(words)
    if place and len(words) > 2 and words[0].casefold() == place.casefold():
        name = " ".join(words[1:])
    return name or None


def body_in_prose(text: str, council: str | None) -> str | None:
    """The body that met, told from what the minutes say it did; None where they say only "the Board" or "the Panel"."""
    if re.search(r"(?:^|[.\n]\s*)(?:The\s+)?(?:Full\s+)?Council\s+(?:RESOLVED|AGREED)\b", text):
        return "Council"
    if decided := _decided_as_executive(text):
        return decided
    noun = _own_noun(text)
    if noun is None or noun in _COMPLETE:
        return noun
    scores: Counter[str] = Counter()
    for pattern, weight in ((_OWN_MEETING, 8), (_SUBJECT, 4), (_RESOLUTION, 4), (_TOLD, 2)):
        for match in pattern.finditer(text):
            name = _clean(match["name"])
            if _is_full_name(name, noun):
                scores[name] += weight
    for match in _ANY.finditer(text):
        name = _clean(match["name"])
        if _is_full_name(name, noun):
            scores[name] += (
                1 if not re.search(r"\bChair(?:man)?,?(?:\s+of)?(?:\s+the)?\s*$", text[: match.start()][-24:]) else -4
            )
    for name in scores:
        scores[name] += 3 * bool(_SCRUTINY.search(name)) - 4 * bool(_OTHER_BODY.search(name))
    best = max(scores, key=lambda name: (scores[name], len(name)), default=None)
    return tidy_body(best, council) if best and scores[best] >= 3 else None


def _decided_as_executive(text: str) -> str | None:
    """The executive, where the record gives reasons and the alternatives rejected: only its decisions must have both.

    Local Authorities (Executive Arrangements) (Meetings and Access to Information) (England) Regulations 2012, reg. 12.
    """
    if not (_REASONS.search(text) and _ALTERNATIVES.search(text)):
        return None
    named = Counter(match.group() for match in _EXECUTIVE.finditer(text))
    return named.most_common(1)[0][0] if named else None


def _own_noun(text: str) -> str | None:
    """What the minutes call the body that met: "the Panel" considered, was informed, resolved."""
    counts: Counter[str] = Counter()
    for pattern in (_SUBJECT, _RESOLUTION):
        for match in pattern.finditer(text):
            counts[_noun_of(_clean(match["name"]))] += 2
    for match in _MENTION.finditer(text):
        counts[match["noun"]] += 1
    for match in _SMALL_MENTION.finditer(text):
        counts[match["noun"].title()] += 1
    counts.pop("Council", None)
    return counts.most_common(1)[0][0] if counts else None


def _noun_of(name: str) -> str:
    found = re.findall(_NOUN, name)
    return found[-1] if found else name


def _clean(name: str) -> str:
    return re.sub(r"^(?:The|And|Of|For|and|of|for)\s+", "", " ".join(name.split())).strip(" ,")


def _is_full_name(name: str, noun: str) -> bool:
    return (
        len(name.split()) > 1
        and not _PARTNER.search(name)
        and (_noun_of(name) == noun or noun in name or bool(_SCRUTINY.search(name)))
    )
