"""Folding printed lines into running words: white space becomes one space, broken words become whole."""

import re
from collections.abc import Iterable

LINE_END_HYPHEN = "\ufffe"  # how pdfium writes a hyphen at the end of a printed line
_BROKEN = re.compile(rf"([^\W\d_]+){LINE_END_HYPHEN}\s*([^\W\d_]+)")
_WORD = re.compile(r"[^\W\d_]+")
_UNBROKEN = re.compile(rf"(?<![\w{LINE_END_HYPHEN}])[^\W\d_]+(?![\w{LINE_END_HYPHEN}])")
_SOFT_HYPHEN = re.compile("\u00ad\\s*")
# Endings that no word begins with: a hyphen before them was put in by the typesetter.
_ENDING = re.compile(r"(?:ing|ings|ers?|ed|ly|ment|ments|tions?|sions?|ness|ity|ties|ives?|ances?|ences?|ous|ally)$")


def vocabulary(texts: Iterable[str]) -> frozenset[str]:
    """The words in `texts` that no line end breaks, in lower case."""
    return frozenset(word.casefold() for text in texts for word in _UNBROKEN.findall(text))


def fold(text: str, known_words: frozenset[str]) -> str:
    """`text` on one line, line-end hyphenation undone.

    A line-end hyphen is dropped where the joined word stands unbroken elsewhere in the paper (`known_words`), and
    kept where it belongs to the word.

    >>> fold("chil\\ufffedren and co\\ufffeproduced  plans", frozenset({"children"}))
    'children and co-produced plans'
    """
    if "\u00ad" in text:
        text = _SOFT_HYPHEN.sub("", text)
    if LINE_END_HYPHEN in text:
        text = _BROKEN.sub(lambda match: _rejoined(match[1], match[2], known_words), text)
        text = re.sub(rf"{LINE_END_HYPHEN}\s*", "-", text)
    return " ".join(text.split())


def _rejoined(left: str, right: str, known_words: frozenset[str]) -> str:
    joined = left + right
    belongs = joined.casefold() not in known_words and not _ENDING.match(right)
    return f"{left}-{right}" if belongs else joined
