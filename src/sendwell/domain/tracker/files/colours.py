"""The colours of a workbook's fills, as "RRGGBB", whether named outright, by the palette or by the theme."""

import colorsys
from typing import Any

from lxml import etree
from openpyxl.styles.colors import COLOR_INDEX

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# The theme lists dark before light; cells number light before dark (ECMA-376 part 1, 18.8.3).
_ORDER = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")


def theme_colours(theme: bytes | None) -> tuple[str, ...]:
    """The theme's colours in the order in which cells number them. Empty where there is no readable theme."""
    if not theme:
        return ()
    try:
        parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
        root = etree.fromstring(theme, parser=parser)
    except etree.XMLSyntaxError:
        return ()
    found = [root.find(f".//{_A}clrScheme/{_A}{name}/*") for name in _ORDER]
    return tuple("" if one is None else (one.get("lastClr") or one.get("val") or "") for one in found)


def fill_colour(fill: Any, theme: tuple[str, ...]) -> str | None:
    """The colour that a person sees in the cell, or None for none, or for one that can't be told."""
    if fill is None or getattr(fill, "patternType", None) != "solid":
        return None
    colour = fill.fgColor
    if colour.type == "rgb" and isinstance(colour.rgb, str):
        return str(colour.rgb)[-6:].upper()
    if colour.type == "indexed" and colour.indexed < len(COLOR_INDEX):
        return str(COLOR_INDEX[colour.indexed])[-6:].upper()
    if colour.type == "theme" and colour.theme < len(theme) and len(theme[colour.theme]) == 6:
        return _tinted(theme[colour.theme], colour.tint or 0.0)
    return None


def _tinted(colour: str, tint: float) -> str:
    """Lighter for a tint above 0, darker below (ECMA-376 part 1, 18.8.19)."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, saturation))
