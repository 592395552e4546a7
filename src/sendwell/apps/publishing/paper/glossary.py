"""The glossary of a paper: exactly the acronyms that its own words use, each explained, and none besides."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from .tree import Document, Part, Row, Runs, Section, Table, all_words, runs

Known = Mapping[str, tuple[str, str]]  # acronym -> (what it stands for, what it means in plain words)

_TOKEN = re.compile(r"[^\W_]+(?:[-&/’'][^\W_]+)*")
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*")
_ROMAN = re.compile(r"[IVXLC]+")
_LONGEST_GUESS = 6  # a longer word in capitals is a shout, not an acronym
_SHORTEST_HEADING = 3  # words in capitals together, a long one among them
_SHOUTED = {"AGREED", "AND", "NOT", "NOTED", "OR", "THAT"}  # short words that minutes set in capitals
_MOST_EXPANSIONS = 5  # steps in spelling out an explanation that uses other acronyms


@dataclass(frozen=True, slots=True)
class Entry:
    """One acronym that the paper uses, with its explanation."""

    term: str
    expansion: str
    meaning: str


@dataclass(frozen=True, slots=True)
class AcronymsUsed:
    """What a paper uses: `explained`, sorted; and `unexplained`, about which its author must be asked."""

    explained: tuple[Entry, ...]
    unexplained: tuple[str, ...]


def acronyms_used(document: Document, known: Known) -> AcronymsUsed:
    """Exactly the acronyms in the words of `document`, sorted without regard to case.

    An explanation that would bring in an acronym of its own is spelled out. Give the paper without its glossary.
    """
    used = {term for words in all_words(document) for term in _acronyms_in(words, known)}
    explained = tuple(_entry(term, used, known) for term in _in_order(used & known.keys()))
    return AcronymsUsed(explained, tuple(_in_order(used - known.keys())))


def with_glossary(document: Document, known: Known, heading: str = "Words and acronyms in this paper") -> Document:
    """The paper with its glossary as a last section, or as it stands where it uses no acronym."""
    used = acronyms_used(document, known)
    if not used.explained and not used.unexplained:
        return document
    return replace(document, sections=(*document.sections, glossary_section(used, heading)))


def glossary_section(used: AcronymsUsed, heading: str) -> Section:
    """The glossary as a table; an acronym that nobody explained is there too, and says so."""
    explained = [(entry.term, entry.expansion, entry.meaning) for entry in used.explained]
    unexplained = [(term, "Not explained yet: ask whoever wrote it", "") for term in used.unexplained]
    rows = sorted([*explained, *unexplained], key=lambda row: row[0].casefold())
    table = Table(
        caption="Exactly the acronyms that this paper uses",
        header=("Acronym", "Stands for", "Meaning"),
        rows=tuple(Row(_cells(row)) for row in rows),
        widths=(2, 4, 6),
    )
    return Section(heading, (table,), part=Part.REFERENCE)


def _cells(row: Iterable[str]) -> tuple[Runs, ...]:
    return tuple(runs(words) for words in row)


def _acronyms_in(words: str, known: Known) -> set[str]:
    tokens = _TOKEN.findall(_ADDRESS.sub(" ", words))
    return {term for capitals, run in groupby(tokens, key=str.isupper) for term in _of_run(list(run), capitals, known)}


def _of_run(tokens: list[str], capitals: bool, known: Known) -> Iterator[str]:
    """The acronyms of words that stand together. In a heading all in capitals, only those that are known."""
    heading = capitals and len(tokens) >= _SHORTEST_HEADING and any(len(token) > _LONGEST_GUESS for token in tokens)
    found = (term for token in tokens for term in _readings(token, known))
    return (term for term in found if term in known or not heading)


def _readings(token: str, known: Known) -> tuple[str, ...]:
    """The acronyms that one word is: itself, its singular, or the parts of "SEND/AP"; nothing for an ordinary word."""
    singular = re.sub(r"(?<=[A-Z])(?:[’']?s|s[’'])$|[’']s$", "", token)
    for form in (token, singular):
        if form in known:
            return (form,)
    parts = re.split(r"[-/]", singular)
    if len(parts) > 1:
        return tuple(term for part in parts if part for term in _readings(part, known))
    return (singular,) if _looks_like_acronym(singular) else ()


def _looks_like_acronym(word: str) -> bool:
    """At least two capitals, no digits, and no more small letters than capitals: SEND, DfE, WSoA; not McAdam, II."""
    capitals = sum(letter.isupper() for letter in word)
    small = sum(letter.islower() for letter in word)
    if capitals < 2 or small > capitals or capitals + small < len(word.replace("&", "")):
        return False
    return len(word) <= _LONGEST_GUESS and word not in _SHOUTED and not _ROMAN.fullmatch(word)


def _entry(term: str, used: set[str], known: Known) -> Entry:
    expansion, meaning = known[term]
    return Entry(term, _spelled_out(expansion, used, known), _spelled_out(meaning, used, known))


def _spelled_out(words: str, used: set[str], known: Known) -> str:
    """`words` with each known acronym that the paper itself does not use replaced by what it stands for."""
    for _ in range(_MOST_EXPANSIONS):
        strangers = {term for term in _acronyms_in(words, known) if term in known and term not in used}
        if not strangers:
            break
        for term in strangers:
            words = re.sub(rf"(?<!\w){re.escape(term)}(?!\w)", known[term][0], words)
    return words


def _in_order(terms: Iterable[str]) -> list[str]:
    return sorted(terms, key=lambda term: (term.casefold(), term))
