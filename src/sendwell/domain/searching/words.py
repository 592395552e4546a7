"""A text as an index of words keeps it: the same words for every database, so that all find the same."""

import re
import unicodedata
from collections.abc import Iterable

MOST_WORDS = 16_000  # of one thing: positions beyond are not kept by PostgreSQL
LONGEST_WORD = 60  # letters: what is longer is no word that anybody types
_WORD = re.compile(r"[^\W_]+")


def words_of(texts: Iterable[str]) -> str:
    """The words of some texts, small and without accents, with a space between.

    >>> words_of(["The Triage-line’s café", "is open."])
    'the triage line s cafe is open'
    """
    plain = unicodedata.normalize("NFKD", "\n".join(texts))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter)).lower()
    return " ".join(word[:LONGEST_WORD] for word in _WORD.findall(bare)[:MOST_WORDS])
