"""Trackers kept as tables in a Word file: each table a sheet, with the heading that stands above it."""

from collections.abc import Iterator

from lxml import etree

from sendwell.domain.problems import Problem
from sendwell.domain.reading.sources.word.names import FALLBACK, W, val
from sendwell.domain.reading.sources.word.package import Package
from sendwell.domain.tracker.files.limits import MOST_COLUMNS, MOST_ROWS
from sendwell.domain.tracker.grid import EMPTY, Cell, Grid, Row, Sheet, UnreadableTracker

_LONGEST_HEADING = 200  # characters


def open_word(content: bytes, name: str) -> Grid:
    """Every table of a Word file. Raises UnreadableTracker where it has none, UnreadablePaper where it is unsafe."""
    body = Package(content, name).story().find(f"{W}body")
    sheets = tuple(_tables(body)) if body is not None else ()
    if not sheets:
        what = "The Word file holds no table."
        raise UnreadableTracker(Problem(name, what, "Give the tracker as Excel, as CSV, or as a table in Word."))
    return Grid(sheets)


def _tables(body: etree._Element) -> Iterator[Sheet]:
    heading, count = "", 0
    for element in body.iter(f"{W}p", f"{W}tbl"):
        if any(ancestor.tag == f"{W}tbl" for ancestor in element.iterancestors()):
            continue
        if element.tag == f"{W}p":
            heading = _words(element) or heading
            continue
        count += 1
        rows = _rows(element)
        if rows:
            yield Sheet(f"table {count}", tuple(rows), heading[:_LONGEST_HEADING])
        heading = ""


def _rows(table: etree._Element) -> list[Row]:
    rows: list[Row] = []
    above: dict[int, Cell] = {}  # by column, the cell that a vertical merge goes on from
    for number, element in enumerate(table.iterchildren(f"{W}tr"), start=1):
        if number > MOST_ROWS:
            break
        cells: list[Cell] = []
        for cell in element.iterchildren(f"{W}tc"):
            cells.extend(_spread(cell, number, len(cells), above))
        if any(cell.text for cell in cells):
            rows.append(Row(number, tuple(cells[:MOST_COLUMNS])))
    return rows


def _spread(element: etree._Element, number: int, column: int, above: dict[int, Cell]) -> list[Cell]:
    """The cell once for each column that it spans; one that goes on from above has the words of the first."""
    properties = element.find(f"{W}tcPr")
    span, merge = 1, None
    if properties is not None:
        written = val(properties.find(f"{W}gridSpan")) or "1"
        span = min(int(written), MOST_COLUMNS) if written.isdigit() and int(written) else 1
        merge = properties.find(f"{W}vMerge")
    if merge is not None and val(merge) != "restart" and column in above:
        return [above[column]] * span
    words, fill = _words(element), _fill(properties)
    place = (number, column + 1) if span > 1 or merge is not None else None
    read = Cell(words, fill, merged_at=place) if words or fill else EMPTY
    if merge is not None:
        above[column] = read
    else:
        above.pop(column, None)
    return [read] * span


def _fill(properties: etree._Element | None) -> str | None:
    shade = properties.find(f"{W}shd") if properties is not None else None
    colour = (shade.get(f"{W}fill") or "") if shade is not None else ""
    return colour.upper() if len(colour) == 6 else None


def _words(element: etree._Element) -> str:
    """The words as they stand once tracked changes are accepted; a line for each paragraph."""
    paragraphs = [element] if element.tag == f"{W}p" else element.iter(f"{W}p")
    lines = (" ".join("".join(_runs(paragraph)).split()) for paragraph in paragraphs)
    return "\n".join(line for line in lines if line)


def _runs(paragraph: etree._Element) -> Iterator[str]:
    for piece in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br"):
        if any(ancestor.tag in (FALLBACK, f"{W}moveFrom") for ancestor in piece.iterancestors()):
            continue
        yield (piece.text or "") if piece.tag == f"{W}t" else " "
