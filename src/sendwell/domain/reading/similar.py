"""Who else was told this? Findings that say nearly the same, with the words and themes they share as the reason."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from sendwell.domain.reading.model import Finding
from sendwell.domain.reading.stems import stems_with_words
from sendwell.domain.reading.themes import place

T = TypeVar("T")

_WORDS_COUNT = 0.7  # the rest is for shared themes: two areas may be told one thing in different words
_THEMES_COUNT = 1 - _WORDS_COUNT
_LEAST_ALIKE = 0.12  # below this, findings share no more than the language of inspection
_REASONS = 8


@dataclass(frozen=True, slots=True)
class Similar(Generic[T]):
    """A finding like the one asked about: how alike (0 to 1), and the words and themes (keys) that both share.

    The words are as they stand in this finding, the most telling first.
    """

    item: T
    likeness: float
    shared_words: tuple[str, ...]
    shared_themes: tuple[str, ...]


class SimilarFindings(Generic[T]):
    """An index over findings, built once and asked often.

    Words count by their stems, rare ones more (TF-IDF, cosine). Ten thousand findings take some seconds to index and
    well under a tenth of a second to ask about; the same questions always have the same answers.
    """

    def __init__(self, among: Iterable[T], words: Callable[[T], str]) -> None:
        """Index `among`; `words` gives the words of one of them."""
        self._items = list(among)
        texts = [words(item) for item in self._items]
        self._words = [stems_with_words(text) for text in texts]
        self._themes = [frozenset(theme.key for theme in place(text)) for text in texts]
        self._rarity = _rarities(self._words)
        self._unheard = math.log(1 + len(self._items)) + 1.0
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, stems in enumerate(self._words):
            for stem, weight in self._weights(stems).items():
                self._postings[stem].append((number, weight))

    def like(self, text: str, most: int = 10, without: Callable[[T], bool] | None = None) -> list[Similar[T]]:
        """At most `most` findings that say nearly what `text` says, most alike first.

        `without` leaves out those for which it is true: the finding itself, or all of the same area.
        """
        stems = stems_with_words(text)
        themes = frozenset(theme.key for theme in place(text))
        likeness = self._word_likeness(stems)
        ranked = sorted((-self._likeness(number, words, themes), number) for number, words in likeness.items())
        found: list[Similar[T]] = []
        for less, number in ranked:
            if -less < _LEAST_ALIKE or len(found) == most:
                break
            if without is None or not without(self._items[number]):
                found.append(self._similar(number, -less, stems, themes))
        return found

    def _word_likeness(self, stems: dict[str, str]) -> dict[int, float]:
        likeness: dict[int, float] = defaultdict(float)
        for stem, weight in self._weights(stems).items():
            for number, other in self._postings.get(stem, ()):
                likeness[number] += weight * other
        return likeness

    def _likeness(self, number: int, words: float, themes: frozenset[str]) -> float:
        either = themes | self._themes[number]
        shared = len(themes & self._themes[number]) / len(either) if either else 0.0
        return _WORDS_COUNT * words + _THEMES_COUNT * shared

    def _similar(self, number: int, likeness: float, stems: dict[str, str], themes: frozenset[str]) -> Similar[T]:
        own = self._words[number]
        shared = sorted(stems.keys() & own.keys(), key=lambda stem: (-self._rarity[stem], stem))
        return Similar(
            item=self._items[number],
            likeness=round(min(1.0, likeness), 4),
            shared_words=tuple(own[stem] for stem in shared[:_REASONS]),
            shared_themes=tuple(sorted(themes & self._themes[number])),
        )

    def _weights(self, stems: Iterable[str]) -> dict[str, float]:
        """Each stem's part of a vector of length 1. A stem said twice counts once: findings are short."""
        raw = {stem: self._rarity.get(stem, self._unheard) for stem in stems}
        length = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
        return {stem: weight / length for stem, weight in raw.items()}


def find_similar(text: str, among: Iterable[T], words: Callable[[T], str], most: int = 10) -> list[Similar[T]]:
    """At most `most` of `among` that say nearly what `text` says. To ask more than once, build `SimilarFindings`."""
    return SimilarFindings(among, words).like(text, most)


def words_of(finding: Finding) -> str:
    """The words of a finding, for an index over findings."""
    return finding.citation.words


def _rarities(findings: list[dict[str, str]]) -> dict[str, float]:
    """How telling each stem is: the logarithm of how few findings have it (inverse document frequency, smoothed)."""
    having: dict[str, int] = defaultdict(int)
    for stems in findings:
        for stem in stems:
            having[stem] += 1
    return {stem: math.log((1 + len(findings)) / (1 + count)) + 1.0 for stem, count in having.items()}
