"""How long a page of 12 charts takes to draw: cold, warm, and beside the drawing library alone.

The baseline, in the same run, is Vega-Lite specifications that are ready, drawn by vl-convert one after the other.
"""

import sys

sys.path.pop(0)  # this folder: here a file has the name of a module of the standard library that others import

import os
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from statistics import median

CHARTS, POINTS = 12, 36
LIMIT_COLD, LIMIT_WARM = 1.5, 0.3  # seconds
COLD = "import bench.charts as b; b.print_cold()"


def set_up(folder: str) -> None:
    """Django with nothing kept."""
    os.environ.update(SENDWELL_MODE="test", MEDIA_ROOT=folder, DJANGO_SETTINGS_MODULE="sendwell.web.settings")
    import django

    django.setup()


def pictures(first: int = 0) -> list:
    """Twelve process charts, each of 36 points with limits, marks and a target."""
    from sendwell.apps.outcomes.pictures import Picture

    return [Picture("spc", f"Chart {at}", "Words.", data(at)) for at in range(first, first + CHARTS)]


def data(seed: int) -> dict:
    """What is in one chart."""
    chance = Random(seed)
    days = [f"{2023 + at // 12}-{at % 12 + 1:02}-28" for at in range(POINTS)]
    points = [{"day": day, "value": chance.gauss(50, 5), "kind": "within expected variation"} for day in days]
    lines = [{"from": days[0], "to": days[-1], "mean": 50, "lower": 35, "upper": 65}]
    path = [{"day": days[0], "value": 50}, {"day": "2026-12-31", "value": 90}]
    return {
        "unit": "Per cent",
        "points": points,
        "lines": lines,
        "marks": [{"day": days[9], "number": "1"}],
        "path": path,
    }


def timed(work: Callable[[], object]) -> float:
    """Seconds that `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def print_cold() -> None:
    """In a process of its own: the libraries not loaded, nothing kept; and as the service does it, warmed before."""
    with tempfile.TemporaryDirectory() as folder:
        set_up(folder)
        from sendwell.apps.outcomes.pictures import svg_of, warm_up

        if "--warmed" in sys.argv:
            warm_up().join()
        print(timed(lambda: [svg_of(one) for one in pictures()]))


def main() -> None:
    """Print each against the baseline."""
    with tempfile.TemporaryDirectory() as folder:
        set_up(folder)
        from sendwell.apps.outcomes.pictures import svg_of, warm_up
        from sendwell.apps.outcomes.pictures.sparkline import sparkline

        warm_up().join()
        specifications = [_specification(at) for at in range(100, 100 + CHARTS)]
        import vl_convert

        baseline = median(timed(lambda: [vl_convert.vegalite_to_svg(one) for one in specifications]) for _ in range(3))
        timed(lambda: [svg_of(one) for one in pictures()])
        warm = median(timed(lambda: [svg_of(one) for one in pictures()]) for _ in range(3))
        values = [point["value"] for point in data(1)["points"]]
        small = timed(lambda: [sparkline(values, "In time") for _ in range(CHARTS)])
    cold, warmed = _cold(), _cold("--warmed")
    print(f"baseline: vl-convert alone, {CHARTS} specifications {baseline:7.3f} s")
    for words, seconds, limit in (
        ("a process that has just started", cold, None),
        ("cold: warmed up as the service is, nothing kept", warmed, LIMIT_COLD),
        ("warm: kept from before", warm, LIMIT_WARM),
        ("12 small lines of our own", small, None),
    ):
        held = f" (limit {limit} s)" if limit else ""
        print(f"{words:<50} {seconds:7.3f} s  ratio {seconds / baseline:6.3f}{held}")


def _specification(seed: int) -> dict:
    from sendwell.apps.outcomes.pictures.spc import chart

    return chart(data(seed), 760).to_dict(validate=False)


def _cold(*arguments: str) -> float:
    run = [sys.executable, "-c", COLD, *arguments]
    folder = Path(__file__).resolve().parent.parent
    done = (subprocess.run(run, capture_output=True, text=True, check=True, cwd=folder).stdout for _ in range(3))
    return median(float(seconds) for seconds in done)


if __name__ == "__main__":
    main()
