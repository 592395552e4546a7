"""Acronyms explained where a reader first meets them, so that nobody must turn to the back."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from sendwell.apps.publishing.paper.glossary import Entry
from sendwell.apps.publishing.paper.tree import (
    Abbr,
    Block,
    BulletList,
    Callout,
    Document,
    Figure,
    Inline,
    KeyFacts,
    Paragraph,
    Quotation,
    Row,
    Runs,
    Section,
    Table,
    Tag,
    Text,
    words_of,
)

_ENDING = re.compile(r"[’']?s\b")


def explained_at_first_use(document: Document, entries: Iterable[Entry]) -> Document:
    """The paper with what each acronym stands for in brackets after its first use in a sentence, list or table.

    The facts under the title, which are names and dates, are left alone. Words that somebody else wrote stay as they
    are: the explanation follows them. Where the same words spell the acronym out already, nothing is added.
    """
    explain = _Explain(entries)
    return replace(document, sections=tuple(explain.section(section) for section in document.sections))


class _Explain:
    """Walks a paper in reading order, and knows which acronyms the reader has not met yet."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.waiting = {entry.term: _mid_sentence(entry.expansion) for entry in entries}
        terms = "|".join(re.escape(term) for term in sorted(self.waiting, key=len, reverse=True))
        self.pattern = re.compile(rf"(?<!\w)({terms})(?=(?:[’']?s)?(?!\w))") if terms else None

    def section(self, section: Section) -> Section:
        blocks = tuple(self.block(block) for block in section.blocks)
        return replace(section, blocks=blocks, subsections=tuple(map(self.section, section.subsections)))

    def block(self, block: Block) -> Block:
        match block:
            case Paragraph():
                return replace(block, content=self.runs(block.content))
            case Quotation():
                return self._quotation(block)
            case BulletList():
                return BulletList(tuple(map(self.runs, block.items)))
            case KeyFacts():
                return self.facts(block)
            case Callout():
                return replace(block, paragraphs=tuple(map(self.runs, block.paragraphs)))
            case Table():
                return replace(block, rows=tuple(map(self._row, block.rows)))
            case Figure():
                return block  # a caption and an alternative stand alone, and are short

    def facts(self, facts: KeyFacts) -> KeyFacts:
        return KeyFacts(tuple((name, self.runs(value)) for name, value in facts.facts))

    def _row(self, row: Row) -> Row:
        return replace(row, cells=tuple(map(self.runs, row.cells)))

    def _quotation(self, quotation: Quotation) -> Quotation:
        words = words_of(quotation.content)
        return replace(quotation, source=(*self.runs(quotation.source), *self._after(words, words.casefold())))

    def runs(self, content: Runs) -> Runs:
        whole = words_of(content).casefold()
        return tuple(part for run in content for part in self._run(run, whole))

    def _run(self, run: Inline, whole: str) -> Iterator[Inline]:
        if isinstance(run, Text):
            yield from self._text(run.words, whole)
            return
        yield run
        if not isinstance(run, Tag | Abbr):
            yield from self._after(words_of((run,)), whole)

    def _text(self, words: str, whole: str) -> Iterator[Inline]:
        end = 0
        for term, expansion, at in self._met(words):
            if before := words[end : at.start()]:
                yield Text(before)
            yield Abbr(term, expansion)
            end = at.end()
            if expansion.casefold() not in whole:
                ending = _ENDING.match(words, end)
                yield Text(f"{ending.group()} ({expansion})" if ending else f" ({expansion})")
                end = ending.end() if ending else end
        if after := words[end:]:
            yield Text(after)

    def _after(self, words: str, whole: str) -> Iterator[Inline]:
        met = [(term, expansion) for term, expansion, _ in self._met(words) if expansion.casefold() not in whole]
        if met:
            yield Text(" (" + "; ".join(f"{term}: {expansion}" for term, expansion in met) + ")")

    def _met(self, words: str) -> Iterator[tuple[str, str, re.Match[str]]]:
        for found in self.pattern.finditer(words) if self.pattern else ():
            if expansion := self.waiting.pop(found.group(), None):
                yield found.group(), expansion, found


def _mid_sentence(expansion: str) -> str:
    """Without its capital, unless it is a name: "integrated care board", but "Care Quality Commission"."""
    first, rest = expansion[:1], expansion[1:]
    return expansion if any(letter.isupper() for letter in rest) else first.lower() + rest
