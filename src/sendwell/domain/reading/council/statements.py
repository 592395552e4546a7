"""Blocks cut into sentences, each still standing at its place in the paper."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sendwell.domain.reading.council.layout import Block

_END = re.compile(r"[.!?][\"'”’)*\]]*(?=\s+[\"'“‘(*\[]*[A-Z0-9£]|\s*Actions?[A-Z][a-z])")
_GLUED_LABEL = re.compile(r"\s*Actions?(?=[A-Z][a-z])")  # the head of a table's cell, run into the words under it
_NO_END = re.compile(
    r"(?:\b(?:e\.g|i\.e|eg|ie|etc|Mr|Mrs|Ms|Miss|Dr|Prof|Rev|Cllr|Cllrs|Cr|St|No|Nos|para|paras|vs|approx|"
    r"dept|ref|Hon|Sgt|"
    r"Supt|al|cf|min|max)|\b[A-Z]|(?:^|\s)\d{1,2})\.$"
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence or a list item: characters `start` to `end` of the whole text, and its words folded."""

    start: int
    end: int
    words: str
    block: Block
    index: int  # which block of the paper


def sentences_of(text: str, block: Block, index: int) -> Iterator[Statement]:
    """The sentences of `block`, which is number `index` in the paper."""
    raw = text[block.start : block.end]
    start = 0
    for match in _END.finditer(raw):
        if _NO_END.search(raw, max(0, match.start() - 12), match.start() + 1):
            continue
        yield from _statement(raw, start, match.end(), block, index)
        start = match.end()
    yield from _statement(raw, start, len(raw), block, index)


def _statement(raw: str, start: int, end: int, block: Block, index: int) -> Iterator[Statement]:
    label = _GLUED_LABEL.match(raw, start, end)
    start = label.end() if label else start
    piece = raw[start:end]
    words = " ".join(piece.split())
    if words:
        offset = block.start + start + len(piece) - len(piece.lstrip())
        yield Statement(offset, block.start + end - (len(piece) - len(piece.rstrip())), words, block, index)
