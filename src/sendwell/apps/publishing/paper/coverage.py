"""Which characters the bundled fonts can draw, read from the fonts themselves.

PDF/UA-1 (ISO 14289-1, 7.21) forbids a character without a glyph, so whatever cannot be drawn is named in words.
"""

import struct
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"


def drawable(words: str) -> str:
    """`words` with each character that no bundled font has replaced by its name in brackets.

    >>> drawable("Launched \N{ROCKET}")
    'Launched [rocket]'
    """
    have = _drawable_characters()
    return "".join(char if ord(char) in have else _named(char) for char in words)


def _named(char: str) -> str:
    name = unicodedata.name(char, "").lower()
    if not name or unicodedata.category(char) in {"Cf", "Mn", "Me"}:  # joiners and marks on a letter not drawn either
        return ""
    return f"[{name}]"


@lru_cache(maxsize=1)
def _drawable_characters() -> frozenset[int]:
    return frozenset(code for font in sorted(FONTS.glob("*.ttf")) for code in characters_of(font.read_bytes()))


def characters_of(font: bytes) -> Iterator[int]:
    """The Unicode code points that a TrueType font maps to a glyph (OpenType specification, table `cmap`)."""
    cmap = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", cmap, 2)
    for record in range(count):
        platform, _encoding, offset = struct.unpack_from(">HHI", cmap, 4 + 8 * record)
        if platform in (0, 3):  # Unicode, Windows
            yield from _characters_of_subtable(cmap[offset:])


def _table(font: bytes, tag: bytes) -> bytes:
    (count,) = struct.unpack_from(">H", font, 4)
    for record in range(count):
        name, _checksum, offset, length = struct.unpack_from(">4sIII", font, 12 + 16 * record)
        if name == tag:
            return font[offset : offset + length]
    raise ValueError(f"The font has no table {tag.decode()}.")


def _characters_of_subtable(subtable: bytes) -> Iterator[int]:
    (form,) = struct.unpack_from(">H", subtable, 0)
    if form == 4:
        yield from _format_4(subtable)
    elif form == 12:
        yield from _format_12(subtable)


def _format_4(subtable: bytes) -> Iterator[int]:
    (doubled,) = struct.unpack_from(">H", subtable, 6)
    segments = doubled // 2
    ends = struct.unpack_from(f">{segments}H", subtable, 14)
    starts = struct.unpack_from(f">{segments}H", subtable, 16 + doubled)
    offsets_at = 16 + 3 * doubled
    for segment, (first, last) in enumerate(zip(starts, ends, strict=True)):
        (offset,) = struct.unpack_from(">H", subtable, offsets_at + 2 * segment)
        glyphs_at = offsets_at + 2 * segment + offset
        for code in range(first, min(last, 0xFFFE) + 1):
            # A segment may have gaps, which point at glyph 0: the box that stands for a missing letter.
            if offset == 0 or struct.unpack_from(">H", subtable, glyphs_at + 2 * (code - first)) != (0,):
                yield code


def _format_12(subtable: bytes) -> Iterator[int]:
    (groups,) = struct.unpack_from(">I", subtable, 12)
    for group in range(groups):
        first, last, _glyph = struct.unpack_from(">III", subtable, 16 + 12 * group)
        yield from range(first, last + 1)
