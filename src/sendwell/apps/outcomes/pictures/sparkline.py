"""A line as small as a word, for a table of many measures.

It is written as SVG by hand: a table has one for each measure, and the drawing library needs ten times as long for each
as this function for all of them (bench/charts.py measures both).
"""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

WIDTH, HEIGHT, EDGE = 120, 32, 4  # px


def sparkline(values: Sequence[float | None], words: str) -> SafeString:
    """The values from left to right; where one is missing the line is broken. `words` tell it to who can't see it."""
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return format_html('<span class="app-quiet">{}</span>', "too few numbers for a line")
    low, high = min(known), max(known)
    step, scale = (WIDTH - 2 * EDGE) / (len(values) - 1), (HEIGHT - 2 * EDGE) / ((high - low) or 1)
    points = [None if value is None else (EDGE + at * step, HEIGHT - EDGE - (value - low) * scale)
              for at, value in enumerate(values)]  # fmt: skip
    runs = format_html_join("", '<polyline points="{}"/>', ((_written(run),) for run in _unbroken(points)))
    x, y = next(point for point in reversed(points) if point)
    return format_html(
        '<svg class="app-spark" viewBox="0 0 {} {}" width="{}" height="{}" role="img" aria-label="{}">{}'
        '<circle cx="{}" cy="{}" r="3"/></svg>',
        WIDTH, HEIGHT, WIDTH, HEIGHT, words, runs, f"{x:.1f}", f"{y:.1f}",
    )  # fmt: skip


def _unbroken(points: Sequence[tuple[float, float] | None]) -> list[list[tuple[float, float]]]:
    runs: list[list[tuple[float, float]]] = [[]]
    for point in points:
        if point is None:
            runs.append([])
        else:
            runs[-1].append(point)
    return [run for run in runs if len(run) > 1]


def _written(run: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in run)
