"""People as the tables of a report print them: a name, then perhaps a role."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sendwell.domain.reading.inspection.bullets import is_apart
from sendwell.domain.reading.sources import Line

# Words that begin a role or stand in one, and never in a person's name.
_ROLE_WORDS = (
    "Accountable|Acting|Adult|Adults|Area|Assistant|Associate|Board|Care|CEO|Chair|Chief|Children|Children’s|Childrens"
    "|Commission|Commissioner|Commissioning|Corporate|Council|CQC|DCO|DCS|Deputy|Designated|Director|Education|Executive"
    "|Families|Group|Head|Health|Her|His|HM|HMI|HMIs|ICB|Inspector|Inspectors|Integrated|Interim|Joint|Lead|Leader"
    "|Learning|Local|Managing|Manager|Medical|National|NHS|Nurse|Nursing|Officer|Ofsted|Operations|People|Place|Placement"
    "|President|Quality|Regional|Senior|SEND|Services?|Shadow|Skills|Social|South|North|East|West|Specialist|Statutory"
    "|Strategic|Strategy|Team|Transformation|Young|Achievement|Borough|City|Communities|Community|County|Culture|Delivery"
    "|Development|Disabilities|Early|Finance|Foundation|Greater|Help|Hospitals?|Housing|Improvement|Inclusion|Lifelong"
    "|London|Maternity|Mental|Metropolitan|Opportunities|Partnerships?|Performance|Planning|Prevention|Programme|Public"
    "|Resources|Royal|Safeguarding|Schools|System|Trust|University|Wellbeing"
)
_ROLE_START = re.compile(rf"(?:{_ROLE_WORDS})\b", re.I)
# Of these, the ones that are surnames too.
_SURNAMES = frozenset(
    (
        "Chair",
        "Head",
        "Young",
        "North",
        "South",
        "East",
        "West",
        "Place",
        "Lead",
        "Nurse",
        "Leader",
        "London",
        "Early",
        "Royal",
    )
)
_TITLE = r"(?:(?:Mrs?|Ms|Miss|Dr|Prof(?:essor)?|Sir|Dame|Lord|Lady|Rev(?:erend)?|Cllr|Councillor)\.?\s+)?"
_TITLED = re.compile(_TITLE.removesuffix("?"))
_GIVEN = r"[A-ZÀ-Þ][\w’'.-]*"
_NAME = re.compile(
    rf"(?P<name>{_TITLE}{_GIVEN}(?:\s+(?:(?:de|da|del|den|der|di|dos|du|van|von|le|la|bin|al|of)\s+)*(?:\([A-Z]\w+\)|{_GIVEN})){{1,3}}?"
    r"(?:\s+(?:OBE|CBE|MBE|KBE|DBE|JP))?)"
    rf"(?P<rest>\s*$|\s*[,;:–—(]|\s+-\s|\s+(?={_ROLE_START.pattern}))",
)
_TWO = re.compile(
    rf"(?P<first>{_TITLE}{_GIVEN}(?:\s+{_GIVEN}){{1,2}})\s+(?:and|&)\s+(?P<second>{_GIVEN}\s+{_GIVEN}.*)$"
)
_ROLE_FIRST = re.compile(r"(?P<role>.+?)\s*(?::|–|—|,|\s-\s)\s*(?P<name>[^:–—,]+)$")


@dataclass
class Named:
    """A person in a table: the lines that name them, the name and the role as printed."""

    name: str
    role: list[str]
    lines: list[Line] = field(default_factory=list)


def people(lines: Sequence[Line]) -> list[Named]:
    """The people in one cell, each beginning on a line of their own."""
    found: list[Named] = []
    lines = [each for line in lines for each in _one_each(line)]
    for at, line in enumerate(lines):
        named = name_and_role(line.text)
        if named and (not found or _begins_another(named, lines, at, found[-1])):
            found.append(Named(named[0], [named[1]] if named[1] else [], [line]))
        elif found:
            found[-1].role.append(line.text)
            found[-1].lines.append(line)
    return found or _role_first(lines)


def _one_each(line: Line) -> list[Line]:
    """A line that names two people with one role ("A and B, Joint Directors") as two lines, else itself."""
    match = _TWO.match(line.text)
    if not match or not name_and_role(match["second"]) or not name_and_role(match["first"]):
        return [line]
    role = (name_and_role(match["second"]) or ("", ""))[1]
    return [line._replace(text=f"{match['first']}, {role}".rstrip(", ")), line._replace(text=match["second"])]


def _role_first(lines: Sequence[Line]) -> list[Named]:
    """The person in a cell that prints the role before the name."""
    match = _ROLE_FIRST.match(" ".join(line.text for line in lines))
    named = name_and_role(match["name"]) if match else None
    return [Named(named[0], [match["role"]], list(lines))] if match and named and not named[1] else []


def name_and_role(text: str) -> tuple[str, str] | None:
    """The name with which a line begins and the role after it; None where it begins with no name.

    >>> name_and_role("Ann Example HMI, Ofsted lead inspector")
    ('Ann Example', 'HMI, Ofsted lead inspector')
    >>> name_and_role("lead inspector") is None
    True
    """
    match = _NAME.match(text)
    if match is None:
        return None
    first, *others = match["name"].split()
    if _ROLE_START.fullmatch(first) or any(_ROLE_START.fullmatch(word) and word not in _SURNAMES for word in others):
        return None
    return match["name"], text[match.end("name") :].strip(" ,;:–—-")


def _begins_another(named: tuple[str, str], lines: Sequence[Line], at: int, last: Named) -> bool:
    """A further name: with a title, a role beside or below it, standing apart, or among names without roles."""
    before = lines[at - 1].text.rstrip()
    if before.endswith((",", " and", " of", " for", "&", " the", " to", " at")):
        return False
    if _TITLED.match(named[0]):
        return True
    role_below = at + 1 < len(lines) and bool(_ROLE_START.match(lines[at + 1].text))
    return bool(named[1]) or role_below or not last.role or is_apart(lines[at - 1], lines[at])


def role_of(named: Named) -> str | None:
    """The role on one line, or None where none is printed."""
    words = " ".join(" ".join(named.role).split()).strip(" ,;.")
    if words.startswith("(") and words.endswith(")"):
        words = words[1:-1]
    return words or None
