"""From a picture to SVG and PNG. What was drawn once is kept by the hash of all that is in it.

The libraries that draw take a second to start, so they are imported only where something is drawn, and `warm_up` starts
them before anybody waits.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from threading import Lock, Thread
from typing import Any

from django.core.cache import caches

WIDE, NARROW = 760, 360  # px, of the whole picture: beside text on a desktop screen, and on a phone
LOOK = 1  # one more whenever pictures look different, so that those that are kept are drawn again
PNG_SCALE = 2.0
_one_at_a_time = Lock()  # the converter holds one engine, which draws one picture after the other


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: what kind it is (a file beside this one), what is in it, and the words that tell the same.

    `data` holds only what JSON can hold. `width` is in px.
    """

    kind: str
    title: str
    alternative: str
    data: Mapping[str, Any]
    width: int = WIDE

    @property
    def key(self) -> str:
        """A hash that two pictures share only if they look the same."""
        whole = json.dumps([LOOK, self.kind, self.title, self.data, self.width], sort_keys=True, default=str)
        return hashlib.sha256(whole.encode()).hexdigest()


def svg_of(picture: Picture) -> str:
    """The picture as SVG, without scripts and without style attributes, so that it breaks no security policy."""
    kept = caches["pictures"]
    found: str | None = kept.get(picture.key)
    if found is None:
        found = _drawn(picture)
        kept.set(picture.key, found, timeout=None)
    return found


def png_of(picture: Picture) -> bytes:
    """The picture as PNG, for papers and slides that take no SVG."""
    import vl_convert

    drawn = svg_of(picture)
    with _one_at_a_time:
        return bytes(vl_convert.svg_to_png(drawn, scale=PNG_SCALE))


def warm_up() -> Thread:
    """Start what draws in the background."""
    picture = Picture("spark", "", "", {"values": [1, 2]})
    thread = Thread(target=_drawn, args=[picture], daemon=True, name="pictures")
    thread.start()
    return thread


def _drawn(picture: Picture) -> str:
    import vl_convert

    chart = _drawer(picture.kind)(picture.data, picture.width)
    described = chart.properties(description=picture.alternative)
    specification = described.to_dict(validate=False)  # checked by the tests; it costs as much as the drawing
    with _one_at_a_time:
        return str(vl_convert.vegalite_to_svg(specification))


@cache
def _drawer(kind: str) -> Callable[[Mapping[str, Any], int], Any]:
    drawer: Callable[[Mapping[str, Any], int], Any] = import_module(f"{__package__}.{kind}").chart
    return drawer
