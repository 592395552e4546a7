"""The numbers and bullets that Word prints before list paragraphs but does not keep in their text."""

import re
from dataclasses import dataclass, field

from lxml import etree

from sendwell.domain.reading.sources.blocks import BULLET, numeral
from sendwell.domain.reading.sources.word.names import W, val

_PLACE = re.compile(r"%([1-9])")
_STEP = 18  # points by which a level is indented further where the list does not say


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered. `pattern` has %1 for the first level's number, and so on."""

    style: str
    pattern: str
    start: int
    indent: int | None = None  # points


@dataclass(slots=True)
class Numbering:
    """Counts a document's lists; `mark` must be asked for every list paragraph, in order."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)  # by list (numId)
    same_list: dict[str, str] = field(default_factory=dict)  # lists that count on from each other
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def mark(self, list_id: str, depth: int) -> str:
        """What is printed before the next paragraph of this list at this depth (0 is the outermost)."""
        levels = self.levels.get(list_id, {})
        level = levels.get(depth)
        if level is None or list_id == "0":  # list 0 is Word's way to say: not in a list
            return ""
        counts = self._counts.setdefault(self.same_list.get(list_id, list_id), {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        return _printed(level, levels, counts)

    def indent(self, list_id: str, depth: int) -> int:
        """How many points the items of this list are indented at this depth."""
        level = self.levels.get(list_id, {}).get(depth)
        return _STEP * depth if level is None or level.indent is None else level.indent


def _printed(level: Level, levels: dict[int, Level], counts: dict[int, int]) -> str:
    if level.style == "bullet":
        return BULLET
    if level.style == "none":
        return ""

    def number(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        other = levels.get(depth, level)
        return numeral(other.style, counts.get(depth, other.start))

    return _PLACE.sub(number, level.pattern)


def read_numbering(root: etree._Element | None) -> Numbering:
    """The lists that a document's numbering part defines; none where it has no such part."""
    numbering = Numbering()
    if root is None:
        return numbering
    shapes = {shape.get(f"{W}abstractNumId", ""): _levels(shape) for shape in root.iter(f"{W}abstractNum")}
    for entry in root.iter(f"{W}num"):
        list_id = entry.get(f"{W}numId", "")
        shape_id = val(entry.find(f"{W}abstractNumId")) or ""
        overrides = _levels_overridden(entry, shapes.get(shape_id, {}))
        numbering.levels[list_id] = shapes.get(shape_id, {}) | overrides
        if not overrides:
            numbering.same_list[list_id] = f"shape {shape_id}"
    return numbering


def _levels(shape: etree._Element) -> dict[int, Level]:
    return {_depth(level): _level(level) for level in shape.iterchildren(f"{W}lvl")}


def _level(level: etree._Element) -> Level:
    return Level(
        style=val(level.find(f"{W}numFmt")) or "decimal",
        pattern=(val(level.find(f"{W}lvlText")) or "")[:40],
        start=whole(val(level.find(f"{W}start")), 1),
        indent=indent_of(level.find(f"{W}pPr/{W}ind")),
    )


def _levels_overridden(entry: etree._Element, shape: dict[int, Level]) -> dict[int, Level]:
    overridden = {}
    for override in entry.iterchildren(f"{W}lvlOverride"):
        depth = _depth(override)
        own = override.find(f"{W}lvl")
        base = _level(own) if own is not None else shape.get(depth)
        if base is not None:
            start = whole(val(override.find(f"{W}startOverride")), base.start)
            overridden[depth] = Level(base.style, base.pattern, start, base.indent)
    return overridden


def _depth(element: etree._Element) -> int:
    return whole(element.get(f"{W}ilvl"), 0)


def indent_of(element: etree._Element | None) -> int | None:
    """The left indent in points that an `ind` element gives; Word counts in twentieths of a point."""
    if element is None:
        return None
    left = whole(element.get(f"{W}left") or element.get(f"{W}start"), -1)
    return left // 20 if left >= 0 else None


def whole(text: str | None, otherwise: int) -> int:
    """A small whole number as Word writes it; damaged files have worse."""
    return int(text) if text and re.fullmatch(r"[0-9]{1,6}", text) else otherwise
