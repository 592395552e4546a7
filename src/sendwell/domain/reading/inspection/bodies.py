"""Names of organisations in running words: parting "A Council, NHS B, C and D ICB and E Trust" where a name ends."""

import re

_ICB = r"(?:(?i:Integrated Care (?:Boards?|System))|ICBs?)(?: ?\([^()]*\))?"
_AUTHORITY = r"(?:Council|Local Authority|Authority|Corporation)(?: ?\([^()]*\))?"
_COMPANY = r"(?:Trust|First|Limited|Ltd|Company|Foundation|for Children|CIC)(?: ?\([^()]*\))?"
_NAME_END = rf"(?:{_ICB}|{_AUTHORITY}|{_COMPANY})"
# After a whole name, a comma or an "and" parts it from the next.
_BETWEEN = re.compile(rf"(?<!\w)({_NAME_END})\s*(?:,\s*and\s+|,\s*|;\s*|\s+and\s+|\s+&\s+|/|\s+(?=NHS\s))(?=[A-Zt])")
# A borough's name has no comma in it: "Royal Borough of A and B, C Children's Trust".
_AFTER_BOROUGH = re.compile(r"(\bBorough of [A-Z][^,;()]{2,60}?)\s*[,;]\s*(?:and\s+)?(?=[A-Zt])")
# "London Borough of A and the NHS B": a borough's name does not say where it ends; the next one's beginning does.
_BEFORE_NHS = re.compile(r"(?:,\s*and|,|\s+and)\s+(?=(?:the\s+)?NHS\s|the\s+[A-Z])")
_BOARD = re.compile(rf"\b{_ICB}\s*$", re.I)
_COUNCIL = re.compile(rf"\b(?:{_AUTHORITY}|Borough of .+|City of .+|Council of .+|Royal Borough .+)\s*$", re.I)

_TRUST = re.compile(rf"\b{_COMPANY}\s*$")

_RESPONSIBLE = re.compile(
    r"(?P<bodies>[A-Z][^.]{10,400}?),?\s+(?:are|is|share|have|hold)\s+(?:\w+\s+){0,3}?(?:responsib\w+)\b", re.S
)


def responsible_bodies(information: str) -> list[str]:
    """The bodies named in the sentence that says who is responsible for planning and commissioning."""
    match = _RESPONSIBLE.search(information)
    return part(match["bodies"]) if match else []


def part(words: str) -> list[str]:
    """The names in a list of organisations.

    >>> part("Fenmoor Council, NHS Fenmoor, Holt and Marsh Integrated Care Board and Fenmoor Children’s Trust")
    ['Fenmoor Council', 'NHS Fenmoor, Holt and Marsh Integrated Care Board', 'Fenmoor Children’s Trust']
    """
    found = []
    parted = _BETWEEN.sub(r"\1\n", _AFTER_BOROUGH.sub(r"\1\n", " ".join(words.split())))
    for piece in parted.split("\n"):
        if is_board(piece) and not piece.startswith(("NHS", "the NHS", "The NHS")):
            found += _before_a_board(piece)
        else:
            found.append(piece)
    return [name for name in (_without_article(piece) for piece in found) if name]


def _before_a_board(piece: str) -> list[str]:
    """An authority and a board parted; a board whose own name has "and the" in it stays whole."""
    first, *rest = _BEFORE_NHS.split(piece, maxsplit=1)
    begins_with_nhs = bool(rest) and bool(re.match(r"(?:the\s+)?NHS\s", rest[0]))
    return [first, *rest] if begins_with_nhs or is_authority(first) else [piece]


def is_board(name: str) -> bool:
    """Whether a name is that of an integrated care board."""
    return bool(_BOARD.search(name))


def is_authority(name: str) -> bool:
    """Whether a name is that of a local authority."""
    return bool(_COUNCIL.search(name)) and not is_board(name)


def is_company(name: str) -> bool:
    """Whether a name is that of a trust or company, such as a children's trust."""
    return bool(_TRUST.search(name)) and not is_board(name) and not is_authority(name)


def ends_a_name(words: str) -> bool:
    """Whether words may be the end of a body's name."""
    return bool(re.search(rf"(?<!\w){_NAME_END}\s*$", words))


def plain(name: str) -> str:
    """A name for comparing: lower case, without articles, brackets and "NHS", boards written out."""
    name = re.sub(r"\([^()]*\)|\b(?:the|nhs)\b|[^\w ]", " ", name.casefold().replace("&", "and").replace("’", "'"))
    return " ".join(re.sub(r"\bicb\b", "integrated care board", name).split())


def _without_article(name: str) -> str:
    return re.sub(r"^(?:the|both)\s+", "", name.strip(" ,;"), flags=re.I)
