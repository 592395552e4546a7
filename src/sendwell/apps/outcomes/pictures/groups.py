"""Groups of children beside each other in time: a line each, told apart by colour, dash and name."""

from collections.abc import Mapping
from typing import Any

import altair as alt

from sendwell.apps.outcomes.pictures.look import GROUPS, TEAL, dressed, rows

HEIGHT = 240  # px
DASHES = {"all": [1, 0], "no_sen": [2, 2], "any_sen": [1, 0], "sen_support": [8, 3], "ehc_plan": [4, 2]}


def chart(data: Mapping[str, Any], width: int) -> Any:
    """`points`: day, value, group (its key), name; `unit`."""
    keys = list(dict.fromkeys(point["group"] for point in data["points"]))
    names = {point["group"]: point["name"] for point in data["points"]}
    domain = [names[key] for key in keys]
    colour = alt.Scale(domain=domain, range=[GROUPS.get(key, TEAL) for key in keys])
    dash = alt.Scale(domain=domain, range=[DASHES.get(key, [1, 0]) for key in keys])
    base = alt.Chart(rows(data["points"])).encode(
        x=alt.X("day:T", title=None, axis=alt.Axis(format="%b %Y", tickCount=5 if width > 500 else 3)),
        y=alt.Y("value:Q", title=data["unit"], scale=alt.Scale(zero=False, nice=True)),
        color=alt.Color("name:N", title=None, scale=colour),
        strokeDash=alt.StrokeDash("name:N", title=None, scale=dash),
    )
    layers = [base.mark_line(strokeWidth=2.5), base.mark_point(filled=True, size=40, opacity=1)]
    return dressed(alt.layer(*layers).properties(height=HEIGHT), width)
