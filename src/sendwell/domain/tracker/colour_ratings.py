"""Delivery ratings as trackers give them: a word, a letter, or the colour of the cell alone."""

import colorsys
import re
from dataclasses import dataclass

from sendwell.domain.tracker.grid import Cell


@dataclass(frozen=True, slots=True)
class Rated:
    """The rating of a cell ("blue", "green", "amber", "red"), None where it gives none; `problem` where it can't be."""

    rating: str | None = None
    problem: str = ""
    doubt: str = ""


RATINGS = ("blue", "green", "amber", "red")
_LETTERS = {"b": "blue", "g": "green", "a": "amber", "y": "amber", "r": "red"}
_COLOURS = {"blue": "blue", "green": "green", "amber": "amber", "yellow": "amber", "orange": "amber", "red": "red"}
_COLOUR_WORD = re.compile(r"\b(blue|green|amber|yellow|orange|red)\b")
_STATES = (
    ("red", re.compile(r"\b(?:off track|overdue|not on track|significant(?:ly)? (?:delay|risk)|stalled|late|behind)")),
    ("amber", re.compile(r"\b(?:at risk|some delay|minor delay|delayed|slipp|partial(?:ly)?|in danger)")),
    ("blue", re.compile(r"^(?:complete[d]?|done|closed|delivered|embedded)\b|\bfully (?:complete|delivered)")),
    ("green", re.compile(r"\b(?:on track|on target|on schedule|in progress|progressing)\b")),
)
_NONE = re.compile(r"^(?:not (?:yet )?(?:started|due|rated)|n/?a|tb[cda]|none|[-–—]+|white|grey|gray)$")
_LEAST_COLOUR, _LEAST_LIGHT = 0.12, 0.2  # saturation and value below which a fill is white, grey or black


def read_rating(cell: Cell) -> Rated:
    """The rating that a cell gives by its words, else by its fill. Words go before the fill, and a difference is said.

    >>> read_rating(Cell("A")).rating, read_rating(Cell("On track")).rating, read_rating(Cell("", "FF0000")).rating
    ('amber', 'green', 'red')
    """
    seen = rating_of_fill(cell.fill)
    words = " ".join(cell.text.casefold().split())
    if not words:
        return Rated(seen)
    if _NONE.match(words):
        return Rated(None)
    said = _of_words(words)
    if len(said) > 1:
        return Rated(problem=f"“{_cut(cell.text)}” gives two ratings: {' and '.join(said)}.")
    if not said:
        if seen:
            return Rated(seen, doubt=f"The words “{_cut(cell.text)}” are no rating; the colour, {seen}, was taken.")
        return Rated(problem=f"“{_cut(cell.text)}” is no rating that can be read.")
    doubt = f"It says {said[0]} but is filled {seen}; the word was taken." if seen and seen != said[0] else ""
    return Rated(said[0], doubt=doubt)


def rating_of_fill(fill: str | None) -> str | None:
    """The rating that a fill "RRGGBB" looks like, or None for white, grey, black and colours of no rating.

    >>> rating_of_fill("92D050"), rating_of_fill("FFC000"), rating_of_fill("D9D9D9")
    ('green', 'amber', None)
    """
    if not fill or not re.fullmatch(r"[0-9A-Fa-f]{6}", fill):
        return None
    red, green, blue = (int(fill[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
    if saturation < _LEAST_COLOUR or value < _LEAST_LIGHT:
        return None
    degrees = hue * 360
    for rating, lowest, highest in (("red", -1, 16), ("amber", 16, 66), ("green", 66, 172), ("blue", 172, 255)):
        if lowest <= degrees < highest:
            return rating
    return "red" if degrees >= 335 else None


def _of_words(words: str) -> list[str]:
    if words.strip("() .") in _LETTERS:
        return [_LETTERS[words.strip("() .")]]
    pair = re.fullmatch(r"([bgary])\s*[/&-]\s*([bgary])", words)
    if pair:
        return list(dict.fromkeys(_LETTERS[letter] for letter in pair.groups()))
    colours = [_COLOURS[word] for word in _COLOUR_WORD.findall(words)]
    if colours:
        return list(dict.fromkeys(colours))
    return [next((rating for rating, pattern in _STATES if pattern.search(words)), "")] if _has_state(words) else []


def _has_state(words: str) -> bool:
    return any(pattern.search(words) for _, pattern in _STATES)


def _cut(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:37]}…"
