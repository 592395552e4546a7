"""The Word file round the words of a paper: its styles, page, head and foot, properties, and bytes that never vary."""

import io
from datetime import UTC, date, datetime, time
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document as new_document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

TEXT_WIDTH = 9298  # twentieths of a point: A4 less margins of 24 and 22 mm
_MARGINS = {"left_margin": 24, "right_margin": 22, "top_margin": 24, "bottom_margin": 22}  # millimetres
_FONT = "Arial"  # on every machine that opens the file; a bundled font would not be
_INK, _ACCENT, _QUIET = (RGBColor.from_string(code) for code in ("0B0C0C", "0B4F5C", "484949"))
_UNDATED = date(1980, 1, 1)  # the first day that a zip file can tell
_HEAD_OF_PAGE = 90  # characters of the title that fit at the head of each page

# name: (size, bold, colour, space before, space after, left indent, hanging indent; all in points)
_STYLES: dict[str, tuple[float, bool, RGBColor, float, float, float, float]] = {
    "Normal": (11, False, _INK, 0, 6, 0, 0),
    "Body Text": (11, False, _INK, 3, 6, 0, 0),
    "Publisher": (11, True, _ACCENT, 0, 6, 0, 0),
    "Title": (22, True, _INK, 0, 8, 0, 0),
    "Subtitle": (13, False, _QUIET, 0, 10, 0, 0),
    "Heading 1": (16, True, _ACCENT, 20, 8, 0, 0),
    "Heading 2": (13, True, _INK, 14, 6, 0, 0),
    "Heading 3": (11, True, _INK, 12, 6, 0, 0),
    "Numbered Paragraph": (11, False, _INK, 3, 6, 31, 31),
    "List Bullet": (11, False, _INK, 0, 4, 49, 18),
    "Quote": (11, False, _INK, 4, 2, 31, 0),
    "Quote Source": (9.5, False, _QUIET, 0, 8, 31, 0),
    "Key Fact": (11, False, _INK, 0, 4, 108, 108),
    "Callout Heading": (12, True, _ACCENT, 8, 2, 8, 0),
    "Callout": (11, False, _INK, 0, 6, 8, 0),
    "Caption": (10, True, _INK, 12, 4, 0, 0),
    "Table Text": (9, False, _INK, 2, 2, 0, 0),
    "Header": (8.5, False, _QUIET, 0, 0, 0, 0),
    "Footer": (8.5, False, _QUIET, 0, 0, 0, 0),
}
_KEPT_WITH_NEXT = ("Heading 1", "Heading 2", "Heading 3", "Caption", "Callout Heading")
_SET_APART = ("Callout Heading", "Callout")


def new_file(title: str, publisher: str, language: str, dated: date | None) -> Any:
    """An empty Word file (of python-docx) with the styles of a paper. `dated` is the day that it says it was made."""
    file = new_document()
    thumbnail = next(key for key, rel in file.part.package.rels.items() if rel.reltype == RT.THUMBNAIL)
    del file.part.package.rels[thumbnail]  # the library's own picture, of an empty page
    _add_styles(file, language)
    _set_page(file, title, publisher)
    _say_what_it_is(file, title, publisher, language, dated or _UNDATED)
    return file


def saved(file: Any, body: str) -> bytes:
    """The file with `body` (WordprocessingML) as its text, in bytes that depend on nothing else."""
    whole = file.element.body
    for part in parse_xml(f"<w:body {nsdecls('w', 'r')}>{body}</w:body>"):
        whole.insert(len(whole) - 1, part)  # what says how large the page is stays last
    if body.endswith("</w:tbl>"):
        file.add_paragraph()  # a file may not end with a table
    written = io.BytesIO()
    file.save(written)
    return _without_time(written.getvalue(), file.core_properties.created)


def _without_time(written: bytes, made: datetime) -> bytes:
    """The same zip file, as if every part of it was written when the paper was made."""
    made_again = io.BytesIO()
    with ZipFile(io.BytesIO(written)) as old, ZipFile(made_again, "w", ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(ZipInfo(part.filename, made.timetuple()[:6]), old.read(part), ZIP_DEFLATED)
    return made_again.getvalue()


def _say_what_it_is(file: Any, title: str, publisher: str, language: str, dated: date) -> None:
    about = file.core_properties
    about.title, about.author, about.last_modified_by = title[:255], publisher[:255], publisher[:255]
    about.language, about.comments, about.keywords, about.revision = language, "", "", 1
    about.created = about.modified = datetime.combine(dated, time.min, UTC).replace(tzinfo=None)


def _add_styles(file: Any, language: str) -> None:
    spoken = file.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    spoken.set(qn("w:val"), language)
    for name in _STYLES:
        _add_style(file, name)
    link = file.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = _ACCENT, True
    file.styles.element.append(parse_xml(_TABLE_STYLE))


def _add_style(file: Any, name: str) -> None:
    size, bold, colour, before, after, left, hanging = _STYLES[name]
    known = name in file.styles
    style = file.styles[name] if known else file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.font.name, style.font.size, style.font.bold, style.font.italic = _FONT, Pt(size), bold, False
    style.font.color.rgb = colour
    fonts = style.element.rPr.find(qn("w:rFonts"))
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(before), Pt(after)
    form.left_indent, form.first_line_indent = Pt(left), Pt(-hanging)
    form.line_spacing, form.keep_with_next = 1.1, name in _KEPT_WITH_NEXT
    if hanging and name != "List Bullet":
        form.tab_stops.add_tab_stop(Pt(left))
    if name in _SET_APART:
        _set_apart(style)
    elif name in ("Title", "Subtitle"):
        _plain(style)


def _plain(style: Any) -> None:
    """Without the line below and the letters set wide that the library's own style has."""
    for properties, mark in ((style.element.pPr, "w:pBdr"), (style.element.rPr, "w:spacing")):
        for found in properties.findall(qn(mark)):
            properties.remove(found)


def _set_apart(style: Any) -> None:
    """A bar at the left and a wash behind: what a hurried reader must not miss."""
    bar = f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="24" w:space="8" w:color="0B4F5C"/></w:pBdr>'
    wash = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="EEF5F4"/>'
    properties = style.element.get_or_add_pPr()
    place = next(at for at, part in enumerate(properties) if part.tag in (qn("w:spacing"), qn("w:tabs")))
    properties.insert(place, parse_xml(bar))
    properties.insert(place + 1, parse_xml(wash))


def _set_page(file: Any, title: str, publisher: str) -> None:
    (page,) = file.sections
    page.page_width, page.page_height = Mm(210), Mm(297)
    for side, width in _MARGINS.items():
        setattr(page, side, Mm(width))
    page.different_first_page_header_footer = True
    head = title if len(title) <= _HEAD_OF_PAGE else title[: _HEAD_OF_PAGE - 1].rstrip() + "…"
    page.header.paragraphs[0].text = f"{publisher} · {head}" if publisher else head
    for foot in (page.footer, page.first_page_footer):
        _number_pages(foot.paragraphs[0])


def _number_pages(paragraph: Any) -> None:
    paragraph.add_run("Page ")
    _field(paragraph, "PAGE")
    paragraph.add_run(" of ")
    _field(paragraph, "NUMPAGES")


def _field(paragraph: Any, name: str) -> None:
    paragraph._p.append(
        parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="{name}"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    )


_TABLE_STYLE = f"""\
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="PaperTable"><w:name w:val="Paper Table"/>
<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/>
<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="10" w:space="0" w:color="0B4F5C"/>
<w:bottom w:val="single" w:sz="4" w:space="0" w:color="B1B4B6"/>
<w:insideH w:val="single" w:sz="4" w:space="0" w:color="B1B4B6"/></w:tblBorders>
<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr>
<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="EEF5F4"/></w:tcPr></w:tblStylePr>
<w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>"""
