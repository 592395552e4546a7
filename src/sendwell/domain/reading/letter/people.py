"""The people of a letter: to whom it is addressed, and the inspectors who signed it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from sendwell.domain.reading.letter.layout import Letter, Stretch
from sendwell.domain.reading.model import PersonNamed
from sendwell.domain.reading.sources import Line

_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Cllr|Councillor)\.?"
_WORD = r"(?:(?:Mc|Mac|O[’'])?[A-Z][a-zà-ÿ]+(?:[-’'][A-Z]?[a-zà-ÿ]+)*|[A-Z]\.?)"
_NAME = re.compile(
    rf"(?P<name>(?:{_TITLE}\s+)?{_WORD}(?:\s+(?:(?:de|van|von|der|la|le)\s+)?{_WORD}){{1,3}})(?:\s+(?P<post>HMI|OI))?,?"
)
_ROLE = re.compile(
    r"\b(?:Director|Officer|Inspector|HMI|Head|Chair|Chief|Leader|Member|Manager|Commissioner|Lead|Majesty|"
    r"Accountable|Executive|Nominated|Secretary|Services?|Councils?|Group)\b"
)
_ROLE_ALONE = re.compile(r"(?:HMI|OI|Lead|Her|His|Regional|Deputy|Chief|Ofsted|CQC|Care|Children|Team|Senior)\b")
_INSPECTS = re.compile(r"\b(?:HMI|Inspector|Regional Director|Majesty)", re.I)
_OFSTED = re.compile(r"\b(?:Ofsted|HMI|Majesty|Regional Director)\b", re.I)
_CQC = re.compile(r"\b(?:CQC|Care Quality Commission|Primary Medical Services)\b", re.I)
_DIRECTOR = re.compile(r"\bDirectors?\b.{0,30}\b(?:Child|People|Education)", re.I)
_ORGANISATION = re.compile(r"\b(?:Council|Group|CCGs?|NHS|Trust|Borough|Board)\b")
_SALUTATION = re.compile(r"^Dear\s", re.M)
_COPIES = re.compile(r"^[Cc][Cc]\s*:?", re.M)


@dataclass(slots=True)
class _Cell:
    """Words in one column of one line."""

    text: str
    stretch: Stretch
    column: int


@dataclass(slots=True)
class _Open:
    """A person whose role is still being read."""

    name: str
    stretch: Stretch
    role: str = ""
    header: str = ""


def address_block(letter: Letter) -> Stretch:
    """Everything above the salutation."""
    match = _SALUTATION.search(letter.text)
    return Stretch(0, match.start() if match else 0)


def addressees(letter: Letter) -> tuple[PersonNamed, ...]:
    """The people to whom the letter is addressed, each with the role and organisation printed under the name."""
    people = (person for person in _people(letter, address_block(letter)) if person.role)
    return tuple(_named(letter, person, *_role_and_organisation(person.role)) for person in people)


def directors(people: tuple[PersonNamed, ...]) -> tuple[PersonNamed, ...]:
    """Those addressed as directors of children's services, by whatever name the council has for the post."""
    return tuple(person for person in people if person.role and _DIRECTOR.search(person.role))


def inspectors(letter: Letter, sign_off: Stretch) -> tuple[PersonNamed, ...]:
    """The inspectors who signed, with role and, where it can be told, organisation (Ofsted or CQC).

    The lead inspector's name often stands above the table of signatures and in it: it counts once.
    """
    copies = _COPIES.search(letter.text, sign_off.start, sign_off.end)
    block = Stretch(sign_off.start, copies.start() if copies else sign_off.end)
    found: dict[str, _Open] = {}
    for person in _people(letter, block):
        known = found.get(person.name.casefold())
        if _INSPECTS.search(person.role) and (known is None or len(known.role) < len(person.role)):
            found[person.name.casefold()] = person
    return tuple(_named(letter, person, person.role, _inspectorate(person)) for person in found.values())


def _people(letter: Letter, block: Stretch) -> list[_Open]:
    columns: dict[int, _Open] = {}
    headers: dict[int, str] = {}
    found: list[_Open] = []
    for cell in _cells(letter, block):
        header = _header(cell.text)
        if header:
            headers[cell.column] = header
            columns.pop(cell.column, None)
        elif match := _is_name(cell.text):
            person = _person(cell, match, headers.get(cell.column, ""))
            columns[cell.column] = person
            found.append(person)
        elif cell.column in columns and _is_more_role(cell.text, columns[cell.column]):
            person = columns[cell.column]
            person.role = f"{person.role} {cell.text}".strip()
        else:
            columns.pop(cell.column, None)
    return found


def _person(cell: _Cell, match: re.Match[str], header: str) -> _Open:
    stretch = Stretch(cell.stretch.start + match.start("name"), cell.stretch.start + match.end("name"))
    rest = cell.text[match.end() :].lstrip(" ,–-")
    role = " ".join(filter(None, (match["post"], rest)))
    return _Open(match["name"], stretch, role, header)


def _named(letter: Letter, person: _Open, role: str, organisation: str | None) -> PersonNamed:
    name = " ".join(person.name.split())
    return PersonNamed(name, letter.cite(person.stretch), role.strip(" ,") or None, organisation)


def _role_and_organisation(role: str) -> tuple[str, str | None]:
    """ "Director of Children’s Services, Fenmoor County Council": the post, and where it is held."""
    post, comma, rest = role.rpartition(",")
    return (post, rest.strip()) if comma and _ORGANISATION.search(rest) else (role, None)


def _inspectorate(person: _Open) -> str | None:
    if _CQC.search(person.role):
        return "CQC"
    if _OFSTED.search(person.role):
        return "Ofsted"
    return person.header or None


def _header(text: str) -> str | None:
    return {"ofsted": "Ofsted", "care quality commission": "CQC", "cqc": "CQC"}.get(text.casefold())


def _is_name(text: str) -> re.Match[str] | None:
    match = _NAME.match(text)
    if match is None or _ROLE.search(match["name"]) or _ROLE_ALONE.match(text):
        return None
    rest = text[match.end() :].strip(" ,–-")
    return match if not rest or _ROLE.search(rest) else None


def _is_more_role(text: str, person: _Open) -> bool:
    if not person.role:
        return bool(_ROLE.search(text))
    # A role goes on over a line end where its last line was left unfinished.
    return person.role.endswith((",", " and", " of", " for", "-", "Commissioning")) or bool(
        _INSPECTS.search(text) and _ROLE.search(text)
    )


def _cells(letter: Letter, block: Stretch) -> Iterator[_Cell]:
    at = 0
    for line in letter.lines:
        if block.start <= at < block.end:
            yield from _cells_of(line, at)
        at += len(line.text) + 1


def _cells_of(line: Line, at: int) -> Iterator[_Cell]:
    """The columns of a line: parted by a tab, by many spaces, or by a gap that the PDF shows."""
    cuts = sorted({gap.at - line.start for gap in line.gaps} | {m.end() for m in re.finditer(r"\t+| {3,}", line.text)})
    edges = [0, *(cut for cut in cuts if 0 < cut < len(line.text)), len(line.text)]
    for column, (start, end) in enumerate(pairwise(edges)):
        words = line.text[start:end]
        if words.strip():
            begins = start + len(words) - len(words.lstrip())
            yield _Cell(words.strip(), Stretch(at + begins, at + start + len(words.rstrip())), column)
