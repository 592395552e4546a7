"""Files that are no plain tables: boundaries, and neighbours as a matrix of names."""

import json
from pathlib import Path
from typing import Any

import pyarrow as pa

from sendwell.domain.places import authorities_named, authority, authority_with_code, region_with
from sendwell.domain.problems import Problem
from sendwell.domain.returns.open_data.files.opened import Opened, Unreadable

_LARGEST = 400_000_000  # bytes of boundaries
_MOST_NEIGHBOURS = 30
_CODES = ("old_la_code", "new_la_code", "region_code", "code")
BOUNDARIES = pa.schema(
    [
        ("place", pa.string()),
        ("name", pa.string()),
        ("longitude", pa.float64()),
        ("latitude", pa.float64()),
        ("geometry", pa.string()),
    ]
)
NEIGHBOURS = pa.schema(
    [("model_year", pa.int64()), ("authority", pa.string()), ("rank", pa.int64()), ("neighbour", pa.string())]
)


def looks_like_boundaries(path: Path) -> bool:
    """True if the file is GeoJSON."""
    with path.open("rb") as file:
        start = file.read(400)
    return start.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{") and b"FeatureCollection" in start


def boundaries(path: Path, name: str) -> tuple[pa.Table, list[Problem]]:
    """The places of a GeoJSON file with their outlines (as GeoJSON); places that nobody knows are asked about.

    Raises Unreadable for what is no GeoJSON of areas, in degrees of longitude and latitude.
    """
    if path.stat().st_size > _LARGEST:
        raise Unreadable(Problem(name, "The boundaries are larger than 400 MB.", "Give simplified boundaries."))
    try:
        features = json.loads(path.read_text(encoding="utf-8-sig"))["features"]
        rows = [_boundary(feature) for feature in features]
    except (ValueError, KeyError, TypeError, UnicodeDecodeError, RecursionError) as error:
        what = "The file is no GeoJSON of areas."
        raise Unreadable(Problem(name, what, "Download the boundaries as GeoJSON again.")) from error
    if any(not -180 <= float(row["longitude"] or 0) <= 180 for row in rows):
        what = "The boundaries are not in degrees of longitude and latitude (WGS84)."
        raise Unreadable(Problem(name, what, "Download them as GeoJSON in WGS84."))
    asked = [
        Problem(
            f"{name}, feature {number}",
            f"“{row['name']}” is no place that Sendwell knows.",
            "Look whether it is right.",
        )
        for number, row in enumerate(rows, start=1)
        if not (authority_with_code(row["place"]) or region_with(row["place"]))
    ]
    return pa.Table.from_pylist(rows, schema=BOUNDARIES), asked


def _boundary(feature: dict[str, Any]) -> dict[str, Any]:
    properties = {str(key).lower(): value for key, value in feature["properties"].items()}
    geometry = feature["geometry"]
    if geometry["type"] not in ("Polygon", "MultiPolygon"):
        raise ValueError(geometry["type"])
    codes = [str(value) for key, value in properties.items() if value and (key in _CODES or key.endswith("cd"))]
    first = geometry["coordinates"][0][0]
    longitude, latitude = first if isinstance(first[0], (int, float)) else first[0]
    name = next(
        (str(value) for key, value in properties.items() if value and (key == "name" or key.endswith(("nm", "_name")))),
        "",
    )
    return {
        "place": _place(codes, name, properties),
        "name": name,
        "longitude": float(properties.get("label_lon") or properties.get("long") or longitude),
        "latitude": float(properties.get("label_lat") or properties.get("lat") or latitude),
        "geometry": json.dumps(geometry, separators=(",", ":")),
    }


def _place(codes: list[str], name: str, properties: dict[str, Any]) -> str:
    """The code of the place: an authority's comes before that of the region that it lies in."""
    if known := next(filter(None, map(authority_with_code, codes)), None):
        return known.code
    if named := authorities_named(name):
        return named[-1].code
    if region := next(filter(None, map(region_with, (*codes, name))), None):
        return region.code
    return codes[0] if codes else name


def is_matrix_of_names(opened: Opened) -> bool:
    """True if most headings are names of authorities, and few rows stand below them."""
    headings = [each for each in opened.headings if each]
    known = sum(bool(authorities_named(each)) for each in headings)
    return len(headings) >= 10 and known >= 0.9 * len(headings) and len(opened.sample) <= _MOST_NEIGHBOURS


def neighbours_of_matrix(opened: Opened) -> tuple[pa.Table, list[Problem]]:
    """Neighbours, one column an authority and the nearest first; names that nobody knows are asked about."""
    rows, asked = [], []
    for at, heading in enumerate(opened.headings):
        whose = _named(heading)
        for rank, cells in enumerate((row for row in opened.sample if any(row)), start=1):
            text = cells[at].strip() if at < len(cells) else ""
            if text and whose:
                found = _named(text)
                if found is None:
                    what = f"“{text}” is no local authority that Sendwell knows."
                    asked.append(Problem(opened.where(rank + 1, heading), what, "Look whether it is right."))
                rows.append({"authority": whose, "rank": rank, "neighbour": found or text})
    return pa.Table.from_pylist(rows, schema=NEIGHBOURS), asked


def _named(name: str) -> str | None:
    """The authority of this name that is there today; else the last that was."""
    found = authorities_named(name)
    today = [each for each in found if authority(each.code).ends is None]
    return (today or list(found))[-1].code if found else None
