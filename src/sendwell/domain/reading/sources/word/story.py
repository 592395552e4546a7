"""The story of a Word file: its paragraphs and tables in order, tracked changes accepted, page by page."""

from collections.abc import Iterator

from lxml import etree

from sendwell.domain.reading.sources.lines import Placed
from sendwell.domain.reading.sources.word.marks import (
    CELL,
    NO_MARKS,
    ROW,
    TABLE_END,
    inset,
    within_a_cell,
    without_marks,
)
from sendwell.domain.reading.sources.word.names import FALLBACK, W, is_on, val
from sendwell.domain.reading.sources.word.numbering import Numbering, indent_of, read_numbering, whole
from sendwell.domain.reading.sources.word.package import Package

_PAGE_END = "\f"
_P, _TABLE, _ROW, _CELL = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"
# Deleted and moved-away words, instructions to Word, and properties are not words of the finished document.
_NOT_WORDS = frozenset(
    [FALLBACK, *(f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "rPr", "pPr", "tblPr", "sectPr",
                                           "tcPr", "trPr", "sdtPr", "commentReference", "ruby"))]
)  # fmt: skip
_CHARACTERS = {f"{W}tab": "\t", f"{W}noBreakHyphen": "-", f"{W}cr": "\n", f"{W}softHyphen": ""}
_PICTURES = (f"{W}drawing", f"{W}pict")


def read_story(package: Package) -> tuple[list[str], tuple[Placed, ...], tuple[str, ...]]:
    """The document's pages, where their cells and list items stand, and in words what could not be read of it."""
    root = package.story()
    story = _Story(read_numbering(package.part("word/numbering.xml")), _listed_styles(package.part("word/styles.xml")))
    body = root.find(f"{W}body")
    lines = list(story.blocks(body)) if body is not None else []
    lines += _footnotes(package.part("word/footnotes.xml"))
    # A page end written by hand is often followed by the one that Word remembers of it: together they end one page.
    pages = [page.strip("\n") for page in "".join(lines).split(_PAGE_END) if page.strip()]
    texts, placed = without_marks(pages or [""])
    return texts, placed, _notes(root)


def _notes(root: etree._Element) -> tuple[str, ...]:
    notes = []
    pictures = sum(1 for _ in root.iter(*_PICTURES))
    if pictures:
        notes.append(f"{pictures} picture{'s' if pictures > 1 else ''} or drawings in the file were not read.")
    if root.find(f".//{W}ins") is not None or root.find(f".//{W}del") is not None:
        notes.append("The file has tracked changes; they were read as accepted.")
    return tuple(notes)


Listed = dict[str, tuple[str, int]]


def _listed_styles(root: etree._Element | None) -> Listed:
    """The paragraph styles that put a paragraph in a list: style to (list, depth), inherited ones too."""
    if root is None:
        return {}
    own: Listed = {}
    bases: dict[str, str] = {}
    for style in root.iter(f"{W}style"):
        name = style.get(f"{W}styleId", "")
        bases[name] = val(style.find(f"{W}basedOn")) or ""
        numbered = style.find(f"{W}pPr/{W}numPr")
        if numbered is not None:
            own[name] = _list_place(numbered)
    return {name: place for name in bases if (place := _inherited(name, own, bases)) is not None}


def _inherited(name: str, own: Listed, bases: dict[str, str]) -> tuple[str, int] | None:
    for _ in range(12):  # Word allows a chain of 10; a damaged file may go round in a ring
        if name in own:
            return own[name]
        name = bases.get(name, "")
    return None


def _list_place(numbered: etree._Element) -> tuple[str, int]:
    return val(numbered.find(f"{W}numId")) or "0", whole(val(numbered.find(f"{W}ilvl")), 0)


class _Story:
    """Walks the document once, counting its lists on the way."""

    def __init__(self, numbering: Numbering, styles: Listed) -> None:
        self._numbering = numbering
        self._styles = styles

    def blocks(self, parent: etree._Element) -> Iterator[str]:
        """The paragraphs and tables in `parent`, each with the empty line that ends it."""
        carried = ""
        for child in _blocks_within(parent):
            if child.tag == _TABLE:
                yield from self._table(child)
                continue
            text = carried + self._paragraph(child)
            if is_on(child.find(f"{W}pPr/{W}rPr/{W}del")):  # the mark that ended this paragraph was deleted
                carried = text
                continue
            carried = ""
            yield _ended(text)
        if carried:
            yield _ended(carried)

    def _table(self, table: etree._Element) -> Iterator[str]:
        for row in table.iter(_ROW):
            if next(row.iterancestors(_TABLE)) is not table or row.find(f"{W}trPr/{W}del") is not None:
                continue
            cells = ["".join(self.blocks(cell)) for cell in row.iter(_CELL) if next(cell.iterancestors(_ROW)) is row]
            page_ends = _PAGE_END * sum(cell.count(_PAGE_END) for cell in cells)
            line = _row([_tight(within_a_cell(cell).replace(_PAGE_END, "").strip()) for cell in cells])
            yield page_ends + (f"{ROW}{line}\n" if line.strip(CELL) else "")
        yield f"{TABLE_END}\n"

    def _paragraph(self, paragraph: etree._Element) -> str:
        words = "".join(_words(paragraph))
        before = _PAGE_END if is_on(paragraph.find(f"{W}pPr/{W}pageBreakBefore")) else ""
        mark = self._mark(paragraph)
        if mark and words.strip():
            lead = words[: len(words) - len(words.lstrip(f"{_PAGE_END}\n"))]
            words = f"{lead}{inset(self._indent(paragraph))}{mark} {words.lstrip()}"
        return before + words

    def _mark(self, paragraph: etree._Element) -> str:
        place = self._place(paragraph)
        return self._numbering.mark(*place) if place else ""

    def _place(self, paragraph: etree._Element) -> tuple[str, int] | None:
        """The list and the depth in it, from the paragraph itself or from its style."""
        numbered = paragraph.find(f"{W}pPr/{W}numPr")
        if numbered is not None:
            return _list_place(numbered)
        return self._styles.get(val(paragraph.find(f"{W}pPr/{W}pStyle")) or "")

    def _indent(self, paragraph: etree._Element) -> int:
        """How many points a list item is indented: as the paragraph says, else its list."""
        own = indent_of(paragraph.find(f"{W}pPr/{W}ind"))
        place = self._place(paragraph)
        if own is not None or place is None:
            return own or 0
        return self._numbering.indent(*place)


def _row(cells: list[str]) -> str:
    """The cells of a row that have words, a tab apart; every cell has its mark."""
    line = ""
    for cell in cells:
        line += ("\t" if cell and line.strip(CELL) else "") + CELL + cell
    return line


def _blocks_within(parent: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables of `parent` itself, in content controls and tracked insertions too."""
    for child in parent:
        if child.tag in (_P, _TABLE):
            yield child
        elif child.tag not in _NOT_WORDS and isinstance(child.tag, str):
            yield from _blocks_within(child)


def _words(paragraph: etree._Element) -> Iterator[str]:
    """The words of a paragraph with its page ends; a text box's paragraphs stand in it as lines."""
    walk = etree.iterwalk(paragraph, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "start" and tag in _NOT_WORDS:
            walk.skip_subtree()
        elif event == "end" and tag == _P and element is not paragraph:
            yield "\n"
        elif event == "end" or tag in _NOT_WORDS:
            continue
        elif tag == f"{W}t":
            yield (element.text or "").replace(_PAGE_END, " ").translate(NO_MARKS)
        elif tag in (f"{W}br", f"{W}lastRenderedPageBreak"):
            yield _break(element)
        elif tag in _CHARACTERS:
            yield _CHARACTERS[tag]


def _break(element: etree._Element) -> str:
    ends_page = element.tag != f"{W}br" or element.get(f"{W}type") == "page"
    return _PAGE_END if ends_page else "\n"


def _ended(text: str) -> str:
    """A paragraph whole on the page on which its words begin, the page ends within it moved behind it."""
    words = text.replace(_PAGE_END, "")
    before = text[: len(text) - len(text.lstrip(f"{_PAGE_END}\n\t "))].count(_PAGE_END)
    after = text.count(_PAGE_END) - before
    return _PAGE_END * before + words.strip("\n") + "\n\n" + _PAGE_END * after


def _tight(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if line.strip())


def _footnotes(root: etree._Element | None) -> list[str]:
    if root is None:
        return []
    notes = []
    for note in root.iter(f"{W}footnote"):
        if note.get(f"{W}type") is None:  # the others are Word's separator lines
            words = " ".join("".join(_words(paragraph)).strip() for paragraph in note.iter(_P))
            notes.append(_ended(words))
    return notes
