"""The places where a paper says what an acronym stands for.

Four forms are met in reports and minutes: "alternative provision (AP)", "AP (alternative provision)", "alternative
provision, known as AP", and "AP – alternative provision" on a line of a glossary.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sendwell.domain.reading.acronyms.fit import MOST_STRAIN, strain

# Letters with two capitals among them, taken whole (++): a heading in capitals must not be tried in every division.
_TERM = r"(?:(?=[a-z&]*[A-Z][a-z&]*[A-Z])[A-Za-z&]++(?:[’']s)?)"
_TERMS = rf"{_TERM}(?:\s+(?:{_TERM}|plans?)){{0,5}}"
_OPEN_QUOTE, _CLOSE_QUOTE = r"[‘'“\"]?", r"[’'”\"]?"

_IN_BRACKETS = re.compile(
    r"\(\s*(?:(?:also\s+|hereafter\s+|or\s+|formerly\s+)?(?:known\s+as|referred\s+to\s+as|called|the|or|hereafter)\s+)*"
    rf"{_OPEN_QUOTE}(?P<term>{_TERMS}){_CLOSE_QUOTE}\s*(?:[,;:/][^()]*)?\)"
)
_KNOWN_AS = re.compile(
    r"\b(?:known\s+as|called|referred\s+to\s+as|abbreviated\s+to)\s+(?:the\s+)?"
    rf"{_OPEN_QUOTE}(?P<term>{_TERMS})\b"
)
_BEFORE_KNOWN = re.compile(r"[\s,’'”\"]+(?:also|otherwise|and\s+is|is|are)?\s*$")
_BEFORE_BRACKETS = re.compile(
    rf"(?<!\w)(?P<term>{_TERMS})\s*\(\s*{_OPEN_QUOTE}(?P<words>[^()]{{6,160}}?){_CLOSE_QUOTE}\s*\)"
)
_GLOSSARY_LINE = re.compile(
    rf"^[^\w\n]*(?P<term>{_TERM})\s*(?:\s[–—-]\s|:|\t|=)\s*(?P<words>[A-Za-z][^\n]{{5,120}})$", re.M
)

_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.I)
_REACH = 200  # characters before an acronym in which its words must stand
_SENTENCE_END = re.compile(r"[.;:!?()•◼▪][’'”\"]?\s")
_WORD_START = re.compile(r"(?<![\w’'&/-])[^\W_]|(?<=/)[^\W_]")


class Explanation(NamedTuple):
    """An acronym in the singular, its words as printed, and where both stand."""

    term: str
    expansion: str
    start: int
    end: int


def explanations(text: str) -> list[Explanation]:
    """Every explanation in `text`, in order."""
    found = [*_words_first(text, _IN_BRACKETS), *_words_first(text, _KNOWN_AS)]
    found += [*_acronym_first(text, _BEFORE_BRACKETS), *_acronym_first(text, _GLOSSARY_LINE)]
    return sorted(found, key=lambda explanation: explanation.start)


def _words_first(text: str, pattern: re.Pattern[str]) -> Iterator[Explanation]:
    for match in pattern.finditer(text):
        term = _singular(match["term"])
        end = _end_of_words(text, match.start())
        start = _start_of_words(text, end, term)
        if start is not None:
            yield Explanation(term, text[start:end].strip(" \n,‘'“\""), start, match.end())


def _acronym_first(text: str, pattern: re.Pattern[str]) -> Iterator[Explanation]:
    for match in pattern.finditer(text):
        term, words = _singular(match["term"]), _ARTICLE.sub("", match["words"].rstrip(" .;,"))
        if strain(_bare(term), words) <= MOST_STRAIN:
            yield Explanation(term, words, match.start(), match.end())


def _end_of_words(text: str, before: int) -> int:
    """Where the words end that are explained before position `before`."""
    least = max(0, before - _REACH)
    joint = _BEFORE_KNOWN.search(text, least, before)
    return joint.start() if joint else before


def _start_of_words(text: str, end: int, term: str) -> int | None:
    """Where the words begin that end at `end` and spell `term`: the least strained, then the shortest."""
    least = max(0, end - _REACH)
    for stop in _SENTENCE_END.finditer(text, least, end):
        least = stop.end()
    best, best_strain = None, MOST_STRAIN + 1
    first = _bare(term)[0].casefold()
    for match in reversed(list(_WORD_START.finditer(text, least, end))):
        if match.group().casefold() == first:
            here = _strain_of_phrase(term, text[match.start() : end])
            if here < best_strain:
                best, best_strain = match.start(), here
    return best


def _strain_of_phrase(term: str, phrase: str) -> int:
    return strain(_bare(term), re.sub(r"\s+plans?\W*$", "", phrase) if term.endswith("plan") else phrase)


def _bare(term: str) -> str:
    return re.sub(r"\s+plans?$", "", term)


def _singular(term: str) -> str:
    return re.sub(r"(?<=[A-Za-z])[’']s$|(?<=[A-Z])s$|(?<=[A-Z][a-z])s$|(?<=plan)s$", "", " ".join(term.split()))
