"""Pictures: a specification in Altair, drawn as SVG on the server, with words that tell the same."""

from sendwell.apps.outcomes.pictures.drawing import NARROW, WIDE, Picture, png_of, svg_of, warm_up

__all__ = ["NARROW", "WIDE", "Picture", "png_of", "svg_of", "warm_up"]
