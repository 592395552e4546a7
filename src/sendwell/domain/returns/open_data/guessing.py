"""Good guesses for a file that nobody has mapped: what its columns may be. A person confirms them."""

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from functools import cache

from sendwell.domain.returns.open_data.files.opened import Opened
from sendwell.domain.returns.open_data.formats import all_formats
from sendwell.domain.returns.open_data.headings import PERIODS, PLACES, Headings
from sendwell.domain.returns.open_data.mapping import Mapping, PeriodColumns, PlaceColumns
from sendwell.domain.returns.open_data.periods import NotAPeriod, read_period
from sendwell.domain.returns.open_data.where import Written, place_of

_ALIKE = 0.72  # how alike a heading and a measure's key must be to be suggested
_MOSTLY = 0.8
_WORDS = {"pc": "percent", "pct": "percent", "perc": "percent", "pt": "percent", "num": "number", "t": "number"}
_STOP = {"percent", "number", "of", "the", "in", "rate", "count", "total", "and", "with", "by", "for", "a"}


def guessed(opened: Opened, headings: Headings) -> Mapping:
    """A mapping without measures: the columns that look like a place and a period, by heading or by their texts."""
    period = PeriodColumns() if headings.has("|".join(PERIODS["period"])) else PeriodColumns(_first(opened, _is_period))
    usual = any(headings.has("|".join(PLACES[name])) for name in ("level", "old_code", "new_code", "name", "urn"))
    place = PlaceColumns() if usual else PlaceColumns(name=_first(opened, _is_place))
    return Mapping(title="A table of figures", period=period, place=place)


def suggested(heading: str) -> str:
    """The key of the measure that a heading may mean, or "".

    >>> suggested("Pupils suspended"), suggested("colour")
    ('pupils_suspended', '')
    """
    words = _content(heading)
    if not words:
        return ""
    best = max(_keys(), key=lambda key: _alike(words, _content(key)))
    return best if _alike(words, _content(best)) >= _ALIKE else ""


def label_of(heading: str) -> str:
    """A heading as a person would say it.

    >>> label_of("pc_plans_issued_within_20_weeks")
    'Percent plans issued within 20 weeks'
    """
    words = re.sub(r"[_\s]+", " ", heading.strip()).split(" ")
    said = " ".join(_WORDS.get(word.lower(), word) for word in words)
    return said[:1].upper() + said[1:]


def unit_of(heading: str, texts: Sequence[str]) -> str:
    """What the figures of a column are in, as far as it shows: "%", "£" or "count"; "" where nobody can tell."""
    words = set(re.split(r"[_\W]+", heading.lower()))
    if (
        "%" in heading
        or words & {"percent", "percentage", "pc", "pct", "perc", "pt"}
        or any(text.endswith("%") for text in texts)
    ):
        return "%"
    if "£" in heading or any(text.startswith("£") for text in texts):
        return "£"
    numbers = [text.replace(",", "") for text in texts if text]
    whole = [text for text in numbers if text.lstrip("-").isdigit()]
    return "count" if numbers and len(whole) >= _MOSTLY * len(numbers) else ""


def _first(opened: Opened, fits: Callable[[str], bool]) -> str:
    for at, heading in enumerate(opened.headings):
        texts = [row[at] for row in opened.sample[:100] if at < len(row) and row[at].strip()]
        if heading and texts and sum(map(fits, texts)) >= _MOSTLY * len(texts):
            return heading
    return ""


def _is_period(text: str) -> bool:
    try:
        code, _ = read_period(text)
    except NotAPeriod:
        return False
    return 1990 <= int(code[:4]) <= 2100


def _is_place(text: str) -> bool:
    found = place_of(Written(old_code=text if text.isdigit() else "", name="" if text.isdigit() else text))
    return bool(found.place) and not found.question


def _content(text: str) -> tuple[str, ...]:
    words = re.split(r"[^a-z0-9]+", text.lower())
    return tuple(word for word in (_WORDS.get(word, word) for word in words) if word and word not in _STOP)


def _alike(words: tuple[str, ...], others: tuple[str, ...]) -> float:
    return SequenceMatcher(None, words, others).ratio()


@cache
def _keys() -> tuple[str, ...]:
    return tuple(dict.fromkeys(measure.measure for each in all_formats() for measure in each.mapping.measures))
