"""What all pictures look like: the colours, type and lines of the pages that they stand on."""

from typing import Any

import altair as alt
from altair.utils.schemapi import disable_debug_mode

disable_debug_mode()  # checking each part when it is made takes as long as drawing; the tests check the whole

TEAL, INK, QUIET, LINE, GRID = "#0b4f5c", "#0b0c0c", "#484949", "#7f9a98", "#e3e9e8"
BLUE, ORANGE, GREY, RED, GREEN = "#1d5fa8", "#c2570c", "#5a6a6a", "#b52d2d", "#0f7a52"
FONT = "Helvetica Neue, Arial, Liberation Sans, sans-serif"
GROUPS = {"all": GREY, "no_sen": LINE, "any_sen": TEAL, "sen_support": BLUE, "ehc_plan": ORANGE}


def dressed(chart: Any, width: int) -> Any:
    """The chart in the product's look; `width` is that of the whole picture, with its axes."""
    fitted = chart.properties(width=width, autosize=alt.AutoSizeParams(type="fit-x", contains="padding"))
    return fitted.configure(
        font=FONT,
        background="white",
        padding=8,
        axis={
            "labelFontSize": 13,
            "titleFontSize": 13,
            "titleFontWeight": "normal",
            "labelColor": QUIET,
            "titleColor": QUIET,
            "gridColor": GRID,
            "domainColor": LINE,
            "tickColor": LINE,
        },
        legend={
            "orient": "top",
            "labelFontSize": 13,
            "titleFontSize": 13,
            "symbolSize": 90,
            "labelLimit": width,
            "columns": 0 if width > 500 else 1,
            "columnPadding": 34,  # room for a reader's font that is wider than ours
        },
        text={"fontSize": 13, "color": INK},
        view={"stroke": None},
    )


def rows(values: Any) -> Any:
    """Data given with the chart itself."""
    return alt.Data(values=list(values))  # type: ignore[no-untyped-call]
