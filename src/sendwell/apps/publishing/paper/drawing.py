"""The pictures of a paper, drawn by hand as SVG from the numbers that it keeps: the same bytes whenever they are made.

Neither scripts nor styles stand in them, and no words but numbers, days and the unit, which is escaped.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from html import escape

import typst

from .coverage import drawable
from .fonts_of import bundled_fonts
from .plain import readable
from .tree import Dot, Figure

WIDTH, HEIGHT = 460, 170  # px: its words can still be read on a phone
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 12, 14, 28  # px round the numbers
_INK, _QUIET, _LINE, _BAND = "#0b4f5c", "#484949", "#7f9a98", "#eaf0ef"
_FONT = "'Source Sans 3', Arial, sans-serif"
_MARKS = {  # by the kind of a dot: colour and shape, round (x, y)
    "": ("#5a6a6a", "M{x} {y}m-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0z"),
    "better": ("#1d5fa8", "M{x} {y}m0 -5.5l5 9h-10z"),
    "worse": ("#c2570c", "M{x} {y}m-4 -4h8v8h-8z"),
    "other": ("#0b4f5c", "M{x} {y}m0 -5l5 5l-5 5l-5 -5z"),
}
_TARGET = "#b52d2d"
PNG_PPI = 144
_SHEET = """
#set page(width: {width}pt, height: {height}pt, margin: 0pt, fill: white)
#set text(font: "Source Sans 3")
#for drawn in json(bytes(sys.inputs.drawn)) {{ page(image(bytes(drawn), format: "svg", width: 100%)) }}
"""


def svg_of(figure: Figure, attributes: str = "") -> str:
    """A figure as SVG; `attributes` stand in its first tag and must be escaped already."""
    inside = "".join(_Drawing(figure).parts())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
        f'{attributes}><g font-family="{_FONT}" font-size="15" fill="{_QUIET}">{inside}</g></svg>'
    )


def pngs_of(figures: Sequence[Figure]) -> list[bytes]:
    """Figures as PNG, for papers that take no SVG; drawn with the bundled fonts, so alike on every machine."""
    if not figures:
        return []
    sheet = _SHEET.format(width=WIDTH, height=HEIGHT).encode()
    drawn = {"drawn": json.dumps([svg_of(figure) for figure in figures])}
    made = typst.Compiler(sheet, font_paths=bundled_fonts(), sys_inputs=drawn).compile(format="png", ppi=PNG_PPI)
    return [made] if isinstance(made, bytes) else list(made)  # type: ignore[arg-type]


class _Drawing:
    """Where numbers and days stand in the picture of one figure."""

    def __init__(self, figure: Figure) -> None:
        self.figure = figure
        days = [date.fromisoformat(dot.day).toordinal() for dot in figure.dots]
        self.first, self.days = min(days), max(max(days) - min(days), 1)
        around = [value for each in figure.stretches for value in (each.lower, each.upper)]
        told = [dot.value for dot in figure.dots] + around + ([] if figure.target is None else [figure.target])
        room = 0.06 * (max(told) - min(told)) or 1.0
        self.low, self.high = min(told) - room, max(told) + room

    def parts(self) -> Iterator[str]:
        """What is drawn, from back to front."""
        yield from self._limits()
        yield from self._scale()
        yield from self._target()
        points = " ".join(f"{x},{y}" for x, y in map(self._at, self.figure.dots))
        yield f'<polyline points="{points}" fill="none" stroke="{_INK}" stroke-width="1.5"/>'
        for dot in self.figure.dots:
            colour, shape = _MARKS[dot.kind]
            x, y = self._at(dot)
            yield f'<path d="{shape.format(x=x, y=y)}" fill="{colour}"/>'

    def _limits(self) -> Iterator[str]:
        for each in self.figure.stretches:
            left, right = self._x(each.begins), self._x(each.ends)
            top, bottom, mean = self._y(each.upper), self._y(each.lower), self._y(each.mean)
            size = f'width="{_px(right - left)}" height="{_px(bottom - top)}"'
            yield f'<rect x="{_px(left)}" y="{_px(top)}" {size} fill="{_BAND}"/>'
            yield _line(left, right, mean, _QUIET, "")
            yield _line(left, right, top, _LINE, "5 4") + _line(left, right, bottom, _LINE, "5 4")

    def _scale(self) -> Iterator[str]:
        values = [dot.value for dot in self.figure.dots]
        for value in dict.fromkeys((min(values), max(values))):
            yield _text(_LEFT - 10, self._y(value) + 5, "end", _number(value) + self.figure.unit)
        for dot, anchor in ((self.figure.dots[0], "start"), (self.figure.dots[-1], "end")):
            yield _text(self._x(dot.day), HEIGHT - 6, anchor, f"{date.fromisoformat(dot.day):%b %Y}")

    def _target(self) -> Iterator[str]:
        target = self.figure.target
        if target is not None:
            yield _line(_LEFT, WIDTH - _RIGHT, self._y(target), _TARGET, "2 3")
            yield _text(_LEFT + 4, self._y(target) - 4, "start", f"target {_number(target)}{self.figure.unit}", _TARGET)

    def _at(self, dot: Dot) -> tuple[str, str]:
        return _px(self._x(dot.day)), _px(self._y(dot.value))

    def _x(self, day: str) -> float:
        part = (date.fromisoformat(day).toordinal() - self.first) / self.days
        return _LEFT + min(max(part, 0), 1) * (WIDTH - _LEFT - _RIGHT)

    def _y(self, value: float) -> float:
        part = (value - self.low) / (self.high - self.low)
        return HEIGHT - _BOTTOM - part * (HEIGHT - _TOP - _BOTTOM)


def _line(left: float, right: float, y: float, colour: str, dashes: str) -> str:
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<path d="M{_px(left)} {_px(y)}H{_px(right)}" stroke="{colour}"{dashed}/>'


def _text(x: float, y: float, anchor: str, words: str, colour: str = _QUIET) -> str:
    shown = escape(drawable(readable(words)))
    return f'<text x="{_px(x)}" y="{_px(y)}" text-anchor="{anchor}" fill="{colour}">{shown}</text>'


def _px(number: float) -> str:
    return f"{number:.1f}"


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:,.1f}".removesuffix(".0")
