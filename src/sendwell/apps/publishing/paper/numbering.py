"""Numbers of sections, paragraphs and numbered rows: given once, on the tree, so that every form of a paper agrees."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from string import ascii_uppercase

from .tree import Block, Document, Paragraph, Part, Row, Section, Table


def numbered(document: Document) -> Document:
    """The same paper with its numbers: 1.1, 1.2, 2.1 in the body, A1, A2 in the first annex, B1 in the next.

    Reference sections (glossary, sources) take none. Numbering a paper again changes nothing.
    """
    body, annexes = count(1), annex_letters()
    return replace(document, sections=tuple(_number_top(section, body, annexes) for section in document.sections))


def anchor(number: str) -> str:
    """The address of a numbered paragraph or row within its page.

    >>> anchor("2.3"), anchor("A17")
    ('paragraph-2-3', 'paragraph-A17')
    """
    return "paragraph-" + number.replace(".", "-")


def annex_letters() -> Iterator[str]:
    """A to Z, then AA, AB, … as the columns of a spreadsheet go."""
    for place in count():
        tens, units = divmod(place, len(ascii_uppercase))
        yield (ascii_uppercase[tens - 1] if tens else "") + ascii_uppercase[units]


def _number_top(section: Section, body: Iterator[int], annexes: Iterator[str]) -> Section:
    match section.part:
        case Part.BODY:
            number = str(next(body))
            return replace(_number_blocks(section, _paragraph_numbers(number + ".")), number=number)
        case Part.ANNEX:
            letter = next(annexes)
            return replace(_number_blocks(section, _paragraph_numbers(letter)), number=letter)
        case Part.REFERENCE:
            return section


def _paragraph_numbers(prefix: str) -> Iterator[str]:
    return (f"{prefix}{number}" for number in count(1))


def _number_blocks(section: Section, numbers: Iterator[str]) -> Section:
    # Blocks before subsections, each in turn: the numbers are drawn in reading order.
    blocks = tuple(_number_block(block, numbers) for block in section.blocks)
    subsections = tuple(_number_blocks(subsection, numbers) for subsection in section.subsections)
    return replace(section, blocks=blocks, subsections=subsections)


def _number_block(block: Block, numbers: Iterator[str]) -> Block:
    match block:
        case Paragraph():
            return replace(block, number=next(numbers))
        case Table(number_rows=True):
            return replace(block, rows=tuple(_number_row(row, numbers) for row in block.rows))
        case _:
            return block


def _number_row(row: Row, numbers: Iterator[str]) -> Row:
    return replace(row, number=next(numbers))
