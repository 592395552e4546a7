"""The content tree of a paper: frozen, typed values that say what each part is, never how it looks.

Every string in the tree is plain text. Words that came from somebody's paper may hold markup of any kind; no renderer
ever treats them as such.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z]{2})?")


class Colour(StrEnum):
    """Colours of a `Tag`, by their names in the GOV.UK Design System. A colour never stands without its word."""

    GREY = "grey"
    GREEN = "green"
    TURQUOISE = "turquoise"
    BLUE = "blue"
    PURPLE = "purple"
    RED = "red"
    ORANGE = "orange"
    YELLOW = "yellow"


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words."""

    words: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that matter more than those around them."""

    words: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to `url`: http, https, mailto, or a path of this site beginning with a slash."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Cite:
    """Where a claim comes from: the number of a source in this paper, and the place that shows the words marked."""

    number: int
    url: str


@dataclass(frozen=True, slots=True)
class Abbr:
    """An acronym with what it stands for."""

    term: str
    expansion: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A rating or state: a word, with a colour that only repeats what the word says."""

    words: str
    colour: Colour = Colour.GREY


@dataclass(frozen=True, slots=True)
class LineBreak:
    """What follows stands on a new line of the same paragraph or cell."""


Inline = Text | Strong | Link | Cite | Abbr | Tag | LineBreak
Runs = tuple[Inline, ...]


def runs(*parts: str | Inline) -> Runs:
    """Inline content from strings (which become `Text`) and inline values, in order.

    >>> runs("Overdue by ", Strong("12 days"))
    (Text(words='Overdue by '), Strong(words='12 days'))
    """
    return tuple(Text(part) if isinstance(part, str) else part for part in parts)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `number` ("2.3", "A17") is given by `numbering.numbered`, or stays empty where none is due."""

    content: Runs
    number: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody else's words, as they stand in their paper, with where they come from after them."""

    content: Runs
    source: Runs = ()


@dataclass(frozen=True, slots=True)
class BulletList:
    items: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class KeyFacts:
    """Short facts, each under its name: who answers for it, by when."""

    facts: tuple[tuple[str, Runs], ...]


@dataclass(frozen=True, slots=True)
class Callout:
    """What a hurried reader must not miss, set apart from the rest."""

    heading: str
    paragraphs: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table. The first cell names the row. `number` is given by `numbering.numbered`."""

    cells: tuple[Runs, ...]
    number: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption and one header cell for each column.

    `widths` are the columns' shares of the page, equal where empty. With `number_rows` each row is numbered as a
    paragraph is, so that a meeting can refer to it; the number stands before the words of the first cell.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    widths: tuple[int, ...] = ()
    number_rows: bool = False

    def __post_init__(self) -> None:
        columns = len(self.header)
        if not columns:
            raise ValueError(f"The table “{self.caption}” needs at least one column.")
        if any(len(row.cells) != columns for row in self.rows):
            raise ValueError(f"Each row of the table “{self.caption}” needs {columns} cells, one under each heading.")
        if self.widths and len(self.widths) != columns:
            raise ValueError(f"The table “{self.caption}” needs {columns} widths, one for each heading, or none.")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time with one mean, and the limits of what chance explains; days as ISO writes them."""

    begins: str
    ends: str
    mean: float
    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class Dot:
    """A number on a day. `kind` is "" for one as expected, or "better", "worse", "other"."""

    day: str
    value: float
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure in time as a small picture, drawn from what stands here and nothing else, in the order of its days.

    `alternative` says in words what it shows. `unit` stands after each number at its side ("%").
    """

    caption: str
    alternative: str
    dots: tuple[Dot, ...]
    stretches: tuple[Stretch, ...] = ()
    target: float | None = None
    unit: str = ""

    def __post_init__(self) -> None:
        if not self.dots or not self.alternative.strip():
            raise ValueError(f"The picture “{self.caption}” needs numbers, and words that say what they show.")


Block = Paragraph | Quotation | BulletList | KeyFacts | Callout | Table | Figure


class Part(StrEnum):
    """What a section is in its paper, which settles how its paragraphs are numbered."""

    BODY = "body"  # 1.1, 1.2, … 2.1
    ANNEX = "annex"  # A1, A2, … B1
    REFERENCE = "reference"  # glossary, sources: not numbered


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it. A subsection's paragraphs go on with the numbers of its section."""

    heading: str
    blocks: tuple[Block, ...] = ()
    subsections: tuple["Section", ...] = ()
    part: Part = Part.BODY
    number: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole paper. `language` is a BCP 47 tag; `publisher` stands above the title and at the head of each page.

    `notice` stands right under the title: what a reader must know before anything else.
    """

    title: str
    sections: tuple[Section, ...]
    subtitle: str = ""
    publisher: str = ""
    language: str = "en-GB"
    about: KeyFacts | None = None
    notice: Callout | None = None

    def __post_init__(self) -> None:
        if not _LANGUAGE.fullmatch(self.language):
            raise ValueError(f"“{self.language}” is not a language: write it as in en-GB or cy.")


def words_of(content: Runs) -> str:
    """The words that a reader sees in `content`, without numbers of sources."""
    return "".join(_words(run) for run in content)


def _words(run: Inline) -> str:
    match run:
        case Cite():
            return ""
        case Abbr(term=term):
            return term
        case LineBreak():
            return " "
        case _:
            return run.words


def all_words(document: Document) -> Iterator[str]:
    """Each run of words in reading order: title, facts, headings, captions, cells, all of it."""
    yield from (document.title, document.subtitle, document.publisher)
    for block in (document.notice, document.about):
        yield from block_words(block) if block else ()
    for section in document.sections:
        yield from section_words(section)


def section_words(section: Section) -> Iterator[str]:
    """Each run of words in `section`, heading first."""
    yield section.heading
    for block in section.blocks:
        yield from block_words(block)
    for subsection in section.subsections:
        yield from section_words(subsection)


def block_words(block: Block) -> Iterator[str]:
    """Each run of words in `block`, in reading order."""
    match block:
        case Paragraph(content=content):
            yield words_of(content)
        case Quotation(content=content, source=source):
            yield from (words_of(content), words_of(source))
        case BulletList(items=items):
            yield from map(words_of, items)
        case KeyFacts(facts=facts):
            yield from (part for name, value in facts for part in (name, words_of(value)))
        case Callout(heading=heading, paragraphs=paragraphs):
            yield from (heading, *map(words_of, paragraphs))
        case Table():
            yield from (block.caption, *block.header)
            yield from (words_of(cell) for row in block.rows for cell in row.cells)
        case Figure(caption=caption, alternative=alternative):
            yield from (caption, alternative)
