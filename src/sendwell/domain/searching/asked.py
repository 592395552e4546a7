"""The words of a search: each is needed, words in quotes stand together, and endings do not matter."""

import re
from dataclasses import dataclass
from functools import cached_property

from sendwell.domain.reading.stems import ending_cut
from sendwell.domain.searching.words import words_of

LONGEST = 200  # characters: what is longer is no search
MOST_TERMS = 8
SHORTEST_BEGINNING = 4  # letters
_PART = re.compile(r'"([^"]*)"?|“([^”]*)”?|([^\s"“”]+)')
SHORTEST_THAT_GOES_ON = 3  # letters
_WORD = re.compile(r"[^\W_]+")
_NOT_A_LETTER = r"[\W_]"


@dataclass(frozen=True)
class Term:
    """Words that stand together. The last may go on, unless it is very short; a single one may end otherwise."""

    words: tuple[str, ...]

    @cached_property
    def indexed(self) -> tuple[str, ...]:
        """The words as an index keeps them."""
        return tuple(words_of(self.words).split())

    @property
    def goes_on(self) -> bool:
        """True where the last word may be the beginning of a longer one."""
        return len(self.words[-1]) >= SHORTEST_THAT_GOES_ON

    @cached_property
    def hit(self) -> re.Pattern[str]:
        """Finds the words in a text, each to its end."""
        inside = rf"{_NOT_A_LETTER}+".join(re.escape(word) for word in self.words)
        end = r"[^\W_]*" if self.goes_on else r"(?![^\W_])"
        return re.compile(rf"(?<![^\W_]){inside}{end}", re.IGNORECASE)


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
