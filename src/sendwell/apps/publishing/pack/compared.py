"""Two editions of a paper, held beside each other: which words differ, and where."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from sendwell.apps.publishing.paper.tree import (
    Block,
    BulletList,
    Callout,
    Document,
    Figure,
    KeyFacts,
    Paragraph,
    Quotation,
    Section,
    Table,
    words_of,
)

# As mechanisms.words says how far off a day is; a test holds both together.
_SPAN = r"(?:about )?\d+ (?:day|week|month|year)s?"
_DISTANCE = re.compile(
    rf"\b(?:in {_SPAN}|{_SPAN} ago|late by {_SPAN}|about now|today|tomorrow|yesterday)\b|\b{_SPAN} old\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where two editions differ. `old` or `new` is empty where the other has nothing like it."""

    where: str
    old: str
    new: str


# A source is compared where it is cited; what an edition corrected is no part of what the next one must correct.
NOT_COMPARED = ("Sources", "What this edition corrects")


@dataclass(frozen=True, slots=True)
class _Line:
    number: str
    words: str
    same: str  # what is compared


def compared(before: Document, after: Document) -> list[Difference]:
    """Every place where the sections of `after` say otherwise than those of `before`, in reading order.

    Left aside: how many days off a date is, and explanations of acronyms, which stand where each is first met.
    """
    explained = _explanations(before, after)
    old, new = (dict(_sections(paper, explained)) for paper in (before, after))
    return [found for path in {**new, **old} for found in _between(path, old.get(path, []), new.get(path, []))]


def without_distances(words: str) -> str:
    """`words` without how far off a day is.

    >>> without_distances("Plan due 22 April 2027, in 48 days")
    'Plan due 22 April 2027, '
    """
    return _DISTANCE.sub("", words)


def _between(path: str, old: list[_Line], new: list[_Line]) -> Iterator[Difference]:
    steps = SequenceMatcher(None, [line.same for line in old], [line.same for line in new], autojunk=False)
    for kind, first, last, start, end in steps.get_opcodes():
        if kind != "equal":
            for was, now in zip_longest(old[first:last], new[start:end]):
                yield Difference(_where(path, was, now), was.words if was else "", now.words if now else "")


def _where(path: str, was: _Line | None, now: _Line | None) -> str:
    before, after = (line.number if line else "" for line in (was, now))
    if before and after and before != after:
        return f"{after} (was {before}), {path}"
    number = after or before
    return f"{number}, {path}" if number else path


def _sections(paper: Document, explained: re.Pattern[str]) -> Iterator[tuple[str, list[_Line]]]:
    for section in paper.sections:
        if section.heading not in NOT_COMPARED:
            yield from _section(section, section.heading, explained)


def _section(section: Section, path: str, explained: re.Pattern[str]) -> Iterator[tuple[str, list[_Line]]]:
    yield path, [_line(number, words, explained) for block in section.blocks for number, words in _lines(block)]
    for below in section.subsections:
        yield from _section(below, f"{path}: {below.heading}", explained)


def _line(number: str, words: str, explained: re.Pattern[str]) -> _Line:
    return _Line(number, words, explained.sub("", without_distances(words)))


def _lines(block: Block) -> Iterator[tuple[str, str]]:
    """The words of a block, each part that a reader would point at with its number."""
    match block:
        case Paragraph(content=content, number=number):
            yield number, words_of(content)
        case Quotation(content=content, source=source):
            yield "", f"{words_of(content)} {words_of(source)}".strip()
        case BulletList(items=items):
            yield from (("", words_of(item)) for item in items)
        case KeyFacts(facts=facts):
            yield from (("", f"{name}: {words_of(value)}") for name, value in facts)
        case Callout(heading=heading, paragraphs=paragraphs):
            yield from (("", f"{heading}: {words_of(content)}") for content in paragraphs)
        case Figure(caption=caption, alternative=alternative):
            yield "", f"{caption}: {alternative}"
        case Table(rows=rows):
            yield from ((row.number, " | ".join(map(words_of, row.cells))) for row in rows)


def _explanations(*papers: Document) -> re.Pattern[str]:
    """What may stand in brackets after an acronym where it is first met, as the glossaries of the papers have it."""
    alone, named = set(), set()
    for term, expansion in (found for paper in papers for found in _glossary(paper)):
        for said in (expansion, expansion[:1].lower() + expansion[1:]):
            alone.add(re.escape(said))
            named.add(re.escape(f"{term}: {said}"))
    if not alone:
        return re.compile(r"(?!)")  # matches nothing
    one = "|".join(sorted(named, key=len, reverse=True))
    return re.compile(rf" \((?:(?:{one})(?:; (?:{one}))*|{'|'.join(sorted(alone, key=len, reverse=True))})\)")


def _glossary(paper: Document) -> Iterator[tuple[str, str]]:
    for section in paper.sections:
        for block in section.blocks:
            if isinstance(block, Table) and block.header[:2] == ("Acronym", "Stands for"):
                yield from ((words_of(row.cells[0]), words_of(row.cells[1])) for row in block.rows)
