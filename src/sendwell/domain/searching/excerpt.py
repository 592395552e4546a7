"""The words around a hit, in pieces that are marked or not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sendwell.domain.searching.asked import Asked

LENGTH = 220  # characters of an excerpt, about two lines
BEFORE = 70  # characters of it before the first hit
MOST_HITS = 40  # in one text: a page full of marks marks nothing

Hit = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text, and whether it is what was asked for."""

    text: str
    marked: bool = False


def hits(text: str, search: Asked, most: int = MOST_HITS) -> list[Hit]:
    """Where the words stand in a text: from and to, in order, none over another."""
    found = sorted(match.span() for term in search.terms for match in term.hit.finditer(text))
    kept: list[Hit] = []
    for start, end in found:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept[:most]


def excerpt(texts: Iterable[str], search: Asked, length: int = LENGTH) -> list[Piece]:
    """The words around the first hit in the texts, cut between words; the first text's beginning where none has one."""
    known = [" ".join(text.split()) for text in texts if text.strip()]
    shown = max(known, key=lambda text: _terms_in(text, search), default="")
    found = hits(shown, search)
    first = found[0][0] if found else 0
    start = min(first, _word_start(shown, first - BEFORE))
    end = _word_end(shown, start, start + length)
    inside = [(at - start, to - start) for at, to in found if at >= start and to <= end]
    cut = list(pieces(shown[start:end], inside))
    return [*([Piece("… ")] if start else []), *cut, *([Piece(" …")] if end < len(shown) else [])]


def pieces(text: str, found: Iterable[Hit]) -> Iterator[Piece]:
    """`text` cut where a hit begins or ends."""
    at = 0
    for start, end in found:
        if at < start:
            yield Piece(text[at:start])
        yield Piece(text[start:end], marked=True)
        at = end
    if at < len(text):
        yield Piece(text[at:])


def _terms_in(text: str, search: Asked) -> int:
    return sum(bool(term.hit.search(text)) for term in search.terms)


def _word_end(text: str, start: int, at: int) -> int:
    if at >= len(text):
        return len(text)
    space = text.rfind(" ", start + 1, at)
    return at if space == -1 else space


def _word_start(text: str, at: int) -> int:
    return 0 if at <= 0 else text.find(" ", at) + 1
