"""Words of a paper as part of what they stand in: the sentence round them, and whether they are only approximate."""

import re

from sendwell.domain.reading.sources.folding import fold

_TITLES = "".join(rf"(?<!\b{title}\.)" for title in ("Mr", "Mrs", "Ms", "Dr", "Cllr", "Rev", "No"))
_ENDS = re.compile(
    rf"""(?<=[.!?]){_TITLES}\s+(?=["“‘(]?[A-Z•▪])    # the end of a sentence
    | \n\s*\n                                        # an empty line
    | \n(?=\s*(?:[•▪◦*–-]|\d{{1,2}}[.)])\s)          # the next of a list
    | \n(?=[A-Z][^\n:]{{0,50}}:\s)                   # a label: “Inspection dates: …”
    """,
    re.VERBOSE,
)
_LABEL_LINE = re.compile(r"[A-Z][^\n:.]{0,50}:\s")
_MARKER = re.compile(r"^(?:[•▪◦*–-]|\d{1,2}[.)])\s+")
_NEXT_ITEM = re.compile(r"\s+(?=[•▪◦]\s)")
_TRAILING = re.compile(r"[;,:]?(?:\s+(?:and|or))?$")
_ABOUT = re.compile(r"\b(?:approximately|approx|about|around|roughly|circa)\b", re.IGNORECASE)


def sentence_round(text: str, start: int, end: int) -> str:
    """The sentence, item of a list or labelled line of `text` that holds `text[start:end]`, on one line.

    It begins with a capital; the mark of a list before it and a dangling "; and" after it are left out.

    >>> sentence_round("It met. The plan must be sent in\\nby 1 May 2026; and", 36, 46)
    'The plan must be sent in by 1 May 2026'
    """
    text = text.replace("\r", " ")
    begin = max((found.end() for found in _ENDS.finditer(text, 0, start)), default=0)
    if begin < start and text[begin:start].strip() == "":
        begin = start
    following = next((found.start() for found in _ENDS.finditer(text, end)), len(text))
    if _LABEL_LINE.match(text, begin):  # a labelled line is no longer than its line
        following = min(following, text.find("\n", end) if "\n" in text[end:] else len(text))
    words = _MARKER.sub("", fold(text[begin:following], frozenset()))
    return capitalised(_TRAILING.sub("", words))


def lines_of(words: str) -> list[str]:
    """`words` cut where a list in them has its next item, each item with its mark.

    >>> lines_of("They should: • plan; and ▪ act")
    ['They should:', '• plan; and', '▪ act']
    """
    return _NEXT_ITEM.split(words)


def capitalised(words: str) -> str:
    """`words` with a capital first; the rest as it stands, so that names keep theirs."""
    return words[:1].upper() + words[1:]


def says_about(words: str) -> bool:
    """True where `words` give a time only approximately.

    >>> says_about("within approximately 18 months"), says_about("by 1 May 2026")
    (True, False)
    """
    return _ABOUT.search(words) is not None
