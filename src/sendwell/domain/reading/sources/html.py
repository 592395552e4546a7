"""Web pages, council committee pages among them: the words a reader sees, block by block, without furniture."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree
from lxml import html as lxml_html

from sendwell.domain.problems import Problem
from sendwell.domain.reading.model import Page
from sendwell.domain.reading.sources.blocks import Blocks, marker
from sendwell.domain.reading.sources.decoding import decode, refuse_larger_than
from sendwell.domain.reading.sources.html_furniture import is_furniture
from sendwell.domain.reading.sources.source_text import SourceText, UnreadablePaper, sha256_of

LARGEST = 20_000_000  # bytes

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}encoding=["']([\w.:-]{2,40})""", re.I
)
_DECLARED_WITHIN = 4096  # bytes
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")

_MAIN = re.compile(r"^(?:main|main-?content|content|page-?content|modgov|mgContent|primary-content)$", re.I)
_MOST_CANDIDATES = 20  # a page that says "main" more often says nothing
_MAIN_HOLDS = 0.3  # of the page's words, or it is not the main part
_PARAGRAPHS = frozenset(
    ["p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "table", "section", "article",
     "main", "header", "aside", "blockquote", "pre", "address", "figure", "figcaption", "fieldset", "hr", "caption",
     "details", "summary", "body", "center"]
)  # fmt: skip
_LINES = frozenset(["br", "tr", "thead", "tbody", "tfoot"])
_CELLS = frozenset(["td", "th"])
_INDENT = 18  # points by which a browser indents a list, more or less
_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLE_TYPE = re.compile(
    r"list-style(?:-type)?\s*:\s*"
    r"((?:lower|upper)-(?:alpha|latin|roman)|none|disc|circle|square|decimal)"
)
_STYLES = {
    "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
    "none": "none", "disc": "bullet", "circle": "bullet", "square": "bullet",
}  # fmt: skip


def open_html(content: bytes, name: str) -> SourceText:
    """A web page in the common form, as one page. Raises UnreadablePaper where it holds no words, or too many.

    Scripts, styles, forms, navigation, banners and whatever the page hides are no part of the paper. Nothing is
    fetched, and what the page holds is never run.
    """
    refuse_larger_than(LARGEST, content, name, "a web page")
    decoded = decode(content, name, _declared(content))
    root = _parsed(decoded.text, name)
    blocks = _blocks(_main_part(root))
    text = blocks.text()
    if not text.strip():
        raise _unreadable(name, "The web page holds no words of a paper.")
    page = Page(1, text)
    return SourceText(
        *(name, sha256_of(content), "text/html", (page,), _origin(root), decoded.notes, _title(root)),
        placed=blocks.placed(1),
    )


def _declared(content: bytes) -> str | None:
    match = _DECLARED.search(content[:_DECLARED_WITHIN])
    return (match[1] or match[2]).decode("ascii") if match else None


def _parsed(text: str, name: str) -> etree._Element:
    # No network; a page is bounded by its size above, so that libxml2's own bound on depth need not cut it short.
    parser = lxml_html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = lxml_html.document_fromstring(_XML_DECLARATION.sub("", text).encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise _unreadable(name, "The web page could not be read.") from error
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise _unreadable(name, "The web page is nested too deeply to be read whole.")
    return root


def _unreadable(name: str, what: str) -> UnreadablePaper:
    return UnreadablePaper(Problem(name, what, "Open it in a browser and save it as PDF."))


def _main_part(root: etree._Element) -> etree._Element:
    """The element that holds the page's own matter, where the page says which it is; else all of it."""
    whole = _length(root)
    candidates = (element for element in root.iter("main", "div", "article", "section") if _says_main(element))
    lengths = {element: _length(element) for element in islice(candidates, _MOST_CANDIDATES)}
    fitting = [element for element, length in lengths.items() if length >= _MAIN_HOLDS * whole]
    return min(fitting, key=lengths.__getitem__) if fitting else root


def _says_main(element: etree._Element) -> bool:
    names = (element.get("id", ""), *element.get("class", "").split())
    return element.tag == "main" or element.get("role") == "main" or any(_MAIN.match(name) for name in names)


def _length(element: etree._Element) -> int:
    return sum(len(text) for child, text in _visible(element) if child is None)


def _visible(root: etree._Element) -> Iterator[tuple[etree._Element | None, str]]:
    """Walk what can be seen, in order: (element, "start" or "end"), or (None, words)."""
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        dropped = not isinstance(element.tag, str) or is_furniture(element)
        if event == "start":
            if dropped and element is not root:
                walk.skip_subtree()
                continue
            yield element, "start"
            if element.text:
                yield None, element.text
            continue
        if not dropped or element is root:
            yield element, "end"
        if element.tail and element is not root:
            yield None, element.tail


def _blocks(root: etree._Element) -> Blocks:
    blocks = Blocks()
    lists = _Lists()
    for element, what in _visible(root):
        if element is None:
            blocks.add(what)
        else:
            _place(blocks, lists, element, what == "start")
    return blocks


def _place(blocks: Blocks, lists: "_Lists", element: etree._Element, starts: bool) -> None:
    tag = element.tag
    if tag in _CELLS:
        if starts and element.getprevious() is not None:
            blocks.next_cell()
        if starts:
            blocks.begin_cell()
    elif tag in _LINES:
        blocks.end_line()
        if tag == "tr" and starts:
            blocks.begin_row()
    elif tag in _PARAGRAPHS:
        blocks.end_paragraph()
        if tag == "li" and starts:
            blocks.mark(lists.marker(element), _INDENT * sum(1 for _ in element.iterancestors("ul", "ol")))
        elif tag == "table":
            (blocks.begin_table if starts else blocks.end_table)()


class _Lists:
    """Counts the items of every list on the page, as a browser would."""

    def __init__(self) -> None:
        self._last: dict[etree._Element, int] = {}

    def marker(self, item: etree._Element) -> str:
        """What the browser prints before this item."""
        parent = item.getparent()
        if parent is None or parent.tag != "ol":
            styled = _style_type(item) or _style_type(parent)
            return "" if styled == "none" else marker("bullet", 0)
        return marker(_style_type(parent) or _TYPES.get(parent.get("type", ""), "decimal"), self._number(item, parent))

    def _number(self, item: etree._Element, parent: etree._Element) -> int:
        first = _whole(parent.get("start"))
        given = _whole(item.get("value"))
        number = self._last.get(parent, (1 if first is None else first) - 1) + 1 if given is None else given
        self._last[parent] = number
        return number


def _style_type(element: etree._Element | None) -> str | None:
    match = _STYLE_TYPE.search(element.get("style", "")) if element is not None else None
    return _STYLES.get(match[1], "decimal") if match else None


def _whole(text: str | None) -> int | None:
    return int(text) if text and re.fullmatch(r"\d{1,4}", text.strip()) else None


def _title(root: etree._Element) -> str | None:
    title = root.find(".//title")
    return " ".join(title.text_content().split()) or None if title is not None else None


def _origin(root: etree._Element) -> str | None:
    """The page's own address, where it states one."""
    for link in root.iter("link"):
        if link.get("rel") == "canonical" and link.get("href", "").startswith(("http://", "https://")):
            return str(link.get("href"))
    return None
