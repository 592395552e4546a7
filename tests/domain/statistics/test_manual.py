"""What the manual says of statistics is true."""

import re
from pathlib import Path

import pytest

from sendwell.domain import statistics
from sendwell.domain.measures import Symbol
from sendwell.domain.statistics.spc.points import SHORTEST_FIRM_SEGMENT
from sendwell.domain.statistics.suppression.table import THRESHOLD
from sendwell.domain.statistics.trajectory import FEWEST_READINGS


@pytest.fixture
def manual(root: Path) -> str:
    return (root / "docs/statistics.md").read_text(encoding="utf-8")


def test_the_code_in_the_manual_runs(manual: str, capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", manual, re.S)
    exec(compile(code, "docs/statistics.md", "exec"), {})
    assert capsys.readouterr().out.splitlines() == [
        "37.2% (34.7 to 39.8)",
        "Worse than the benchmark, by more than chance alone explains.",
        "gap -14.2 points (-19.0 to -9.7)",
        "3.1 times as many (2.4 to 3.9)",
        "386 more",
        "Better than expected variation explains.",
        "Above the upper limit: higher than expected variation explains.",
        "The target will not be met, as things are now.",
        "At this rate the target will be met in February 2028"
        " (at the earliest February 2027, at the latest February 2030)."
        " Until now “as last time” has foretold the next reading better than this line.",
        "True 9",
    ]


def test_the_manual_names_every_function(manual: str) -> None:
    functions = [name for name in statistics.__all__ if name.islower()]
    assert [name for name in functions if f"`{name}`" not in manual] == []


def test_the_manual_names_every_symbol(manual: str) -> None:
    assert all(f"| `{symbol}` |" in manual for symbol in Symbol if symbol)


def test_the_manual_states_the_limits_that_hold(manual: str) -> None:
    assert f"Counts from 1 to {THRESHOLD - 1} are hidden" in manual
    assert f"fewer than {SHORTEST_FIRM_SEGMENT} points" in manual
    assert (FEWEST_READINGS, "A trajectory needs six readings" in manual) == (6, True)
