"""Writes how many tests passed, failed and were skipped where `make test` asked for it, so that runs can be summed."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest

TALLY = "SENDWELL_TEST_TALLY"


@dataclass(frozen=True)
class Tally:
    """The outcome of one run; a test that could not start counts as failed."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


def read(path: Path) -> Tally:
    """The tally at `path`; a run that died before it could write one counts as one failure."""
    return Tally(**json.loads(path.read_text(encoding="utf-8"))) if path.exists() else Tally(failed=1)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if TALLY not in os.environ:
        return

    def count(*outcomes: str) -> int:
        return sum(len(terminalreporter.stats.get(outcome, ())) for outcome in outcomes)

    tally = Tally(count("passed", "xpassed"), count("failed", "error"), count("skipped", "xfailed"))
    Path(os.environ[TALLY]).write_text(json.dumps(asdict(tally)), encoding="utf-8")
