"""A paper as a Word file, from the same tree as the web page and the PDF: the same numbers before the same words.

What a reader's software needs stands in the structure and not in the look: heading styles, lists, tables whose header
rows are marked and come again on each page, links, the language and the title. Words are always escaped.
"""

from collections.abc import Iterator
from datetime import date
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from docx.opc.constants import RELATIONSHIP_TYPE as RT

from .drawing import pngs_of
from .plain import heading_words, readable, safe_url
from .tree import (
    Abbr,
    Block,
    BulletList,
    Callout,
    Cite,
    Colour,
    Document,
    Figure,
    Inline,
    KeyFacts,
    LineBreak,
    Link,
    Paragraph,
    Part,
    Quotation,
    Row,
    Runs,
    Section,
    Strong,
    Table,
    Tag,
    Text,
)
from .word_file import TEXT_WIDTH, new_file, saved
from .word_pictures import add_pictures, picture

_DEEPEST = 3
_FILLS = {  # and edge, as in the PDF: the word inside says what the colour says
    Colour.GREY: ("EEEFEF", "484949"),
    Colour.GREEN: ("CCE2D8", "005A30"),
    Colour.TURQUOISE: ("D4ECEA", "10403C"),
    Colour.BLUE: ("D2E2F1", "0C2D4A"),
    Colour.PURPLE: ("DBD5E9", "491644"),
    Colour.RED: ("F4CDC6", "651B0E"),
    Colour.ORANGE: ("FCD6C3", "6E3619"),
    Colour.YELLOW: ("FFF7BF", "594D00"),
}
_TAB = "<w:r><w:tab/></w:r>"
_LINKED = '<w:rStyle w:val="Hyperlink"/>'


def to_word(document: Document, base_url: str = "", dated: date | None = None) -> bytes:
    """The numbered paper as a Word file (.docx). `base_url` goes before links to paths of this site.

    The same tree with the same date gives the same bytes, whenever it is made.
    """
    writer = _Writer(base_url)
    body = "".join(writer.document(document))
    title = heading_words(readable(document.title))
    file = new_file(title, readable(document.publisher), document.language, dated)
    for url, key in writer.links.items():
        file.part.rels.add_relationship(RT.HYPERLINK, url, key, is_external=True)
    add_pictures(file, {f"picture{at}": png for at, png in enumerate(pngs_of(writer.figures), 1)})
    return saved(file, body)


class _Writer:
    """Writes the body, and remembers under which key each address that it leads to must stand in the file."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url
        self.links: dict[str, str] = {}
        self.figures: list[Figure] = []
        self._keys = count(1)

    def document(self, document: Document) -> Iterator[str]:
        if document.publisher:
            yield _paragraph("Publisher", _run(document.publisher))
        yield _paragraph("Title", _run(heading_words(document.title)))
        if document.subtitle:
            yield _paragraph("Subtitle", _run(document.subtitle))
        for block in (document.notice, document.about):
            yield self.block(block) if block else ""
        for section in document.sections:
            yield self.section(section, 1)

    def section(self, section: Section, level: int) -> str:
        before = f"Annex {section.number}: " if section.part is Part.ANNEX else f"{section.number} "
        words = (before if section.number else "") + heading_words(section.heading)
        own_page = level == 1 and section.part is Part.ANNEX
        heading = _paragraph(f"Heading{level}", _run(words), "<w:pageBreakBefore/>" if own_page else "")
        below = min(level + 1, _DEEPEST)
        inner = "".join(self.section(one, below) for one in section.subsections)
        return heading + "".join(map(self.block, section.blocks)) + inner

    def block(self, block: Block) -> str:
        match block:
            case Paragraph(content=content, number=number):
                before = _run(number) + _TAB if number else ""
                return _paragraph("NumberedParagraph" if number else "BodyText", before + self.runs(content))
            case Quotation(content=content, source=source):
                after = _paragraph("QuoteSource", self.runs(source)) if source else ""
                return _paragraph("Quote", self.runs(content), "<w:keepNext/>" if after else "") + after
            case BulletList(items=items):
                return "".join(_paragraph("ListBullet", self.runs(item)) for item in items)
            case KeyFacts(facts=facts):
                return "".join(
                    _paragraph("KeyFact", _run(name, "<w:b/>") + _TAB + self.runs(value)) for name, value in facts
                )
            case Callout(heading=heading, paragraphs=paragraphs):
                first = _paragraph("CalloutHeading", _run(heading))
                return first + "".join(_paragraph("Callout", self.runs(content)) for content in paragraphs)
            case Table():
                return self.table(block)
            case Figure():
                return self.figure(block)

    def figure(self, figure: Figure) -> str:
        """The picture under its caption, with the words that say the same for whoever cannot see it."""
        self.figures.append(figure)
        number = len(self.figures)
        caption = _paragraph("Caption", _run(figure.caption))
        return caption + _paragraph("BodyText", picture(f"picture{number}", number, readable(figure.alternative)))

    def table(self, table: Table) -> str:
        shares = table.widths or (1,) * len(table.header)
        widths = [TEXT_WIDTH * share // sum(shares) for share in shares]
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        names = [_run(name, "<w:b/>") for name in table.header]
        header = _row(names, widths, "<w:cantSplit/><w:tblHeader/>")
        rows = "".join(_row(self.cells(row), widths, "<w:cantSplit/>") for row in table.rows)
        caption = quoteattr(readable(table.caption))
        properties = (
            f'<w:tblPr><w:tblStyle w:val="PaperTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            '<w:tblLayout w:type="fixed"/><w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" '
            f'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/><w:tblCaption w:val={caption}/></w:tblPr>'
        )
        before = _paragraph("Caption", _run(table.caption))
        return f"{before}<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{header}{rows}</w:tbl>"

    def cells(self, row: Row) -> list[str]:
        first, *others = row.cells
        number = _run(f"{row.number} ") if row.number else ""
        return [number + self.runs(first), *map(self.runs, others)]

    def runs(self, content: Runs) -> str:
        return "".join(map(self.inline, content))

    def inline(self, run: Inline) -> str:
        match run:
            case Text(words=words):
                return _run(words)
            case Strong(words=words):
                return _run(words, "<w:b/>")
            case Link(words=words, url=url):
                return self.link(words, url)
            case Cite(number=number, url=url):
                return self.link(f"[{number}]", url)
            case Abbr(term=term):  # explained in the glossary of the paper, as in the PDF
                return _run(term)
            case LineBreak():
                return "<w:r><w:br/></w:r>"
            case Tag(words=words, colour=colour):
                fill, edge = _FILLS[colour]
                marks = f'<w:b/><w:color w:val="{edge}"/><w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
                return _run(words, marks)

    def link(self, words: str, url: str) -> str:
        address = safe_url(url, self.base_url)
        if not address or address.startswith("/"):  # a path leads nowhere once the paper has left the site
            return _run(words)
        key = self.links.get(address) or self.links.setdefault(address, f"link{next(self._keys)}")
        return f'<w:hyperlink r:id="{key}">{_run(words, _LINKED)}</w:hyperlink>'


def _paragraph(style: str, inside: str, more: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{inside}</w:p>'


def _run(words: str, marks: str = "") -> str:
    properties = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(readable(words))}</w:t></w:r>'


def _row(cells: list[str], widths: list[int], properties: str) -> str:
    inside = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_paragraph("TableText", cell)}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"
