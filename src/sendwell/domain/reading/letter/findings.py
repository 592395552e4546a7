"""The findings of an outcome letter."""

import re
from collections.abc import Iterator

from sendwell.domain.reading.letter.layout import Letter
from sendwell.domain.reading.letter.parts import Part, PartKind
from sendwell.domain.reading.model import Finding, FindingKind
from sendwell.domain.reading.themes import place

_KINDS = {
    PartKind.STRENGTHS: FindingKind.STRENGTH,
    PartKind.DEVELOPMENT: FindingKind.NEED,
    PartKind.SIGNIFICANT: FindingKind.SIGNIFICANT_WEAKNESS,
}
_MAIN_FINDING = "A main finding: the letter sets it under neither strengths nor areas for development."
_NO_MARKS = "The marks between the items of this list were lost; the words may be more than one finding."
_LONG = 900  # characters: no single item of a letter is that long

# What inspectors write of things that are not well.
_UNWELL = re.compile(
    r"\b(?:not|no|too|lack\w*|weak\w*|poor\w*|slow\w*|limited|inconsisten\w*|variable|variab\w+|fail\w*|however|delay\w*|"
    r"wait\w*|insufficient\w*|ineffective\w*|underdeveloped|unclear|concern\w*|inequit\w*|frustrat\w*|dissatisf\w*|"
    r"declin\w*|gaps?|few|unacceptabl\w+|low|fragment\w*)\b",
    re.I,
)


def findings_of(letter: Letter, parts: list[Part]) -> tuple[Finding, ...]:
    """Every strength, area for development and significant weakness that the letter lists, with its themes."""
    return tuple(finding for part in parts for finding in _findings_in(letter, part))


def _findings_in(letter: Letter, part: Part) -> Iterator[Finding]:
    if part.kind not in _KINDS and part.kind is not PartKind.MAIN_FINDINGS:
        return
    for item in letter.items(part.stretch):
        citation = letter.cite(item)
        kind, doubts = _kind(part.kind, citation.words)
        if len(citation.words) > _LONG and len(letter.items(part.stretch)) == 1:
            doubts = (*doubts, _NO_MARKS)
        yield Finding(kind, citation, themes=place(citation.words), doubts=doubts)


def _kind(part: PartKind, words: str) -> tuple[FindingKind, tuple[str, ...]]:
    if part in _KINDS:
        return _KINDS[part], ()
    return (FindingKind.NEED if _UNWELL.search(words) else FindingKind.STRENGTH), (_MAIN_FINDING,)
