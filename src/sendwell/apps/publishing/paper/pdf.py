"""A paper as tagged PDF that conforms to PDF/UA-1, set by Typst from the same tree as the web page.

The words reach Typst as data (JSON); they are never part of its source, so no word can act as markup.
"""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import typst

from .coverage import drawable
from .drawing import svg_of
from .fonts_of import bundled_fonts
from .plain import heading_words, readable, safe_url
from .tree import (
    Abbr,
    Block,
    BulletList,
    Callout,
    Cite,
    Document,
    Figure,
    Inline,
    KeyFacts,
    LineBreak,
    Link,
    Paragraph,
    Quotation,
    Row,
    Runs,
    Section,
    Strong,
    Table,
    Tag,
    Text,
    words_of,
)

TEMPLATE = Path(__file__).parent / "paper.typ"

_LONG_WORD = re.compile(r"\S{20,}")
_PIECE = 8  # characters of a long word between the places where a line may break
_HEAD_OF_PAGE = 90  # characters of the title that fit at the head of each page
_KEPT_TOGETHER = 600  # characters of a row or a quotation that never breaks over two pages

Data = dict[str, Any]


def to_pdf(document: Document, base_url: str = "", dated: date | None = None) -> bytes:
    """The numbered paper as PDF/UA-1. `base_url` goes before links to paths of this site, so that they work on paper.

    The same tree with the same date gives the same bytes, whenever it is made: only the bundled fonts are used, the
    clock is not looked at, and the network is never reached.
    """
    made_on = {"dated": [dated.year, dated.month, dated.day] if dated else None}
    data = json.dumps(_document(document, base_url) | made_on, ensure_ascii=False)
    compiler = typst.Compiler(TEMPLATE, root=TEMPLATE.parent, font_paths=bundled_fonts(), sys_inputs={"paper": data})
    made = compiler.compile(format="pdf", pdf_standards="ua-1")
    if not isinstance(made, bytes):  # the library's type allows a list, which it gives for pictures only
        raise TypeError("Typst gave no PDF.")
    return made


def _document(document: Document, base_url: str) -> Data:
    language, _, region = document.language.partition("-")
    title = _heading(document.title)
    return {
        "title": title,
        "heading": _text(title),
        "running": _text(_shortened(title)),
        "subtitle": _text(document.subtitle),
        "publisher": _text(_shortened(document.publisher)),
        "language": language,
        "region": region or None,
        "notice": _block(document.notice, base_url) if document.notice else None,
        "about": _block(document.about, base_url) if document.about else None,
        "sections": [_section(section, base_url) for section in document.sections],
    }


def _section(section: Section, base_url: str) -> Data:
    return {
        "heading": _text(_heading(section.heading)),
        "number": section.number,
        "part": section.part,
        "blocks": [_block(block, base_url) for block in section.blocks],
        "subsections": [_section(below, base_url) for below in section.subsections],
    }


def _block(block: Block, base_url: str) -> Data:
    match block:
        case Paragraph(content=content, number=number):
            return {"kind": "paragraph", "number": number, "content": _runs(content, base_url)}
        case Quotation(content=content, source=source):
            return {
                "kind": "quotation",
                "content": _runs(content, base_url),
                "source": _runs(source, base_url),
                "keep_together": len(words_of(content)) <= _KEPT_TOGETHER,
            }
        case BulletList(items=items):
            return {"kind": "bullets", "items": [_runs(item, base_url) for item in items]}
        case KeyFacts(facts=facts):
            return {"kind": "facts", "facts": [[_text(name), _runs(value, base_url)] for name, value in facts]}
        case Callout(heading=heading, paragraphs=paragraphs):
            return {
                "kind": "callout",
                "heading": _text(heading),
                "paragraphs": [_runs(content, base_url) for content in paragraphs],
            }
        case Table():
            return _table(block, base_url)
        case Figure(caption=caption, alternative=alternative):
            words = drawable(readable(alternative))
            return {"kind": "figure", "caption": _text(caption), "alternative": words, "drawn": svg_of(block)}


def _table(table: Table, base_url: str) -> Data:
    return {
        "kind": "table",
        "caption": _text(table.caption),
        "header": [_text(name) for name in table.header],
        # A heading so long that it fills pages would fill every page that the table runs over.
        "repeat_header": max(map(len, table.header)) <= _HEAD_OF_PAGE,
        "rows": [_row(row, base_url) for row in table.rows],
        "widths": table.widths or (1,) * len(table.header),
    }


def _row(row: Row, base_url: str) -> Data:
    return {
        "number": row.number,
        "cells": [_runs(cell, base_url) for cell in row.cells],
        "keep_together": sum(len(words_of(cell)) for cell in row.cells) <= _KEPT_TOGETHER,
    }


def _runs(content: Runs, base_url: str) -> list[Data]:
    return [_inline(run, base_url) for run in content]


def _inline(run: Inline, base_url: str) -> Data:
    match run:
        case Text(words=words):
            return {"kind": "text", "words": _text(words)}
        case Strong(words=words):
            return {"kind": "strong", "words": _text(words)}
        case Link(words=words, url=url):
            return _link(words, url, base_url)
        case Cite(number=number, url=url):
            return _link(f"[{number}]", url, base_url)
        case Abbr(term=term):  # explained in the glossary of the paper: print has no title to point at
            return {"kind": "text", "words": _text(term)}
        case LineBreak():
            return {"kind": "break"}
        case Tag(words=words, colour=colour):
            return {"kind": "tag", "words": _text(words), "colour": colour}


def _link(words: str, url: str, base_url: str) -> Data:
    address = safe_url(url, base_url)
    if not address or address.startswith("/"):  # a path leads nowhere once the paper has left the site
        return {"kind": "text", "words": _text(words)}
    return {"kind": "link", "words": _text(words), "url": address}


def _heading(words: str) -> str:
    return heading_words(drawable(readable(words)))


def _shortened(words: str) -> str:
    return words if len(words) <= _HEAD_OF_PAGE else words[: _HEAD_OF_PAGE - 1].rstrip() + "…"


def _text(words: str) -> list[str]:
    """Words in pieces between which a line may break: whole for ordinary words, cut for long ones and addresses."""
    clean = drawable(readable(words))
    pieces: list[str] = []
    end = 0
    for match in _LONG_WORD.finditer(clean):
        pieces.append(clean[end : match.start()])
        word = match.group()
        pieces += [word[at : at + _PIECE] for at in range(0, len(word), _PIECE)]
        end = match.end()
    return [piece for piece in (*pieces, clean[end:]) if piece]
