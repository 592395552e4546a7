"""What a test needs from the machine: had, or said in one line; on CI, not having it is a failure.

There is one mechanism. A test (or fixture) that lacks something skips with a sentence; the hooks below, which
`tests/conftest.py` registers, turn every skip into a failure when CI=true, whoever skipped and however.
"""

import os
from collections import Counter
from collections.abc import Generator

import pytest


def need(condition: object, sentence: str) -> None:
    """Skip the test with `sentence` unless `condition` holds; under CI=true that is a failure."""
    if not condition:
        pytest.skip(sentence)


def on_ci() -> bool:
    return os.environ.get("CI", "").lower() == "true"


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    refuse_skip_on_ci(report)
    return report


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    refuse_skip_on_ci(report)
    return report


def refuse_skip_on_ci(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Make a skip a failure that says why. An expected failure (xfail) is not a skip."""
    if on_ci() and report.outcome == "skipped" and not hasattr(report, "wasxfail"):
        report.longrepr = f"On CI nothing may be skipped. {reason_of(report)}"
        report.outcome = "failed"


def reason_of(report: pytest.TestReport | pytest.CollectReport) -> str:
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return reason.removeprefix("Skipped: ")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line for each thing that could not be had, however many tests wanted it."""
    reasons = Counter(reason_of(report) for report in terminalreporter.stats.get("skipped", ()))
    for reason, tests in reasons.items():
        terminalreporter.write_line(f"Skipped {tests} {'test' if tests == 1 else 'tests'}: {reason}")
