"""The share agreed by month as a chart, with limits that are wider where fewer were decided (a p-chart)."""

from sendwell.apps.casework.panels.queries import Consistency
from sendwell.apps.outcomes.pictures import WIDE, Picture

TITLE = "Requests agreed, of those decided"


def consistency_picture(found: Consistency, width: int = WIDE) -> Picture | None:
    """The months whose share is shown; None where there are fewer than two."""
    if len(found.shown) < 2:
        return None
    points = [
        {
            "day": month.month.ends.isoformat(),
            "value": month.share,
            "kind": "higher or lower than expected" if month.is_outside else "within expected variation",
        }
        for month in found.shown
    ]
    lines = [
        {
            "from": month.month.begins.isoformat(),
            "to": month.month.ends.isoformat(),
            "mean": found.whole,
            "lower": month.lower,
            "upper": month.upper,
        }
        for month in found.months
    ]
    stretches = "quarters" if found.by_quarter else "months"
    words = f"{TITLE}. {len(found.outside)} of {len(found.shown)} {stretches} lie outside the limits of chance."
    data = {"unit": "Per cent", "points": points, "lines": lines, "marks": [], "path": []}
    return Picture("spc", TITLE, words, data, width)
