"""A map of England by authority, in five bands from the lowest to the highest; the area's own has a thick line."""

from collections.abc import Mapping
from math import cos, radians
from typing import Any

import altair as alt

from sendwell.apps.outcomes.pictures.look import INK, dressed, rows
from sendwell.apps.outcomes.pictures.named import BANDS

COLOURS = ("#e3efee", "#b5d3d1", "#7fb0b0", "#3f8088", "#0b4f5c", "#ffffff")
HEIGHT = 520  # px
NARROWER = cos(radians(53))  # a degree of longitude beside one of latitude, in the middle of England


def chart(data: Mapping[str, Any], width: int) -> Any:
    """`places`: geometry, band (one of BANDS), own."""
    features = [
        {"type": "Feature", "geometry": flat(place["geometry"]), "band": place["band"], "own": place["own"]}
        for place in data["places"]
    ]
    used = [band for band in BANDS if any(place["band"] == band for place in data["places"])]
    scale = alt.Scale(domain=used, range=[COLOURS[BANDS.index(band)] for band in used])
    all_places = alt.Chart(rows(features)).mark_geoshape(stroke="#7f9a98", strokeWidth=0.4)
    own = alt.Chart(rows(feature for feature in features if feature["own"]))
    layers = [
        all_places.encode(color=alt.Color("band:N", title=None, scale=scale)),
        own.mark_geoshape(filled=False, stroke=INK, strokeWidth=2.5),
    ]
    drawn = alt.layer(*layers).project(type="identity", reflectY=True).properties(height=HEIGHT)
    return dressed(drawn, width)


def flat(geometry: Mapping[str, Any]) -> dict[str, Any]:
    """An outline with longitude drawn together as it is in England.

    Drawn flat, it does not matter which way round an outline runs; on a globe it would fill all but itself.
    """
    return {"type": geometry["type"], "coordinates": _flat(geometry["coordinates"])}


def _flat(part: Any) -> Any:
    if isinstance(part[0], (int, float)):
        return [round(part[0] * NARROWER, 3), round(part[1], 3)]
    return [_flat(inner) for inner in part]
