"""Places beside each other, ranked, each with the interval of what chance allows."""

from collections.abc import Mapping
from typing import Any

import altair as alt

from sendwell.apps.outcomes.pictures.look import GREY, INK, LINE, RED, TEAL, dressed, rows

STEP = 24  # px for each place
WORDS = ("this area", "others")


def chart(data: Mapping[str, Any], width: int) -> Any:
    """`places`: name, value, lower, upper (None without interval), own; `benchmark`: name and value; `unit`;
    `words` for the own one and the others, where they are not areas.
    """
    own, others = data.get("words", WORDS)
    found = [{**place, "who": own if place["own"] else others} for place in data["places"]]
    x = alt.X("value:Q", title=data["unit"], scale=alt.Scale(zero=False, nice=True))
    names = alt.Axis(labelLimit=230 if width > 500 else 130, ticks=False, domain=False, labelPadding=8)
    y = alt.Y("name:N", sort=None, title=None, axis=names)
    base = alt.Chart(rows(found))
    colour = alt.Color("who:N", title=None, scale=alt.Scale(domain=[own, others], range=[TEAL, GREY]))
    shape = alt.Shape("who:N", title=None, scale=alt.Scale(domain=[own, others], range=["diamond", "circle"]))
    with_interval = alt.Chart(rows([place for place in found if place["lower"] is not None]))
    layers = [
        with_interval.mark_rule(color=LINE, strokeWidth=3).encode(x=alt.X("lower:Q"), x2=alt.X2("upper:Q"), y=y),
        base.mark_point(filled=True, size=90, opacity=1).encode(x=x, y=y, color=colour, shape=shape),
    ]
    if data["benchmark"]:
        line = alt.Chart(rows([data["benchmark"]]))
        layers.append(line.mark_rule(color=RED, strokeDash=[5, 4]).encode(x=alt.X("value:Q")))
        layers.append(
            line.mark_text(color=INK, baseline="bottom", dy=-3).encode(
                x=alt.X("value:Q"), y=alt.value(0), text=alt.Text("name:N")
            )
        )
    return dressed(alt.layer(*layers).properties(height=STEP * max(len(found), 2)), width)
