"""Finding where a part of a statement's words stands, so that each part of a split keeps a citation of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sendwell.domain.reading.model import Span

# A word broken at the end of a line has one of these in the page's text; the folded words may have "-" or nothing.
BREAKS = frozenset("\u00ad\ufffe-")


@dataclass(frozen=True, slots=True)
class _Letter:
    """A character that is not white space: which of the spans it stands in, and where on the page."""

    letter: str
    span: int
    at: int


def cut(spans: Sequence[Span], pages: Mapping[int, str], part: str) -> tuple[Span, ...]:
    """The stretch of `spans` that reads as `part`, white space and line-end hyphens aside.

    `pages` is the text of the pages by number. Empty where `part` is not one unbroken stretch of the cited words.
    """
    letters = [
        _Letter(letter, number, at)
        for number, span in enumerate(spans)
        for at, letter in enumerate(pages[span.page][span.start : span.end], start=span.start)
        if not letter.isspace()
    ]
    wanted = "".join(part.split())
    for first in range(len(letters)):
        if wanted and (end := _end_of_match(letters, first, wanted)):
            return _as_spans(letters[first:end], spans)
    return ()


def _end_of_match(letters: Sequence[_Letter], first: int, wanted: str) -> int:
    """One past the last of the letters that, from `first` on, read as `wanted`; 0 where they do not."""
    at = first
    for letter in wanted:
        while at < len(letters) and at > first and letters[at].letter != letter and letters[at].letter in BREAKS:
            if letter == "-":
                break
            at += 1
        if at >= len(letters) or not _same(letters[at].letter, letter):
            return 0
        at += 1
    return at


def _same(printed: str, wanted: str) -> bool:
    return printed == wanted or (wanted == "-" and printed in BREAKS)


def _as_spans(letters: Sequence[_Letter], spans: Sequence[Span]) -> tuple[Span, ...]:
    found = []
    for number, span in enumerate(spans):
        inside = [letter.at for letter in letters if letter.span == number]
        if inside:
            found.append(Span(span.page, inside[0], inside[-1] + 1))
    return tuple(found)
