"""The words of a search: each is needed, words in quotes stand together, and endings do not matter."""

import re
from dataclasses import dataclass
from functools import cached_property

from sendwell.domain.reading.stems import ending_cut

LONGEST = 200  # characters: what is longer is no search
MOST_TERMS = 8
SHORTEST_BEGINNING = 4  # letters
_PART = re.compile(r'"([^"]*)"?|“([^”]*)”?|([^\s"“”]+)')
_WORD = re.compile(r"[^\W_]+")
_NOT_A_LETTER = "[^a-z0-9]"  # what SQLite (Python) and PostgreSQL both understand


@dataclass(frozen=True)
class Term:
    """Words that stand together. The last may go on; a single word may have another ending."""

    words: tuple[str, ...]

    @cached_property
    def pattern(self) -> str:
        """A regular expression, whatever the case, that Python and PostgreSQL read alike."""
        return f"(^|{_NOT_A_LETTER}){self._inside}"

    @cached_property
    def hit(self) -> re.Pattern[str]:
        """Finds the words in a text, each to its end."""
        return re.compile(rf"(?<![^\W_]){self._inside}[^\W_]*", re.IGNORECASE)

    @property
    def _inside(self) -> str:
        *whole, last = (re.escape(word) for word in self.words)
        return "".join(f"{word}{_NOT_A_LETTER}+" for word in whole) + last


@dataclass(frozen=True)
class Asked:
    """A search: what was typed, and its terms. Every term is needed."""

    typed: str
    terms: tuple[Term, ...]

    def __bool__(self) -> bool:
        return bool(self.terms)


def asked(typed: str) -> Asked:
    """Read what somebody typed into a search box. More than 8 terms, or 200 characters, are cut off.

    >>> [term.words for term in asked('waiting "autism assessment" lists').terms]
    [('wait',), ('autism', 'assessment'), ('list',)]
    """
    typed = " ".join(typed.replace("\0", " ").split())[:LONGEST]
    terms = (_term(*match.groups(default="")) for match in _PART.finditer(typed))
    return Asked(typed, tuple(dict.fromkeys(term for term in terms if term.words))[:MOST_TERMS])


def _term(quoted: str, curly: str, bare: str) -> Term:
    words = tuple(_WORD.findall(quoted or curly or bare))
    return Term((_beginning(words[0]),)) if bare and len(words) == 1 else Term(words)


def _beginning(word: str) -> str:
    """What all forms of a word begin with. Short ones keep their letters: "care" is not "carry"."""
    cut = ending_cut(word)
    if SHORTEST_BEGINNING <= len(cut) < len(word):
        return cut
    return word[:-1] if len(word) > SHORTEST_BEGINNING and re.search("[^su]s$", word, re.IGNORECASE) else word
