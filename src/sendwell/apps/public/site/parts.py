"""A long paper in parts, so that no page of it is heavy on a telephone."""

from collections.abc import Iterator
from dataclasses import replace

from sendwell.apps.publishing.paper.tree import Block, Document, Section, Table, section_words

MOST_CHARACTERS = 9_000  # of a part: with its markup some 40 kB, and long rows leave room


def parts_of(document: Document) -> list[Document]:
    """The paper in parts, in its order; a section too long for one is cut between blocks, a table between rows."""
    parts: list[list[Section]] = [[]]
    filled = 0
    for section in (piece for whole in document.sections for piece in _pieces(whole)):
        size = _size(section)
        if parts[-1] and filled + size > MOST_CHARACTERS:
            parts.append([])
            filled = 0
        parts[-1].append(section)
        filled += size
    return [_part(document, sections, at, len(parts)) for at, sections in enumerate(parts, 1)]


def _part(document: Document, sections: list[Section], at: int, of: int) -> Document:
    if of == 1:
        return document
    subtitle = f"{document.subtitle} Part {at} of {of}".strip()
    about = document.about if at == 1 else None
    return replace(document, sections=tuple(sections), subtitle=subtitle, about=about)


def _size(section: Section) -> int:
    return sum(map(len, section_words(section)))


def _pieces(section: Section) -> Iterator[Section]:
    """A section as it is, or cut: what stands in it itself, block by block, then each of its subsections."""
    if _size(section) <= MOST_CHARACTERS:
        yield section
        return
    for block in section.blocks:
        yield from (replace(section, blocks=(piece,), subsections=()) for piece in _cut(block))
    for below in section.subsections:
        yield from _pieces(below)


def _cut(block: Block) -> Iterator[Block]:
    if not isinstance(block, Table):
        yield block
        return
    rows = [len(" ".join(section_words(Section("", (replace(block, rows=(row,)),))))) for row in block.rows]
    a_piece = max(1, MOST_CHARACTERS * len(rows) // max(1, 2 * sum(rows)))
    for at in range(0, len(block.rows), a_piece):
        yield replace(block, rows=block.rows[at : at + a_piece])
