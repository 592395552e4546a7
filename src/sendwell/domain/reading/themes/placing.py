"""Placing words in themes by the cues found in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from sendwell.domain.reading.model import Theme
from sendwell.domain.reading.themes.taxonomy import GAP, Cue, all_themes, cues_from

ENOUGH = 2.0  # weight of cues: one fair cue, or two weak ones
MOST_THEMES = 4
_OF_THE_BEST = 0.4  # a theme with less support than this part of the best theme's is said in passing
_AMPLE = 6.0  # support beyond this does not make other themes said in passing
_SAID_LATER = 0.75  # what a cue counts after the first two sentences: those say what the finding is about
_SAID_AGAIN = 0.5
_WIDEST_GAP = 4  # words
_REASONS = 4

# A full stop, semicolon or bullet ends a sentence: no cue reaches over it.
_TOKEN = re.compile(r"[A-Za-z0-9]+|[.;:?!•](?=\s|$)")
_ENDS = frozenset(".;:?!•")


@dataclass(slots=True)
class _Support:
    score: float = 0.0
    cues: set[tuple[str, ...]] = field(default_factory=set)
    said: list[tuple[int, int]] = field(default_factory=list)  # characters that speak for the theme


def place(text: str) -> tuple[Theme, ...]:
    """The themes of a finding or concern, best supported first, each with the words in `text` that say so.

    At most four; none where nothing in `text` says enough.

    >>> [(theme.key, theme.because) for theme in place("Children wait too long for occupational therapists.")]
    [('therapies_and_equipment', ('occupational therapists',)), ('waiting_times', ('wait too long',))]
    """
    matches = list(_TOKEN.finditer(text))
    words = [match.group().lower() for match in matches]
    supports: dict[int, _Support] = {}
    for index, last, cue, sentence in _said(words):
        span = matches[index].start(), matches[last].end()
        _count(supports.setdefault(cue.theme, _Support()), cue, span, sentence)
    return _chosen(supports, text)


def _said(words: list[str]) -> Iterator[tuple[int, int, Cue, int]]:
    """Each cue in `words`: its first and its last word, the cue, and the sentence (0 is the first)."""
    all_words = frozenset(words)
    sentence = 0
    for index, (word, following) in enumerate(pairwise([*words, ""])):
        if word in _ENDS:
            sentence += 1
            continue
        for cue in cues_from(word):
            # Most cues fall here, without a step taken: this is what makes reading fast.
            if not following.startswith(cue.second) or (cue.needs is not None and cue.needs not in all_words):
                continue
            last = _reach(words, index, cue.words)
            if last is not None:
                yield index, last, cue, sentence


def _reach(words: list[str], index: int, cue: tuple[str, ...]) -> int | None:
    """Where the cue that may begin at `index` ends, or None where its other words do not follow."""
    wanted = 1
    while wanted < len(cue):
        if cue[wanted] == GAP:
            wanted += 1
            found = _within_gap(words, index + 1, cue[wanted])
        else:
            found = index + 1 if index + 1 < len(words) and _fits(words[index + 1], cue[wanted]) else None
        if found is None:
            return None
        index = found
        wanted += 1
    return index


def _within_gap(words: list[str], start: int, wanted: str) -> int | None:
    for index in range(start, min(start + _WIDEST_GAP + 1, len(words))):
        if words[index] in _ENDS:
            return None
        if _fits(words[index], wanted):
            return index
    return None


def _fits(word: str, wanted: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted


def _count(support: _Support, cue: Cue, span: tuple[int, int], sentence: int) -> None:
    """Add a cue's weight; words that another cue of the theme has counted already count only for what they add."""
    overlaps = any(start < span[1] and span[0] < end for start, end in support.said)
    weight = cue.weight * (_SAID_LATER if sentence > 1 else 1.0)
    if overlaps or cue.words in support.cues:
        weight *= _SAID_AGAIN if not overlaps else 0.25
    support.cues.add(cue.words)
    support.score += weight
    support.said.append(span)


def _chosen(supports: dict[int, _Support], text: str) -> tuple[Theme, ...]:
    ranked = sorted(supports.items(), key=lambda entry: (-entry[1].score, entry[0]))
    if not ranked:
        return ()
    least = max(ENOUGH, _OF_THE_BEST * min(ranked[0][1].score, _AMPLE))
    themes = all_themes()
    return tuple(
        Theme(themes[place].key, themes[place].name, _because(support.said, text))
        for place, support in ranked[:MOST_THEMES]
        if support.score >= least
    )


def _because(said: list[tuple[int, int]], text: str) -> tuple[str, ...]:
    """The words that spoke for a theme as they stand in the text: overlapping runs made one, nothing said twice."""
    runs: list[tuple[int, int]] = []
    for start, end in sorted(said):
        if runs and start <= runs[-1][1]:
            runs[-1] = (runs[-1][0], max(end, runs[-1][1]))
        else:
            runs.append((start, end))
    shown = {text[start:end].casefold(): text[start:end] for start, end in reversed(runs)}
    return tuple(reversed(shown.values()))[:_REASONS]
