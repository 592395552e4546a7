"""Words reduced to their stems, so that "waiting", "waits" and "wait" count as one."""

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]{2,}")
_ENDINGS = re.compile(
    r"(?:ational|ations?|itions?|ingly|ments?|ness|ities|ity|ists?|ings?|edly|ies|ied|ers|ed|es|er|al|ly"
    r"|(?<![su])s|y|e)$"
)
_SHORTEST = 3  # letters: a shorter stem no longer tells words apart

# Words that carry no subject, and those that any paper about SEND is full of.
_COMMON_WORDS = """
a about across after all also although an and any are area areas as at available be because been before being best
better both but by can child children current currently do does due each effective effectively ensure every example
far few finding findings for from further get give given good had has have having he her here his how however if in
including inspection inspectors into is it its leader leaders local made make many may meet more most much must need
needed needs new no not now of often on one only or other our out over own part partnership people person place
provide provided provision recent recently same send service services she should since so some still such support
than that the their them then there these they this those through time to too under until up use used very was way
ways well were what when where which while who whose will with within work working would yet young
"""
_COMMON = frozenset(_COMMON_WORDS.split())


@lru_cache(maxsize=50_000)
def stem(word: str) -> str | None:
    """The stem of a word, or None for a word that says nothing about the subject.

    >>> stem("Waiting"), stem("assessments"), stem("commissioned"), stem("the")
    ('wait', 'assess', 'commission', None)
    """
    word = word.casefold()
    return None if word in _COMMON else ending_cut(word)


def ending_cut(word: str) -> str:
    """A word without its ending, however common it is; what is left is always the word's own beginning.

    >>> ending_cut("Families"), ending_cut("use")
    ('famil', 'use')
    """
    word = word.casefold()
    shortened = _ENDINGS.sub("", word)
    return shortened if len(shortened) >= _SHORTEST else word


def stems_with_words(text: str) -> dict[str, str]:
    """The stems in `text`, each with the first word that has it, in the order of the text."""
    found: dict[str, str] = {}
    for word in _WORD.findall(text):
        stemmed = stem(word)
        if stemmed is not None:
            found.setdefault(stemmed, word)
    return found
