"""Words gathered into lines and paragraphs, from sources that have blocks instead of printed lines."""

from collections.abc import Callable

from sendwell.domain.reading.sources.lines import Placed

BULLET = "•"


class Blocks:
    """Gathers words: white space folds to one space, a paragraph ends with an empty line, cells are a tab apart."""

    def __init__(self) -> None:
        self._done: list[str] = []
        self._line: list[str] = []
        self._inset = 0
        self._tables: list[tuple[int, int]] = []  # row and column in each table that is open, the innermost last
        self._rows = 0
        self._placed: list[tuple[int, Placed]] = []  # by number of line; places count from the line's start

    def add(self, words: str) -> None:
        """More words of the present line."""
        self._line.append(words)

    def mark(self, mark: str, inset: int = 0) -> None:
        """The number or bullet that begins the present line, `inset` points from the margin of its list."""
        if mark:
            self._line.append(f"{mark} ")
        self._inset = inset

    def begin_table(self) -> None:
        """What follows stands in a table, until `end_table`."""
        self._tables.append((0, 0))

    def end_table(self) -> None:
        """The innermost table is over."""
        if self._tables:
            self._tables.pop()

    def begin_row(self) -> None:
        """A row of the innermost table begins."""
        self._rows += 1
        if self._tables:
            self._tables[-1] = (self._rows, -1)

    def begin_cell(self) -> None:
        """The next cell of the row begins; the words of the one before are on the same line."""
        if self._tables:
            row, column = self._tables[-1]
            self._tables[-1] = (row, column + 1)

    def next_cell(self) -> None:
        """The next cell of the same table row."""
        if self._current():
            self.end_line()
            self._done[-1] += "\t"

    def end_line(self) -> None:
        """The line is over; the paragraph may go on."""
        line = self._current()
        self._line.clear()
        if not line:
            return
        if not (self._done and self._done[-1].endswith("\t")):
            self._done.append("")
        self._place(len(self._done[-1]), line)
        self._done[-1] += line

    def end_paragraph(self) -> None:
        """The paragraph is over. Within a table cell, and after a mark still without words, nothing ends."""
        line = self._current()
        if line and _only_a_mark(line):
            return
        self.end_line()
        if self._done and self._done[-1] and not self._done[-1].endswith("\t"):
            self._done.append("")

    def text(self) -> str:
        """Everything gathered, lines parted by "\n"."""
        self.end_line()
        return "\n".join(line.rstrip("\t") for line in self._done).strip("\n")

    def placed(self, page: int) -> tuple[Placed, ...]:
        """Where cells and list items stand in `text`, as page `page`."""
        starts, at = [], 0
        for line in self._done:
            starts.append(at)
            at += len(line.rstrip("\t")) + 1
        before = next((start for start, line in zip(starts, self._done, strict=True) if line), 0)
        return tuple(
            place._replace(
                page=page, start=place.start + starts[number] - before, end=place.end + starts[number] - before
            )
            for number, place in self._placed
        )

    def _place(self, start: int, line: str) -> None:
        row, column = self._tables[-1] if self._tables else (0, 0)
        if row or self._inset:
            place = Placed(0, start, start + len(line), row, max(0, column), self._inset)
            self._placed.append((len(self._done) - 1, place))
        self._inset = 0

    def _current(self) -> str:
        return " ".join("".join(self._line).split())


def _only_a_mark(line: str) -> bool:
    return line == BULLET or (len(line) <= 8 and line.endswith((".", ")")) and " " not in line and line[:-1].isalnum())


def marker(style: str, number: int) -> str:
    """The printed mark of a list item: "3.", "(b)" is left to the source; an unknown style counts in figures.

    >>> marker("lowerRoman", 4), marker("bullet", 1), marker("upperLetter", 28)
    ('iv.', '•', 'AB.')
    """
    if style == "bullet":
        return BULLET
    if style == "none":
        return ""
    return f"{numeral(style, number)}."


def numeral(style: str, number: int) -> str:
    """`number` as the list style writes it, with no full stop."""
    return _NUMERALS.get(style, str)(number)


def _letters(number: int) -> str:
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written


_NUMERALS: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}
