"""Weighted cues: words that speak for or against a reading, each with the reason why they do."""

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """Words whose presence adds `weight`; `why` says what they tell, in words a reviewer can be shown."""

    words: re.Pattern[str]
    weight: float
    why: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the cues say of a sentence: the sum, and the reasons on either side."""

    score: float
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]


def cue(weight: float, why: str, words: str, *, exact: bool = False) -> Cue:
    """A cue; `words` is a regular expression that ignores case unless `exact`."""
    return Cue(re.compile(words, 0 if exact else re.IGNORECASE), weight, why)


def weigh(words: str, cues: Iterable[Cue]) -> Weighed:
    """The sum of the weights of the cues found in `words`; a cue counts once however often it stands there."""
    found = [one for one in cues if one.words.search(words)]
    return Weighed(
        score=sum(one.weight for one in found),
        speaks_for=tuple(one.why for one in found if one.weight > 0),
        speaks_against=tuple(one.why for one in found if one.weight < 0),
    )
