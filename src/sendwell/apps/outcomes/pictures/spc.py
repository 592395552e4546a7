"""A process chart: points in time, their mean, the limits of what chance explains, and marks of what was done."""

from collections.abc import Mapping
from typing import Any

import altair as alt

from sendwell.apps.outcomes.pictures.look import (
    BLUE,
    GREY,
    INK,
    LINE,
    ORANGE,
    QUIET,
    RED,
    TEAL,
    dressed,
    rows,
)

HEIGHT = 270  # px
WORDS = ("within expected variation", "better than expected", "worse than expected", "higher or lower than expected")
COLOURS = (GREY, BLUE, ORANGE, TEAL)
SHAPES = ("circle", "triangle-up", "square", "diamond")


def chart(data: Mapping[str, Any], width: int) -> Any:
    """`points`: day, value, kind (one of WORDS); `lines`: from, to, mean, lower, upper; `marks`: day, words, number;
    `target` and `path` (day, value), where there are; `unit` for the axis.
    """
    x = alt.X("day:T", title=None, axis=alt.Axis(format="%b %Y", tickCount=5 if width > 500 else 3, labelFlush=False))
    y = alt.Y("value:Q", title=data["unit"], scale=alt.Scale(zero=False, nice=True))
    points = alt.Chart(rows(data["points"]))
    layers = [
        *_limits(data["lines"]),
        points.mark_line(color=TEAL, strokeWidth=1.5).encode(x=x, y=y),
        points.mark_point(filled=True, size=70, opacity=1).encode(x=x, y=y, **_kinds(data["points"])),
        *_target(data),
        *_marks(data["marks"]),
    ]
    return dressed(alt.layer(*layers).properties(height=HEIGHT), width)


def _kinds(points: Any) -> dict[str, Any]:
    used = [words for words in WORDS if any(point["kind"] == words for point in points)]
    colours = [COLOURS[WORDS.index(words)] for words in used]
    shapes = [SHAPES[WORDS.index(words)] for words in used]
    return {
        "color": alt.Color("kind:N", title=None, scale=alt.Scale(domain=used, range=colours)),
        "shape": alt.Shape("kind:N", title=None, scale=alt.Scale(domain=used, range=shapes)),
    }


def _limits(lines: Any) -> list[Any]:
    base = alt.Chart(rows(lines)).encode(x=alt.X("from:T"), x2=alt.X2("to:T"))
    return [
        base.mark_rect(color=LINE, opacity=0.14).encode(y=alt.Y("lower:Q"), y2=alt.Y2("upper:Q")),
        base.mark_rule(color=QUIET, strokeWidth=1.5).encode(y=alt.Y("mean:Q")),
        base.mark_rule(color=LINE, strokeDash=[6, 4]).encode(y=alt.Y("lower:Q")),
        base.mark_rule(color=LINE, strokeDash=[6, 4]).encode(y=alt.Y("upper:Q")),
    ]


def _target(data: Mapping[str, Any]) -> list[Any]:
    if not data["path"]:
        return []
    path = alt.Chart(rows(data["path"])).mark_line(color=RED, strokeDash=[2, 3], strokeWidth=2)
    last = alt.Chart(rows([{**data["path"][-1], "words": "target"}]))
    said = last.mark_text(color=RED, align="right", dy=-9).encode(
        x=alt.X("day:T"), y=alt.Y("value:Q"), text=alt.Text("words:N")
    )
    return [path.encode(x=alt.X("day:T"), y=alt.Y("value:Q")), said]


def _marks(marks: Any) -> list[Any]:
    if not marks:
        return []
    base = alt.Chart(rows(marks)).encode(x=alt.X("day:T"))
    rule = base.mark_rule(color=INK, strokeDash=[1, 3], strokeWidth=1.2)
    number = base.mark_text(baseline="bottom", fontWeight="bold", dy=-2).encode(
        y=alt.value(0), text=alt.Text("number:N")
    )
    return [rule, number]
