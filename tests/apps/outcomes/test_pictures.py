"""Pictures are drawn on the server, once, and break no security policy."""

import lxml.etree
import pytest
from django.core.cache import caches

from sendwell.apps.outcomes.pictures import NARROW, Picture, drawing, png_of, svg_of
from sendwell.apps.outcomes.pictures.drawing import _drawer
from sendwell.apps.outcomes.pictures.named import BANDS, INSIDE
from sendwell.apps.outcomes.pictures.sparkline import sparkline

POINTS = [
    {"day": f"2026-{month:02}-28", "value": 50 + month, "kind": "within expected variation"} for month in (1, 2, 3)
]
LINES = [{"from": "2026-01-28", "to": "2026-03-28", "mean": 52, "lower": 48, "upper": 56}]
PLACE = {"name": "Fenmoor", "value": 42.0, "lower": 39.0, "upper": 45.0, "own": True}
SQUARE = {"type": "Polygon", "coordinates": [[[0.0, 52.0], [0.5, 52.0], [0.5, 52.4], [0.0, 52.0]]]}
GROUP = {"group": "ehc_plan", "name": "EHC plan"}
DATA = {
    "spc": {"unit": "%", "points": POINTS, "lines": LINES, "marks": [{"day": "2026-02-01", "number": "1"}],
            "path": [{"day": "2026-01-01", "value": 50}, {"day": "2026-12-01", "value": 60}]},
    "neighbours": {"unit": "%", "places": [PLACE, {**PLACE, "name": "Sedgeland", "own": False, "lower": None}],
                   "benchmark": {"name": "England", "value": 44.0}},
    "groups": {"unit": "%", "points": [{**point, **GROUP} for point in POINTS]},
    "funnel": {"unit": "%", "whole": 40, "schools": [{"children": 30, "value": 50, "who": INSIDE, "name": ""}],
               "lines": [{"children": size, "value": 30, "line": "lower 0.95"} for size in (10, 90)]},
    "england": {"places": [{"geometry": SQUARE, "band": BANDS[0], "own": True}]},
}  # fmt: skip


def a_picture(kind: str = "spc", **more: object) -> Picture:
    return Picture(kind, "Plans in time", "Plans in time. Nothing changed.", DATA[kind], **more)


@pytest.fixture(autouse=True)
def nothing_kept():
    caches["pictures"].clear()


@pytest.mark.parametrize("kind", DATA)
def test_every_picture_is_valid_and_has_neither_script_nor_style(kind):
    _drawer(kind)(DATA[kind], 760).to_dict()  # checked against the schema of Vega-Lite
    drawn = lxml.etree.fromstring(svg_of(a_picture(kind)).encode())
    assert (
        drawn.xpath("//@style | //*[local-name()='script' or local-name()='style'] | //@*[starts-with(., 'http')]")
        == []
    )
    assert abs(int(drawn.get("width")) - 760) < 20


def test_a_picture_for_a_phone_is_no_wider_than_one():
    drawn = lxml.etree.fromstring(svg_of(a_picture(width=NARROW)).encode())
    assert int(drawn.get("width")) < 380


def test_a_picture_is_drawn_once(monkeypatch):
    first = svg_of(a_picture())
    monkeypatch.setattr(drawing, "_drawn", lambda picture: "drawn again")
    assert svg_of(a_picture()) == first
    assert svg_of(a_picture(width=NARROW)) == "drawn again"


def test_the_same_picture_is_drawn_the_same_every_time():
    first = svg_of(a_picture())
    caches["pictures"].clear()
    assert svg_of(a_picture()) == first


def test_a_picture_can_be_had_as_png():
    assert png_of(a_picture()).startswith(b"\x89PNG")


def test_a_small_line_breaks_where_a_number_is_missing_and_tells_its_words():
    drawn = lxml.etree.fromstring(sparkline([1, 2, None, 3, 4], "Plans <in> time"))
    assert len(drawn.findall("polyline")) == 2
    assert drawn.get("aria-label") == "Plans <in> time"


def test_one_number_is_no_line():
    assert "too few" in sparkline([None, 1.0], "Plans")
