"""Whether words can be what an acronym stands for: its letters must be met in the words, in order."""

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_LETTER = re.compile(r"[^\W\d_]|&")
# Words that an acronym may pass over without a letter.
_SMALL_WORDS = "a an and are as at be being by for from in into is it of on or other than the their to with"
_SMALL = frozenset(_SMALL_WORDS.split())

NO_FIT = 99
_SKIPPED_WORD = 4
_INNER_LETTER = 1
MOST_STRAIN = 3  # inner letters; "neurodevelopmental (ND)" strains by one


def strain(term: str, phrase: str) -> int:
    """How hard `phrase` must be strained to spell `term`: 0 for initials in order, `NO_FIT` where it cannot.

    >>> strain("CAMHS", "child and adolescent mental health services")
    0
    >>> strain("ND", "neurodevelopmental")
    1
    >>> strain("AP", "young people") == NO_FIT
    True
    """
    letters = "".join(_LETTER.findall(term)).casefold().replace("&", "a")
    words = tuple(_WORD.findall(phrase.replace("&", " and ").replace("’", "").replace("'", "")))
    if not words or not letters or words[0][0].casefold() != letters[0]:
        return NO_FIT
    return min(_strain(letters, words), NO_FIT)


@lru_cache(maxsize=4096)
def _strain(letters: str, words: tuple[str, ...]) -> int:
    if not letters:
        return sum(_passed_over(word) for word in words)
    if not words:
        return NO_FIT
    best = _passed_over(words[0]) + _strain(letters, words[1:])
    for taken, cost in _ways_to_take(letters, words[0]):
        best = min(best, cost + _strain(letters[taken:], words[1:]))
    return best


def _passed_over(word: str) -> int:
    return 0 if word.casefold() in _SMALL else _SKIPPED_WORD


def _ways_to_take(letters: str, word: str) -> list[tuple[int, int]]:
    """How many of `letters` the word can give, from its first letter on, and at what cost."""
    lower = word.casefold()
    if lower[0] != letters[0]:
        return []
    if len(word) > 1 and word.isupper() and letters.startswith(lower):
        return [(len(word), 0)]  # an acronym within an expansion gives all its letters
    ways, at = [(1, 0)], 0
    for taken in range(1, min(len(letters), 3)):
        at = lower.find(letters[taken], at + 1)
        if at < 0:
            break
        ways.append((taken + 1, taken * _INNER_LETTER))
    return ways
