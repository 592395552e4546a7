"""Several things in one cell: owners, organisations, references."""

import re

_BRACKETED = re.compile(r"\([^()]*\)")
_SURE = re.compile(r"[\n;|]+|\s+/\s+|(?<=\w)/(?=[A-Z]\w+ [A-Z])")
_AND = re.compile(r"\s*,\s*(?:and\s+)?|\s+(?:and|&|\+)\s+|\s*/\s*")
_PERSON = re.compile(
    r"(?:(?:Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Cllr|Sir|Dame)\.?\s+)?[A-Z][\w'’.-]*(?:\s+(?:de|van|von|al|bin|la|[A-Z][\w'’.-]*)){1,3}"
)
_ROLE = re.compile(
    r"\b(?:head|director|officer|manager|lead|service|services|team|council|board|icb|trust|nhs|coordinator|"
    r"co-ordinator|commissioner|chair|forum|adviser|advisor|education|health|care|school|schools|group|of|for|send|"
    r"assistant|deputy|principal|strategic|social|partnership|inclusion|head ?teacher|business|quality)\b",
    re.I,
)
_POST = re.compile(
    r"\b(?:head|director|officer|manager|lead|coordinator|co-ordinator|commissioner|chair|adviser|advisor)\b", re.I
)
_ABSENT = re.compile(r"^(?:n/?a|none|tb[cda]|to be confirmed|vacant|[-–—?]+)$", re.I)


def people(words: str) -> tuple[str, ...]:
    """The owners that a cell names, in order. A post with "and" in it stays one.

    >>> people("Asha Fenn and Tom Reed (DCO, Fenmoor ICB)")
    ('Asha Fenn', 'Tom Reed (DCO, Fenmoor ICB)')
    >>> people("Head of SEND and Inclusion")
    ('Head of SEND and Inclusion',)
    """
    found: list[str] = []
    for part in _parts(words, _SURE):
        found.extend(_people_in(part))
    return tuple(dict.fromkeys(found))


def organisations(words: str) -> tuple[str, ...]:
    """The organisations that a cell names, in order; they are parted by commas, semicolons, lines or strokes."""
    found = _parts(words, re.compile(r"[\n;|,]+|\s*/\s*"))
    return tuple(dict.fromkeys(found))


def _people_in(part: str) -> list[str]:
    pieces = _parts(part, _AND)
    if len(pieces) > 1 and (all(map(_is_person, pieces)) or all(map(_is_post, pieces))):
        return pieces
    return [part]


def _is_person(words: str) -> bool:
    bare = _BRACKETED.sub("", words).strip()
    return bool(_PERSON.fullmatch(bare)) and not _ROLE.search(bare)


def _is_post(words: str) -> bool:
    bare = _BRACKETED.sub("", words)
    return bool(_POST.search(bare)) and len(bare.split()) > 1


def _parts(words: str, separators: re.Pattern[str]) -> list[str]:
    """The words parted at `separators`, except within brackets."""
    kept: list[str] = []

    def put_away(match: re.Match[str]) -> str:
        kept.append(match.group())
        return f"\x00{len(kept) - 1}\x00"

    hidden = _BRACKETED.sub(put_away, words.replace("\x00", ""))
    parts = (re.sub(r"\x00(\d+)\x00", lambda match: kept[int(match[1])], part) for part in separators.split(hidden))
    cleaned = (" ".join(part.split()).strip(" ,;•·-") for part in parts)
    return [part for part in cleaned if part and not _ABSENT.match(part)]
