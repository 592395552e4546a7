"""The taxonomy: themes and their cues, read once from `themes.toml`."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

WEIGHTS = {"strong": 3.0, "fair": 2.0, "weak": 1.0}
GAP = ".."  # in a cue: up to four words may stand between
_FILE = Path(__file__).with_name("themes.toml")


@dataclass(frozen=True, slots=True)
class ThemeMeaning:
    """A theme as people see it: a stable key, a plain name, and what it covers in one sentence."""

    key: str
    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Cue:
    """Words in order that speak for a theme. A word that ends in `*` stands for any word that begins so."""

    theme: int  # its place in the taxonomy
    weight: float
    words: tuple[str, ...]
    second: str  # how its second word begins; empty where there is none, or words may stand between
    needs: str | None  # a whole word without which it cannot be there


@cache
def all_themes() -> tuple[ThemeMeaning, ...]:
    """Every theme, in the order in which they are shown."""
    return tuple(ThemeMeaning(entry["key"], entry["name"], entry["meaning"]) for entry in _entries())


@cache
def _entries() -> tuple[dict[str, Any], ...]:
    return tuple(tomllib.loads(_FILE.read_text(encoding="utf-8"))["theme"])


def _cues() -> Iterator[Cue]:
    for place, entry in enumerate(_entries()):
        for strength, weight in WEIGHTS.items():
            for phrase in entry.get(strength, ()):
                yield _cue(place, weight, tuple(phrase.split()))


def _cue(theme: int, weight: float, words: tuple[str, ...]) -> Cue:
    second = words[1].rstrip("*") if len(words) > 1 and words[1] != GAP else ""
    whole = [word for word in words[1:] if word != GAP and not word.endswith("*")]
    return Cue(theme, weight, words, second, whole[-1] if whole else None)


@cache
def _cues_by_first_word() -> tuple[dict[str, tuple[Cue, ...]], dict[str, tuple[Cue, ...]]]:
    """Cues that begin with a whole word, by it; and those that begin with the start of a word, by that."""
    whole: dict[str, list[Cue]] = {}
    begun: dict[str, list[Cue]] = {}
    for cue in _cues():
        first = cue.words[0]
        (begun if first.endswith("*") else whole).setdefault(first.rstrip("*"), []).append(cue)
    return ({word: tuple(cues) for word, cues in whole.items()}, {word: tuple(cues) for word, cues in begun.items()})


@lru_cache(maxsize=20_000)
def cues_from(word: str) -> tuple[Cue, ...]:
    """The cues that `word` (lower case) may begin."""
    whole, begun = _cues_by_first_word()
    found = list(whole.get(word, ()))
    for length in range(2, len(word) + 1):
        found += begun.get(word[:length], ())
    return tuple(found)


def problems_in_the_taxonomy() -> list[str]:
    """What is wrong with `themes.toml`, in words; its test asks."""
    found = []
    seen: set[tuple[int, tuple[str, ...]]] = set()
    for cue in _cues():
        words = " ".join(cue.words)
        if not all(word == GAP or re.fullmatch(r"[a-z0-9]+\*?", word) for word in cue.words):
            found.append(f"{words!r} has something else than words, * and ..")
        if GAP in (cue.words[0], cue.words[-1]):
            found.append(f"{words!r} begins or ends with ..")
        if (cue.theme, cue.words) in seen:
            found.append(f"{words!r} stands twice under one theme")
        seen.add((cue.theme, cue.words))
    return found
