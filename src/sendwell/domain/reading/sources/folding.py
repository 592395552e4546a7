"""Folding printed lines into running words: white space becomes one space, broken and joined letters whole words."""

import re
from collections.abc import Container

LINE_END_HYPHEN = "\ufffe"  # how pdfium writes a hyphen at the end of a printed line
_BROKEN = re.compile(rf"([^\W\d_]+){LINE_END_HYPHEN}\s*([^\W\d_]+)")
_BEFORE_WORD, _AFTER_WORD = rf"(?<![\w{LINE_END_HYPHEN}])", rf"(?![\w{LINE_END_HYPHEN}])"
_SOFT_HYPHEN = re.compile("\u00ad\\s*")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_SUSPENDS = frozenset(("and", "or", "to"))  # "short- and long-term": the hyphen stands for a word to come
# Endings that no word begins with: a hyphen before them was put in by the typesetter.
_ENDING = re.compile(r"(?:ing|ings|ers?|ed|ly|ment|ments|tions?|sions?|ness|ity|ties|ives?|ances?|ences?|ous|ally)$")


class Words:
    """The words that a text holds unbroken, whatever their case."""

    def __init__(self, text: str) -> None:
        self._text = text.casefold()

    def __contains__(self, word: object) -> bool:
        found = re.search(rf"{_BEFORE_WORD}{re.escape(str(word).casefold())}{_AFTER_WORD}", self._text)
        return found is not None


def fold(text: str, known_words: Container[str]) -> str:
    """`text` on one line, line-end hyphenation undone.

    A line-end hyphen is dropped where the joined word stands unbroken elsewhere in the paper (`known_words`), and
    kept where it belongs to the word.

    >>> fold("chil\\ufffedren and co\\ufffeproduced  plans", {"children"})
    'children and co-produced plans'
    """
    text = text.translate(_LIGATURES)
    if "\u00ad" in text:
        text = _SOFT_HYPHEN.sub("", text)
    if LINE_END_HYPHEN in text:
        text = _BROKEN.sub(lambda match: _rejoined(match[1], match[2], known_words), text)
        text = re.sub(rf"{LINE_END_HYPHEN}\s*", "-", text)
    return " ".join(text.split())


def _rejoined(left: str, right: str, known_words: Container[str]) -> str:
    joined = left + right
    if joined in known_words or _ENDING.match(right):
        return joined
    return f"{left}- {right}" if right in _SUSPENDS else f"{left}-{right}"
