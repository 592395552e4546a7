"""The smallest picture: a line alone. It starts the libraries; see `sparkline` for those on pages."""

from collections.abc import Mapping
from typing import Any

import altair as alt

from sendwell.apps.outcomes.pictures.look import TEAL, rows


def chart(data: Mapping[str, Any], width: int) -> Any:
    """A line through `values`."""
    points = [{"at": at, "value": value} for at, value in enumerate(data["values"])]
    line = alt.Chart(rows(points)).mark_line(color=TEAL)
    return line.encode(x=alt.X("at:Q", axis=None), y=alt.Y("value:Q", axis=None)).properties(width=width, height=40)
