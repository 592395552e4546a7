"""The fonts that come with the product: papers look the same on every machine."""

from functools import lru_cache

import typst

from .coverage import FONTS


@lru_cache(maxsize=1)
def bundled_fonts() -> typst.Fonts:
    """The bundled fonts alone; those of the machine are ignored."""
    return typst.Fonts(include_system_fonts=False, font_paths=[FONTS])
