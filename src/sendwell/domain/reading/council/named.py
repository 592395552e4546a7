"""The people and organisations that a council paper names, each at its first mention."""

import re
from collections.abc import Iterator

from sendwell.domain.reading.model import BodyNamed, PersonNamed
from sendwell.domain.reading.ranges import Ranges

_WORD = r"[A-Z][\w’'-]*"
# Titles by which a person is named; initials and first names alone are left to the attendance list.
_TITLED = re.compile(
    r"\b(?:Councillor|Cllr|Dr|Mr|Mrs|Ms|Miss|Professor|Prof|Sir|Dame|Reverend|"
    rf"Rev)\.?[^\S\n]+(?:[A-Z]\.?[^\S\n]+)?{_WORD}"
    rf"(?:[^\S\n]+(?!(?:Cabinet|Lead|Leader|Chair|Director|Head)\b){_WORD}){{0,2}}"
)
# A line of an attendance list: "JR – Independent Chair", "Ann Brook, Assistant Director, Fenmoor Council".
_ATTENDED = re.compile(
    rf"^[^\S\n]*+(?:[·•*-][^\S\n]*+)?(?P<name>[A-Z]{{2,3}}|"
    rf"{_WORD}(?:[^\S\n]+{_WORD}){{1,3}}(?:[^\S\n]*\([A-Z]{{2,3}}\))?)[^\S\n]*[-–—,:][^\S\n]*"
    r"(?P<role>(?:[^\n,]{0,60}\b)?(?i:Chair|Vice-Chair|Co-chair|Director|Head|Manager|Officer|Lead|Adviser|"
    r"Advisor|Coordinator|"
    r"Member|Teacher|Headteacher|Principal|Commissioner|Psychologist|Consultant|Leader|Executive|"
    r"Governor)\b[^\n,]{0,60}?)"
    r"(?:,[^\S\n]*(?P<organisation>[A-Z][^\n]{2,60}))?[^\S\n]*$",
    re.MULTILINE,
)
_LABEL = re.compile(r"\b(?:Title|Officer|Author|Contact|Maker|Report|Name|Lead|Date|Decision|Post)\b")
_NOUN = (
    r"(?:Council|Board|Committee|Sub-Committee|Panel|Forum|Commission|Group|Partnership|Trust|Department|"
    r"Service|Authority|University|"
    r"Academy|School|College|Healthwatch|Agency|Federation|Association|Alliance|Network)"
)
_ORGANISATION = re.compile(
    rf"\b(?:(?:{_WORD}|and|of|for)[^\S\n]+){{0,7}}?{_WORD}[^\S\n]+{_NOUN}\b(?:[^\S\n]+(?:for|"
    rf"of)[^\S\n]+{_WORD}(?:[^\S\n]+{_WORD})?)?"
    r"|\bOfsted\b|\bHealthwatch[^\S\n]+[A-Z]\w+|\bNHS[^\S\n]+[A-Z]\w+|\bDepartment[^\S\n]+for[^\S\n]+[A-Z]\w+"
)
_NOT_FIRST = re.compile(r"^(?:The|A|An|And|Of|For|In|To|That|This|Our|Their|and|of|for)\s+")


def organisations_of(text: str, ranges: Ranges) -> tuple[BodyNamed, ...]:
    """Organisations by the names that the paper gives them."""
    return tuple(BodyNamed(name, ranges.cite(start, end)) for name, start, end in _first_mentions(text))


def _first_mentions(text: str) -> Iterator[tuple[str, int, int]]:
    seen: set[str] = set()
    for match in _ORGANISATION.finditer(text):
        start = match.start()
        while lead := _NOT_FIRST.match(text[start : match.end()]):
            start += lead.end()
        name = " ".join(text[start : match.end()].split())
        if name.casefold() not in seen and (" " in name or name == "Ofsted"):
            seen.add(name.casefold())
            yield name, start, match.end()


def people_of(text: str, ranges: Ranges) -> tuple[PersonNamed, ...]:
    """People named with a title, or in a list of those present, with role and organisation where printed."""
    found: dict[str, PersonNamed] = {}
    for match in _ATTENDED.finditer(text):
        name = " ".join(match["name"].split())
        if _LABEL.search(name):
            continue
        role, organisation = " ".join(match["role"].split()), match["organisation"]
        found.setdefault(name, PersonNamed(name, ranges.cite(*match.span("name")), role, organisation))
    for match in _TITLED.finditer(text):
        name = " ".join(match.group().split())
        found.setdefault(name, PersonNamed(name, ranges.cite(*match.span())))
    return tuple(found.values())
