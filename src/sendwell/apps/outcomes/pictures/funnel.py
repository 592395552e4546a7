"""A funnel: each school by its size and its number, with the lines that chance keeps most of them within."""

from collections.abc import Mapping
from typing import Any

import altair as alt

from sendwell.apps.outcomes.pictures.look import GREY, INK, LINE, ORANGE, QUIET, dressed, rows
from sendwell.apps.outcomes.pictures.named import INSIDE, OUTSIDE

HEIGHT = 300  # px


def chart(data: Mapping[str, Any], width: int) -> Any:
    """`schools`: children, value, who (INSIDE or OUTSIDE), name (empty where it is not written); `lines`: children,
    value, line (its name); `whole`; `unit`.
    """
    x = alt.X("children:Q", title="Children counted", scale=alt.Scale(zero=True, nice=True))
    y = alt.Y("value:Q", title=data["unit"], scale=alt.Scale(zero=False, nice=True))
    used = [who for who in (INSIDE, OUTSIDE) if any(school["who"] == who for school in data["schools"])]
    looks = {INSIDE: (GREY, "circle"), OUTSIDE: (ORANGE, "square")}
    colour = alt.Scale(domain=used, range=[looks[who][0] for who in used])
    shape = alt.Scale(domain=used, range=[looks[who][1] for who in used])
    schools = alt.Chart(rows(data["schools"])).encode(x=x, y=y)
    lines = alt.Chart(rows(data["lines"])).mark_line(color=LINE, strokeWidth=1.4, strokeDash=[6, 4])
    layers = [
        lines.encode(x=x, y=y, detail=alt.Detail("line:N")),
        alt.Chart(rows([{"value": data["whole"]}])).mark_rule(color=QUIET).encode(y=alt.Y("value:Q")),
        schools.mark_point(filled=True, size=60, opacity=0.9).encode(
            color=alt.Color("who:N", title=None, scale=colour), shape=alt.Shape("who:N", title=None, scale=shape)
        ),
        schools.mark_text(align="left", dx=7, fontSize=11, color=INK).encode(text=alt.Text("name:N")),
    ]
    return dressed(alt.layer(*layers).properties(height=HEIGHT), width)
