"""Figures as papers print them: "£1.2m", "38.5%", "20 weeks", "five of the eight workstreams", "18 – 24 months"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_UNITS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_TEENS = dict(
    zip(
        ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"],
        range(10, 20),
        strict=True,
    )
)
_TENS = dict(
    zip(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], range(20, 100, 10), strict=True)
)
NUMBER_WORDS = _UNITS | _TEENS | _TENS
_MULTIPLES = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_MULTIPLE = r"(?:\s?(?P<{0}>k|m|mn|bn|thousand|million|billion)\b)?"

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_TENS_AND_UNITS = rf"(?:{'|'.join(_TENS)})[- ](?:one|{'|'.join(_UNITS)})"
_WORDS = rf"{_TENS_AND_UNITS}|(?:{'|'.join(NUMBER_WORDS)})(?:[- ]hundred)?|(?:a|one) hundred"
_NUMBER = rf"(?:{_DIGITS}|(?:{_WORDS})\b)"
_UP_TO = r"\s*(?:[-–—]|to|or)\s*"
_GAP = r"(?:[^\S\n]+\n?[^\S\n]*|\n[^\S\n]*|-)"  # at most one line end
_TIME = r"(?P<time>year|month|week|day|minute)s?\b"

_FIGURE = re.compile(
    rf"£\s?(?P<gbp>{_DIGITS}){_MULTIPLE.format('times')}(?:\s*(?:[-–—]|"
    rf"to)\s*£?(?P<gbp_max>{_DIGITS}){_MULTIPLE.format('times_max')})?"
    rf"|(?<![\w.,/£@#&=+–—-])(?!(?:19|20)\d\d\s+(?:to|or)\b)(?P<value>{_NUMBER})"
    r"(?:"
    rf"(?:\s?%|\s?per ?cent\b)?(?:{_UP_TO}(?P<most>{_NUMBER}))?(?P<percent>\s?%|\s?per ?cent\b|\s?percentage points?\b)"
    rf"|(?:{_UP_TO}(?P<longest>{_NUMBER}))?{_GAP}(?:(?:calendar|working|school|full|consecutive|further|"
    rf"more)\s+)?{_TIME}"
    r"|(?P<count>\s(?:million|thousand)\b)?"
    r")",
    re.IGNORECASE,
)
_THING = re.compile(r"(?:\s|-)+(?:of\s+(?:the\s+)?)?((?:[A-Za-z][\w'’/-]*\s+){0,4}[A-Za-z][\w'’/-]*)")
_STOP = re.compile(
    r"\s+\b(?:were|was|are|is|had|has|have|in|on|at|by|to|from|and|who|which|that|with|for|will|would|be)\b.*"
)


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """A figure at `start` to `end` of a text; `unit` as in `FigureQuoted`."""

    start: int
    end: int
    value: float
    unit: str
    what: str
    value_max: float | None = None


def printed_figures(text: str) -> Iterator[PrintedFigure]:
    """Every number in `text` with its unit, whether or not it is a figure that somebody quotes."""
    for match in _FIGURE.finditer(text):
        start, end = match.span()
        what = _what(text, end)
        if match["gbp"]:
            value, most = _pounds(match)
            yield PrintedFigure(start, end, value, "gbp", what, most)
        elif match["percent"] and match["most"] and number(match["most"]) < number(match["value"]):
            yield from _count_and_share(text, match)
        elif match["percent"]:
            yield PrintedFigure(start, end, number(match["value"]), "percent", what, _maybe(match["most"]))
        elif match["time"]:
            unit = match["time"].casefold() + "s"
            yield PrintedFigure(start, end, number(match["value"]), unit, what, _maybe(match["longest"]))
        else:
            times = _MULTIPLES[match["count"].strip().casefold()] if match["count"] else 1
            yield PrintedFigure(start, end, round(number(match["value"]) * times, 6), "count", what)


def _count_and_share(text: str, match: re.Match[str]) -> Iterator[PrintedFigure]:
    """ "1,231 or 4.1%": what falls is no range, but a count and its share."""
    yield PrintedFigure(*match.span("value"), number(match["value"]), "count", _what(text, match.end()))
    share = number(match["most"])
    yield PrintedFigure(match.start("most"), match.end(), share, "percent", _what(text, match.end()))


def number(printed: str) -> float:
    """The value of a number in digits or words.

    >>> number("1,126"), number("Twenty-five"), number("two hundred")
    (1126.0, 25.0, 200.0)
    """
    if printed[0].isdigit():
        return float(printed.replace(",", ""))
    words = re.split(r"[-\s]+", printed.casefold())
    if words[-1] == "hundred":
        return 100.0 * NUMBER_WORDS.get(words[0], 1)
    return float(sum(NUMBER_WORDS.get(word, 1) for word in words))


def _maybe(printed: str | None) -> float | None:
    return number(printed) if printed else None


def _pounds(match: re.Match[str]) -> tuple[float, float | None]:
    last_times = match["times_max"]
    times = match["times"] or last_times
    value = number(match["gbp"]) * _MULTIPLES.get((times or "").casefold(), 1)
    if not match["gbp_max"]:
        return round(value, 2), None
    most = number(match["gbp_max"]) * _MULTIPLES.get((last_times or "").casefold(), 1)
    return round(value, 2), round(most, 2)


def _what(text: str, end: int) -> str:
    """The words after a figure that name what it counts, as printed; empty where none follow."""
    following = _THING.match(text[end : end + 80])
    return _STOP.sub("", " ".join(following[1].split())) if following else ""
